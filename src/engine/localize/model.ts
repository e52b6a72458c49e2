/**
 * All relations of a workbook as one system over its figures. A column is a figure (of a cell, or an observation from
 * outside the workbook), a row a relation as Σ a·x (= or ≤) 0. Everything is a whole number of 分 (or of pieces,
 * hundredths): sums of them are exact in a double up to 2⁵³, far above any public budget.
 */
import type { Amount } from "../../workbook/amount";
import type { Fact, FactId, Facts } from "../fact";
import { netTerms } from "../reconcile/relation";
import type { Judgement, Relation } from "../reconcile/relation";

/** A figure that is told elsewhere: in the narrative, in last year's workbook, in a rule of the user's own. */
export interface Observation {
  readonly fact: FactId;
  readonly amount: Amount;
  /** Where it stands, for people: `说明第一段`, `2023年度 01表 年末结转和结余`. */
  readonly source: string;
  /** By how much a rule of the user's own is off, which should be 0: the rule itself may not hold here. */
  readonly rule?: Relation;
}

export interface FactColumn {
  readonly kind: "fact";
  readonly fact: Fact;
}
export interface ObservationColumn {
  readonly kind: "observation";
  readonly observation: Observation;
}
/** By how much a usual relation is off: free, unless a question holds it at 0. */
export interface SlackColumn {
  readonly kind: "slack";
  readonly relation: Relation;
}
export type Column = FactColumn | ObservationColumn | SlackColumn;

export interface Row {
  /** `null` ties an observation to its fact. */
  readonly relation: Relation | null;
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  readonly isEquality: boolean;
}

/** What does not change when figures are corrected: the same structure can be solved again with other figures. */
export interface Structure {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** For every column the rows it stands in. */
  readonly rowsOf: readonly (readonly number[])[];
  readonly indexOf: ReadonlyMap<FactId, number>;
  /** The slacks of the usual relations. */
  readonly slackOf: ReadonlyMap<Relation, number>;
}

/** Figures of which one was adjusted by its last digit: their true values lie up to a step further from the print. */
type AdjustedFacts = ReadonlySet<FactId>;

export interface Model extends Structure {
  /** Printed values. */
  readonly value: Float64Array;
  /** The rounding interval, within the domain. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The least value that a figure may have if it is not as printed: 0, or −∞ for signed ones. */
  readonly floor: Float64Array;
  /** Figures that could not be read, and slacks, are free already, and are never suspected. */
  readonly unread: Uint8Array;
}

/**
 * Relations that could not be compiled and those over facts that do not exist stay outside: what is not known for
 * certain must not make a cell look wrong. Nor do usual relations whose premise evidently does not hold here.
 */
export function buildModel(
  facts: Facts,
  judgements: readonly Judgement[],
  observations: readonly Observation[] = [],
): Model {
  const columns: Column[] = [];
  const indexOf = new Map<FactId, number>();
  const slackOf = new Map<Relation, number>();
  const rows: Row[] = [];
  const failed = failedPremises(judgements);
  for (const { relation, verdict } of judgements) {
    if (verdict === "error") continue;
    const indices: number[] = [];
    const coefficients: number[] = [];
    for (const { fact: id, coefficient } of netTerms(relation)) {
      const index = indexOf.get(id) ?? addFact(id);
      if (index === undefined) break;
      indices.push(index);
      coefficients.push(coefficient);
    }
    if (indices.length === 0 || indices.length < netTerms(relation).length) continue;
    if (relation.kind === "usual") {
      if (failed.has(premiseOf(relation))) continue;
      const own = columns.push({ kind: "slack", relation }) - 1;
      slackOf.set(relation, own);
      indices.push(own);
      coefficients.push(-1);
    } else if (relation.told !== undefined) {
      indices.push(columns.push({ kind: "observation", observation: doubtOf(relation) }) - 1);
      coefficients.push(-1);
    }
    rows.push({ relation, columns: indices, coefficients, isEquality: relation.comparison === "=" });
  }
  for (const observation of observations) {
    const index = indexOf.get(observation.fact);
    if (index === undefined) continue;
    const own = columns.push({ kind: "observation", observation }) - 1;
    rows.push({ relation: null, columns: [index, own], coefficients: [1, -1], isEquality: true });
  }

  function addFact(id: FactId): number | undefined {
    const fact = facts.byId.get(id);
    if (!fact) return undefined;
    const index = columns.push(columnOf(fact)) - 1;
    indexOf.set(id, index);
    return index;
  }

  const rowsOf: number[][] = columns.map(() => []);
  rows.forEach((row, index) => {
    for (const column of row.columns) rowsOf[column]?.push(index);
  });
  return withFigures({ columns, rows, rowsOf, indexOf, slackOf }, adjustedFacts(judgements));
}

function doubtOf(rule: Relation): Observation {
  const [first] = netTerms(rule);
  return {
    fact: first?.fact ?? ("" as FactId),
    amount: { value: 0, half: 0, blank: false },
    source: rule.label,
    rule,
  };
}

/** A given figure may be wrong too, but it is no cell that is asked for. */
function columnOf(fact: Fact): FactColumn | ObservationColumn {
  const { given, amount, id } = fact;
  return given === undefined || !amount
    ? { kind: "fact", fact }
    : { kind: "observation", observation: { fact: id, amount, source: given } };
}

/** What a usual relation rests on; where its rule does not say, each stands for itself. */
export function premiseOf(relation: Relation): string {
  return relation.premise ?? relation.id;
}

/** More failures than this, and so large a part, are no slips: the premise does not hold for this unit. */
const MANY_FAILURES = 2;
const LARGE_PART = 0.25;

function failedPremises(judgements: readonly Judgement[]): ReadonlySet<string> {
  const counts = new Map<string, { all: number; failing: number }>();
  for (const { relation, verdict } of judgements) {
    if (relation.kind !== "usual" || verdict === "unknown" || verdict === "error") continue;
    const count = counts.get(premiseOf(relation)) ?? { all: 0, failing: 0 };
    counts.set(premiseOf(relation), count);
    count.all += 1;
    if (verdict === "fail") count.failing += 1;
  }
  const isFailed = ({ all, failing }: { all: number; failing: number }) =>
    failing > MANY_FAILURES && failing > LARGE_PART * all;
  return new Set([...counts].flatMap(([premise, count]) => (isFailed(count) ? [premise] : [])));
}

function adjustedFacts(judgements: readonly Judgement[]): AdjustedFacts {
  const adjusted = judgements.filter(({ verdict }) => verdict === "adjusted");
  return new Set(adjusted.flatMap(({ relation }) => netTerms(relation).map(({ fact }) => fact)));
}

function withFigures(structure: Structure, adjusted: AdjustedFacts): Model {
  const size = structure.columns.length;
  const model: Model = {
    ...structure,
    value: new Float64Array(size),
    lower: new Float64Array(size),
    upper: new Float64Array(size),
    floor: new Float64Array(size),
    unread: new Uint8Array(size),
  };
  structure.columns.forEach((column, index) => {
    if (column.kind === "fact") {
      const { id, amount, signed } = column.fact;
      setFigure(
        model,
        index,
        amount && adjusted.has(id) ? { ...amount, half: 3 * amount.half } : amount,
        signed,
      );
    } else setFigure(model, index, column.kind === "slack" ? null : column.observation.amount, true);
  });
  return model;
}

/** `null` frees the column. */
function setFigure(model: Model, index: number, amount: Amount | null, isSigned: boolean): void {
  if (!amount) {
    model.unread[index] = 1;
    model.value[index] = 0;
    model.lower[index] = -Infinity;
    model.upper[index] = Infinity;
    model.floor[index] = -Infinity;
    return;
  }
  const { value, half } = amount;
  // A figure that is printed below zero shows that its line may be: refunds and corrections are booked so.
  // What is printed as nothing may be a little below it.
  const floor = isSigned || value < 0 ? -Infinity : Math.min(0, value - half);
  model.unread[index] = 0;
  model.value[index] = value;
  model.lower[index] = Math.max(floor, value - half);
  model.upper[index] = value + half;
  model.floor[index] = floor;
}

/** Rounding leaves the figure no choice: a blank is exactly 0. */
export function isFixed({ lower, upper }: Model, column: number): boolean {
  return valueAt(lower, column) === valueAt(upper, column);
}

/** Σ a·x of a row over the printed values. */
export function residual(model: Model, row: Row): number {
  let sum = 0;
  for (let k = 0; k < row.columns.length; k++) {
    sum += at(row.coefficients, k) * valueAt(model.value, at(row.columns, k));
  }
  return sum;
}

/** The coefficient of a column in a row; 0 where it does not occur. */
export function coefficientIn(row: Row, column: number): number {
  const position = row.columns.indexOf(column);
  return position < 0 ? 0 : at(row.coefficients, position);
}

/** An element that is there by construction. */
export function at<T>(list: Readonly<Record<number, T>>, index: number): T {
  const element = list[index];
  if (element === undefined) throw new Error(`index ${index} is outside the list`);
  return element;
}

/** The same for counts and places. */
export function countAt(list: Int32Array, index: number): number {
  const value = list[index];
  if (value === undefined) throw new Error(`index ${index} is outside the list`);
  return value;
}

/** The same for columns of figures; apart, because the hot loops over them must stay of one kind. */
export function valueAt(list: Float64Array, index: number): number {
  const value = list[index];
  if (value === undefined) throw new Error(`index ${index} is outside the list`);
  return value;
}
