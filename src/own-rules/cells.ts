/**
 * The cells of a clicked formula as figures: those of the tables are the facts that were read there; those of a sheet of
 * the user's own (a working paper) become figures with the unit that the sheet says.
 */
import { factId, type Fact, type Facts } from "../engine/fact";
import { unitIn } from "../engine/read/matter";
import { normalize } from "../engine/read/label";
import { toA1, type CellRef } from "../workbook/address";
import { BLANK, readFigure, toPlainAmount, type Amount, type Unit } from "../workbook/amount";
import { areasOf, parseFormula, type Area } from "../workbook/formula/parse";
import { precisionOf, type Precision, type PrintedFigure } from "../workbook/precision";
import { cellAt, type Cell, type Sheet, type Workbook } from "../workbook/workbook";
import { Wrong } from "./wrong";

/** The figures of sheets that hold no table: a table a sheet, which no rule of the catalogue names. */
const CELLS = "cells:";

export function cellTable(sheet: string): string {
  return `${CELLS}${sheet}`;
}

export function isCellTable(table: string): boolean {
  return table.startsWith(CELLS);
}

export const VALUE_COLUMN = "value";

/** More cells in one area are no sum that an accountant means. */
const MOST_CELLS = 5000;
/** Formulas that are followed to see whether they come back. */
const MOST_FOLLOWED = 5000;

export interface CellSource {
  readonly workbook: Workbook;
  readonly facts: Facts;
  /** The sheet with the rules. */
  readonly ownSheet: string;
}

/** A cell outside the tables: what stands there, and the unit of its sheet. */
export interface OwnCell {
  readonly kind: "own";
  readonly at: CellRef;
  readonly unit: Unit | null;
  readonly label: string;
  /** In 分 by the sheet's unit; `null` where the sheet says none. */
  readonly money: Amount | null;
  readonly count: Amount;
}

export type ReadCell = { readonly kind: "fact"; readonly fact: Fact } | OwnCell;

export type CellsReader = (area: Area, isSum: boolean) => readonly ReadCell[];

/** Throws {@link Wrong}. */
export function cellsReader({ workbook, facts, ownSheet }: CellSource): CellsReader {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const byCell = new Map([...facts.byId.values()].map((fact) => [keyOf(fact.cell), fact]));
  const withTables = new Set([...facts.tables.values()].flatMap((reading) => reading.sheets));
  const papers = new Map<string, Paper>();
  const followed = new Set<string>();

  const paperOf = (sheet: Sheet): Paper => {
    const known = papers.get(sheet.name) ?? readPaper(sheet);
    papers.set(sheet.name, known);
    return known;
  };

  const ownCell = (sheet: Sheet, cell: Cell | undefined, at: CellRef, isSum: boolean): OwnCell | null => {
    const place = `${sheet.name}!${toA1(at.row, at.column)}`;
    if (cell) followBack(cell, sheet.name, place);
    const figure = readFigure(cell);
    if (figure.kind === "error") throw new Wrong(`${place} 出错：${figure.error}`);
    if (figure.kind === "text") {
      if (isSum) return null;
      throw new Wrong(`${place} 是文字“${figure.text.slice(0, 20)}”，不是金额`);
    }
    if (withTables.has(sheet.name)) {
      if (figure.kind === "blank" && isSum) return null;
      throw new Wrong(`${place} 不是表中的金额（是编码、表头或没有识别的栏）`);
    }
    const { unit, precision } = paperOf(sheet);
    const label = labelAt(sheet, at);
    if (figure.kind === "blank") return { kind: "own", at, unit, label, money: BLANK, count: BLANK };
    return {
      kind: "own",
      at,
      unit,
      label,
      money: precision?.toAmount({ decimal: figure.decimal, shown: figure.shown }) ?? null,
      count: toPlainAmount(figure.decimal, 0),
    };
  };

  /** A working paper that reads the results of its own rule. */
  function followBack(cell: Cell, sheet: string, place: string): void {
    const open: { formula: string; sheet: string }[] =
      cell.formula === undefined ? [] : [{ formula: cell.formula, sheet }];
    for (let next = open.pop(); next; next = open.pop()) {
      const key = `${next.sheet}!${next.formula}`;
      if (followed.has(key) || followed.size > MOST_FOLLOWED) continue;
      const parsed = parseFormula(next.formula);
      for (const area of parsed ? areasOf(parsed) : []) {
        const name = area.sheet ?? next.sheet;
        if (name.toLowerCase() === ownSheet.toLowerCase())
          throw new Wrong(`${place} 的公式又引用“${ownSheet}”，形成循环`);
        const target = sheets.get(name.toLowerCase());
        if (!target || sizeOf(area) > MOST_CELLS) continue;
        for (const { formula } of cellsIn(target, area))
          if (formula !== undefined) open.push({ formula, sheet: target.name });
      }
      followed.add(key);
    }
  }

  return (area, isSum) => {
    const name = area.sheet ?? ownSheet;
    if (name.toLowerCase() === ownSheet.toLowerCase())
      throw new Wrong(`公式引用了“${ownSheet}”自己的单元格，形成循环`);
    const sheet = sheets.get(name.toLowerCase());
    if (!sheet) throw new Wrong(`没有“${name}”这张工作表`);
    const cut = {
      ...area,
      lastRow: Math.min(area.lastRow, sheet.rowCount - 1),
      lastColumn: Math.min(area.lastColumn, sheet.columnCount - 1),
    };
    if (!isSum && sizeOf(area) > 1) throw new Wrong(`${areaText(area)} 是一片单元格，求和请用 SUM(…)`);
    if (sizeOf(isSum ? cut : area) > MOST_CELLS)
      throw new Wrong(`${areaText(area)} 超过 ${String(MOST_CELLS)} 格，请写明要合计的单元格`);
    const used = isSum ? cut : area;
    const read: ReadCell[] = [];
    for (let row = used.firstRow; row <= used.lastRow; row += 1) {
      for (let column = used.firstColumn; column <= used.lastColumn; column += 1) {
        const at = { sheet: sheet.name, row, column };
        const fact = byCell.get(keyOf(at));
        const own = fact
          ? { kind: "fact" as const, fact }
          : ownCell(sheet, cellAt(sheet, row, column), at, isSum);
        if (own) read.push(own);
      }
    }
    return read;
  };
}

const keyOf = ({ sheet, row, column }: CellRef): string => `${sheet}!${toA1(row, column)}`;

function sizeOf({ firstRow, lastRow, firstColumn, lastColumn }: Area): number {
  return Math.max(0, lastRow - firstRow + 1) * Math.max(0, lastColumn - firstColumn + 1);
}

function areaText({ firstRow, firstColumn, lastRow, lastColumn }: Area): string {
  return `${toA1(firstRow, firstColumn)}:${toA1(lastRow, lastColumn)}`;
}

function cellsIn(sheet: Sheet, area: Area): Cell[] {
  const cells: Cell[] = [];
  for (let row = area.firstRow; row <= Math.min(area.lastRow, sheet.rowCount - 1); row += 1)
    for (
      let column = area.firstColumn;
      column <= Math.min(area.lastColumn, sheet.columnCount - 1);
      column += 1
    ) {
      const cell = cellAt(sheet, row, column);
      if (cell) cells.push(cell);
    }
  return cells;
}

interface Paper {
  readonly unit: Unit | null;
  readonly precision: Precision | null;
}

/** The unit that the sheet says anywhere, and how exactly its figures are kept. */
function readPaper(sheet: Sheet): Paper {
  let unit: Unit | null = null;
  const figures: PrintedFigure[] = [];
  for (const cell of sheet.cells.values()) {
    if (typeof cell.value === "string") unit ??= unitIn(normalize(cell.value));
    const figure = readFigure(cell);
    if (figure.kind === "figure") figures.push({ decimal: figure.decimal, shown: figure.shown });
  }
  return { unit, precision: unit === null ? null : precisionOf(figures, unit) };
}

/** The words left of a cell, else those above it, else its address. */
function labelAt(sheet: Sheet, { row, column }: CellRef): string {
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = cellAt(sheet, row, left)?.value;
    if (typeof text === "string" && text.trim() !== "") return text.trim().slice(0, 30);
  }
  for (let above = row - 1; above >= 0; above -= 1) {
    const text = cellAt(sheet, above, column)?.value;
    if (typeof text === "string" && text.trim() !== "") return text.trim().slice(0, 30);
  }
  return toA1(row, column);
}

/** An own cell as a fact, in the measure that the rule has. */
export function factOfOwnCell({ at, unit, label, money, count }: OwnCell, measure: "money" | "count"): Fact {
  const table = cellTable(at.sheet);
  const line = toA1(at.row, at.column);
  return {
    id: factId(table, line, VALUE_COLUMN),
    table,
    line,
    column: VALUE_COLUMN,
    lineLabel: label,
    columnLabel: at.sheet,
    measure,
    amount: measure === "money" ? money : count,
    signed: true,
    cell: at,
    unit: measure === "money" ? unit : null,
  };
}
