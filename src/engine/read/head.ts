/**
 * The head of a table: which rows it takes, what stands in each column, where blocks begin. Merged heads are read by
 * filling to the right within the group above, so no host has to ask Excel for merge areas.
 */
import { readFigure } from "../../workbook/amount";
import type { Cell, Sheet } from "../../workbook/workbook";
import type { BlockDefinition, ColumnDefinition, TableDefinition } from "../define-table";
import { definedLines } from "../define-table";
import {
  headerParts,
  placeColumns,
  unplacedColumns,
  type HeadedColumn,
  type UnplacedColumn,
} from "./head-columns";
import { normalize, withoutOrdinal } from "./label";
import { cellsByRow, textAt, type Region } from "./region";

export interface PlacedColumn {
  readonly definition: ColumnDefinition;
  readonly column: number;
}

export interface PlacedBlock {
  readonly definition: BlockDefinition;
  readonly codeColumns: readonly number[];
  readonly labelColumn: number | null;
  readonly columns: readonly PlacedColumn[];
}

export interface Head {
  readonly blocks: readonly PlacedBlock[];
  /** First row with words of the head, or the row after the last where there is none. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Columns that mean nothing to this table. */
  readonly unplaced: readonly UnplacedColumn[];
  readonly missing: readonly string[];
}

const CODE_HEAD =
  /^(?:支出)?(?:部门)?(?:预算)?(?:支出)?(?:功能|经济)?(?:分类)?(?:科目)?(?:编码|代码)$|^(?:功能|经济)分类科目$/u;
const CODE_PART = /^[类款项]$/u;
const LABEL_HEAD =
  /^(?:项目|项目\(?按功能分类\)?|(?:支出)?(?:功能|经济)?(?:分类)?(?:科目)?名称|政府采购支出信息|项目名称)$/u;
const IGNORED_HEAD = /^(?:行次|序号|备注|说明|单位编码|单位名称|预算单位|所属单位|栏次)$/u;

const wordsOfTables = new WeakMap<TableDefinition, ReadonlySet<string>>();

/** Words that the head of this table may hold. */
export function headWords(definition: TableDefinition): ReadonlySet<string> {
  const known = wordsOfTables.get(definition);
  if (known) return known;
  const parts = definition.blocks.flatMap((block) =>
    block.columns.flatMap((column) => column.headers.flatMap(headerParts)),
  );
  const words = new Set(["收入", "支出", "统计数", ...parts]);
  wordsOfTables.set(definition, words);
  return words;
}

export const isStubHead = (text: string): boolean =>
  CODE_HEAD.test(text) || LABEL_HEAD.test(text) || CODE_PART.test(text) || IGNORED_HEAD.test(text);

/** 栏次 rows, and rows that count their columns 1, 2, 3 … */
export function isNumberingRow(cells: readonly Cell[]): boolean {
  const isCaption = (cell: Cell): boolean =>
    typeof cell.value === "string" && cell.value.includes("栏") && normalize(cell.value) === "栏次";
  return (
    cells.some(isCaption) ||
    (cells.length >= 3 && cells.every((cell, index) => Number(cell.value) === index + 1))
  );
}

/** Marks, units and captions stand between a title and its head; a head further down belongs to something else. */
const MAX_ROWS_ABOVE_HEAD = 8;

const labelsOfTables = new WeakMap<TableDefinition, ReadonlySet<string>>();

function lineLabels(definition: TableDefinition): ReadonlySet<string> {
  const known = labelsOfTables.get(definition);
  if (known) return known;
  const labels = new Set(
    definedLines(definition).flatMap((line) => [line.label, ...(line.aliases ?? [])].map(normalize)),
  );
  labelsOfTables.set(definition, labels);
  return labels;
}

/** Rows of the head: those with its words, before the first line. */
function headRows(region: Region, words: ReadonlySet<string>): { rows: number[]; lastRow: number } {
  const labels = lineLabels(region.definition);
  const rows: number[] = [];
  const stubColumns = new Set<number>();
  let lastRow = region.firstRow - 1;
  for (const [row, cells] of cellsByRow(region.sheet)) {
    if (row < region.firstRow || row >= region.endRow) continue;
    if (isNumberingRow(cells)) {
      lastRow = row;
      continue;
    }
    const texts = cells.map((cell) => ({ column: cell.column, text: normalize(String(cell.value)) }));
    const isLine = texts.some(({ text }) => {
      const label = withoutOrdinal(text);
      return (labels.has(label) && !words.has(label)) || /^\d{3,7}$/u.test(text);
    });
    const hasHead = texts.some(
      ({ column, text }) =>
        (words.has(text) && !(stubColumns.has(column) && labels.has(text))) ||
        isStubHead(text) ||
        (text.length >= 2 && !labels.has(text) && [...words].some((word) => word.includes(text))),
    );
    if (hasHead && !isLine) {
      for (const { column, text } of texts) if (isStubHead(text)) stubColumns.add(column);
      rows.push(row);
      lastRow = row;
    } else if (
      rows.length > 0 ||
      isLine ||
      row > region.firstRow + MAX_ROWS_ABOVE_HEAD ||
      cells.some((cell) => readFigure(cell).kind === "figure")
    ) {
      break;
    }
  }
  return { rows, lastRow };
}

/** Texts over a column from the top: filled from the left above its own first text, own below. */
function headerPaths(sheet: Sheet, rows: readonly number[]): string[][] {
  const paths: string[][] = [];
  for (let column = 0; column < sheet.columnCount; column += 1) {
    const firstOwn = rows.findIndex((row) => textAt(sheet, row, column) !== "");
    const path: string[] = [];
    let groupStart = 0;
    rows.forEach((row, index) => {
      let source = column;
      if (index < firstOwn) while (source >= groupStart && textAt(sheet, row, source) === "") source -= 1;
      if (firstOwn < 0 || source < groupStart) return;
      const text = normalize(textAt(sheet, row, source));
      if (text === "") return;
      path.push(text);
      groupStart = source;
    });
    paths.push(path);
  }
  return paths;
}

interface Stub {
  readonly codeColumns: number[];
  labelColumn: number | null;
  readonly start: number;
  end: number;
}

/** Runs of stub columns; each opens a block. */
function findStubs(paths: readonly (readonly string[])[]): Stub[] {
  const stubs: Stub[] = [];
  let open: Stub | null = null;
  paths.forEach((path, column) => {
    const own = path[path.length - 1] ?? "";
    const isCode =
      CODE_HEAD.test(own) || (CODE_PART.test(own) && path.some((text) => /科目|编码|代码|项目/u.test(text)));
    const isLabel = LABEL_HEAD.test(own);
    const continuesCode = own === "" && open?.codeColumns.includes(column - 1) === true;
    if (isCode || isLabel || continuesCode) {
      if (open === null || (isCode && open.labelColumn !== null) || (isLabel && open.labelColumn !== null)) {
        open = { codeColumns: [], labelColumn: null, start: column, end: column };
        stubs.push(open);
      }
      if (isLabel) open.labelColumn = column;
      else open.codeColumns.push(column);
      open.end = column;
    } else if (IGNORED_HEAD.test(own)) {
      if (open) open.end = column;
    } else if (own !== "") {
      open = null;
    }
  });
  return stubs;
}

/** Reads the head of a region as its table's definition says. */
export function readHead(region: Region): Head {
  const { definition, sheet } = region;
  const { rows, lastRow } = headRows(region, headWords(definition));
  const paths = headerPaths(sheet, rows);
  const stubs = findStubs(paths);
  const isStubless = definition.blocks.every((block) => block.stub === "none");
  const spans: { start: number; end: number; stub: Stub | null }[] = isStubless
    ? [{ start: 0, end: sheet.columnCount, stub: null }]
    : stubs.map((stub, index) => ({
        start: stub.end + 1,
        end: stubs[index + 1]?.start ?? sheet.columnCount,
        stub,
      }));
  const unplaced: UnplacedColumn[] = [];
  const blocks = spans.flatMap(({ start, end, stub }, index): PlacedBlock[] => {
    const block = definition.blocks[Math.min(index, definition.blocks.length - 1)];
    if (!block) return [];
    const headed = headedColumns(paths, start, end);
    const columns = placeColumns(block.columns, headed);
    unplaced.push(...unplacedColumns(headed, columns));
    return [
      {
        definition: block,
        codeColumns: stub?.codeColumns ?? [],
        labelColumn: stub?.labelColumn ?? null,
        columns: columns.map(({ definition: placed, column }) => ({ definition: placed, column })),
      },
    ];
  });
  return {
    blocks,
    firstRow: rows[0] ?? lastRow + 1,
    lastRow,
    unplaced,
    missing: missingColumns(definition, blocks),
  };
}

function headedColumns(paths: readonly (readonly string[])[], start: number, end: number): HeadedColumn[] {
  return paths.slice(start, end).flatMap((path, index): HeadedColumn[] => {
    const own = path[path.length - 1];
    return own === undefined || IGNORED_HEAD.test(own) ? [] : [{ column: start + index, path }];
  });
}

function missingColumns(definition: TableDefinition, blocks: readonly PlacedBlock[]): string[] {
  return definition.blocks.flatMap((block) => {
    const placed = blocks
      .filter((candidate) => candidate.definition === block)
      .flatMap((candidate) => candidate.columns);
    if (placed.length === 0) return [`${block.columns.map((column) => column.label).join("、")}各栏`];
    return block.columns
      .filter((column) => column.required && !placed.some((candidate) => candidate.definition === column))
      .map((column) => column.label);
  });
}
