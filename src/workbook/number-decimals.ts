/** What a number format tells of the print: how many decimals every figure shows. */

const known = new Map<string, number | null>();

/** Decimals that a format shows for every figure; `null` where it does not say, or shows another figure than is stored. */
export function decimalsShownBy(format: string | undefined): number | null {
  if (format === undefined) return null;
  let decimals = known.get(format);
  if (decimals === undefined) known.set(format, (decimals = shownBy(format)));
  return decimals;
}

function shownBy(format: string): number | null {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, "");
  const [positive = ""] = bare.split(";");
  // A percentage, a fraction, an exponent, or thousands that are cut off.
  if (/general|[%/@]|E[+-]|,(?![0#?])|\.[0?]*#/iu.test(positive)) return null;
  const match = /[0?#](?:\.([0?]+))?[^0#?.]*$/u.exec(positive);
  return match ? (match[1]?.length ?? 0) : null;
}
