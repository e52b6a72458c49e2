/**
 * How exactly figures were printed. Excel drops trailing zeros, so 1500 among figures of two decimals is 1500.00, and one
 * cell alone does not tell; but where the figures of a sheet agree on something coarser (whole 万元, 元 that were 万元
 * before), they are as coarse as they look, and a cell with more digits than the others is exact to its own.
 */
import { FEN_DECIMALS, FORM_DECIMALS, scaled, type Amount, type Decimal, type Unit } from "./amount";

/** A figure with what tells how it was printed. */
export interface PrintedFigure {
  readonly decimal: Decimal;
  /** Decimals that its text or its number format shows; `null` where neither says. */
  readonly shown: number | null;
  /** Figures that are rounded alike where any are: those of one column and one level of codes. */
  readonly group?: string;
}

export interface Precision {
  /** Decimals of the sheet's unit that its figures are printed with; below zero for multiples of ten, a hundred … */
  readonly decimals: number;
  /** The amount in 分 of a figure of the sheet, with the interval that its own printing leaves open. */
  readonly toAmount: (figure: PrintedFigure) => Amount;
}

/** One wrong figure must not make all others look exact: so many times fewer strangers do not decide. */
const STRANGERS = 20;
/** 元 that are all multiples of 100 are so by chance once in 10,000: more strangers may be among them. */
const STRANGERS_AMONG_CONVERTED = 5;

/**
 * How many digits have to be missing in all before figures count as coarse: the chance that a figure ends in 0 is one
 * in ten, though sums of round figures are round, and projects often are. Less where a number format shows the coarse
 * print, more where it shows a finer one.
 */
const DIGITS_MISSING = {
  shownSo: 1,
  notShown: 10,
  shownFiner: 14,
  converted: 8,
  acrossWorkbook: 10,
  acrossWorkbookShownFiner: 14,
  convertedAcrossWorkbook: 24,
} as const;

/** So many figures, noughts and repetitions among them, are no single sheet with a few round amounts. */
const WHOLE_WORKBOOK = 40;

/** Of a group so large a part must be finer than the form before all of it is: the rest ends in 0 by chance. */
const FINE_PART = 0.75;
const LEAST_FINE = 4;

/** The coarsest printing of all is whole 万元, whatever the unit that they were converted to. */
function coarsestOf(unit: Unit): number {
  return Math.min(0, FEN_DECIMALS[unit] - FEN_DECIMALS["万元"]);
}

/** Decimals that a figure needs, as far as the 分 and one digit beyond, which only a calculation can hold. */
function neededDecimals(decimal: Decimal, unit: Unit): number {
  const most = FEN_DECIMALS[unit] + 1;
  let int = Math.abs(scaled(decimal, most));
  let decimals = most;
  while (decimals > coarsestOf(unit) && int % 10 === 0) {
    int /= 10;
    decimals -= 1;
  }
  return decimals;
}

interface Print {
  readonly needed: number;
  readonly shown: number | null;
}

/** Groups that hold a figure finer than the form, or than it is shown: what is round among them is so by chance. */
function groupsInFull(figures: readonly PrintedFigure[], unit: Unit): ReadonlySet<string | undefined> {
  const finer = figures.filter(
    ({ decimal, shown }) =>
      neededDecimals(decimal, unit) > Math.min(FORM_DECIMALS[unit], Math.max(0, shown ?? Infinity)),
  );
  return new Set(finer.map(({ group }) => group));
}

/** Every amount once, nothing aside: a figure that stands in many cells is no further evidence. */
function distinctPrints(figures: readonly PrintedFigure[], unit: Unit): Print[] {
  const inFull = groupsInFull(figures, unit);
  const prints = new Map<string, Print>();
  for (const { decimal, shown, group } of figures) {
    if (decimal.int === 0 || (group !== undefined && inFull.has(group))) continue;
    prints.set(`${Math.abs(decimal.int)}/${decimal.scale}`, { needed: neededDecimals(decimal, unit), shown });
  }
  return [...prints.values()];
}

/** What the figures of all sheets in one unit agree on; `null` where it is the form's. */
export function commonDecimals(figures: readonly PrintedFigure[], unit: Unit): number | null {
  const prints = distinctPrints(figures, unit);
  const form = FORM_DECIMALS[unit];
  for (let decimals = coarsestOf(unit); decimals < form; decimals += 1) {
    const fitting = prints.filter(({ needed }) => needed <= decimals);
    const finer = fitting.filter(({ shown }) => shown !== null && shown > decimals).length;
    const enough =
      decimals < 0
        ? DIGITS_MISSING.convertedAcrossWorkbook
        : finer * 2 > fitting.length
          ? DIGITS_MISSING.acrossWorkbookShownFiner
          : DIGITS_MISSING.acrossWorkbook;
    // Ones and noughts, say, or few amounts that fill a whole workbook: they tell nothing but what they look like.
    const isFew = prints.length === 1 || figures.length >= WHOLE_WORKBOOK;
    if (decimals === 0 && isFew && fitting.length === prints.length && finer === 0) return 0;
    if (
      fitting.length * (form - decimals) >= enough &&
      (prints.length - fitting.length) * strangersOf(unit) <= prints.length
    )
      return decimals;
  }
  return null;
}

function strangersOf(unit: Unit): number {
  return unit === "元" ? STRANGERS_AMONG_CONVERTED : STRANGERS;
}

/** The decimals of one sheet; `common` is what the workbook agrees on. */
function sheetDecimals(figures: readonly PrintedFigure[], unit: Unit, common: number | null): number {
  const prints = distinctPrints(figures, unit);
  const form = FORM_DECIMALS[unit];
  if (prints.length === 0) return Math.min(common ?? form, coarsestShown(figures, form));
  for (let decimals = coarsestOf(unit); decimals < form; decimals += 1) {
    const fitting = prints.filter(({ needed }) => needed <= decimals);
    const strangers = prints.length - fitting.length;
    const isCommon = common !== null && decimals >= common;
    // Among few figures one wrong one may stand if the rest of the workbook bears the others out.
    const isTolerable = isCommon
      ? strangers <= Math.max(1, prints.length / STRANGERS_AMONG_CONVERTED)
      : strangers * strangersOf(unit) <= prints.length;
    if (fitting.length > 0 && isTolerable && (isCommon || isEvident(fitting, decimals, unit)))
      return decimals;
  }
  return form;
}

/**
 * Of nothing but zeros only their print tells how much may have been rounded away: the coarsest one does, for whoever
 * types 0.00 between cells that show whole figures has not printed more of them.
 */
function coarsestShown(figures: readonly PrintedFigure[], form: number): number {
  const shown = figures.filter(({ decimal }) => decimal.int === 0).map((figure) => figure.shown ?? form);
  return Math.min(form, ...shown);
}

function isEvident(fitting: readonly Print[], decimals: number, unit: Unit): boolean {
  // A handful of round amounts in 元 looks like whole 万元: only the whole workbook tells that.
  const asConverted = FEN_DECIMALS[unit] - FEN_DECIMALS["万元"] + FORM_DECIMALS["万元"];
  if (decimals < Math.min(0, asConverted)) return false;
  const finer = fitting.filter(({ shown }) => shown !== null && shown > decimals).length;
  const notShown = fitting.filter(({ shown }) => shown === null).length;
  const half = fitting.length / 2;
  const enough =
    decimals < 0
      ? DIGITS_MISSING.converted
      : finer > half
        ? DIGITS_MISSING.shownFiner
        : notShown + finer > half
          ? DIGITS_MISSING.notShown
          : DIGITS_MISSING.shownSo;
  return fitting.length * (FORM_DECIMALS[unit] - decimals) >= enough;
}

/** How the figures of one sheet were printed. */
export function precisionOf(
  figures: readonly PrintedFigure[],
  unit: Unit,
  common: number | null = null,
): Precision {
  const decimals = sheetDecimals(figures, unit, common);
  const inFull = groupsInFull(figures, unit);
  const fine = fineGroups(figures, unit);
  return {
    decimals,
    toAmount: (figure) => {
      const { group } = figure;
      const isCoarse = group === undefined || !inFull.has(group);
      const ofGroup = isCoarse ? decimals : (fine.get(group) ?? FORM_DECIMALS[unit]);
      const own = Math.max(decimals, ofGroup, neededDecimals(figure.decimal, unit));
      return {
        value: scaled(figure.decimal, FEN_DECIMALS[unit]),
        half: halfOf(own, unit),
        blank: false,
      };
    },
  };
}

/** Digits beyond the 分 are those of a calculation: what is booked is a whole 分 beside it. */
function halfOf(decimals: number, unit: Unit): number {
  if (decimals > FEN_DECIMALS[unit]) return 1;
  return Math.floor(10 ** (FEN_DECIMALS[unit] - decimals) / 2);
}

/** Groups that are kept in full, with their decimals. */
function fineGroups(figures: readonly PrintedFigure[], unit: Unit): ReadonlyMap<string, number> {
  const groups = new Map<string, number[]>();
  for (const { decimal, group } of figures) {
    if (group === undefined || decimal.int === 0) continue;
    const needed = groups.get(group) ?? [];
    groups.set(group, needed);
    needed.push(neededDecimals(decimal, unit));
  }
  const fine = new Map<string, number>();
  for (const [group, needed] of groups) {
    const finer = needed.filter((decimals) => decimals > FORM_DECIMALS[unit]).length;
    if (finer >= LEAST_FINE && finer >= FINE_PART * needed.length)
      fine.set(group, Math.min(FEN_DECIMALS[unit], Math.max(...needed)));
  }
  return fine;
}
