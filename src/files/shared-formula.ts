/**
 * Most writers keep a formula that was filled down once, and only name it in the other cells. What those
 * cells compute is the same formula with its relative references moved.
 */
import { columnName } from "../workbook/address";
import { MAX_COLUMNS, MAX_ROWS } from "../workbook/workbook";

/**
 * Strings and quoted sheet names are matched to be passed over; then A1, whole columns, whole rows. No alternative can
 * begin inside what another one failed on, so that the whole is read once, whatever it holds.
 */
const TOKEN =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\][]*\]|(?<![\p{L}\p{N}_.$\\])(?:(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(!])|(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!]))/gu;

/** Stands for a formula that cannot be read: that there is one is said, and nothing else. */
export const UNKNOWN_FORMULA = "#REF!";

/** A formula that is moved often: without its `=`, as is what it gives. */
export type MovableFormula = (rows: number, columns: number) => string;

/** What it gives is the formula as it reads so many `rows` further down and `columns` further right. */
export function movableFormula(formula: string): MovableFormula {
  const pieces: (string | Reference)[] = [];
  let at = 0;
  for (const match of formula.matchAll(TOKEN)) {
    const reference = referenceOf(match);
    if (!reference) continue;
    pieces.push(formula.slice(at, match.index), reference);
    at = match.index + match[0].length;
  }
  pieces.push(formula.slice(at));
  return (rows, columns) =>
    rows === 0 && columns === 0
      ? formula
      : pieces.map((piece) => (typeof piece === "string" ? piece : piece(rows, columns))).join("");
}

type Reference = MovableFormula;

/** `null` for a token without a reference, or one that no sheet has: a name. */
function referenceOf([, ...groups]: RegExpMatchArray): Reference | null {
  const [c$, c, r$, r, from$, from, to$, to, top$, top, bottom$, bottom] = groups as (string | undefined)[];
  if (c !== undefined && r !== undefined) return pair(column(c$, c), row(r$, r), "");
  if (from !== undefined && to !== undefined) return pair(column(from$, from), column(to$, to), ":");
  if (top !== undefined && bottom !== undefined) return pair(row(top$, top), row(bottom$, bottom), ":");
  return null;
}

function pair(first: Reference | null, second: Reference | null, between: string): Reference | null {
  return first && second && ((rows, columns) => first(rows, columns) + between + second(rows, columns));
}

function row(fixed: string | undefined, digits: string): Reference | null {
  const write = moved(fixed, Number(digits) - 1, MAX_ROWS, (index) => String(index + 1));
  return write && ((rows) => write(rows));
}

function column(fixed: string | undefined, letters: string): Reference | null {
  const write = moved(fixed, columnNumber(letters), MAX_COLUMNS, columnName);
  return write && ((_, columns) => write(columns));
}

/** References that leave the sheet come in again at the other side, as in Excel. */
function moved(
  fixed: string | undefined,
  index: number,
  size: number,
  write: (index: number) => string,
): ((by: number) => string) | null {
  if (index < 0 || index >= size) return null;
  if (fixed) return () => fixed + write(index);
  return (by) => write((((index + by) % size) + size) % size);
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
