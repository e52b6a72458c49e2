/**
 * A row of the sheet as a rule of the engine: the same data as the built-in ones, compiled by the same code. What is
 * wrong with it is told at the cell that says it, and nothing else of the check changes.
 */
import { factId, type Fact, type FactId, type Facts, type TableReading } from "../engine/fact";
import { compile, type Each, type Pick, type RuleDefinition } from "../engine/reconcile/define-rule";
import { netTerms, type Relation, type RuleId } from "../engine/reconcile/relation";
import { FEN_DECIMALS, type Unit } from "../workbook/amount";
import { normalize } from "../engine/read/label";
import { isPriorTable } from "../rules/rule";
import { cellTable, factOfOwnCell, VALUE_COLUMN, type CellsReader } from "./cells";
import { OWN_RELATION } from "./checks";
import type { Expression } from "./expression";
import { fraction, leastCommonMultiple, negated, times, type Fraction } from "./fraction";
import type { KnownRelations } from "./known-relations";
import type { Constant } from "./linear";
import { parseClicked } from "./parse-clicked";
import { parseNames, TOLERANCE_TYPED } from "./parse-names";
import { CHILDREN, EACH_COLUMN, EACH_LINE, type Resolver } from "./resolve";
import { placeText, type RuleBook, type RuleField, type RuleRow } from "./rule-book";
import {
  inUnit,
  measureOf,
  pickOf,
  readSide,
  unitsOf,
  type RuleMeasure,
  type Side,
  type SideInUnit,
} from "./side";
import { atSide, NotHere, Wrong } from "./wrong";

export interface RuleProblem {
  readonly field: RuleField;
  readonly message: string;
}

export type Comparison = "=" | "<=" | ">=" | "both-empty";
export type Level = "error" | "warning";

/**
 * `off`: switched off. `wrong`: not a rule that can be checked. `same`: a built-in rule says it already. `none`: nothing
 * of it is in this workbook. `open`: what it asks for is expected and not to be had.
 */
export type RuleStatus = "off" | "wrong" | "same" | "none" | "open" | "ready";

export interface CompiledRow {
  readonly row: RuleRow;
  readonly name: string;
  readonly status: RuleStatus;
  readonly problems: readonly RuleProblem[];
  /** Why it was not checked, in whole or in part. */
  readonly why: string | null;
  readonly comparison: Comparison | null;
  readonly level: Level;
  readonly relations: readonly Relation[];
  /** Figures that its relations use beside those of this year's tables. */
  readonly facts: readonly Fact[];
  /** What each side means, by names. */
  readonly meaning: Readonly<Partial<Record<"left" | "right", string>>>;
}

export interface RowMeans {
  readonly book: RuleBook;
  readonly facts: Facts;
  readonly resolve: Resolver;
  readonly cells: CellsReader;
  readonly builtIn: KnownRelations;
  /** Names that were taken by rows above. */
  readonly names: Set<string>;
}

export function compileRow(row: RuleRow, means: RowMeans): CompiledRow {
  const head = readHead(row, means);
  const base: CompiledRow = {
    row,
    name: head.name,
    status: "wrong",
    problems: head.problems,
    why: null,
    comparison: head.comparison,
    level: head.level,
    relations: [],
    facts: [],
    meaning: {},
  };
  if (head.isOff) return { ...base, status: "off", problems: [], why: "已停用" };
  const problems = [...head.problems];
  let absent: NotHere | null = null;
  const read = (field: "left" | "right"): Side | null => {
    try {
      return readField(row, field, means);
    } catch (error) {
      if (error instanceof Wrong) problems.push({ field, message: error.message });
      else if (error instanceof NotHere) absent ??= error;
      else throw error;
      return null;
    }
  };
  const [left, right] = [read("left"), read("right")];
  const missing = absent as NotHere | null;
  if (problems.length > 0) return { ...base, problems };
  if (missing) return { ...base, status: missing.isOpen ? "open" : "none", why: missing.message };
  if (!left || !right || head.comparison === null) return base;
  return related({ ...base, comparison: head.comparison }, left, right, means);
}

interface Head {
  readonly name: string;
  readonly isOff: boolean;
  readonly comparison: Comparison | null;
  readonly level: Level;
  readonly problems: readonly RuleProblem[];
}

const ON: ReadonlySet<string> = new Set(["是", "启用", "√", "✓", "1", "TRUE", "Y"]);
const OFF: ReadonlySet<string> = new Set(["否", "停用", "不启用", "×", "✗", "0", "FALSE", "N"]);
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  "=": "=",
  等于: "=",
  "≤": "<=",
  "≦": "<=",
  "<=": "<=",
  不大于: "<=",
  小于等于: "<=",
  "≥": ">=",
  "≧": ">=",
  ">=": ">=",
  不小于: ">=",
  大于等于: ">=",
  同时为空: "both-empty",
};
const LEVELS: Readonly<Record<string, Level>> = { 错误: "error", 提醒: "warning" };
const LONGEST_NAME = 60;

function textOf(row: RuleRow, field: RuleField): string {
  const cell = row.cells[field];
  return cell ? (cell.error ?? String(cell.value ?? "")).trim() : "";
}

function readHead(row: RuleRow, { names }: RowMeans): Head {
  const problems: RuleProblem[] = [];
  const wrong = (field: RuleField, message: string): void => {
    problems.push({ field, message });
  };
  const enabled = normalize(textOf(row, "enabled")).toUpperCase();
  if (enabled === "") wrong("enabled", "没有填写“启用”：填“是”或“否”");
  else if (!ON.has(enabled) && !OFF.has(enabled))
    wrong("enabled", `“启用”填“是”或“否”，不是“${textOf(row, "enabled").slice(0, 20)}”`);
  const name = textOf(row, "name");
  if (name === "") wrong("name", "没有填写名称：发现不平时用它说明是哪一条");
  else if (name.length > LONGEST_NAME) wrong("name", `名称过长，请在 ${String(LONGEST_NAME)} 个字以内`);
  else if (names.has(name)) wrong("name", `名称“${name}”与上面的一条相同，请改用不同的名称`);
  names.add(name);
  return {
    name: name === "" ? `第${String(row.row + 1)}行` : name,
    isOff: OFF.has(enabled),
    comparison: comparisonOf(row, wrong),
    level: levelOf(row, wrong),
    problems,
  };
}

type Complain = (field: RuleField, message: string) => void;

function comparisonOf(row: RuleRow, wrong: Complain): Comparison | null {
  const text = normalize(textOf(row, "relation"));
  const comparison = COMPARISONS[text];
  if (comparison !== undefined) return comparison;
  if (text === "") wrong("relation", "没有填写关系：=、≤、≥ 或“同时为空”");
  else if (/[≈≒±]|约/u.test(text)) wrong("relation", TOLERANCE_TYPED);
  else if (/^[<>≠]$|^(?:小于|大于|不等于)$/u.test(text))
    wrong("relation", `不支持“${text}”：四舍五入后的数分不出严格的大小，请用 ≤ 或 ≥`);
  else wrong("relation", `不认识关系“${text.slice(0, 20)}”：填 =、≤、≥ 或“同时为空”`);
  return null;
}

function levelOf(row: RuleRow, wrong: Complain): Level {
  const text = normalize(textOf(row, "level"));
  const level = LEVELS[text];
  if (level !== undefined) return level;
  wrong(
    "level",
    text === "" ? "没有填写级别：错误或提醒" : `级别填“错误”或“提醒”，不是“${text.slice(0, 20)}”`,
  );
  return "error";
}

const SIDES = { left: "左边", right: "右边" } as const;

function readField(row: RuleRow, field: "left" | "right", means: RowMeans): Side {
  const cell = row.cells[field];
  if (!cell) throw new Wrong(`没有填写${SIDES[field]}`);
  if (cell.formula !== undefined && means.book.origin !== null)
    throw new Wrong("规则文件里不能点选单元格（各单位的行列不同），请按名称书写");
  const isClicked = cell.formula !== undefined;
  const expression = expressionOf(cell.formula, cell.error, textOf(row, field));
  return readSide(expression, isClicked, means);
}

function expressionOf(formula: string | undefined, error: string | undefined, text: string): Expression {
  if (formula !== undefined) return parseClicked(formula);
  if (error !== undefined) throw new Wrong(`单元格出错：${error}`);
  return parseNames(text);
}

/** Factors that a relation may have after its fractions are gone: beyond, sums would not be exact. */
const LARGEST_FACTOR = 1_000_000n;

function related(
  base: CompiledRow & { comparison: Comparison },
  left: Side,
  right: Side,
  means: RowMeans,
): CompiledRow {
  try {
    const measure = base.comparison === "both-empty" ? null : measureOf([left, right], means.facts);
    if (base.comparison === "both-empty" && (left.constants.length > 0 || right.constants.length > 0))
      throw new Wrong("“同时为空”的两边只写表中的项目，不写常数");
    const sides = [
      atSide("left", () => inUnit(left, unitsOf(right, means.facts))),
      atSide("right", () => inUnit(right, unitsOf(left, means.facts))),
    ] as const;
    const meaning = { left: meaningOf(sides[0], means.facts), right: meaningOf(sides[1], means.facts) };
    return completed({ ...base, meaning }, definitionOf(base, sides, measure ?? "money", means), means);
  } catch (error) {
    if (error instanceof Wrong)
      return { ...base, problems: [{ field: error.side ?? "right", message: error.message }] };
    throw error;
  }
}

interface Definition {
  readonly rule: RuleDefinition;
  readonly extra: Facts;
  readonly used: readonly Fact[];
}

function definitionOf(
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

const CONSTANTS = "own-rules:constants";

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

/** The relations, and what only they show: that nothing is asked, or nothing new. */
function completed(base: CompiledRow, { rule, extra, used }: Definition, means: RowMeans): CompiledRow {
  const wrong = (message: string): CompiledRow => ({ ...base, problems: [{ field: "right", message }] });
  const compiled = compile(rule, extra);
  const relations = compiled.relations.map((relation) => ({ ...relation, rule: OWN_RELATION as RuleId }));
  if (relations.length === 0)
    return compiled.notChecked === null
      ? { ...base, status: "none", why: "表中没有印出所引用的项目" }
      : { ...base, status: "open", why: compiled.notChecked };
  if (base.comparison !== "both-empty") {
    const isGiven = (id: FactId): boolean => extra.byId.get(id)?.table === CONSTANTS;
    if (relations.every((relation) => netTerms(relation).every(({ fact }) => isGiven(fact))))
      return wrong("两边抵消，没有剩下可以核对的金额");
    const tolerance = relations.some((relation) => isTolerance(relation, extra));
    if (tolerance) return wrong(`常数小得像误差范围：${TOLERANCE_TYPED}`);
    const same = means.builtIn.sameAs(relations, base.level);
    if (same !== null)
      return {
        ...base,
        status: "same",
        problems: [{ field: "name", message: same }],
      };
    means.builtIn.add(relations, base);
  }
  return {
    ...base,
    status: "ready",
    why: compiled.notChecked,
    relations,
    facts: [...used, ...priorFacts(relations, extra)],
  };
}

/** Last year's figures are given: no cell of them can be mended here. */
function priorFacts(relations: readonly Relation[], { byId }: Facts): Fact[] {
  const ids = new Set(relations.flatMap(({ left, right }) => [...left, ...right].map(({ fact }) => fact)));
  return [...ids].flatMap((id) => {
    const fact = byId.get(id);
    if (!fact || !isPriorTable(fact.table)) return [];
    return [{ ...fact, given: `${fact.cell.sheet} ${fact.lineLabel}` }];
  });
}

/** A constant within ten last digits of the figures beside it. */
function isTolerance(relation: Relation, { byId }: Facts): boolean {
  let constant = 0;
  let step = 0;
  for (const { fact: id, coefficient } of netTerms(relation)) {
    const fact = byId.get(id);
    if (fact?.table === CONSTANTS) constant += Math.abs(coefficient * (fact.amount?.value ?? 0));
    else step = Math.max(step, Math.abs(coefficient) * 2 * (fact?.amount?.half ?? 0));
  }
  return constant > 0 && netTerms(relation).length > 2 && constant <= 10 * step;
}

/** What a side means by names; a long sum by its first terms. */
const MOST_TOLD = 6;

function meaningOf({ side, factors }: SideInUnit, facts: Facts): string {
  const told = side.terms.slice(0, MOST_TOLD).map(({ source }, index) => {
    const factor = factors[index] ?? fraction(1n);
    const isNegative = factor.above < 0n;
    const size = isNegative ? negated(factor) : factor;
    const count = size.above === size.below ? "" : `${fractionText(size)}×`;
    const sign = isNegative ? "−" : index === 0 ? "" : "＋";
    return `${sign}${count}${sourceText(source, facts)}`;
  });
  const more = side.terms.length > MOST_TOLD ? `…等 ${String(side.terms.length)} 项` : "";
  const constants = side.constants.length === 0 ? "" : `${told.length === 0 ? "" : "＋"}常数`;
  return `${told.join("")}${more}${constants}`;
}

function fractionText({ above, below }: Fraction): string {
  const value = Number(above) / Number(below);
  return below === 1n || Number.isInteger(value * 10_000)
    ? String(value)
    : `${String(above)}/${String(below)}`;
}

function sourceText(source: Side["terms"][number]["source"], facts: Facts): string {
  if (source.kind === "own") return `${source.cell.at.sheet}“${source.cell.label}”`;
  const { table, line, column } =
    source.kind === "fact"
      ? source.fact
      : { table: source.pick.table, line: [source.pick.lines].flat()[0] ?? "", column: source.pick.column };
  const reading = facts.tables.get(table);
  const title = `${isPriorTable(table) ? "上年." : ""}${reading?.code ?? reading?.title ?? table}`;
  const fact = facts.byId.get(factId(table, line, column));
  const lineText = line === EACH_LINE ? "*" : line === CHILDREN ? "*下级" : fact ? lineName(fact) : line;
  const columnText = column === EACH_COLUMN ? "*" : (fact?.columnLabel ?? column);
  return `${title}[${lineText},${columnText}]`;
}

function lineName({ line, lineLabel }: Fact): string {
  return /^\d{3,7}$/u.test(line) ? `${line}${lineLabel}` : lineLabel;
}
