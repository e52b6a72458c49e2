/**
 * Weighs a change while it grows cell by cell: thousands of blocks are tried, and each step costs only the ties of the
 * cells that it adds. It is a coarse scale; what it puts first is then tried out in full. Flat lists, because nearly
 * all of the pass's time is spent here.
 */
import { at, countAt, valueAt } from "../model";
import { stateOf, widthOf } from "./books";
import type { Books, Change } from "./books";

const OPEN_PRICE = 0.4;
const SPOILED_PRICE = 0.3;
const SOFT = 0.7;

export interface Meter {
  /** What the change settles, less what it breaks, against the books with the base. */
  readonly worth: () => number;
  /** How many figures are set since the last reset. */
  readonly changed: () => number;
  /** With another half-width too, where the value is less exact than the one that is printed. */
  readonly set: (index: number, value: number, half?: number) => void;
  readonly open: (index: number) => void;
  /** Back to the base. */
  readonly reset: () => void;
  /** Another change that is made before, and stays; without one, the books as they stand. */
  readonly rebase: (change?: Change) => void;
}

export function meterOf(books: Books): Meter {
  const { ties, figures } = books;
  const start = new Int32Array(figures.length + 1);
  books.tiesOf.forEach((own, index) => (start[index + 1] = countAt(start, index) + own.length));
  const tieOf = new Int32Array(countAt(start, figures.length));
  const coefficientOf = new Float64Array(tieOf.length);
  const filled = start.slice();

  const sums = new Float64Array(ties.length);
  const widths = new Float64Array(ties.length);
  const isEquality = Int32Array.from(ties, (tie) => (tie.isEquality ? 1 : 0));
  const opens = new Int32Array(ties.length);
  /** Of the open figures of a tie: coefficients, what they add as they stand, and how many may be negative. */
  const openCoefficients = new Float64Array(ties.length);
  const openSums = new Float64Array(ties.length);
  const openSigned = new Int32Array(ties.length);
  const isSigned = Int32Array.from(books.facts, ({ signed }) => (signed ? 1 : 0));
  const whenOpen = new Float64Array(ties.length);
  const whenHeld = new Float64Array(ties.length);
  const whenFailing = new Float64Array(ties.length);
  ties.forEach((tie, number) => {
    let sum = 0;
    let allowance = 0;
    tie.figures.forEach((index, k) => {
      const figure = at(figures, index);
      const coefficient = at(tie.coefficients, k);
      const place = countAt(filled, index);
      tieOf[place] = number;
      coefficientOf[place] = coefficient;
      filled[index] = place + 1;
      if (!figure.isKnown) {
        opens[number] = countAt(opens, number) + 1;
        openCoefficients[number] = valueAt(openCoefficients, number) + coefficient;
        openSums[number] = valueAt(openSums, number) + coefficient * figure.value;
        openSigned[number] = countAt(openSigned, number) + countAt(isSigned, index);
      }
      sum += coefficient * figure.value;
      allowance += Math.abs(coefficient) * figure.half;
    });
    sums[number] = sum;
    widths[number] = widthOf(allowance);
    if (books.isSilent[number]) return;
    const was = stateOf(books, tie);
    const weight = tie.isSoft ? SOFT * tie.weight : 1;
    whenFailing[number] = was < 0 ? 0 : -weight;
    whenHeld[number] = was < 0 ? weight : 0;
    const isSpoiled = was === 1 && tie.isEquality && !tie.isSoft && isOverRows(books, tie.figures);
    whenOpen[number] = was < 0 ? weight * (1 - OPEN_PRICE) : isSpoiled ? -SPOILED_PRICE : 0;
  });

  const values = Float64Array.from(figures, ({ value }) => value);
  const printedHalves = Float64Array.from(figures, ({ half }) => half);
  const halves = printedHalves.slice();
  const isOpen = Int32Array.from(figures, ({ isKnown }) => (isKnown ? 0 : 1));
  const baseValues = values.slice();
  const baseOpen = isOpen.slice();
  const isSet = new Int32Array(figures.length);
  let log: number[] = [];
  let rebased: number[] = [];
  let worth = 0;

  /** The one figure that is open would have to be below zero. */
  const isHopeless = (number: number): boolean => {
    if (countAt(opens, number) !== 1 || countAt(openSigned, number) > 0) return false;
    const coefficient = valueAt(openCoefficients, number);
    const wanted = (valueAt(openSums, number) - valueAt(sums, number)) / coefficient;
    const isBounded = countAt(isEquality, number) === 1 || coefficient > 0;
    return isBounded && wanted < -valueAt(widths, number);
  };
  const worthOf = (number: number): number => {
    if (countAt(opens, number) > 0) return valueAt(isHopeless(number) ? whenFailing : whenOpen, number);
    const sum = valueAt(sums, number);
    const width = valueAt(widths, number);
    const isOff = sum > width || (sum < -width && countAt(isEquality, number) === 1);
    return valueAt(isOff ? whenFailing : whenHeld, number);
  };
  const put = (index: number, value: number, open: number, half: number) => {
    const was = valueAt(values, index);
    const wasOpen = countAt(isOpen, index);
    const opened = open - wasOpen;
    const widened = widthOf(half) - widthOf(valueAt(halves, index));
    if (value === was && opened === 0 && widened === 0) return;
    for (let place = countAt(start, index); place < countAt(start, index + 1); place++) {
      const number = countAt(tieOf, place);
      const coefficient = valueAt(coefficientOf, place);
      worth -= worthOf(number);
      sums[number] = valueAt(sums, number) + coefficient * (value - was);
      if (widened !== 0) widths[number] = valueAt(widths, number) + Math.abs(coefficient) * widened;
      if (opened !== 0 || open !== 0) {
        opens[number] = countAt(opens, number) + opened;
        openCoefficients[number] = valueAt(openCoefficients, number) + coefficient * opened;
        openSums[number] = valueAt(openSums, number) + coefficient * (value * open - was * wasOpen);
        openSigned[number] = countAt(openSigned, number) + countAt(isSigned, index) * opened;
      }
      worth += worthOf(number);
    }
    values[index] = value;
    halves[index] = half;
    isOpen[index] = open;
  };
  const change = (index: number, value: number, open: number, half: number) => {
    if (countAt(isSet, index) === 0) {
      isSet[index] = 1;
      log.push(index);
    }
    put(index, value, open, half);
  };
  const reset = () => {
    for (const index of log) {
      put(index, valueAt(baseValues, index), countAt(baseOpen, index), valueAt(printedHalves, index));
      isSet[index] = 0;
    }
    log = [];
    worth = 0;
  };
  return {
    worth: () => worth,
    changed: () => log.length,
    set: (index, value, half = valueAt(printedHalves, index)) => change(index, value, 0, half),
    open: (index) => change(index, valueAt(values, index), 1, valueAt(halves, index)),
    reset,
    rebase(base) {
      reset();
      const places = new Set([...rebased, ...(base?.keys() ?? [])]);
      rebased = base ? [...base.keys()] : [];
      for (const index of places) {
        const figure = base?.get(index) ?? at(figures, index);
        put(index, figure.value, figure.isKnown ? 0 : 1, at(figures, index).half);
        baseValues[index] = figure.value;
        baseOpen[index] = figure.isKnown ? 0 : 1;
      }
      worth = 0;
    },
  };
}

/** A row that moves as a whole keeps its cross-footing wherever it stands. */
export function isOverRows({ facts }: Books, figures: readonly number[]): boolean {
  const [first, ...others] = figures.map((index) => at(facts, index).cell.row);
  return others.some((row) => row !== first);
}
