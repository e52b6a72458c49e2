/** A1 notation and back; rows and columns count from zero. */

export interface CellRef {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

export function toA1(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

const A1 = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i;

/** Reads `B7` or `$B$7`; `null` for anything else. */
export function parseA1(address: string): { row: number; column: number } | null {
  const match = A1.exec(address);
  if (!match) return null;
  const [, letters = "", digits = ""] = match;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

/** A sheet's name as a reference needs it: always quoted, which Excel accepts for every name. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** `'03 表'!C8` */
export function toReference(ref: CellRef): string {
  return `${quoteSheet(ref.sheet)}!${toA1(ref.row, ref.column)}`;
}
