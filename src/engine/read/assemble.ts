/** The pieces of one table → its facts in 分, with all that could not be placed. */
import {
  BLANK,
  precisionOf,
  readFigure,
  toAmount,
  toPlainAmount,
  type Amount,
  type Decimal,
  type Unit,
} from "../../workbook/amount";
import { cellAt } from "../../workbook/workbook";
import type { Writable } from "../../workbook/writable";
import { definedLines, type TableDefinition } from "../define-table";
import { factId, type Fact, type FactId, type Problem, type TableReading } from "../fact";
import { mostCommon } from "../most-common";
import { isComplete, type TablePart } from "./place-sheet";
import type { RawFact } from "./raw-fact";
import { cellsByRow, entityOfNote } from "./region";

/** What most sheets are in: the unit of one that does not say. */
export function mostCommonUnit(parts: readonly TablePart[]): Unit | null {
  return mostCommon(parts.map(({ matter }) => matter.unit));
}

/** Joins the parts of one table (it may go on over sheets) and converts its figures. */
export function assemble(
  definition: TableDefinition,
  parts: readonly TablePart[],
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
  const unreadable = unreadableOf(parts, missing);
  const facts = unreadable !== null ? [] : convert(definition, kept, unit, problems);
  const isEmpty = facts.every((fact) => fact.amount !== null && fact.amount.value === 0);
  return {
    facts,
    reading: {
      table: definition.id,
      title: definition.title,
      code: first?.matter.mark ?? null,
      sheets: [...new Set(kept.map((part) => part.region.sheet.name))],
      unit,
      entity: entityOf(kept),
      year: kept.map((part) => part.matter.year).find((year) => year !== null) ?? null,
      status: unreadable !== null ? "unreadable" : isEmpty ? "empty" : "read",
      problems: [
        ...(unreadable !== null ? [{ message: unreadable }] : []),
        ...(unreadable !== null || isEmpty ? [] : missingLines(definition, kept)),
        ...problems,
      ],
      lines: kept.flatMap((part) => part.raw.lines),
      columns: [
        ...new Set(
          kept.flatMap((part) =>
            part.head.blocks.flatMap((block) => block.columns.map(({ definition: column }) => column.id)),
          ),
        ),
      ],
      notes: kept.flatMap((part) => part.raw.notes),
      unread: [
        ...(kept.some(hasUnreadColumns) ? (["columns"] as const) : []),
        ...(kept.some((part) => part.raw.hasUnreadRows) ? (["rows"] as const) : []),
      ],
    },
  };
}

/** Why nothing of the table can be read; one part of it that its host doubts is enough. */
function unreadableOf(parts: readonly TablePart[], missing: readonly string[]): string | null {
  const doubt = parts.map(({ region }) => region.sheet.unreadable).find((reason) => reason !== undefined);
  return doubt ?? (missing.length > 0 ? `表头缺少：${missing.join("、")}` : null);
}

function entityOf(parts: readonly TablePart[]): string | null {
  const heads = parts.map((part) => part.matter.entity);
  const notes = parts.flatMap((part) => part.raw.notes.map(({ text }) => entityOfNote(text)));
  return [...heads, ...notes].find((entity) => entity !== null) ?? null;
}

/**
 * A second part with the same lines is not a continuation but a second table: what the user named goes before what a
 * title names, that before what only looks so, and what is shown before what is hidden; the first of equals is read.
 */
function keepParts(
  definition: TableDefinition,
  parts: readonly TablePart[],
  problems: Problem[],
): { kept: TablePart[]; missing: string[] } {
  const complete = parts.filter(isComplete).sort((a, b) => rankOf(a) - rankOf(b));
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
  return { kept: parts.filter((part) => kept.includes(part)), missing: [] };
}

function rankOf({ region }: TablePart): number {
  const evidence = { user: 0, title: 1, head: 2 }[region.evidence];
  return evidence * 2 + (region.sheet.visibility === "visible" ? 0 : 1);
}

function unitOf(parts: readonly TablePart[], commonUnit: Unit | null, problems: Problem[]): Unit {
  const own = parts.map((part) => part.matter.unit).find((unit) => unit !== null);
  if (own) return own;
  const assumed = commonUnit ?? "万元";
  problems.push({ message: `没有注明金额单位，按${assumed}读取` });
  return assumed;
}

/** Figures in a column that was not understood and may belong to a sum. */
function hasUnreadColumns({ head, region }: TablePart): boolean {
  return head.unplaced.some(
    ({ column, isDetail }) =>
      !isDetail &&
      [...cellsByRow(region.sheet)].some(
        ([row]) =>
          row > head.lastRow &&
          row < region.endRow &&
          readFigure(cellAt(region.sheet, row, column)).kind === "figure",
      ),
  );
}

/** Lines that every form of the table prints; an empty table may print none. */
function missingLines(definition: TableDefinition, parts: readonly TablePart[]): Problem[] {
  const found = new Set(parts.flatMap((part) => part.raw.lines.map((line) => line.id)));
  return definedLines(definition)
    .filter((line) => line.required && !found.has(line.id))
    .map((line) => ({ message: `没有找到“${line.label}”行` }));
}

function unplacedColumns(part: TablePart): Problem[] {
  return part.head.unplaced.map(({ header }) => ({
    message: `“${header.replaceAll(">", "/")}”栏不在本表应有的栏内，未读取`,
  }));
}

function convert(
  definition: TableDefinition,
  parts: readonly TablePart[],
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
    const fact: Writable<Fact> = {
      id,
      table: definition.id,
      line: raw.line,
      column: raw.column.id,
      lineLabel: raw.lineLabel,
      columnLabel: raw.column.label,
      measure,
      amount,
      signed: (raw.lineDefinition?.signed ?? false) || (raw.column.signed ?? false),
      cell: raw.cell,
      unit: measure === "money" ? unit : null,
    };
    if (problem !== null) fact.problem = problem;
    if (raw.formula !== undefined) fact.formula = raw.formula;
    facts.set(id, fact);
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
