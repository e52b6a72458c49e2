/**
 * The workbook as the structure pass sees it: figures with widths, and what ties them. A kind of fault proposes changes
 * of figures; whether a change is believed is judged by the ties that it settles, in one way for all kinds.
 */
import type { Fact, Facts, TableId } from "../../fact";
import { netTerms } from "../../reconcile/relation";
import type { Judgement, Relation } from "../../reconcile/relation";
import { at } from "../model";
import type { CodedSum, StructureKnowledge } from "./knowledge";

export interface Figure {
  readonly value: number;
  readonly half: number;
  /** `false`: nothing is known of it; what it is tied to says nothing. */
  readonly isKnown: boolean;
}

/** Figures by their index. */
export type Change = Map<number, Figure>;

export const LOST: Figure = { value: 0, half: 0, isKnown: false };

/** Σ coefficient · figure = 0, or ≤ 0. */
export interface Tie {
  readonly figures: readonly number[];
  readonly coefficients: readonly number[];
  readonly isEquality: boolean;
  /** Usual, or learned from the figures themselves: it counts for less. */
  readonly isSoft: boolean;
  readonly weight: number;
  /** Those of its rule: a code that is not printed leaves a table without a figure. */
  readonly tables: readonly TableId[];
  readonly relation: Relation | null;
  readonly rule: string;
}

export interface Books {
  readonly source: Facts;
  readonly knowledge: StructureKnowledge;
  readonly facts: readonly Fact[];
  /** As they stand after the faults that were found so far are mended. */
  readonly figures: Figure[];
  /** As printed, without the width that blanks and overlong figures are given here. */
  readonly printedHalf: readonly number[];
  readonly ties: readonly Tie[];
  /** Ties that say nothing any more: their table is no witness, or their rule evidently does not hold here. */
  readonly isSilent: boolean[];
  readonly tiesOf: readonly (readonly number[])[];
  readonly ofTable: ReadonlyMap<TableId, readonly number[]>;
  readonly indexOf: ReadonlyMap<string, number>;
}

/** In 分: what is off by cents is no structural fault, and a match of cents no evidence. */
const CENTS = 100;

export function widthOf(allowance: number): number {
  return 2 * allowance + CENTS;
}

/** How much a tie that holds says: an exact part of its whole less than an equality, a loose one next to nothing. */
const HOLDS = 1;
const HOLDS_EXACTLY = 0.6;
const HOLDS_LOOSELY = 0.05;

/** −1: fails; 0: says nothing (of nothing but zeros, or of unknown figures); above 0: holds. */
export function stateOf(books: Books, tie: Tie, change?: ReadonlyMap<number, Figure>): number {
  let sum = 0;
  let allowance = 0;
  let largest = 0;
  for (let k = 0; k < tie.figures.length; k++) {
    const index = at(tie.figures, k);
    const figure = change?.get(index) ?? at(books.figures, index);
    if (!figure.isKnown) return 0;
    const coefficient = at(tie.coefficients, k);
    sum += coefficient * figure.value;
    allowance += Math.abs(coefficient) * figure.half;
    largest = Math.max(largest, Math.abs(figure.value));
  }
  const width = widthOf(allowance);
  if (tie.isEquality) {
    if (Math.abs(sum) > width) return -1;
    return largest > width ? HOLDS : 0;
  }
  if (sum > width) return -1;
  if (largest > width && sum >= -allowance) return HOLDS_EXACTLY;
  return largest > 0 ? HOLDS_LOOSELY : 0;
}

export function failing(books: Books, which: "hard" | "all" = "hard"): Tie[] {
  return books.ties.filter(
    (tie, index) => !books.isSilent[index] && (which === "all" || !tie.isSoft) && stateOf(books, tie) < 0,
  );
}

export function ties(books: Books, figure: number): Tie[] {
  return at(books.tiesOf, figure).flatMap((index) => (books.isSilent[index] ? [] : [at(books.ties, index)]));
}

/** A figure that two ties hold, and that nothing in its own table contradicts. */
export function isBorneOut(books: Books, index: number): boolean {
  const own = ties(books, index);
  const isAtOdds = own.some((tie) => !tie.isSoft && tie.tables.length === 1 && stateOf(books, tie) < 0);
  return !isAtOdds && own.filter((tie) => tie.isEquality && stateOf(books, tie) === 1).length >= 2;
}

/** Silences the ties for which a test holds, and names their relations. */
export function silence(books: Books, isMeant: (tie: Tie) => boolean): Relation[] {
  return books.ties.flatMap((tie, index) => {
    if (books.isSilent[index] || !isMeant(tie)) return [];
    books.isSilent[index] = true;
    return tie.relation ?? [];
  });
}

export function figureAt(books: Books, table: TableId, line: string, column: string): number | undefined {
  return books.indexOf.get(`${table}/${line}/${column}`);
}

/** The figure's value, or `null` where it is not printed or not known. */
export function valueAtPlace(books: Books, table: TableId, line: string, column: string): number | null {
  const index = figureAt(books, table, line, column);
  const figure = index === undefined ? undefined : books.figures[index];
  return figure?.isKnown ? figure.value : null;
}

const SOFT_WEIGHT = 0.6;

export function openBooks(
  source: Facts,
  judgements: readonly Judgement[],
  knowledge: StructureKnowledge,
): Books {
  const facts = [...source.byId.values()].filter((fact) => fact.measure === "money");
  const indexOf = new Map<string, number>(facts.map((fact, index) => [fact.id, index]));
  const usual = usualHalf(source, facts);
  const figures = facts.map(({ amount }): Figure => {
    // Blanks, and cells of full precision among rounded ones, get the width that most figures have.
    if (!amount) return LOST;
    return { value: amount.value, half: Math.max(amount.half, usual), isKnown: true };
  });
  const all: Tie[] = [];
  for (const { relation, verdict } of judgements) {
    if (verdict === "error") continue;
    const tie = tieOf(relation, indexOf, knowledge, facts);
    if (tie) all.push(tie);
  }
  const bare = { source, knowledge, facts, figures, indexOf };
  for (const sum of knowledge.sums) all.push(...learn(bare, sum));
  const tiesOf: number[][] = facts.map(() => []);
  all.forEach((tie, index) => {
    for (const figure of tie.figures) tiesOf[figure]?.push(index);
  });
  const ofTable = new Map<TableId, number[]>();
  facts.forEach((fact, index) => {
    const own = ofTable.get(fact.table);
    if (own) own.push(index);
    else ofTable.set(fact.table, [index]);
  });
  const books: Books = {
    ...bare,
    printedHalf: facts.map(({ amount }) => amount?.half ?? 0),
    ties: all,
    isSilent: all.map(() => false),
    tiesOf,
    ofTable,
  };
  silenceUnusual(books);
  return books;
}

function usualHalf(source: Facts, facts: readonly Fact[]): number {
  const counts = new Map<number, number>();
  for (const { amount } of facts)
    if (amount && amount.value !== 0) counts.set(amount.half, (counts.get(amount.half) ?? 0) + 1);
  const [commonest] = [...counts].sort((a, b) => b[1] - a[1]);
  const units = [...source.tables.values()].map(({ unit }) => unit);
  const isInWan = units.filter((unit) => unit === "万元").length * 2 > units.length;
  return Math.max(commonest?.[0] ?? 0, isInWan ? CENT_OF_WAN / 2 : 0);
}

/** 0.01万元, in 分. */
export const CENT_OF_WAN = 10_000;

function tieOf(
  relation: Relation,
  indexOf: ReadonlyMap<string, number>,
  { tablesOf }: StructureKnowledge,
  facts: readonly Fact[],
): Tie | null {
  const figures: number[] = [];
  const coefficients: number[] = [];
  for (const { fact, coefficient } of netTerms(relation)) {
    const index = indexOf.get(fact);
    if (index === undefined) return null;
    figures.push(index);
    coefficients.push(coefficient);
  }
  if (figures.length === 0) return null;
  const isSoft = relation.kind === "usual";
  return {
    figures,
    coefficients,
    isEquality: relation.comparison === "=",
    isSoft,
    weight: isSoft ? SOFT_WEIGHT : 1,
    tables: tablesOf.get(relation.rule) ?? [...new Set(figures.map((index) => at(facts, index).table))],
    relation,
    rule: relation.rule,
  };
}

/**
 * Ties that no form states but most departments show: kept where both sides hold the same figures in whatever order,
 * a test that a slide and an exchange survive.
 */
function learn(
  { source, facts, figures, indexOf }: Pick<Books, "source" | "facts" | "figures" | "indexOf">,
  sum: CodedSum,
): Tie[] {
  const codesOf = (table: TableId) =>
    (source.tables.get(table)?.lines ?? []).flatMap(({ id, code }) => (code === null ? [] : [id]));
  const listed = sum.codes ? new Set(codesOf(sum.codes.of)) : null;
  const codes = new Set([sum.whole, ...sum.parts].flatMap(([table]) => codesOf(table)));
  const rows = [...codes].flatMap((code) => {
    if (listed && listed.has(code) !== sum.codes?.isIn) return [];
    const whole = indexOf.get(`${sum.whole[0]}/${code}/${sum.whole[1]}`);
    const parts = sum.parts.flatMap(([table, column]) => indexOf.get(`${table}/${code}/${column}`) ?? []);
    return whole === undefined || parts.length === 0 ? [] : [{ whole, parts }];
  });
  const valueOf = (index: number) => at(figures, index).value;
  const wholes = rows.map(({ whole }) => valueOf(whole));
  const parts = rows.map((row) => row.parts.reduce((total, index) => total + valueOf(index), 0));
  const { common, share } = inCommon(wholes, parts);
  if (rows.length < 2 || common < sum.least || share < sum.share) return [];
  const rule = `learned ${sum.whole.join("/")}`;
  return rows.map(({ whole, parts: own }) => ({
    figures: [whole, ...own],
    coefficients: [1, ...own.map(() => -1)],
    isEquality: true,
    isSoft: true,
    weight: sum.share >= 0.9 ? 0.9 : 0.7 * share,
    tables: [...new Set([whole, ...own].map((index) => at(facts, index).table))],
    relation: null,
    rule,
  }));
}

export function isLearned(tie: Tie): boolean {
  return tie.relation === null;
}

/** Figures other than 0 that stand on both sides, counted as often as they do. */
function inCommon(left: readonly number[], right: readonly number[]): { common: number; share: number } {
  const [own, others] = [left.filter((value) => value !== 0), right.filter((value) => value !== 0)];
  const open = new Map<number, number>();
  for (const value of own) open.set(value, (open.get(value) ?? 0) + 1);
  let common = 0;
  for (const value of others) {
    const count = open.get(value) ?? 0;
    if (count === 0) continue;
    open.set(value, count - 1);
    common += 1;
  }
  return { common, share: common / Math.max(1, own.length, others.length) };
}

/** A usual rule counts where it mostly holds here, or where both sides hold the same figures in another order or unit. */
function silenceUnusual(books: Books): void {
  const byRule = new Map<string, number[]>();
  books.ties.forEach((tie, index) => {
    if (!tie.isSoft || isLearned(tie)) return;
    const own = byRule.get(tie.rule);
    if (own) own.push(index);
    else byRule.set(tie.rule, [index]);
  });
  for (const own of byRule.values()) {
    const states = own.map((index) => stateOf(books, at(books.ties, index)));
    const holding = states.filter((state) => state === HOLDS).length;
    const broken = states.filter((state) => state < 0).length;
    if (holding >= 2 && holding >= broken) continue;
    const side = (sign: 1 | -1) => own.map((index) => Math.abs(sideOf(books, at(books.ties, index), sign)));
    const [left, right] = [side(1), side(-1)];
    const isSame = (factor: number) => {
      const { common, share } = inCommon(
        left.map((value) => value * factor),
        right,
      );
      return common >= 3 && share >= 0.6;
    };
    if (isSame(1) || isSame(10_000) || isSame(0.0001)) continue;
    for (const index of own) books.isSilent[index] = true;
  }
}

function sideOf({ figures }: Books, tie: Tie, sign: 1 | -1): number {
  return tie.figures.reduce((sum, index, k) => {
    const coefficient = at(tie.coefficients, k);
    return Math.sign(coefficient) === sign ? sum + coefficient * at(figures, index).value : sum;
  }, 0);
}
