/** What a proposed change of figures would settle, and at what price: the one judge of all kinds of faults. */
import { at } from "../model";
import { LOST, stateOf, ties } from "./books";
import type { Books, Change, Figure, Tie } from "./books";
import { isOverRows } from "./meter";

export interface Trial {
  readonly change: Change;
  /** Hard ties that the change touches and that fail before it, and after it. */
  readonly before: readonly Tie[];
  readonly after: readonly Tie[];
  /** Failing ties, soft ones too, that hold after it. */
  readonly settled: readonly Tie[];
  /** Ties that fail after it, soft ones too. */
  readonly failing: readonly Tie[];
  readonly softBefore: number;
  readonly softAfter: number;
  /** Failing ties that hold then, and not of zeros only. */
  readonly gained: number;
  /** Failing ties of which the change leaves a figure open; the soft ones apart. */
  readonly open: number;
  readonly openSoft: number;
  /** Equalities that held and are open then. */
  readonly spoiled: number;
  /** Figures that the change calls lost; some of them are filled in again by what they are tied to. */
  readonly lost: readonly number[];
  /** Of those that were filled in, the tie that said so. */
  readonly filledBy: ReadonlyMap<number, number>;
  readonly lostRows: number;
  /** Rows that stand blank and are filled, less those that are filled and blank then: what left a row blank went somewhere. */
  readonly filledRows: number;
  readonly changed: number;
}

export function tryOut(books: Books, proposed: Change): Trial {
  const change = new Map(proposed);
  const touched = new Set<number>();
  let changed = 0;
  for (const [index, figure] of change) {
    const printed = at(books.figures, index);
    if (figure.isKnown && printed.isKnown && figure.value === printed.value) continue;
    changed += 1;
    for (const tie of at(books.tiesOf, index)) if (!books.isSilent[tie]) touched.add(tie);
  }
  const lost = [...change].flatMap(([index, figure]) => (figure.isKnown ? [] : [index]));
  const filledBy = fillIn(books, change, lost, touched);

  const before: Tie[] = [];
  const after: Tie[] = [];
  const settled: Tie[] = [];
  const failing: Tie[] = [];
  const sum = { softBefore: 0, softAfter: 0, gained: 0, open: 0, openSoft: 0, spoiled: 0 };
  for (const index of touched) {
    const tie = at(books.ties, index);
    const was = stateOf(books, tie);
    const is = stateOf(books, tie, change);
    if (is < 0) failing.push(tie);
    if (tie.isSoft) {
      if (was < 0) sum.softBefore += tie.weight;
      if (is < 0) sum.softAfter += tie.weight;
    } else {
      if (was < 0) before.push(tie);
      if (is < 0) after.push(tie);
    }
    const isOpen = was !== 0 && is === 0 && tie.figures.some((own) => change.get(own)?.isKnown === false);
    if (was < 0 && isOpen) sum.open += tie.isSoft ? 0.2 : 0.4;
    if (was < 0 && isOpen && tie.isSoft) sum.openSoft += tie.weight;
    if (was === 1 && is <= 0 && tie.isEquality && !tie.isSoft && isOverRows(books, tie.figures))
      sum.spoiled += 1;
    if (was < 0 && is === 1) settled.push(tie);
    if (was < 0 && is >= 0.6) sum.gained += tie.isSoft ? 0.5 : tie.isEquality ? 1 : 0.6;
  }
  const lostRows = new Set(lost.map((index) => at(books.facts, index).cell.row)).size;
  const filledRows = rowsFilled(books, change, new Set(lost));
  return { change, before, after, settled, failing, ...sum, lost, filledBy, lostRows, filledRows, changed };
}

function rowsFilled({ facts, figures, knowledge }: Books, change: Change, lost: ReadonlySet<number>): number {
  const wasFilled = new Map<number, boolean>();
  const isFilled = new Map<number, boolean>();
  for (const [index, { isKnown, value }] of change) {
    const { table, cell } = at(facts, index);
    if (lost.has(index) || !knowledge.coded.has(table)) continue;
    const { row } = cell;
    wasFilled.set(row, (wasFilled.get(row) ?? false) || at(figures, index).value !== 0);
    isFilled.set(row, (isFilled.get(row) ?? false) || !isKnown || value !== 0);
  }
  return [...isFilled].reduce((sum, [row, is]) => sum + Number(is) - Number(wasFilled.get(row)), 0);
}

/** What is lost is known again where a tie leaves only it open. */
function fillIn(
  books: Books,
  change: Change,
  lost: readonly number[],
  touched: ReadonlySet<number>,
): Map<number, number> {
  const filledBy = new Map<number, number>();
  for (let isNews = lost.length > 0; isNews;) {
    isNews = false;
    for (const index of lost) {
      if (change.get(index)?.isKnown) continue;
      const found = filled(books, change, index, touched);
      if (!found) continue;
      change.set(index, found.figure);
      filledBy.set(index, found.tie);
      isNews = true;
    }
  }
  return filledBy;
}

interface Filled {
  readonly figure: Figure;
  readonly tie: number;
}

function filled(books: Books, change: Change, index: number, touched: ReadonlySet<number>): Filled | null {
  let best: Filled | null = null;
  const width = at(books.figures, index).half;
  for (const number of at(books.tiesOf, index)) {
    const tie = at(books.ties, number);
    if (!touched.has(number) || !tie.isEquality || (tie.isSoft && tie.weight < 0.6)) continue;
    const rest = restOf(books, change, tie, index);
    if (!rest) continue;
    const half = Math.max(rest.half, width);
    const value = Math.abs(rest.value) <= rest.half ? 0 : Math.round(rest.value);
    // Nothing that may stand there would do: the change contradicts this tie.
    if (value < 0 && !at(books.facts, index).signed)
      return { figure: { value: 0, half: width, isKnown: true }, tie: number };
    if (!best || half < best.figure.half) best = { figure: { value, half, isKnown: true }, tie: number };
  }
  return best;
}

/** What a tie wants of one figure; `null` where another is open too. */
function restOf(
  books: Books,
  change: Change,
  tie: Tie,
  index: number,
): { value: number; half: number } | null {
  let own = 0;
  let sum = 0;
  let allowance = 0;
  for (const [k, other] of tie.figures.entries()) {
    const coefficient = at(tie.coefficients, k);
    if (other === index) {
      own = coefficient;
      continue;
    }
    const figure = change.get(other) ?? at(books.figures, other);
    if (!figure.isKnown) return null;
    sum += coefficient * figure.value;
    allowance += Math.abs(coefficient) * figure.half;
  }
  return { value: -sum / own, half: allowance / Math.abs(own) };
}

/** What is settled, less what is left open, spoiled and touched; `parts` is how many things went wrong. */
export function worthOf(trial: Trial, parts: number): number {
  const settled = trial.before.length - trial.after.length + 0.7 * (trial.softBefore - trial.softAfter);
  const price =
    0.45 * parts +
    0.02 * trial.lost.length +
    0.5 * (trial.lostRows - trial.filledRows) +
    0.004 * trial.changed;
  return settled - trial.open - 0.3 * trial.spoiled - price;
}

export function figureOf(books: Books, index: number): Figure {
  return index < 0 ? LOST : at(books.figures, index);
}

/** Where the other side of the failing ties is in trouble of its own, that side is wrong. */
export function isOthersTrouble(books: Books, { before, change }: Trial): boolean {
  if (before.length === 0) return false;
  const doubtful = before.filter((tie) =>
    tie.figures.some(
      (index) =>
        !change.has(index) &&
        ties(books, index).some(
          (other) =>
            other !== tie &&
            !other.isSoft &&
            !other.figures.some((own) => change.has(own)) &&
            stateOf(books, other) < 0,
        ),
    ),
  );
  return doubtful.length >= 0.5 * before.length;
}
