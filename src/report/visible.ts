/**
 * Text of a file or of a file's name where people read it line by line: whatever would move a terminal's cursor, begin a
 * line of its own or turn the direction of writing is shown as its code, as JSON writes it.
 */

const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** One line. */
export function visible(text: string): string {
  return text.replace(UNSEEN, codeOf);
}

/** Lines that were made of such text: their own breaks (and tabs) stay. Whole JSON stays JSON, and means the same. */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN, (unit) => (unit === "\n" || unit === "\t" ? unit : codeOf(unit)));
}

function codeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
