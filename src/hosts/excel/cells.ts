/** Cells as Excel hands them out, and as it takes them without reading text as anything else. */
import { type Cell, type CellValue } from "../../workbook/workbook";

const ERROR_VALUE =
  /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|FIELD!|GETTING_DATA|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!)$/;

/** `undefined` for an empty cell. A text that looks like a formula is told by being its own value. */
export function toCell(
  row: number,
  column: number,
  value: unknown,
  formula: unknown,
  format: unknown,
): Cell | undefined {
  const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
  if (value === "" && !isFormula) return undefined;
  return {
    row,
    column,
    ...contentOf(value),
    ...(isFormula ? { formula } : {}),
    ...(typeof format === "string" && format !== "General" ? { format } : {}),
  };
}

function contentOf(value: unknown): { value: CellValue; error?: string } {
  if (typeof value === "string" && ERROR_VALUE.test(value)) return { value: null, error: value };
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return { value: isPlain ? value : null };
}

/**
 * What to hand to Excel so that a text stays a text: "=1", "-5", "2010301" and "1-2" would be read as if typed. A
 * leading apostrophe prevents that and is no part of the value; words that Excel could only read as words go without.
 */
export function asInput(value: CellValue): string | number | boolean {
  if (value === null) return "";
  if (typeof value !== "string" || value === "") return value;
  const isPlainlyText = /^[\p{Script=Han}（《【〔“]/u.test(value) && !/\d:\d/.test(value);
  return isPlainlyText ? value : `'${value}`;
}
