/** Reads 补充资料 back from a workbook: blocks by their headings, rows and columns by their labels, never by place. */
import type { Finding } from "../../engine/finding";
import { toA1 } from "../../workbook/address";
import type { CellRef } from "../../workbook/address";
import { cellAt } from "../../workbook/workbook";
import type { Cell, CellValue, Sheet, Workbook } from "../../workbook/workbook";
import { entryLabel, kindOf, plainLabel, supplementKey } from "./block";
import type { SupplementBlock, SupplementColumn, SupplementKey, SupplementRow } from "./block";
import { consistencyFindings } from "./consistency";
import { parseEntry } from "./entry";
import { supplementFinding, typedCell } from "./finding";
import { SUPPLEMENT_SHEET } from "../../workbook/own-sheets";
import { isOwnText, OTHER_HEADING } from "./own-text";
import { EMPTY_SUPPLEMENT } from "./supplement";
import type { ExtraRow, Supplement, SupplementEntry, TypedCell } from "./supplement";

export interface SupplementReading {
  readonly supplement: Supplement;
  readonly findings: readonly Finding[];
}

export function readSupplement(workbook: Workbook, blocks: readonly SupplementBlock[]): SupplementReading {
  const sheet = findSheet(workbook, blocks);
  if (!sheet) return { supplement: EMPTY_SUPPLEMENT, findings: [] };
  const reader = newReader(sheet);
  let block: OpenBlock | null = null;
  for (let row = 0; row < sheet.rowCount; row += 1) {
    const cells = rowCells(sheet, row);
    const first = cells.find((cell) => cell.value !== null);
    if (first === undefined) continue;
    const next = blocks.find((one) => plainLabel(one.heading) === plainLabel(String(first.value)));
    if (next) {
      block = { block: next, columns: null };
    } else if (first.value === OTHER_HEADING) {
      block = null;
    } else if (block === null) {
      if (!isOwnText(first.value, blocks)) keepExtra(reader, "", cells);
    } else {
      block = readBlockRow(reader, block, row, cells, blocks);
    }
  }
  const supplement = { ...EMPTY_SUPPLEMENT, ...reader, sheet: sheet.name };
  return { supplement, findings: [...reader.findings, ...consistencyFindings(supplement, blocks)] };
}

/** The sheet of that name, or the one that holds most of the blocks' headings (two at least). */
function findSheet(workbook: Workbook, blocks: readonly SupplementBlock[]): Sheet | undefined {
  const named = workbook.sheets.find((sheet) => plainLabel(sheet.name) === SUPPLEMENT_SHEET);
  if (named) return named;
  const headings = new Set(blocks.map((block) => plainLabel(block.heading)));
  const scored = workbook.sheets.map((sheet) => ({ sheet, found: headingsIn(sheet, headings) }));
  const best = scored.sort((a, b) => b.found - a.found)[0];
  return best && best.found >= 2 ? best.sheet : undefined;
}

function headingsIn(sheet: Sheet, headings: ReadonlySet<string>): number {
  let found = 0;
  for (const cell of sheet.cells.values()) {
    if (typeof cell.value === "string" && headings.has(plainLabel(cell.value))) found += 1;
  }
  return found;
}

interface Reader {
  readonly sheetName: string;
  readonly entries: Map<SupplementKey, SupplementEntry>;
  readonly places: Map<SupplementKey, CellRef>;
  readonly raw: Map<SupplementKey, TypedCell>;
  readonly beside: Map<string, ReadonlyMap<number, CellValue>>;
  readonly budgetCodes: string[];
  readonly extras: Map<string, ExtraRow[]>;
  readonly findings: Finding[];
}

function newReader(sheet: Sheet): Reader {
  return {
    sheetName: sheet.name,
    entries: new Map(),
    places: new Map(),
    raw: new Map(),
    beside: new Map(),
    budgetCodes: [],
    extras: new Map(),
    findings: [],
  };
}

interface OpenBlock {
  readonly block: SupplementBlock;
  /** Where the head puts the names and each column; null before the head was met. */
  readonly columns: BlockColumns | null;
}

interface BlockColumns {
  readonly stub: number;
  readonly byId: ReadonlyMap<string, number>;
}

function readBlockRow(
  reader: Reader,
  open: OpenBlock,
  row: number,
  cells: readonly Cell[],
  blocks: readonly SupplementBlock[],
): OpenBlock {
  const { block, columns } = open;
  const head = readHead(block, cells);
  if (head) return { block, columns: head };
  const first = cells.find((cell) => cell.value !== null);
  if (isOwnText(first?.value ?? null, blocks)) return open;
  const label = columns && cells.find((cell) => cell.column === columns.stub)?.value;
  const known = label === null || label === undefined ? null : rowOf(block, String(label));
  if (!columns || !known || reader.places.has(supplementKey(block.id, known.id, firstEntry(block).id))) {
    keepExtra(reader, block.id, cells);
    return open;
  }
  if (known.row === undefined) reader.budgetCodes.push(known.id);
  keepBeside(reader, columns, `${block.id}/${known.id}`, cells, known.row?.note);
  for (const column of block.columns) {
    const at = columns.byId.get(column.id);
    if (at === undefined || (column.kind === "label" && known.row !== undefined)) continue;
    const cell = cells.find((one) => one.column === at);
    readCell(reader, { block, column, known, cell, at: { sheet: reader.sheetName, row, column: at } });
  }
  return open;
}

/** The head names the stub and at least one column. */
function readHead(block: SupplementBlock, cells: readonly Cell[]): BlockColumns | null {
  const labels = new Map(cells.map((cell) => [plainLabel(String(cell.value ?? "")), cell.column]));
  const stub = labels.get(plainLabel(block.stub));
  if (stub === undefined) return null;
  const byId = new Map<string, number>();
  for (const column of block.columns) {
    const at = labels.get(plainLabel(column.label));
    if (at !== undefined) byId.set(column.id, at);
  }
  return byId.size > 0 ? { stub, byId } : null;
}

interface KnownRow {
  readonly id: string;
  readonly label: string;
  /** Absent for a row by code. */
  readonly row?: SupplementRow;
}

function rowOf(block: SupplementBlock, label: string): KnownRow | null {
  const row = block.rows.find((one) => plainLabel(one.label) === plainLabel(label));
  if (row) return { id: row.id, label: row.label, row };
  const code = plainLabel(label);
  return block.itemsOf && /^\d{3,7}$/u.test(code) ? { id: code, label: code } : null;
}

function firstEntry(block: SupplementBlock): SupplementColumn {
  const column = block.columns.find((one) => one.kind !== "label");
  if (!column) throw new Error(`block ${block.id} has nothing to fill in`);
  return column;
}

interface EntryCell {
  readonly block: SupplementBlock;
  readonly column: SupplementColumn;
  readonly known: KnownRow;
  readonly cell: Cell | undefined;
  readonly at: CellRef;
}

function readCell(reader: Reader, { block, column, known, cell, at }: EntryCell): void {
  const key = supplementKey(block.id, known.id, column.id);
  reader.places.set(key, at);
  const reading = parseEntry(cell, kindOf(column, known.row));
  if (reading.status === "blank") return;
  const formula = cell?.formula;
  reader.raw.set(key, { value: typedValue(cell), ...(formula === undefined ? {} : { formula }) });
  const label = entryLabel(block, column, known.label);
  if (reading.status === "entry") {
    reader.entries.set(key, { ...reading.value, key, label, cell: at, fromPrior: false });
    return;
  }
  const typed = String(typedValue(cell));
  reader.findings.push(
    supplementFinding({
      rule: "supplement/entry",
      about: key,
      severity: "error",
      message: `${SUPPLEMENT_SHEET}“${block.heading}”的“${label}”（${toA1(at.row, at.column)}）填写为“${typed}”：${reading.why}。`,
      cells: [typedCell(at, typed)],
    }),
  );
}

function typedValue(cell: Cell | undefined): CellValue {
  return cell?.error ?? cell?.value ?? null;
}

/** Remarks that people write next to an entry; our own note is none. */
function keepBeside(
  reader: Reader,
  columns: BlockColumns,
  rowKey: string,
  cells: readonly Cell[],
  note?: string,
): void {
  const ours = new Set([columns.stub, ...columns.byId.values()]);
  const beside = cells.filter((cell) => !ours.has(cell.column) && cell.value !== note);
  if (beside.length === 0) return;
  reader.beside.set(rowKey, new Map(beside.map((cell) => [cell.column, typedValue(cell)])));
}

function keepExtra(reader: Reader, block: string, cells: readonly Cell[]): void {
  const width = Math.max(0, ...cells.map((cell) => cell.column + 1));
  const row: CellValue[] = Array.from({ length: width }, () => null);
  for (const cell of cells) row[cell.column] = typedValue(cell);
  reader.extras.set(block, [...(reader.extras.get(block) ?? []), row]);
}

function rowCells(sheet: Sheet, row: number): Cell[] {
  const cells: Cell[] = [];
  for (let column = 0; column < sheet.columnCount; column += 1) {
    const cell = cellAt(sheet, row, column);
    if (cell && (cell.value !== null || cell.error !== undefined) && cell.value !== "") cells.push(cell);
  }
  return cells;
}
