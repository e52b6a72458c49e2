/** What a user types in a cell, as a spreadsheet program would take it. */
import type { CellInput } from "../../workbook/formula/recalculate";

const NUMBER = /^[-+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d+)?$/iu;

/** `format`: the cell's; text stays text in a cell that is formatted as text, as after a leading apostrophe. */
export function readTyped(text: string, format: string | undefined): CellInput["input"] {
  if (text === "") return null;
  if (text.startsWith("'")) return { text: text.slice(1) };
  if (format === "@") return { text };
  if (/^=./su.test(text)) return text;
  const plain = text.normalize("NFKC").trim();
  const isPercent = plain.endsWith("%");
  const digits = isPercent ? plain.slice(0, -1).trim() : plain;
  if (NUMBER.test(digits) && /\d/u.test(digits)) {
    const number = Number(digits.replaceAll(",", ""));
    return isPercent ? Number((number / 100).toPrecision(15)) : number;
  }
  const word = plain.toUpperCase();
  if (word === "TRUE" || word === "FALSE") return word === "TRUE";
  return { text };
}

/** What the user would have to type so that the cell holds again what it holds. */
export function asTyped(cell: {
  readonly value: string | number | boolean | null;
  readonly formula?: string | undefined;
  readonly error?: string | undefined;
}): string {
  if (cell.formula !== undefined) return cell.formula;
  if (cell.error !== undefined) return cell.error;
  if (cell.value === null) return "";
  if (typeof cell.value === "boolean") return cell.value ? "TRUE" : "FALSE";
  if (typeof cell.value === "number") return String(cell.value);
  const again = readTyped(cell.value, undefined);
  const staysText =
    typeof again === "object" && again !== null && "text" in again && again.text === cell.value;
  return staysText ? cell.value : `'${cell.value}`;
}
