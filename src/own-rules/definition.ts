/** Both sides of a row as a rule of the engine, with the figures that no table has: constants and cells of own sheets. */
import { factId, type Fact, type Facts, type TableReading } from "../engine/fact";
import type { Each, Pick, RuleDefinition } from "../engine/reconcile/define-rule";
import { FEN_DECIMALS, type Unit } from "../workbook/amount";
import { isPriorTable } from "../rules/rule";
import { cellTable, factOfOwnCell, VALUE_COLUMN } from "./cells";
import { OWN_RELATION } from "./checks";
import type { CompiledRow, RowMeans } from "./compile-row";
import { fraction, leastCommonMultiple, times, type Fraction } from "./fraction";
import type { Constant } from "./linear";
import { CHILDREN, EACH_COLUMN, EACH_LINE } from "./resolve";
import { textOf, type Comparison } from "./row-head";
import { placeText, type RuleBook } from "./rule-book";
import { pickOf, type RuleMeasure, type Side, type SideInUnit } from "./side";
import { atSide, Wrong } from "./wrong";

/** Factors that a relation may have after its fractions are gone: beyond, sums would not be exact. */
const LARGEST_FACTOR = 1_000_000n;

export interface Definition {
  readonly rule: RuleDefinition;
  readonly extra: Facts;
  readonly used: readonly Fact[];
}

export function definitionOf(
  base: CompiledRow & { comparison: Comparison },
  sides: readonly [SideInUnit, SideInUnit],
  measure: RuleMeasure,
  means: RowMeans,
): Definition {
  const extra: Fact[] = [];
  const id = `${OWN_RELATION}:${means.book.origin === null ? "" : `[${means.book.origin}]`}${base.name}`;
  const raw = sides.map((side, index) => {
    const field = index === 0 ? "left" : "right";
    return atSide(field, () => partsOf(side, field, measure, base, means, extra));
  });
  const [leftParts = [], rightParts = []] = raw;
  const scale = leastCommonMultiple([...leftParts, ...rightParts].map(({ factor }) => factor.below));
  const picks = raw.map((parts) => parts.map(({ pick, factor }) => scaled(pick, factor, scale)));
  const [first = [], second = []] = picks;
  const isTurned = base.comparison === ">=";
  const comparison = base.comparison === "=" || base.comparison === "both-empty" ? "=" : "<=";
  const told = toldOf(base, means.book);
  const rule: RuleDefinition = {
    id,
    title: titleOf(base.name, picks.flat()),
    basis: "own-rules",
    kind: base.level === "warning" ? "usual" : comparison === "=" ? "definition" : "inequality",
    comparison,
    ...(scale === 1n ? {} : { scale: Number(scale) }),
    told,
    each: eachOf(picks.flat(), means.facts),
    left: isTurned ? second : first,
    right: isTurned ? first : second,
  };
  const tables = new Map(means.facts.tables);
  for (const fact of extra) if (!tables.has(fact.table)) tables.set(fact.table, tableOfOwn(fact));
  const byId = new Map([...means.facts.byId, ...extra.map((fact) => [fact.id, fact] as const)]);
  return { rule, extra: { tables, byId: extra.length === 0 ? means.facts.byId : byId }, used: extra };
}

/** `{line}` and `{column}` only where they differ from relation to relation. */
function titleOf(name: string, picks: readonly Pick[]): string {
  const plain = name.replace(/[{}]/gu, "");
  const byLine = picks.some(({ lines }) => lines === EACH_LINE || lines === CHILDREN);
  const byColumn = picks.some(({ columns }) => columns === EACH_COLUMN);
  return `自定义“${plain}”${byLine ? "{line}" : ""}${byColumn ? "（{column}）" : ""}`;
}

function toldOf(base: CompiledRow, book: RuleBook): string {
  const basis = textOf(base.row, "basis");
  return `自定义勾稽“${base.name}”（${placeText(book, base.row.places.name)}）${basis === "" ? "" : `，依据：${basis}`}`;
}

function eachOf(picks: readonly Pick[], facts: Facts): Each {
  const own = [...picks].sort((a, b) => Number(isPriorTable(a.table)) - Number(isPriorTable(b.table)));
  const ofLines = own.find(({ lines }) => lines === EACH_LINE) ?? own.find(({ lines }) => lines === CHILDREN);
  const ofColumns = own.find(({ columns }) => columns === EACH_COLUMN);
  return {
    ...(ofLines ? { lines: { table: ofLines.table, which: "all" as const } } : {}),
    ...(ofColumns ? { columns: facts.tables.get(ofColumns.table)?.columns ?? [] } : {}),
  };
}

interface Part {
  readonly pick: Omit<Pick, "times">;
  readonly factor: Fraction;
}

/** The table of the constants. */
export const CONSTANTS = "own-rules:constants";

/** Picks of a side; figures that no table has are added to `extra`. */
function partsOf(
  { side, unit, factors }: SideInUnit,
  field: "left" | "right",
  measure: RuleMeasure,
  base: CompiledRow,
  means: RowMeans,
  extra: Fact[],
): Part[] {
  const parts: Part[] = side.terms.map(({ source }, index): Part => {
    const factor = factors[index] ?? fraction(1n);
    if (source.kind === "pick") {
      const { table, lines, columns } = pickOf(source.pick, 1);
      return { pick: { table, lines, columns }, factor };
    }
    if (source.kind === "fact") {
      const { table, line, column } = source.fact;
      return { pick: { table, lines: line, columns: column }, factor };
    }
    const fact = factOfOwnCell(source.cell, measure === "money" ? "money" : "count");
    extra.push(fact);
    return {
      pick: { table: cellTable(source.cell.at.sheet), lines: fact.line, columns: VALUE_COLUMN },
      factor,
    };
  });
  if (side.constants.length === 0) return parts;
  const fact = constantFact(side, unit, field, measure, base, means);
  if (fact.amount?.value === 0) return parts;
  extra.push(fact);
  return [
    ...parts,
    { pick: { table: CONSTANTS, lines: fact.line, columns: VALUE_COLUMN }, factor: fraction(1n) },
  ];
}

/** All constants of a side as one given figure. */
function constantFact(
  side: Side,
  unit: Unit | null,
  field: "left" | "right",
  measure: RuleMeasure,
  base: CompiledRow,
  { book }: RowMeans,
): Fact {
  const value = side.constants.reduce(
    (sum, constant) => sum + constantValue(constant, unit, measure, side.isClicked),
    0,
  );
  const line = `${String(base.row.row + 1)}-${field}`;
  return {
    id: factId(CONSTANTS, `${book.origin ?? ""}${line}`, VALUE_COLUMN),
    table: CONSTANTS,
    line: `${book.origin ?? ""}${line}`,
    column: VALUE_COLUMN,
    lineLabel: "常数",
    columnLabel: base.name,
    measure: measure === "money" ? "money" : "count",
    amount: { value, half: 0, blank: false },
    signed: true,
    cell: base.row.places[field],
    unit: measure === "money" ? (unit ?? "万元") : null,
    given: `自定义勾稽“${base.name}”里的常数`,
  };
}

function constantValue(
  { value, unit }: Constant,
  sideUnit: Unit | null,
  measure: RuleMeasure,
  isClicked: boolean,
): number {
  if (measure === "other") throw new Wrong("分值和百分比的关系里不能写常数");
  if (measure === "count") {
    if (unit !== null && unit !== "count") throw new Wrong("数量的关系里写了金额的单位");
    return wholeOf(value, "数量的常数要是整数");
  }
  if (unit === "count") throw new Wrong("金额的关系里写了数量的单位");
  const used = unit ?? (isClicked ? sideUnit : null);
  if (used === null) throw new Wrong("常数要写单位，如 100万元");
  return wholeOf(times(value, fraction(10n ** BigInt(FEN_DECIMALS[used]))), "常数要精确到分");
}

function wholeOf({ above, below }: Fraction, otherwise: string): number {
  if (below !== 1n) throw new Wrong(otherwise);
  const value = Number(above);
  if (!Number.isSafeInteger(value) || Math.abs(value) > 4e15) throw new Wrong("常数过大");
  return value;
}

function scaled(pick: Omit<Pick, "times">, factor: Fraction, scale: bigint): Pick {
  const whole = (factor.above * scale) / factor.below;
  if (whole > LARGEST_FACTOR || whole < -LARGEST_FACTOR || scale > LARGEST_FACTOR)
    throw new Wrong("系数过大或过细（化为整数后超过一百万），请化简");
  return { ...pick, times: Number(whole) };
}

function tableOfOwn({ table, cell }: Fact): TableReading {
  return {
    table,
    title: cell.sheet,
    code: null,
    sheets: [cell.sheet],
    unit: null,
    entity: null,
    year: null,
    status: "read",
    problems: [],
    lines: [],
    columns: [VALUE_COLUMN],
    notes: [],
  };
}
