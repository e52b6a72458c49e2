/** Figures as they are printed, for comparing what a page shows with what was read of it. */

const FIGURE = /\p{Nd}(?:[\p{Nd},，.．]*\p{Nd})?/gu;

/** Every figure of a text with its separators: `1,234.56`, `2024`. */
export function figuresOf(text: string): string[] {
  return [...text.normalize("NFKC").matchAll(FIGURE)].map(([figure]) => figure);
}

/** Nothing but figures and the signs that go with them. */
export function isFigures(text: string): boolean {
  return /^[\p{Nd},.\-+()%\s－]*\p{Nd}[\p{Nd},.\-+()%\s－]*$/u.test(text.normalize("NFKC"));
}

/** With decimals or separators: a sum of money rather than a number of a line or a year. */
export function isAmount(text: string): boolean {
  return /^[-+－(]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,6})\)?$/u.test(text.normalize("NFKC"));
}
