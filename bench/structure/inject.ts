/**
 * Faults of the structure, made in a right workbook as people make them: rows pasted one too low, a row lost or doubled,
 * last year's table, an emptied one, another unit, two rows exchanged. What every cell should say is known beforehand.
 */
import type { Fact, Facts, FactId, TableId } from "../../src/engine/fact";
import type { FaultKind } from "../../src/engine/localize/structure/fault";
import type { Cell } from "../../src/workbook/workbook";
import { makeSheet, type Sheet, type Workbook } from "../../src/workbook/workbook";
import type { Random } from "../../test/layouts/random";

export const KINDS = [
  "slide",
  "exchange",
  "missing-line",
  "doubled-line",
  "foreign",
  "empty",
  "scale",
] as const;
export type Kind = (typeof KINDS)[number] & FaultKind;

export interface Faulty {
  readonly workbook: Workbook;
  readonly table: TableId;
  /** What it is, in a line, for whoever looks at a miss. */
  readonly what: string;
}

interface Grid {
  readonly sheet: Sheet;
  readonly table: TableId;
  /** Rows with figures from the top, those of codes and totals. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly factAt: (row: number, column: number) => Fact | undefined;
}

/** The tables whose rows are codes, or the classes of 04. */
const BY_CODE: readonly TableId[] = ["income", "expenditure", "general-budget-expenditure"];

/** `null`: this workbook offers no place for it. */
export function injectFault(kind: Kind, workbook: Workbook, facts: Facts, random: Random): Faulty | null {
  const table = random.pick(BY_CODE);
  const grid = gridOf(workbook, facts, table);
  if (!grid || grid.rows.length < 6) return null;
  switch (kind) {
    case "slide":
      return slide(workbook, grid, random);
    case "exchange":
      return exchange(workbook, grid, random);
    case "missing-line":
      return withoutRow(workbook, grid, random);
    case "doubled-line":
      return withRowTwice(workbook, grid, random);
    case "foreign":
      return ofAnotherYear(workbook, grid, random);
    case "empty":
      return changed(workbook, grid, "all figures are gone", () => null);
    case "scale":
      return scaled(workbook, grid, random);
  }
}

function gridOf(workbook: Workbook, facts: Facts, table: TableId): Grid | null {
  const own = [...facts.byId.values()].filter((fact) => fact.table === table && fact.measure === "money");
  const sheet = workbook.sheets.find(({ name }) => name === own[0]?.cell.sheet);
  if (!sheet || own.some(({ cell }) => cell.sheet !== sheet.name)) return null;
  const byPlace = new Map(own.map((fact) => [`${fact.cell.row} ${fact.cell.column}`, fact]));
  const ascending = (list: number[]) => [...new Set(list)].sort((a, b) => a - b);
  return {
    sheet,
    table,
    rows: ascending(own.map(({ cell }) => cell.row)),
    columns: ascending(own.map(({ cell }) => cell.column)),
    factAt: (row, column) => byPlace.get(`${row} ${column}`),
  };
}

type Value = Cell["value"];

/** The sheet with other values in cells of figures; a function that gives `undefined` leaves a cell as it is. */
function changed(
  workbook: Workbook,
  grid: Grid,
  what: string,
  valueOf: (row: number, column: number, value: Value) => Value | undefined,
): Faulty | null {
  let isChanged = false;
  const present = new Map([...grid.sheet.cells.values()].map((cell) => [`${cell.row} ${cell.column}`, cell]));
  for (const row of grid.rows)
    for (const column of grid.columns) {
      const key = `${row} ${column}`;
      const cell = present.get(key);
      const value = valueOf(row, column, cell?.value ?? null);
      if (value === undefined || value === (cell?.value ?? null)) continue;
      isChanged ||= Number(value ?? 0) !== Number(cell?.value ?? 0);
      present.set(key, { ...(cell ?? { row, column, numberFormat: "0.00" }), value });
    }
  if (!isChanged) return null;
  return { workbook: withSheet(workbook, makeSheet(grid.sheet, present.values())), table: grid.table, what };
}

function withSheet(workbook: Workbook, sheet: Sheet): Workbook {
  return { ...workbook, sheets: workbook.sheets.map((one) => (one.name === sheet.name ? sheet : one)) };
}

function valueAt({ sheet }: Grid, row: number, column: number): Value {
  for (const cell of sheet.cells.values()) if (cell.row === row && cell.column === column) return cell.value;
  return null;
}

function someColumns({ columns }: Grid, random: Random): readonly number[] {
  return random.chance(0.5) ? columns : [random.pick(columns)];
}

/** One piece or two, each pushed down (or pulled up) by one to eight rows. */
function slide(workbook: Workbook, grid: Grid, random: Random): Faulty | null {
  const { rows } = grid;
  const columns = someColumns(grid, random);
  const source = new Map<number, number | null>();
  const middle = random.chance(0.5) && rows.length > 16 ? random.int(7, rows.length - 8) : rows.length;
  const pieces: string[] = [];
  for (const [from, to] of [
    [1, middle],
    [middle, rows.length],
  ] as const) {
    if (to - from < 5) continue;
    const first = random.int(from, to - 5);
    const last = random.int(first + 3, to - 1);
    const by = Math.min(random.int(1, 8), last - first - 1) * (random.chance(0.7) ? 1 : -1);
    pieces.push(`${first}–${last} by ${by}`);
    for (let place = first; place <= last; place++) {
      const other = place - by;
      source.set(rows[place] ?? -1, other >= first && other <= last ? (rows[other] ?? -1) : null);
    }
  }
  return changed(
    workbook,
    grid,
    `rows ${pieces.join(" and ")} of ${columns.length} columns`,
    (row, column) => {
      const from = source.get(row);
      if (from === undefined || !columns.includes(column)) return undefined;
      return from === null ? null : valueAt(grid, from, column);
    },
  );
}

function exchange(workbook: Workbook, grid: Grid, random: Random): Faulty | null {
  const items = grid.rows.filter((row) => isItem(grid, row));
  if (items.length < 2) return null;
  const columns = someColumns(grid, random);
  const [one, other] = [random.pick(items), random.pick(items)];
  return changed(
    workbook,
    grid,
    `rows ${one + 1} and ${other + 1} of ${columns.length} columns`,
    (row, column) => {
      if (!columns.includes(column) || (row !== one && row !== other)) return undefined;
      return valueAt(grid, row === one ? other : one, column);
    },
  );
}

function isItem(grid: Grid, row: number): boolean {
  return grid.columns.some((column) => /^\d{7}$/u.test(grid.factAt(row, column)?.line ?? ""));
}

/** Every item of last year, summed up as a system would. */
function ofAnotherYear(workbook: Workbook, grid: Grid, random: Random): Faulty | null {
  const codeOf = (row: number): string => {
    const line = grid.columns.flatMap((column) => grid.factAt(row, column)?.line ?? [])[0] ?? "";
    return line === "total" ? "" : line;
  };
  const [total, ...parts] = grid.columns;
  if (total === undefined) return null;
  const leaf = grid.rows.filter((row) => {
    const code = codeOf(row);
    return code !== "" && !grid.rows.some((other) => other !== row && codeOf(other).startsWith(code));
  });
  const figure = new Map<string, number>();
  for (const row of leaf)
    for (const column of parts) {
      const value = Number(valueAt(grid, row, column) ?? 0);
      figure.set(`${row} ${column}`, Math.round(value * (80 + random.int(0, 40))) / 100);
    }
  const sumOf = (row: number, column: number): number =>
    leaf
      .filter((one) => codeOf(one).startsWith(codeOf(row)))
      .reduce((sum, one) => sum + Math.round(100 * (figure.get(`${one} ${column}`) ?? 0)), 0);
  return changed(workbook, grid, "last year's", (row, column) => {
    const hundredths =
      column === total ? parts.reduce((sum, part) => sum + sumOf(row, part), 0) : sumOf(row, column);
    return hundredths === 0 ? null : hundredths / 100;
  });
}

function scaled(workbook: Workbook, grid: Grid, random: Random): Faulty | null {
  const factor = random.pick([10, 0.1, 10_000]);
  const columns = factor === 10_000 ? grid.columns : someColumns(grid, random);
  return changed(workbook, grid, `${columns.length} columns times ${factor}`, (_, column, value) =>
    columns.includes(column) && typeof value === "number"
      ? Math.round(value * factor * 100) / 100
      : undefined,
  );
}

/** An item of several under its 款, so that the sum above it tells. */
function itemBesideOthers(grid: Grid, random: Random): number | null {
  const items = grid.rows.filter((row) => isItem(grid, row));
  return items.length > 0 ? random.pick(items) : null;
}

function withoutRow(workbook: Workbook, grid: Grid, random: Random): Faulty | null {
  const gone = itemBesideOthers(grid, random);
  if (gone === null || !hasFigures(grid, gone)) return null;
  const cells = [...grid.sheet.cells.values()].flatMap((cell) => {
    if (cell.row === gone) return [];
    return [cell.row > gone ? { ...cell, row: cell.row - 1 } : cell];
  });
  const sheet = makeSheet(grid.sheet, cells);
  return { workbook: withSheet(workbook, sheet), table: grid.table, what: `row ${gone + 1} is gone` };
}

function withRowTwice(workbook: Workbook, grid: Grid, random: Random): Faulty | null {
  const twice = itemBesideOthers(grid, random);
  if (twice === null || !hasFigures(grid, twice)) return null;
  const cells = [...grid.sheet.cells.values()].flatMap((cell) => {
    const below = { ...cell, row: cell.row + 1 };
    if (cell.row === twice) return [cell, below];
    return [cell.row > twice ? below : cell];
  });
  const sheet = makeSheet(grid.sheet, cells);
  return { workbook: withSheet(workbook, sheet), table: grid.table, what: `row ${twice + 1} stands twice` };
}

function hasFigures(grid: Grid, row: number): boolean {
  return grid.columns.some((column) => Number(valueAt(grid, row, column) ?? 0) !== 0);
}

/** What the figures of a workbook should be, by fact. */
export function truthOf(facts: Facts): ReadonlyMap<FactId, number> {
  return new Map(
    [...facts.byId.values()].flatMap(({ id, amount }) => (amount ? [[id, amount.value] as const] : [])),
  );
}
