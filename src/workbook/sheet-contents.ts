/** What was typed on a sheet, to tell whether it is still the one that was read: what formulas give may change by itself. */
import type { Cell } from "./workbook";

/** By `row,column`: a formula, an error, or a value with its type. */
export type Contents = ReadonlyMap<string, string>;

type Content = Pick<Cell, "formula" | "error" | "value">;

export function contentsOf(cells: Iterable<Cell>): Contents {
  return new Map([...cells].map((cell) => [placeKey(cell), contentOf(cell)]));
}

export function placeKey({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${row},${column}`;
}

export function contentOf({ formula, error, value }: Content): string {
  return formula ?? error ?? `${typeof value} ${String(value)}`;
}

export function isSameContents(one: Contents, other: Contents): boolean {
  return one.size === other.size && [...one].every(([place, content]) => other.get(place) === content);
}
