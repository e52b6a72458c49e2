/**
 * Carries changed cells of a sheet into its worksheet part. A formula that only computes something else keeps its
 * element and gets the new value; a formula whose value nobody has computed loses the old one, so that no reader takes
 * it for the present one.
 */
import { parseA1, toA1 } from "../workbook/address";
import { cellKey, type Cell, type CellKey, type Sheet } from "../workbook/workbook";
import { rewriteCells, type CellRewrite, type PresentCell } from "./rewrite-cells";
import { attributeOf, scanXml, setAttribute } from "./splice-xml";
import { cellText, plainValue } from "./worksheet-xml";
import { escapeXml } from "./xml";

export interface EditedCells {
  readonly xml: string;
  /** Addresses that held a formula and hold none any more, or another one. */
  readonly formulasGone: boolean;
}

/** Writes what differs between `before`, as the part has it, and `after`. */
export function editCells(part: string, xml: string, before: Sheet, after: Sheet): EditedCells | null {
  const changed = changedCells(before, after);
  if (changed.size === 0) return null;
  const hasFormulas = (key: CellKey): boolean => before.cells.get(key)?.formula !== undefined;
  const replaced = new Set(
    [...changed].filter(
      (key) => hasFormulas(key) && before.cells.get(key)?.formula !== after.cells.get(key)?.formula,
    ),
  );
  const loosened = replaced.size === 0 ? new Set<CellKey>() : sharersOf(part, xml, replaced);
  const rewrites = [...new Set([...changed, ...loosened])].map((key): CellRewrite => {
    const cell = after.cells.get(key);
    const { row, column } = cell ?? before.cells.get(key) ?? { row: 0, column: 0 };
    const keepsFormula =
      cell?.formula !== undefined && cell.formula === before.cells.get(key)?.formula && !loosened.has(key);
    return {
      row,
      column,
      write: (present) =>
        keepsFormula && present.element !== null
          ? withValue(present, cell)
          : newElement(present, { row, column }, cell),
    };
  });
  return { xml: rewriteCells(part, xml, rewrites), formulasGone: replaced.size > 0 };
}

function changedCells(before: Sheet, after: Sheet): Set<CellKey> {
  const changed = new Set<CellKey>();
  for (const [key, cell] of after.cells) if (!isSame(before.cells.get(key), cell)) changed.add(key);
  for (const [key, cell] of before.cells)
    if (!after.cells.has(key) && !isSame(cell, undefined)) changed.add(key);
  return changed;
}

function isSame(one: Cell | undefined, other: Cell | undefined): boolean {
  return (
    (one?.value ?? null) === (other?.value ?? null) &&
    one?.error === other?.error &&
    one?.formula === other?.formula
  );
}

/** Cells whose formula stands in one of these, from which it was filled: theirs has to be written out. */
function sharersOf(part: string, xml: string, replaced: ReadonlySet<CellKey>): Set<CellKey> {
  const shared: { readonly key: CellKey; readonly group: string; readonly isMaster: boolean }[] = [];
  let row = -1;
  let column = -1;
  scanXml(part, xml, (tag) => {
    const { r } = tag.attributes;
    if (tag.path === "worksheet/sheetData/row") {
      row = r === undefined ? row + 1 : Number(r) - 1;
      column = -1;
    } else if (tag.path === "worksheet/sheetData/row/c") {
      column = (r === undefined ? null : parseA1(r))?.column ?? column + 1;
    } else if (tag.path === "worksheet/sheetData/row/c/f" && attributeOf(tag, "t") === "shared") {
      const isMaster = attributeOf(tag, "ref") !== undefined;
      shared.push({ key: cellKey(row, column), group: attributeOf(tag, "si") ?? "", isMaster });
    }
  });
  const groups = new Set(
    shared.filter((one) => one.isMaster && replaced.has(one.key)).map(({ group }) => group),
  );
  return new Set(
    shared.filter(({ group, key }) => groups.has(group) && !replaced.has(key)).map(({ key }) => key),
  );
}

function withValue({ element, start }: Extract<PresentCell, { element: string }>, cell: Cell): string {
  const head = element.slice(0, start.end - start.start);
  const { prefix } = start;
  const formula =
    new RegExp(`<${prefix}f(?=[\\s/>])[^>]*?(?:/>|>[^<]*</${prefix}f\\s*>)`, "u").exec(element)?.[0] ?? "";
  const type = valueType(cell);
  const typed =
    type === "" ? head.replace(/\st\s*=\s*(?:"[^"]*"|'[^']*')/u, "") : setAttribute(head, "t", type);
  return `${typed}${formula}${valueXml(prefix, cell)}</${prefix}c>`;
}

function newElement(
  present: PresentCell,
  { row, column }: { row: number; column: number },
  cell?: Cell,
): string {
  const prefix = present.element === null ? present.prefix : present.start.prefix;
  const style = present.style === 0 ? "" : ` s="${present.style}"`;
  const head = `<${prefix}c r="${toA1(row, column)}"${style}`;
  if (!cell || (cell.value === null && cell.error === undefined && cell.formula === undefined))
    return `${head}/>`;
  if (cell.formula === undefined && typeof cell.value === "string") {
    const text = `<${prefix}t xml:space="preserve">${cellText(cell.value)}</${prefix}t>`;
    return `${head} t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`;
  }
  const type = valueType(cell);
  const formula =
    cell.formula === undefined
      ? ""
      : `<${prefix}f>${escapeXml(cell.formula.replace(/^=/u, ""))}</${prefix}f>`;
  return `${head}${type === "" ? "" : ` t="${type}"`}>${formula}${valueXml(prefix, cell)}</${prefix}c>`;
}

function valueType({ value, error }: Cell): string {
  if (error !== undefined) return "e";
  if (typeof value === "string") return "str";
  return typeof value === "boolean" ? "b" : "";
}

function valueXml(prefix: string, { value, error }: Cell): string {
  if (error !== undefined) return `<${prefix}v>${escapeXml(error)}</${prefix}v>`;
  return value === null ? "" : `<${prefix}v>${plainValue(value)}</${prefix}v>`;
}
