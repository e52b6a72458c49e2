/**
 * Finds the faults of a workbook's structure, in an order that matters: lines that are not there make sums fail and
 * look like errors in them; a table in another unit looks like another unit's table; a foreign table makes an honestly
 * empty one look emptied, and others slid. After each fault that is found and mended the rest is asked again.
 */
import type { Amount } from "../../../workbook/amount";
import type { ColumnId, Facts, FactId, LineId, TableId } from "../../fact";
import type { Judgement } from "../../reconcile/relation";
import { at } from "../model";
import { toldBy, type Told } from "./borne-out";
import { failing, LOST, openBooks, silence } from "./books";
import type { Books, Change, Figure } from "./books";
import { evidenceIn } from "./evidence";
import { findExchange } from "./exchange";
import type { Exchange } from "./exchange";
import type { Fault } from "./fault";
import { gridsOf } from "./grid";
import type { Grid, Strip } from "./grid";
import type { StructureKnowledge } from "./knowledge";
import { findMissingLines } from "./lines";
import { meterOf } from "./meter";
import { findOutsize, findScale } from "./scale";
import { findSlide } from "./slide";
import { findUnitWord } from "./unit-word";
import { scaledChange } from "./weigh-scale";
import type { Scaled } from "./weigh-scale";
import { readingsOf, saidBy, unsureCells, type Slide } from "./weigh-slide";
import { findUnprintedLines } from "./unprinted-lines";
import { findEmpty, findForeign } from "./whole-table";

/** More faults than this are no slip any more. */
const MOST_FAULTS = 6;
/** Two rows that are exchanged break no more ties than this. */
const OF_TWO_ROWS = 40;

export function findFaults(
  facts: Facts,
  judgements: readonly Judgement[],
  knowledge: StructureKnowledge,
): Fault[] {
  const books = openBooks(facts, judgements, knowledge);
  const faults: Fault[] = [...doubledLines(facts)];
  for (const { table, codes, figures, explained, label } of [
    ...findMissingLines(books),
    ...findUnprintedLines(books),
  ]) {
    const [code, ...below] = codes;
    if (code === undefined) continue;
    faults.push({
      label,
      kind: "missing-line",
      tables: [table],
      codes: [code, ...below],
      figures,
      rows: [],
      amounts: new Map(),
      silenced: explained,
    });
  }
  const unit = unitWord(books, findUnitWord(books));
  if (unit) faults.push(unit);
  const outsize = findOutsize(books);
  if (outsize) faults.push(scaleFault(books, outsize.table, outsize.change, 10_000));
  const grids = gridsOf(books);
  for (let count = 0; count < MOST_FAULTS; count++) {
    const fault = nextFault(books, grids);
    if (!fault) break;
    faults.push(fault);
  }
  return faults;
}

function nextFault(books: Books, grids: readonly Grid[]): Fault | null {
  const hard = failing(books);
  if (hard.length === 0 && failing(books, "all").length < 3) return null;
  const meter = meterOf(books);
  const scaled = hard.length > 0 ? findScale(books, meter, grids) : null;
  if (scaled) return scaledFault(books, scaled);
  const foreign = findForeign(books);
  if (foreign && foreign.factor !== null) {
    const figures = books.ofTable.get(foreign.table) ?? [];
    return scaleFault(books, foreign.table, scaledChange(books, figures, foreign.factor), foreign.factor);
  }
  if (foreign) return wholeTable(books, foreign.table, foreign.isSaid);
  const empty = findEmpty(books);
  if (empty !== null) return wholeTable(books, empty, false);
  const found = evidenceIn(failing(books, "all")) < 3 ? null : findSlide(books, meter, grids);
  const slide = found && weighReadings(books, found);
  if (slide && slide.trial.before.length > OF_TWO_ROWS) return slideFault(books, slide);
  const exchange = findExchange(books, meter, grids);
  if (slide && !(exchange && exchange.trial.before.length >= slide.trial.before.length))
    return slideFault(books, slide);
  return exchange && exchangeFault(books, exchange);
}

/** Puts a change into the books, and says what it makes of the facts. */
function apply(
  books: Books,
  change: Change,
  unsure: ReadonlySet<number> = new Set(),
): Map<FactId, Amount | null> {
  const amounts = new Map<FactId, Amount | null>();
  for (const [index, figure] of change) {
    const printed = at(books.figures, index);
    if (unsure.has(index)) continue;
    const isSame = figure.value === printed.value && figure.half === printed.half;
    if (figure.isKnown && printed.isKnown && isSame) continue;
    amounts.set(at(books.facts, index).id, amountOf(figure));
  }
  for (const [index, figure] of change) books.figures[index] = unsure.has(index) ? LOST : figure;
  for (const index of unsure) {
    books.figures[index] = LOST;
    amounts.set(at(books.facts, index).id, null);
  }
  return amounts;
}

function amountOf({ value, half, isKnown }: Figure): Amount | null {
  return isKnown ? { value, half: Math.floor(half), blank: false } : null;
}

function amountsOf(books: Books, change: Change): Map<FactId, Amount | null> {
  return new Map([...change].map(([index, figure]) => [at(books.facts, index).id, amountOf(figure)]));
}

function scaledFault(books: Books, { strip, rows, isTable, factor, trial }: Scaled): Fault {
  const { table } = strip.grid;
  const whole = isTable ? wordOf(books, table, factor) : null;
  if (whole) return { ...whole, amounts: apply(books, trial.change) };
  return {
    ...scaleFault(books, table, trial.change, factor),
    columns: isTable ? null : columnsOf(books, strip),
    rows: rows && { first: at(strip.grid.rows, rows[0]), last: at(strip.grid.rows, rows[1]) },
  };
}

function scaleFault(books: Books, table: TableId, change: Change, factor: number) {
  return {
    kind: "scale" as const,
    tables: [table] as const,
    columns: null,
    rows: null,
    factor,
    amounts: apply(books, change),
    silenced: [],
  };
}

/** Where a sheet alone says 元 and its figures are those of 万元, the word is wrong rather than the figures. */
function wordOf(books: Books, table: TableId, factor: number) {
  const readings = [...books.source.tables.values()];
  const others = readings.filter((reading) => reading.table !== table);
  const inWan = others.filter(({ unit }) => unit === "万元").length;
  const said = books.source.tables.get(table)?.unit;
  if (factor !== 0.0001 || said !== "元" || inWan <= others.length / 2) return null;
  return { kind: "unit-word" as const, tables: [table] as const, said, unit: "万元" as const, silenced: [] };
}

function unitWord(books: Books, tables: readonly TableId[]): Fault | null {
  const [first, ...others] = tables;
  if (first === undefined) return null;
  const figures = tables.flatMap((table) => books.ofTable.get(table) ?? []);
  return {
    kind: "unit-word",
    tables: [first, ...others],
    said: "元",
    unit: "万元",
    amounts: apply(books, scaledChange(books, figures, 0.0001)),
    silenced: [],
  };
}

function wholeTable(books: Books, table: TableId, isSaid: boolean): Fault {
  const figures = books.ofTable.get(table) ?? [];
  const isEmpty = figures.every((index) => at(books.figures, index).value === 0);
  const silenced = silence(books, ({ tables }) => tables.includes(table));
  return {
    kind: isEmpty ? "empty" : "foreign",
    tables: [table],
    isSaid,
    amounts: apply(books, new Map(figures.map((index) => [index, LOST]))),
    silenced,
  };
}

interface WeighedSlide extends Slide, Told {
  readonly readings: readonly Change[];
  /** Cells of which nothing says what they should be. */
  readonly unsure: ReadonlySet<number>;
}

/** A slide not one figure of which anything bears out has at least so many rows in a piece: fewer are as many slips. */
const LEAST_UNTOLD = 5;

function weighReadings(books: Books, slide: Slide): WeighedSlide | null {
  const readings = saidBy(books, readingsOf(books, slide));
  const unsure = unsureCells(readings);
  // What is lost and was blank may as well have been blank.
  for (const index of slide.trial.lost)
    if (slide.trial.change.get(index)?.isKnown !== true && at(books.figures, index).value === 0)
      unsure.add(index);
  const { told, isSure } = toldBy(books, slide, unsure);
  for (const [index, figure] of slide.trial.change)
    if (!told.has(index) && figure.isKnown && figure.value !== at(books.figures, index).value)
      unsure.add(index);
  const rows = Math.max(...slide.pieces.map(({ first, last }) => last - first + 1));
  return told.size > 0 || rows >= LEAST_UNTOLD ? { ...slide, readings, unsure, told, isSure } : null;
}

function slideFault(books: Books, slide: WeighedSlide): Fault {
  const { readings, unsure, isSure } = slide;
  const { grid } = slide.strip;
  const pieces = slide.pieces
    .map((piece) => ({
      first: at(grid.rows, piece.first),
      last: at(grid.rows, piece.last),
      by: isSure(piece) ? at(grid.rows, piece.first + piece.by) - at(grid.rows, piece.first) : null,
    }))
    .sort((a, b) => a.first - b.first);
  return {
    kind: "slide",
    tables: [grid.table],
    columns: columnsOf(books, slide.strip),
    pieces,
    readings: readings.length > 1 ? readings.map((said) => amountsOf(books, said)) : [],
    amounts: apply(books, slide.trial.change, unsure),
    silenced: [],
  };
}

function exchangeFault(books: Books, { strip, pairs, trial }: Exchange): Fault {
  const [row, other] = at(pairs, 0);
  return {
    kind: "exchange",
    tables: [strip.grid.table],
    columns: columnsOf(books, strip),
    lines: [lineAt(books, strip, row), lineAt(books, strip, other)],
    amounts: apply(books, trial.change),
    silenced: [],
  };
}

function lineAt(books: Books, { grid, left, right }: Strip, row: number): LineId {
  const index = grid.cells[row]?.slice(left, right + 1).find((cell) => cell >= 0) ?? -1;
  return at(books.facts, index).line;
}

function columnsOf(books: Books, { grid, left, right }: Strip): ColumnId[] | null {
  if (left === 0 && right === grid.columns.length - 1) return null;
  const columns = new Set<ColumnId>();
  for (const row of grid.cells)
    for (const index of row.slice(left, right + 1))
      if (index >= 0) columns.add(at(books.facts, index).column);
  return [...columns];
}

/** A code on two rows: the reader takes the first and says so. */
function doubledLines(facts: Facts): Fault[] {
  return [...facts.tables.values()].flatMap(({ table, lines, repeated = [] }) => {
    const rows = new Map<LineId, Set<number>>();
    for (const { line, cell } of repeated) rows.set(line, (rows.get(line) ?? new Set()).add(cell.row));
    // A table that is printed twice is no row that is.
    if (rows.size > REPEATED_TABLE * lines.length) return [];
    return [...rows].map(([code, again]): Fault => {
      const first = lines.find(({ id }) => id === code)?.row;
      return {
        kind: "doubled-line",
        tables: [table],
        codes: [code],
        figures: new Map(),
        rows: [...(first === undefined ? [] : [first]), ...again],
        amounts: new Map(),
        silenced: [],
      };
    });
  });
}

const REPEATED_TABLE = 0.3;
