/**
 * How a figure comes to be wrong. Each way says how likely it turns the true figure into the printed one; the sum over
 * the ways ranks explanations that are otherwise equally good, and the likeliest way is named to the user.
 */
import type { Cause } from "../finding";

/** How often each slip happens among wrong figures, from errors found in published accounts; only ratios matter. */
const PRIOR = {
  digit: 0.18,
  transposition: 0.14,
  "missing-digit": 0.08,
  sign: 0.08,
  "decimal-shift": 0.1,
  unit: 0.1,
  neighbour: 0.08,
  copied: 0.04,
  "missing-value": 0.1,
  "stale-total": 0.08,
} as const satisfies Partial<Record<Cause, number>>;

/** Anything may be typed for no reason that can be seen: one figure in a million of that size. */
export const UNSEEN = 0.02 / 1e6;

/** Figures are cut off instead of rounded, or adjusted by a few cents to balance, about as often as this. */
const NEAR_MISS = 0.1 / 18;
const FEW = 9;

/** A figure that was updated elsewhere seldom changed by more than this part of itself. */
const STALE_PART = 0.12;

export interface Slip {
  readonly cause: Cause | null;
  readonly likelihood: number;
}

/** What a figure is compared with; all values are counts of the last printed digit. */
export interface Surroundings {
  readonly isBlank: boolean;
  readonly neighbours: readonly number[];
  /** Figures of the same line in other sheets. */
  readonly namesakes: readonly number[];
  readonly isTotal: boolean;
}

/** Part of the cells of a form that hold a figure, and how figures spread: about evenly over their orders of magnitude. */
const FILLED = 0.4;
const LOG_RANGE = 18;
/** Below a hundred of the last digit they do not get more frequent. */
const SMALL = 100;
/** Tables repeat each other's figures: this often a figure also stands in the same line of another sheet. */
const REPEATED = 0.3;
const NEGATIVE = 0.05;

/** How likely a cell should say this, before anything is known of it. */
export function plausibility(value: number, around: Surroundings): number {
  if (value === 0) return 1 - FILLED;
  if (around.namesakes.includes(value)) return REPEATED;
  return (FILLED * (value < 0 ? NEGATIVE : 1)) / (LOG_RANGE * Math.max(SMALL, Math.abs(value)));
}

/** All ways from the true figure to the printed one, whole numbers of the last printed digit. */
export function slipsBetween(printed: number, truth: number, around: Surroundings): Slip[] {
  if (around.isBlank)
    return truth === 0 ? [] : [{ cause: "missing-value", likelihood: PRIOR["missing-value"] }];
  const slips: Slip[] = [{ cause: null, likelihood: UNSEEN }];
  const add = (cause: keyof typeof PRIOR, likelihood: number) =>
    slips.push({ cause, likelihood: PRIOR[cause] * likelihood });
  const typing = typingSlip(printed, truth);
  if (typing) add(typing.cause, typing.likelihood);
  if (truth !== 0 && printed === -truth) add("sign", 1);
  if (Math.abs(printed - truth) <= FEW) slips.push({ cause: null, likelihood: NEAR_MISS });
  for (const factor of [10, 100]) if (isShifted(printed, truth, factor)) add("decimal-shift", 0.25);
  if (isShifted(printed, truth, 10_000)) add("unit", Math.abs(printed) > Math.abs(truth) ? 0.01 : 0.3);
  if (around.neighbours.includes(printed)) add("neighbour", 0.25);
  if (around.namesakes.includes(printed)) add("copied", 0.25);
  if (truth !== 0 && Math.abs(printed - truth) <= Math.max(5, STALE_PART * Math.abs(truth))) {
    const likelihood = 1 / Math.max(10, 2 * STALE_PART * Math.abs(truth));
    if (around.isTotal) add("stale-total", likelihood);
    else slips.push({ cause: null, likelihood: PRIOR["stale-total"] * likelihood });
  }
  return slips;
}

/** The cause to name: one unit of the last digit is rounding gone wrong, however it was typed. */
export function likeliestCause(slips: readonly Slip[], printed: number, truth: number): Cause | null {
  if (Math.abs(printed - truth) === 1 && !slips.some((slip) => slip.cause === "missing-value"))
    return "last-digit";
  let best: Slip = { cause: null, likelihood: 0 };
  for (const slip of slips) if (slip.cause !== null && slip.likelihood > best.likelihood) best = slip;
  return best.cause;
}

/** `true` if one figure is the other moved by a power of ten, up to the digits that were cut off. */
function isShifted(printed: number, truth: number, factor: number): boolean {
  if (printed === 0 || truth === 0) return false;
  return isMoved(printed, truth, factor) || isMoved(truth, printed, factor);
}

function isMoved(large: number, small: number, factor: number): boolean {
  return Math.abs(large - small * factor) * 2 <= factor && Math.sign(large) === Math.sign(small);
}

function typingSlip(printed: number, truth: number) {
  if (printed === 0 || truth === 0 || Math.sign(printed) !== Math.sign(truth)) return null;
  const [typed, meant] = [String(Math.abs(printed)), String(Math.abs(truth))];
  if (Math.abs(typed.length - meant.length) === 1) {
    const [long, short] = typed.length > meant.length ? [typed, meant] : [meant, typed];
    const isOneDigitMore = long.split("").some((_, k) => long.slice(0, k) + long.slice(k + 1) === short);
    if (isOneDigitMore) {
      const places = typed.length > meant.length ? 10 * meant.length : meant.length;
      return { cause: "missing-digit", likelihood: 1 / places } as const;
    }
  }
  const width = Math.max(typed.length, meant.length, 3);
  const [a, b] = [typed.padStart(width, "0"), meant.padStart(width, "0")];
  const differing = a.split("").flatMap((digit, k) => (digit === b[k] ? [] : [k]));
  const [first = 0, second = 0] = differing;
  if (differing.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]) {
    return { cause: "transposition", likelihood: 1 / Math.max(1, meant.length - 1) } as const;
  }
  if (differing.length === 1 && typed.length === meant.length) {
    return { cause: "digit", likelihood: 1 / (9 * meant.length) } as const;
  }
  return null;
}
