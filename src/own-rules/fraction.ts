/** Exact fractions: what a rule multiplies by (30%, 1/3, 0.05) is never a binary approximation of it. */

/** In lowest terms, `below` above 0. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

export const ZERO: Fraction = { above: 0n, below: 1n };
export const ONE: Fraction = { above: 1n, below: 1n };

export function fraction(above: bigint, below = 1n): Fraction {
  const sign = below < 0n ? -1n : 1n;
  const common = greatestCommonDivisor(above, below) || 1n;
  return { above: (sign * above) / common, below: (sign * below) / common };
}

/** `12.5`, `1,000` or `1e-4` as written; digits only are expected. */
export function fractionOfText(text: string): Fraction {
  const [digits = "0", exponent = "0"] = text.toLowerCase().replaceAll(",", "").split("e");
  const [whole = "0", decimals = ""] = digits.split(".");
  const shift = Number(exponent) - decimals.length;
  const int = BigInt(`${whole || "0"}${decimals}`);
  return shift >= 0 ? fraction(int * 10n ** BigInt(shift)) : fraction(int, 10n ** BigInt(-shift));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.above * b.below + b.above * a.below, a.below * b.below);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.above * b.above, a.below * b.below);
}

export function negated({ above, below }: Fraction): Fraction {
  return { above: -above, below };
}

/** Not of 0. */
export function inverse({ above, below }: Fraction): Fraction {
  return fraction(below, above);
}

export function isZero({ above }: Fraction): boolean {
  return above === 0n;
}

/** The exponent e where the fraction is ±10^e and e is not 0; otherwise 0. */
export function powerOfTen({ above, below }: Fraction): number {
  const size = above < 0n ? -above : above;
  if (below === 1n && /^10+$/u.test(String(size))) return String(size).length - 1;
  if (size === 1n && /^10+$/u.test(String(below))) return 1 - String(below).length;
  return 0;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

export function leastCommonMultiple(numbers: readonly bigint[]): bigint {
  return numbers.reduce((all, one) => (all / greatestCommonDivisor(all, one)) * one, 1n);
}
