/**
 * Exact comparison of stated figures: every printed figure stands for some value inside its rounding interval, and a
 * statement is wrong only where no choice of values makes it true.
 */
import type { StatedPercent } from "../read/figures";

/** A sum of money in 分, with the half-width of its rounding. */
export interface Ranged {
  readonly value: number;
  readonly half: number;
}

/**
 * Whether two printings can stand for one value. Half-away-from-zero rounding leaves the outer end of an interval
 * open, so two figures of one precision agree only when they are equal.
 */
export function agree(a: Ranged, b: Ranged): boolean {
  return a.value === b.value || Math.abs(a.value - b.value) < a.half + b.half;
}

/** Whether a + b, or a − b, can be what was printed; here the ends meet, for three roundings are at play. */
export function within(difference: number, allowance: number): boolean {
  return Math.abs(difference) <= allowance;
}

export function sum(parts: readonly Ranged[]): Ranged {
  return {
    value: parts.reduce((total, part) => total + part.value, 0),
    half: parts.reduce((total, part) => total + part.half, 0),
  };
}

/** Whether `percent` can be 100 × n ÷ d rounded; `null` where the denominator may be 0 or less. */
export function ratioAllows(n: Ranged, d: Ranged, percent: StatedPercent): boolean | null {
  const [dLow, dHigh] = [BigInt(d.value - d.half), BigInt(d.value + d.half)];
  if (dLow <= 0n) return null;
  const [nLow, nHigh] = [BigInt(n.value - n.half), BigInt(n.value + n.half)];
  // 100 · n / d against (2·int ∓ 1) / (2 · 10^scale)
  const { up, down } = powersOf(percent.scale);
  const factor = 200n * up;
  const lowest = [nLow * factor, nLow < 0n ? dLow : dHigh] as const;
  const highest = [nHigh * factor, nHigh < 0n ? dHigh : dLow] as const;
  const [low, high] = [(2n * BigInt(percent.int) - 1n) * down, (2n * BigInt(percent.int) + 1n) * down];
  return lowest[0] <= high * lowest[1] && highest[0] >= low * highest[1];
}

/** 10 to the scale as a fraction: tenths of 倍 are tens of per cent. */
function powersOf(scale: number): { up: bigint; down: bigint } {
  return { up: 10n ** BigInt(Math.max(scale, 0)), down: 10n ** BigInt(Math.max(-scale, 0)) };
}

/** 100 × n ÷ d as printed figures give it, rounded half away from zero; `null` for a denominator of 0. */
export function roundedRatio(
  n: number,
  d: number,
  scale: number,
): Pick<StatedPercent, "int" | "scale"> | null {
  return ratio(n, d, scale, true);
}

/** Whether cutting digits off instead of rounding explains the printed rate. */
export function isCutOff(n: number, d: number, percent: StatedPercent): boolean {
  return ratio(n, d, percent.scale, false)?.int === percent.int;
}

function ratio(n: number, d: number, scale: number, round: boolean): { int: number; scale: number } | null {
  if (d === 0) return null;
  const { up, down } = powersOf(scale);
  const dividend = BigInt(Math.abs(n)) * 100n * up;
  const divisor = BigInt(Math.abs(d)) * down;
  const quotient = round ? (2n * dividend + divisor) / (2n * divisor) : dividend / divisor;
  const sign = n < 0 !== d < 0 ? -1 : 1;
  return { int: Number(quotient) * sign, scale };
}
