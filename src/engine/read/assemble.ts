/** The pieces of one table → its facts in 分, with all that could not be placed. */
import { BLANK, readFigure, type Unit } from "../../workbook/amount";
import { cellAt } from "../../workbook/workbook";
import { definedLines, type TableDefinition } from "../define-table";
import { factId, type Fact, type Problem, type Repeated, type TableReading } from "../fact";
import { mostCommon } from "../most-common";
import { isComplete, type TablePart } from "./place-sheet";
import { convert, type CommonPrinting } from "./convert";
import { entityOfNote, type HeadMatter } from "./matter";
import { cellsByRow } from "./region";

/** What most sheets are in: the unit of one that does not say. */
export function mostCommonUnit(parts: readonly TablePart[]): Unit | null {
  return mostCommon(parts.map(({ matter }) => matter.unit?.value ?? null));
}

/** The unit of a part that does not say it: that of the table's other parts, else the workbook's. */
export function unitOfPart(part: TablePart, table: readonly TablePart[], commonUnit: Unit | null): Unit {
  const ofTable = table.map(({ matter }) => matter.unit?.value).find((unit) => unit !== undefined);
  return part.matter.unit?.value ?? ofTable ?? commonUnit ?? "万元";
}

/** What all tables of a workbook have in common. */
export interface CommonMatter {
  readonly unit: Unit | null;
  readonly printing: CommonPrinting;
}

/** Joins the parts of one table (it may go on over sheets) and converts its figures. */
export function assemble(
  definition: TableDefinition,
  parts: readonly TablePart[],
  common: CommonMatter,
): { reading: TableReading; facts: Fact[] } {
  const problems: Problem[] = [];
  const { kept, seconds, missing } = keepParts(parts);
  const first = kept[0] ?? parts[0];
  const inUnits = kept.map((part) => ({ part, unit: unitOfPart(part, kept, common.unit) }));
  const unit = inUnits[0]?.unit ?? common.unit ?? "万元";
  const unreadable = unreadableOf(parts, kept, missing);
  if (unreadable === null && kept.every(({ matter }) => matter.unit === null))
    problems.push({ message: `没有注明金额单位，按${unit}读取` });
  for (const part of kept) {
    problems.push(...part.raw.problems, ...unplacedColumns(part));
    if (part.region.sheet.visibility !== "visible")
      problems.push({ message: `工作表“${part.region.sheet.name}”是隐藏的，已读取` });
  }
  const repeated: Repeated[] = [];
  const facts = unreadable !== null ? [] : convert(definition, inUnits, common.printing, problems, repeated);
  const rivals = seconds.flatMap((second) => {
    const differing = differingFacts(definition, second, facts, common);
    const how = differing.length > 0 ? "数字不同" : "数字相同";
    problems.push({
      message: `工作表“${second.region.sheet.name}”上另有一张${definition.title}，${how}，未读取`,
    });
    const isShown = second.region.sheet.visibility === "visible";
    return differing.length > 0 && isShown && speaksOfSame(second, kept)
      ? [{ sheet: second.region.sheet.name, differing }]
      : [];
  });
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
      year: firstSaid(kept, "year")?.value ?? null,
      said: {
        unit: firstSaid(kept, "unit")?.cell ?? null,
        entity: firstSaid(kept, "entity")?.cell ?? null,
        year: firstSaid(kept, "year")?.cell ?? null,
      },
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
      unprinted: kept.flatMap((part) =>
        part.raw.unprinted.map(({ line, column }) => factId(definition.id, line, column)),
      ),
      unread: [
        ...(kept.some(hasUnreadColumns) ? (["columns"] as const) : []),
        ...(kept.some((part) => part.raw.hasUnreadRows) ? (["rows"] as const) : []),
      ],
      repeated,
      rivals,
    },
  };
}

/**
 * Why nothing of the table can be read; one part of it that its host doubts is enough. Amounts in a unit that is not
 * known are not taken for amounts in another.
 */
function unreadableOf(
  parts: readonly TablePart[],
  kept: readonly TablePart[],
  missing: readonly string[],
): string | null {
  const doubt = parts.map(({ region }) => region.sheet.unreadable).find((reason) => reason !== undefined);
  if (doubt !== undefined) return doubt;
  if (missing.length > 0) return `表头缺少：${missing.join("、")}`;
  const unit = kept.map(({ matter }) => matter.unknownUnit).find((said) => said !== null);
  return unit ? `金额单位“${unit.value}”不是已知的单位，未读取金额` : null;
}

function entityOf(parts: readonly TablePart[]): string | null {
  const heads = parts.map((part) => part.matter.entity?.value ?? null);
  const notes = parts.flatMap((part) => part.raw.notes.map(({ text }) => entityOfNote(text)));
  return [...heads, ...notes].find((entity) => entity !== null) ?? null;
}

function firstSaid<Key extends "unit" | "entity" | "year">(
  parts: readonly TablePart[],
  key: Key,
): NonNullable<HeadMatter[Key]> | null {
  for (const { matter } of parts) if (matter[key] !== null) return matter[key];
  return null;
}

/**
 * A second part with the same lines is not a continuation but a second table: what the user named goes before what a
 * title names, that before what only looks so, and what is shown before what is hidden; the first of equals is read.
 */
function keepParts(parts: readonly TablePart[]): {
  kept: TablePart[];
  seconds: TablePart[];
  missing: string[];
} {
  const complete = parts.filter(isComplete).sort((a, b) => rankOf(a) - rankOf(b));
  const [first, ...others] = complete;
  if (!first) return { kept: [...parts], seconds: [], missing: [...(parts[0]?.head.missing ?? [])] };
  const kept = [first];
  const seconds: TablePart[] = [];
  const known = new Set(first.raw.lines.map((line) => line.id));
  for (const part of others) {
    const again = part.raw.lines.filter((line) => line.code !== null && known.has(line.id));
    // A part may hold nothing but the total of what the first lists.
    const isUncoded = part.raw.lines.every((line) => line.code === null);
    const isNew = part.raw.lines.length > 0 && part.raw.lines.every(({ id }) => !known.has(id));
    const isSecond = again.length > 0 || (isUncoded && !isNew);
    if (isSecond) {
      seconds.push(part);
      continue;
    }
    kept.push(part);
    for (const line of part.raw.lines) known.add(line.id);
  }
  return { kept: parts.filter((part) => kept.includes(part)), seconds, missing: [] };
}

function differingFacts(
  definition: TableDefinition,
  second: TablePart,
  facts: readonly Fact[],
  common: CommonMatter,
): Fact[] {
  const known = new Map(facts.map((fact) => [fact.id, fact.amount]));
  const unit = unitOfPart(second, [second], common.unit);
  return convert(definition, [{ part: second, unit }], common.printing, [], []).filter(({ id, amount }) => {
    const other = known.get(id) ?? BLANK;
    return amount !== null && Math.abs(amount.value - other.value) > amount.half + other.half;
  });
}

/** A table of last year, or of a unit of the department, is no second version of this one. */
function speaksOfSame({ matter }: TablePart, kept: readonly TablePart[]): boolean {
  return (["year", "entity"] as const).every((key) => {
    const own = firstSaid(kept, key)?.value;
    return own === undefined || matter[key] === null || matter[key].value === own;
  });
}

function rankOf({ region }: TablePart): number {
  const evidence = { user: 0, title: 1, head: 2 }[region.evidence];
  return evidence * 2 + (region.sheet.visibility === "visible" ? 0 : 1);
}

/** Figures in a column that was not understood and may belong to a sum. */
function hasUnreadColumns({ head, region }: TablePart): boolean {
  return head.unplaced.some(
    ({ column, isAside }) =>
      !isAside &&
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
