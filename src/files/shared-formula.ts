/**
 * Most writers keep a formula that was filled down once, and only name it in the other cells. What those
 * cells compute is the same formula with its relative references moved.
 */
import { columnName } from "../workbook/address";
import { MAX_COLUMNS, MAX_ROWS } from "../workbook/workbook";

/** Strings and quoted sheet names are matched to be passed over; then A1, whole columns, whole rows. */
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(?<![\p{L}\p{N}_.$\\])(?:(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(!])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!]))/gu;

/** `formula` as it reads `rows` further down and `columns` further right; without its `=`, as is the result. */
export function moveFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const row = (fixed: string, digits: string): string | null =>
    moved(fixed, Number(digits) - 1, rows, MAX_ROWS, (n) => String(n + 1));
  const column = (fixed: string, letters: string): string | null =>
    moved(fixed, columnNumber(letters), columns, MAX_COLUMNS, columnName);
  return formula.replace(TOKEN, (token, ...groups: (string | undefined)[]) => {
    const [c$, c, r$, r, from$, from, to$, to, top$, top, bottom$, bottom] = groups;
    const parts =
      c !== undefined && r !== undefined
        ? [column(c$ ?? "", c), row(r$ ?? "", r)]
        : from !== undefined && to !== undefined
          ? [column(from$ ?? "", from), ":", column(to$ ?? "", to)]
          : top !== undefined && bottom !== undefined
            ? [row(top$ ?? "", top), ":", row(bottom$ ?? "", bottom)]
            : [token];
    return parts.includes(null) ? token : parts.join("");
  });
}

/** References that leave the sheet come in again at the other side, as in Excel; `null`: a name, not a reference. */
function moved(
  fixed: string,
  index: number,
  by: number,
  size: number,
  write: (index: number) => string,
): string | null {
  if (index < 0 || index >= size) return null;
  return fixed + write(fixed ? index : (((index + by) % size) + size) % size);
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
