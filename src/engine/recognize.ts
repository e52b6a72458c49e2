/** Which tables a workbook holds, and what could not be placed: by content, never by a sheet's name or position. */
import {
  BLANK,
  precisionOf,
  toAmount,
  toPlainAmount,
  type Amount,
  type Decimal,
  type Unit,
} from "../workbook/amount";
import type { Sheet, Workbook } from "../workbook/workbook";
import type { TableDefinition } from "./define-table";
import { extractRegion, type RawFact, type RawTable } from "./extract";
import {
  factId,
  type Fact,
  type FactId,
  type Facts,
  type Problem,
  type TableId,
  type TableReading,
} from "./fact";
import { readHead, type Head } from "./head";
import {
  headMatter,
  tableOfTitle,
  titledRegions,
  titleWords,
  wholeSheet,
  type HeadMatter,
  type Region,
} from "./region";

export interface Recognition {
  readonly facts: Facts;
  readonly unrecognized: readonly { readonly sheet: string; readonly reason: string }[];
}

export interface RecognizeOptions {
  readonly tables: readonly TableDefinition[];
  /** Sheets that the user named by hand. */
  readonly named?: Readonly<Record<string, TableId>>;
}

interface Part {
  readonly region: Region;
  readonly head: Head;
  readonly matter: HeadMatter;
  readonly raw: RawTable;
}

/** Reads every table of the workbook into facts. */
export function recognize(workbook: Workbook, { tables, named = {} }: RecognizeOptions): Recognition {
  const parts = new Map<TableDefinition, Part[]>();
  const unrecognized: { sheet: string; reason: string }[] = [];
  for (const sheet of workbook.sheets) {
    const { found, reason } = placeSheet(sheet, tables, named[sheet.name]);
    for (const part of found)
      parts.set(part.region.definition, [...(parts.get(part.region.definition) ?? []), part]);
    if (reason !== null) unrecognized.push({ sheet: sheet.name, reason });
  }
  const commonUnit = mostCommonUnit([...parts.values()].flat());
  const assembled = new Map(
    [...parts].map(([definition, own]) => [definition, assemble(definition, own, commonUnit)]),
  );
  const facts = tables.flatMap((definition) => assembled.get(definition)?.facts ?? []);
  return {
    facts: {
      tables: new Map([...assembled.values()].map(({ reading }) => [reading.table, reading])),
      byId: new Map(facts.map((fact) => [fact.id, fact])),
    },
    unrecognized,
  };
}

function readPart(region: Region): Part {
  const head = readHead(region);
  return { region, head, matter: headMatter(region, head.lastRow), raw: extractRegion(region, head) };
}

/** A head is there if it places a column; a title in a contents list has none. */
const hasHead = (part: Part): boolean => part.head.blocks.some((block) => block.columns.length > 0);
const isComplete = (part: Part): boolean => part.head.missing.length === 0;

function placeSheet(
  sheet: Sheet,
  tables: readonly TableDefinition[],
  named: TableId | undefined,
): { found: Part[]; reason: string | null } {
  if (sheet.cells.size === 0) return { found: [], reason: "空白工作表" };
  const byHand = tables.find((definition) => definition.id === named);
  if (byHand) return { found: [readPart(wholeSheet(sheet, byHand, "user"))], reason: null };
  const words = titleWords(tables);
  const titled = titledRegions(sheet, words).map(readPart);
  const withHead = titled.filter(hasHead);
  if (withHead.length > 0) return { found: withHead, reason: null };
  const candidates = tables
    .map((definition) => readPart(wholeSheet(sheet, definition, "head")))
    .filter(
      (part) =>
        isComplete(part) &&
        part.head.unplaced.length === 0 &&
        part.raw.lines.length > 0 &&
        part.raw.problems.length === 0,
    );
  const named_ = tableOfTitle(sheet.name, words);
  const best =
    candidates.length > 1 ? candidates.filter((part) => part.region.definition === named_) : candidates;
  const [only] = best;
  if (only && best.length === 1) return { found: [only], reason: null };
  if (candidates.length > 1) {
    const titles = candidates.map((part) => part.region.definition.title).join("、");
    return { found: [], reason: `没有表名，表头与多张表相符（${titles}）` };
  }
  return {
    found: [],
    reason: titled.length > 0 ? "只有表名，没有表格（目录或封面）" : "没有决算公开表的表名或表头",
  };
}

function mostCommonUnit(parts: readonly Part[]): Unit | null {
  const counts = new Map<Unit, number>();
  for (const { matter } of parts)
    if (matter.unit) counts.set(matter.unit, (counts.get(matter.unit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Joins the parts of one table (it may go on over sheets) and converts its figures. */
function assemble(
  definition: TableDefinition,
  parts: readonly Part[],
  commonUnit: Unit | null,
): { reading: TableReading; facts: Fact[] } {
  const problems: Problem[] = [];
  const { kept, missing } = keepParts(definition, parts, problems);
  const first = kept[0] ?? parts[0];
  const unit = unitOf(kept, commonUnit, problems);
  for (const part of kept) {
    problems.push(...part.raw.problems, ...unplacedColumns(part));
    if (part.region.sheet.visibility !== "visible")
      problems.push({ message: `工作表“${part.region.sheet.name}”是隐藏的，已读取` });
  }
  const facts = missing.length > 0 ? [] : convert(definition, kept, unit, problems);
  const isEmpty = facts.every((fact) => fact.amount !== null && fact.amount.value === 0);
  return {
    facts,
    reading: {
      table: definition.id,
      title: definition.title,
      code: first?.matter.mark ?? null,
      sheets: [...new Set(kept.map((part) => part.region.sheet.name))],
      unit,
      entity: kept.map((part) => part.matter.entity).find((entity) => entity !== null) ?? null,
      year: kept.map((part) => part.matter.year).find((year) => year !== null) ?? null,
      status: missing.length > 0 ? "unreadable" : isEmpty ? "empty" : "read",
      problems: missing.length > 0 ? [{ message: `表头缺少：${missing.join("、")}` }, ...problems] : problems,
      lines: kept.flatMap((part) => part.raw.lines),
      columns: [
        ...new Set(
          kept.flatMap((part) =>
            part.head.blocks.flatMap((block) => block.columns.map(({ definition: column }) => column.id)),
          ),
        ),
      ],
      notes: kept.flatMap((part) => part.raw.notes),
    },
  };
}

/** A second part with the same lines is not a continuation but a second table: which one counts is not guessed. */
function keepParts(
  definition: TableDefinition,
  parts: readonly Part[],
  problems: Problem[],
): { kept: Part[]; missing: string[] } {
  const complete = parts.filter(isComplete);
  const [first, ...others] = complete;
  if (!first) return { kept: [...parts], missing: [...(parts[0]?.head.missing ?? [])] };
  const kept = [first];
  const known = new Set(first.raw.lines.map((line) => line.id));
  for (const part of others) {
    const again = part.raw.lines.filter((line) => line.code !== null && known.has(line.id));
    const isSecond = again.length > 0 || part.raw.lines.every((line) => line.code === null);
    if (isSecond) {
      problems.push({
        message: `工作表“${part.region.sheet.name}”上另有一张${definition.title}，行次重复，未读取`,
      });
      continue;
    }
    kept.push(part);
    for (const line of part.raw.lines) known.add(line.id);
  }
  return { kept, missing: [] };
}

function unitOf(parts: readonly Part[], commonUnit: Unit | null, problems: Problem[]): Unit {
  const own = parts.map((part) => part.matter.unit).find((unit) => unit !== null);
  if (own) return own;
  const assumed = commonUnit ?? "万元";
  problems.push({ message: `没有注明金额单位，按${assumed}读取` });
  return assumed;
}

function unplacedColumns(part: Part): Problem[] {
  return part.head.unplaced.map(({ header }) => ({
    message: `“${header.replaceAll(">", "/")}”栏不在本表应有的栏内，未读取`,
  }));
}

function convert(
  definition: TableDefinition,
  parts: readonly Part[],
  unit: Unit,
  problems: Problem[],
): Fact[] {
  const raws = parts.flatMap((part) => part.raw.facts);
  const money = raws.flatMap((raw): Decimal[] =>
    measureOf(raw) === "money" && raw.figure.kind === "figure" ? [raw.figure.decimal] : [],
  );
  const precision = precisionOf(money, unit);
  const facts = new Map<FactId, Fact>();
  for (const raw of raws) {
    const id = factId(definition.id, raw.line, raw.column.id);
    const measure = measureOf(raw);
    const amount = amountOf(raw, (decimal) =>
      measure === "money"
        ? toAmount(decimal, unit, precision)
        : toPlainAmount(decimal, measure === "count" ? 0 : 2),
    );
    const known = facts.get(id);
    if (known && known.amount?.blank !== true) {
      if (amount?.blank !== true)
        problems.push({ message: `“${raw.lineLabel}”重复出现，只读取第一处`, cell: raw.cell });
      continue;
    }
    const problem = problemOf(raw);
    if (problem) problems.push({ message: problem, cell: raw.cell });
    facts.set(id, {
      id,
      table: definition.id,
      line: raw.line,
      column: raw.column.id,
      lineLabel: raw.lineLabel,
      columnLabel: raw.column.label,
      measure,
      amount,
      ...(problem === null ? {} : { problem }),
      signed: (raw.lineDefinition?.signed ?? false) || (raw.column.signed ?? false),
      cell: raw.cell,
      unit: measure === "money" ? unit : null,
      ...(raw.formula === undefined ? {} : { formula: raw.formula }),
    });
  }
  return [...facts.values()];
}

function measureOf(raw: RawFact): Fact["measure"] {
  return raw.lineDefinition?.measure ?? raw.column.measure ?? "money";
}

function amountOf(raw: RawFact, convertDecimal: (decimal: Decimal) => Amount): Amount | null {
  if (raw.figure.kind === "blank") return BLANK;
  return raw.figure.kind === "figure" ? convertDecimal(raw.figure.decimal) : null;
}

function problemOf(raw: RawFact): string | null {
  if (raw.figure.kind === "text") return `不是金额：“${raw.figure.text}”`;
  if (raw.figure.kind === "error") return `单元格出错：${raw.figure.error}`;
  return null;
}
