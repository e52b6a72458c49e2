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
import {
  CODE_HEAD,
  CODE_PART,
  columnName,
  IGNORED_HEAD,
  isNumberingRow,
  isStubHead,
  LABEL_HEAD,
  withoutOwnYear,
  YEAR_OF_HEAD,
} from "./head-words";
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
  /** The last row of the head where it is the first line as well (类 | 款 | 项 | 合计 | 213.20). */
  readonly sharedRow: number | null;
  /** Columns that mean nothing to this table. */
  readonly unplaced: readonly UnplacedColumn[];
  readonly missing: readonly string[];
}

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

/** Marks, units and captions stand in rows between a title and its head; what is further down belongs to something else. */
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

interface HeadRows {
  readonly rows: readonly number[];
  readonly lastRow: number;
  readonly sharedRow: number | null;
}

/** Rows of the head: those with its words, before the first line. */
function headRows(region: Region, words: ReadonlySet<string>): HeadRows {
  const labels = lineLabels(region.definition);
  const rows: number[] = [];
  const stubColumns = new Set<number>();
  let lastRow = region.firstRow - 1;
  let sharedRow: number | null = null;
  let above = 0;
  for (const [row, cells] of cellsByRow(region.sheet)) {
    if (row < region.firstRow || row >= region.endRow) continue;
    above += 1;
    if (isNumberingRow(cells)) {
      lastRow = row;
      continue;
    }
    const texts = cells.map((cell) => ({ column: cell.column, text: normalize(String(cell.value)) }));
    const lastStub = stubColumns.size === 0 ? Infinity : Math.max(...stubColumns);
    const namesParts = texts.some(({ text }) => CODE_PART.test(text));
    const isLine =
      (stubColumns.size > 0 && !namesParts && isLabelledLine(cells, lastStub)) ||
      texts.some(({ column, text }) => {
        const label = withoutOrdinal(text);
        return (
          (labels.has(label) && !words.has(label) && !namesParts) ||
          (column <= lastStub && /^\d{3,7}$/u.test(text))
        );
      });
    const hasHead = texts.some(({ column, text }) => {
      const name = columnName(text).replace(YEAR_OF_HEAD, "");
      const isLabel = labels.has(text) || labels.has(withoutOrdinal(name));
      return (
        ((words.has(text) || words.has(name)) && !(stubColumns.has(column) && isLabel)) ||
        isStubHead(text) ||
        (text.length >= 2 && !labels.has(text) && [...words].some((word) => word.includes(text)))
      );
    });
    if (hasHead && !isLine) {
      for (const { column, text } of texts) if (isStubHead(text)) stubColumns.add(column);
      lastRow = row;
      const isTotalInStub = ({ column, text }: HeadCell): boolean =>
        labels.has(text) && (stubColumns.has(column) || isUnnamedStub(region.sheet, [...rows, row], column));
      const isShared = texts.some(isTotalInStub);
      rows.push(row);
      if (!isShared) continue;
      sharedRow = row;
      break;
    } else if (
      rows.length > 0 ||
      isLine ||
      above > MAX_ROWS_ABOVE_HEAD ||
      cells.some((cell) => readFigure(cell).kind === "figure")
    ) {
      break;
    }
  }
  return { rows, lastRow, sharedRow };
}

/** Words in the stub alone and figures beside them: 本年支出合计 as a total is called like a column. */
function isLabelledLine(cells: readonly Cell[], lastStub: number): boolean {
  const figures = cells.filter((cell) => cell.column > lastStub && readFigure(cell).kind === "figure");
  return (
    figures.length > 0 && cells.every((cell) => cell.column <= lastStub || readFigure(cell).kind !== "text")
  );
}

interface HeadCell {
  readonly column: number;
  readonly text: string;
}

/** The column of names right of 类, 款, 项 where 项目 is merged over all of them. */
function isUnnamedStub(sheet: Sheet, rows: readonly number[], column: number): boolean {
  const above = rows.slice(0, -1);
  const own = rows[rows.length - 1] ?? -1;
  return (
    CODE_PART.test(normalize(textAt(sheet, own, column - 1))) &&
    above.every((row) => textAt(sheet, row, column) === "")
  );
}

/** Texts over a column from the top: filled from the left above its own first text, own below. */
function headerPaths(region: Region, { rows, sharedRow }: HeadRows): string[][] {
  const { sheet } = region;
  const labels = lineLabels(region.definition);
  const stubEnd = sharedRow === null ? -1 : lastStubColumn(sheet, rows);
  const words = headWords(region.definition);
  /** A line that shares the last row of the head has its label there, its figures, and whatever stands for them. */
  const headText = (row: number, column: number): string => {
    const text = textAt(sheet, row, column);
    if (row !== sharedRow || text === "") return text;
    const plain = normalize(text);
    if (column <= stubEnd) return labels.has(plain) ? "" : text;
    return words.has(plain) || isStubHead(plain) ? text : "";
  };
  const paths: string[][] = [];
  for (let column = 0; column < sheet.columnCount; column += 1) {
    const firstOwn = rows.findIndex((row) => headText(row, column) !== "");
    const path: string[] = [];
    let groupStart = 0;
    rows.forEach((row, index) => {
      let source = column;
      if (index < firstOwn) while (source >= groupStart && headText(row, source) === "") source -= 1;
      if (firstOwn < 0 || source < groupStart) return;
      const text = columnName(headText(row, source));
      if (text === "") return;
      path.push(text);
      groupStart = source;
    });
    paths.push(path);
  }
  return withoutOwnYear(paths);
}

/** Where the codes and names of the first block end. */
function lastStubColumn(sheet: Sheet, rows: readonly number[]): number {
  const stubs = rows.flatMap((row) =>
    (cellsByRow(sheet).get(row) ?? []).flatMap(({ column, value }) => {
      const text = normalize(String(value));
      return CODE_HEAD.test(text) || LABEL_HEAD.test(text) || CODE_PART.test(text) ? [column] : [];
    }),
  );
  const last = Math.max(-1, ...stubs);
  return isUnnamedStub(sheet, rows, last + 1) ? last + 1 : last;
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
    const isPart = CODE_PART.test(own);
    // 类 alone may be a word of anything; beside 款 it is not.
    const isBesidePart = [column - 1, column + 1].some((at) => CODE_PART.test(paths[at]?.at(-1) ?? ""));
    const isCode =
      CODE_HEAD.test(own) ||
      (isPart && (isBesidePart || path.some((text) => /科目|编码|代码|项目/u.test(text))));
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
  const found = headRows(region, headWords(definition));
  const { rows, lastRow, sharedRow } = found;
  const paths = headerPaths(region, found);
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
    sharedRow,
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
