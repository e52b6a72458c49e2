/** Which formulas read which cells: found by the cell, without asking every formula of a workbook. */
import type { CellRef } from "../address";
import { cellKey, type CellKey } from "../workbook";
import type { Area, Formula } from "./parse";

export interface Node {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** `null`: not known here. */
  readonly formula: Formula | null;
  readonly areas: readonly (Area & { readonly sheet: string })[];
}

export function sizeOf(area: Area): number {
  return (area.lastRow - area.firstRow + 1) * (area.lastColumn - area.firstColumn + 1);
}

export function isWithin({ sheet, row, column }: CellRef, area: Area & { readonly sheet: string }): boolean {
  return (
    row >= area.firstRow &&
    row <= area.lastRow &&
    column >= area.firstColumn &&
    column <= area.lastColumn &&
    sheet.toLowerCase() === area.sheet.toLowerCase()
  );
}

/** Areas of more cells than this are asked one by one, smaller ones by their cells. */
const MOST_LISTED = 64;

/** Which formulas read a cell, without asking each of them. */
export class Readers {
  private readonly byCell = new Map<string, Map<CellKey, Set<Node>>>();
  private readonly wide = new Map<string, Map<Area, Node>>();

  add(node: Node): void {
    for (const area of node.areas) {
      if (sizeOf(area) > MOST_LISTED) entryOf(this.wide, area.sheet, newMap<Area, Node>).set(area, node);
      else {
        const cells = entryOf(this.byCell, area.sheet, newMap<CellKey, Set<Node>>);
        for (const key of keysOf(area)) cells.set(key, (cells.get(key) ?? new Set()).add(node));
      }
    }
  }

  remove(node: Node): void {
    for (const area of node.areas) {
      if (sizeOf(area) > MOST_LISTED) this.wide.get(area.sheet.toLowerCase())?.delete(area);
      else for (const key of keysOf(area)) this.byCell.get(area.sheet.toLowerCase())?.get(key)?.delete(node);
    }
  }

  of(cell: CellRef): Set<Node> {
    const sheet = cell.sheet.toLowerCase();
    const found = new Set(this.byCell.get(sheet)?.get(cellKey(cell.row, cell.column)));
    for (const [area, node] of this.wide.get(sheet) ?? [])
      if (isWithin(cell, { ...area, sheet })) found.add(node);
    return found;
  }
}

const newMap = <K, V>(): Map<K, V> => new Map<K, V>();

function entryOf<V>(map: Map<string, V>, sheet: string, make: () => V): V {
  const entry = map.get(sheet.toLowerCase()) ?? make();
  map.set(sheet.toLowerCase(), entry);
  return entry;
}

function* keysOf({ firstRow, lastRow, firstColumn, lastColumn }: Area): Generator<CellKey> {
  for (let row = firstRow; row <= lastRow; row += 1)
    for (let column = firstColumn; column <= lastColumn; column += 1) yield cellKey(row, column);
}
