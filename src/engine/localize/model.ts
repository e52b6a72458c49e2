/**
 * All relations of a workbook as one system over its figures. A column is a figure (of a cell, or an observation from
 * outside the workbook), a row a relation as Σ a·x (= or ≤) 0. Everything is a whole number of 分 (or of pieces,
 * hundredths): sums of them are exact in a double up to 2⁵³, far above any public budget.
 */
import type { Amount } from "../../workbook/amount";
import type { Fact, FactId, Facts } from "../fact";
import { netTerms } from "../relation";
import type { Judgement, Relation } from "../relation";

/** The same figure as it is told elsewhere: in the narrative, or in last year's workbook. */
export interface Observation {
  readonly fact: FactId;
  readonly amount: Amount;
  /** Where it stands, for people: `说明第一段`, `2023年度 01表 年末结转和结余`. */
  readonly source: string;
}

export interface FactColumn {
  readonly kind: "fact";
  readonly fact: Fact;
}
export interface ObservationColumn {
  readonly kind: "observation";
  readonly observation: Observation;
}
export type Column = FactColumn | ObservationColumn;

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
}

export interface Model extends Structure {
  /** Printed values. */
  readonly value: Float64Array;
  /** The rounding interval, within the domain. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The least value that a figure may have if it is not as printed: 0, or −∞ for signed ones. */
  readonly floor: Float64Array;
  /** Figures that could not be read are free already, and are never suspected. */
  readonly unread: Uint8Array;
}

/**
 * Usual relations, relations that could not be compiled and those over facts that do not exist stay outside: what is
 * not known for certain must not make a cell look wrong.
 */
export function buildModel(
  facts: Facts,
  judgements: readonly Judgement[],
  observations: readonly Observation[] = [],
): Model {
  const columns: Column[] = [];
  const indexOf = new Map<FactId, number>();
  const columnOf = (id: FactId): number | undefined => {
    const known = indexOf.get(id);
    if (known !== undefined) return known;
    const fact = facts.byId.get(id);
    if (!fact) return undefined;
    indexOf.set(id, columns.length);
    return columns.push({ kind: "fact", fact }) - 1;
  };

  const rows: Row[] = [];
  for (const { relation, verdict } of judgements) {
    if (verdict === "error") continue;
    const terms = netTerms(relation);
    const indices = terms.map((term) => columnOf(term.fact));
    if (relation.kind === "usual") continue;
    if (indices.some((index) => index === undefined) || terms.length === 0) continue;
    rows.push({
      relation,
      columns: indices.filter((index) => index !== undefined),
      coefficients: terms.map((term) => term.coefficient),
      isEquality: relation.comparison === "=",
    });
  }
  for (const observation of observations) {
    const index = indexOf.get(observation.fact);
    if (index === undefined) continue;
    const own = columns.push({ kind: "observation", observation }) - 1;
    rows.push({ relation: null, columns: [index, own], coefficients: [1, -1], isEquality: true });
  }

  const rowsOf: number[][] = columns.map(() => []);
  rows.forEach((row, index) => row.columns.forEach((column) => rowsOf[column]?.push(index)));
  return withFigures({ columns, rows, rowsOf, indexOf });
}

function withFigures(structure: Structure): Model {
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
    const amount = column.kind === "fact" ? column.fact.amount : column.observation.amount;
    const isSigned = column.kind === "observation" || column.fact.signed;
    setFigure(model, index, amount, isSigned);
  });
  return model;
}

/** Gives a column another figure; `null` frees it. */
export function setFigure(model: Model, index: number, amount: Amount | null, isSigned: boolean): void {
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
  const floor = isSigned || value < 0 ? -Infinity : 0;
  model.unread[index] = 0;
  model.value[index] = value;
  model.lower[index] = Math.max(floor, value - half);
  model.upper[index] = value + half;
  model.floor[index] = floor;
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

/** The same for columns of figures; apart, because the hot loops over them must stay of one kind. */
export function valueAt(list: Float64Array, index: number): number {
  const value = list[index];
  if (value === undefined) throw new Error(`index ${index} is outside the list`);
  return value;
}
