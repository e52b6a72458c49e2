/**
 * A workbook whose cells are changed one after the other: what depends on a change is computed again, and what cannot be
 * computed here is said. Sheets that nothing happened to stay the same objects.
 */
import { toA1, type CellRef } from "../address";
import {
  cellAt,
  cellKey,
  makeSheet,
  type Cell,
  type CellKey,
  type CellValue,
  type Sheet,
  type Workbook,
} from "../workbook";
import { evaluate } from "./evaluate";
import { isWithin, Readers, sizeOf, type Node } from "./readers";
import { areasOf, parseFormula, type Area, type Formula } from "./parse";
import { isError, Unsupported, type Scalar } from "./values";

/** What a cell is to hold: a formula begins with `=`, unless it is said to be a text. */
export interface CellInput extends CellRef {
  readonly input: CellValue | { readonly text: string } | { readonly error: string };
  /** Of a cell that held nothing, and so has no format of its own yet. */
  readonly format?: string | undefined;
}

export interface Recalculated {
  readonly workbook: Workbook;
  /** Formulas that depend on what was changed so far, and hold what they held when the file was read. */
  readonly stale: readonly CellRef[];
}

export interface Recalculation {
  readonly current: () => Recalculated;
  readonly change: (inputs: readonly CellInput[]) => Recalculated;
  /** Adds a sheet at the end, or puts it in the place of the one of its name; all its formulas are computed. */
  readonly putSheet: (sheet: Sheet) => Recalculated;
  /** What read it holds what it held. */
  readonly removeSheet: (name: string) => Recalculated;
}

/** More cells in one area than this would be a whole sheet: such a formula is not computed again. */
const MOST_CELLS = 200_000;

export function recalculation(workbook: Workbook): Recalculation {
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name.toLowerCase(), new OpenSheet(sheet)]));
  const forget = (name: string): void => {
    for (const [id, node] of nodes) if (node.sheet.toLowerCase() === name.toLowerCase()) drop(id);
  };
  const nodes = new Map<string, Node>();
  const readers = new Readers();
  const stale = new Map<string, Node>();
  const idOf = ({ sheet, row, column }: CellRef): string => `${sheet.toLowerCase()}!${toA1(row, column)}`;

  const drop = (id: string): void => {
    const node = nodes.get(id);
    if (node) readers.remove(node);
    nodes.delete(id);
    stale.delete(id);
  };

  const addNode = (sheet: Sheet, { row, column, formula }: Cell): void => {
    const id = idOf({ sheet: sheet.name, row, column });
    drop(id);
    if (formula === undefined) return;
    const parsed = parseFormula(formula);
    const areas = (parsed ? areasOf(parsed) : []).map((area) => ({
      ...area,
      sheet: area.sheet ?? sheet.name,
    }));
    const isTooLarge = areas.some((area) => sizeOf(area) > MOST_CELLS);
    const node = { sheet: sheet.name, row, column, formula: isTooLarge ? null : parsed, areas };
    nodes.set(id, node);
    readers.add(node);
  };
  for (const sheet of workbook.sheets) {
    for (const cell of sheet.cells.values()) if (cell.formula !== undefined) addNode(sheet, cell);
  }

  const reader = (own: string) => ({
    cells: (area: Area): Scalar[][] | null =>
      sheets.get((area.sheet ?? own).toLowerCase())?.values(area) ?? null,
  });

  /** Everything that reads a changed cell, directly or through others. */
  function dependents(changed: readonly CellRef[]): Set<Node> {
    const found = new Set<Node>();
    const open: CellRef[] = [...changed];
    for (let cell = open.pop(); cell; cell = open.pop()) {
      for (const node of readers.of(cell)) {
        if (found.has(node)) continue;
        found.add(node);
        open.push(node);
      }
    }
    return found;
  }

  function settle(node: Node): void {
    const id = idOf(node);
    const readsStale = node.areas.some((area) => [...stale.values()].some((each) => isWithin(each, area)));
    const value = node.formula && !readsStale ? compute(node, node.formula) : undefined;
    if (value === undefined) stale.set(id, node);
    else {
      stale.delete(id);
      sheets.get(node.sheet.toLowerCase())?.setValue(node, value);
    }
  }

  function compute(node: Node, formula: Formula): Scalar | undefined {
    try {
      return evaluate(formula, reader(node.sheet)) ?? 0;
    } catch (error) {
      if (error instanceof Unsupported) return undefined;
      throw error;
    }
  }

  const current = (): Recalculated => ({
    workbook: { ...workbook, sheets: [...sheets.values()].map((sheet) => sheet.sheet()) },
    stale: [...stale.values()].map(({ sheet, row, column }) => ({ sheet, row, column })),
  });

  return {
    current,
    change(inputs) {
      const changed: CellRef[] = [];
      for (const { sheet: name, row, column, input, format } of inputs) {
        const sheet = sheets.get(name.toLowerCase());
        if (!sheet) continue;
        addNode(sheet.sheet(), sheet.put(row, column, input, format));
        changed.push({ sheet: name, row, column });
      }
      return computeAgain(changed);
    },
    putSheet(sheet) {
      const name = sheet.name.toLowerCase();
      forget(name);
      sheets.set(name, new OpenSheet(sheet));
      const cells = [...sheet.cells.values()];
      for (const cell of cells) if (cell.formula !== undefined) addNode(sheet, cell);
      return computeAgain(cells.map(({ row, column }) => ({ sheet: sheet.name, row, column })));
    },
    removeSheet(name) {
      forget(name);
      sheets.delete(name.toLowerCase());
      return current();
    },
  };

  function computeAgain(changed: readonly CellRef[]): Recalculated {
    const typed = changed.flatMap((cell) => nodes.get(idOf(cell)) ?? []);
    const dirty = inOrder(new Set([...typed, ...dependents(changed)]), readers);
    for (const node of dirty.circular) stale.set(idOf(node), node);
    for (const node of dirty.nodes) if (!dirty.circular.has(node)) settle(node);
    return current();
  }
}

interface Order {
  /** What others read stands before them. */
  readonly nodes: readonly Node[];
  /** Those on a circle; others of a circle read one of them. */
  readonly circular: ReadonlySet<Node>;
}

function inOrder(nodes: ReadonlySet<Node>, readers: Readers): Order {
  const reads = new Map<Node, Node[]>();
  for (const read of nodes) {
    for (const node of readers.of(read))
      if (nodes.has(node)) reads.set(node, [...(reads.get(node) ?? []), read]);
  }
  const ordered: Node[] = [];
  const circular = new Set<Node>();
  const seen = new Set<Node>();
  for (const first of nodes) {
    const path: { readonly node: Node; readonly next: Node[] }[] = [];
    const enter = (node: Node): void => {
      seen.add(node);
      path.push({ node, next: [...(reads.get(node) ?? [])] });
    };
    if (!seen.has(first)) enter(first);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.next.pop();
      if (next === undefined) {
        ordered.push(top.node);
        path.pop();
        continue;
      }
      const start = path.findIndex(({ node }) => node === next);
      if (start >= 0) for (const { node } of path.slice(start)) circular.add(node);
      else if (!seen.has(next)) enter(next);
    }
  }
  return { nodes: ordered, circular };
}

/** The cells of a sheet that may change; the sheet itself is made again when somebody asks. */
class OpenSheet {
  private cells: Map<CellKey, Cell> | null = null;

  constructor(private known: Sheet) {}

  sheet(): Sheet {
    if (this.cells) {
      this.known = makeSheet(this.known, this.cells.values());
      this.cells = null;
    }
    return this.known;
  }

  values({ firstRow, lastRow, firstColumn, lastColumn }: Area): Scalar[][] {
    const rows: Scalar[][] = [];
    for (let row = firstRow; row <= lastRow; row += 1) {
      const values: Scalar[] = [];
      for (let column = firstColumn; column <= lastColumn; column += 1) values.push(this.value(row, column));
      rows.push(values);
    }
    return rows;
  }

  private value(row: number, column: number): Scalar {
    const cell = this.cells ? this.cells.get(cellKey(row, column)) : cellAt(this.known, row, column);
    return cell?.error === undefined ? (cell?.value ?? null) : { error: cell.error };
  }

  private open(): Map<CellKey, Cell> {
    this.cells ??= new Map(this.known.cells);
    return this.cells;
  }

  /** What a user typed; the number format of the cell stays. */
  put(row: number, column: number, input: CellInput["input"], empty: string | undefined): Cell {
    const before = this.open().get(cellKey(row, column));
    const known = before ? before.format : empty;
    const format = known === undefined ? {} : { format: known };
    const cell: Cell = { row, column, ...contentOf(input), ...format };
    this.open().set(cellKey(row, column), cell);
    return cell;
  }

  setValue({ row, column }: CellRef, value: Scalar): void {
    const before = this.open().get(cellKey(row, column));
    if (!before) return;
    const { error: _error, ...kept } = before;
    const next: Cell = isError(value) ? { ...kept, value: null, error: value.error } : { ...kept, value };
    this.open().set(cellKey(row, column), next);
  }
}

function contentOf(input: CellInput["input"]): Pick<Cell, "value" | "formula" | "error"> {
  if (typeof input === "string" && /^=./su.test(input)) return { value: null, formula: input };
  if (typeof input !== "object" || input === null) return { value: input };
  return "text" in input ? { value: input.text } : { value: null, error: input.error };
}
