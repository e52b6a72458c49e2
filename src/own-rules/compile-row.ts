/**
 * A row of the sheet as a rule of the engine: the same data as the built-in ones, compiled by the same code. What is
 * wrong with it is told at the cell that says it, and nothing else of the check changes.
 */
import type { Fact, FactId, Facts } from "../engine/fact";
import { compile } from "../engine/reconcile/define-rule";
import { netTerms, type Relation, type RuleId } from "../engine/reconcile/relation";
import { isPriorTable } from "../rules/rule";
import type { CellsReader } from "./cells";
import { OWN_RELATION } from "./checks";
import { CONSTANTS, definitionOf, type Definition } from "./definition";
import type { Expression } from "./expression";
import type { KnownRelations } from "./known-relations";
import { meaningOf } from "./meaning";
import { parseClicked } from "./parse-clicked";
import { parseNames, TOLERANCE_TYPED } from "./parse-names";
import type { Resolver } from "./resolve";
import { readHead, textOf, type Comparison, type Level, type RuleProblem } from "./row-head";
import type { RuleBook, RuleRow } from "./rule-book";
import { inUnit, measureOf, readSide, unitsOf, type Side } from "./side";
import { atSide, NotHere, Wrong } from "./wrong";

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
  const head = readHead(row, means.names);
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
