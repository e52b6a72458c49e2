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
import { normalize, UNIT_OF_HEAD, withoutOrdinal } from "./label";
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

/** Words that regions put before 编码 and 名称. */
const KIND_OF_CODE = "(?:政府|收支|支出|收入|部门|一般公共预算|预算|功能|经济|分类|科目|项目)*";
const CODE_HEAD = new RegExp(
  String.raw`^${KIND_OF_CODE}(?:编码|代码|编号)(?:\([^()]*\))?$|^类、?款、?项$|^(?:政府)?(?:支出)?(?:功能|经济)(?:分类)?科目$`,
  "u",
);
const CODE_PART = /^[类款项]$/u;
const LABEL_HEAD = new RegExp(
  String.raw`^(?:(?:收支|支出|收入)?项目(?:\([^()]*\))?|${KIND_OF_CODE}名称(?:\([^()]*\))?|(?:预算)?科目(?:\([^()]*\))?|${KIND_OF_CODE}(?:编码|代码)[及和与/]?(?:科目)?名称|\p{Script=Han}*支出信息)$`,
  "u",
);
/** Beside the figures: who, in which row, and what was written about it. */
const IGNORED_HEAD =
  /^(?:行次|序号|备注|说明|栏次|级次|科目级次|(?:预算|所属|基层|主管)?(?:单位|部门)(?:编码|代码|名称|性质)?|预算单位|(?:统一社会信用|组织机构)代码)$/u;

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

/** So many figures of a form do not follow each other by chance. */
const LEAST_COUNTED = 4;

/** 栏次 rows, and rows that count their columns 1, 2, 3 … or go on counting those of a part that is not printed. */
export function isNumberingRow(cells: readonly Cell[]): boolean {
  const isCaption = (cell: Cell): boolean =>
    typeof cell.value === "string" && cell.value.includes("栏") && normalize(cell.value) === "栏次";
  return (
    cells.some(isCaption) ||
    (cells.length >= 3 && cells.every((cell, index) => numberOf(cell) === index + 1)) ||
    (cells.length >= LEAST_COUNTED && cells.every((cell, index) => isCountedFrom(cells[0], cell, index)))
  );
}

function isCountedFrom(first: Cell | undefined, cell: Cell, index: number): boolean {
  const start = first ? numberOf(first) : NaN;
  return Number.isInteger(start) && start > 0 && numberOf(cell) === start + index;
}

/** `3`, `(3)`, and `1=2+3`, which says how the column is computed. */
function numberOf({ value }: Cell): number {
  if (typeof value !== "string") return Number(value);
  return Number(/^\(?(\d{1,2})\)?(?:=[\d+*/()-]+)?$/u.exec(normalize(value))?.[1] ?? NaN);
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

const YEAR_OF_HEAD = /^(20\d{2})年度?(?=[预决]算)/u;

/** `2024年度决算数` is 决算数 where 2024 is the latest year of the head and no other column is called so. */
function withoutOwnYear(paths: string[][]): string[][] {
  const texts = new Set(paths.flat());
  const latest = Math.max(...[...texts].map((text) => Number(YEAR_OF_HEAD.exec(text)?.[1] ?? 0)));
  if (latest === 0) return paths;
  return paths.map((path) =>
    path.map((text) => {
      const bare = text.replace(YEAR_OF_HEAD, "");
      return Number(YEAR_OF_HEAD.exec(text)?.[1]) === latest && !texts.has(bare) ? bare : text;
    }),
  );
}

const HEAD_ORDINAL = /^(?:[加减]:|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/u;
const THIS_YEAR = /^[本当]年度?(?=(?:预|决)算)/u;

/** The text over a column without its unit and its ordinal; this year's 决算数 is 决算数. */
function columnName(text: string): string {
  return normalize(text)
    .replace(UNIT_OF_HEAD, "")
    .replace(HEAD_ORDINAL, "")
    .replace(THIS_YEAR, "")
    .replace(/:$/u, "");
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
