/** One place of a narrative that was right, replaced. */
import type { Random } from "../layouts/random";
import type { Generated, Line } from "./generated";

export interface Injected {
  readonly lines: readonly Line[];
  /** Line of the text, from 1, where the mistake stands. */
  readonly paragraph: number;
  readonly from: string;
  readonly to: string;
  /** Something was left out: it is said wherever it was expected. */
  readonly isAnywhere?: true;
}

export type Injector = (generated: Generated, random: Random) => Injected | null;

/** Replaces one match of a pattern somewhere outside reasons, chosen at random. */
export function spoil(
  { lines }: Pick<Generated, "lines">,
  random: Random,
  pattern: RegExp,
  change: (match: RegExpExecArray, line: Line) => string | null,
): Injected | null {
  const places = lines.flatMap((line, index) => {
    const masked = line.text.replace(/主要原因(?:是|：)(?:[^。；]|；二是)*|“[^”]*”(?=、|等)/gu, (free) =>
      "·".repeat(free.length),
    );
    const matches = [...masked.matchAll(new RegExp(pattern, "gu"))];
    return matches.map((match) => ({ line, index, match }));
  });
  for (const { line, index, match } of random.shuffled(places)) {
    const to = change(match, line);
    if (to === null || to === match[0]) continue;
    const text = line.text.slice(0, match.index) + to + line.text.slice(match.index + match[0].length);
    const spoilt = lines.map((each, position) => (position === index ? { ...each, text } : each));
    return { lines: spoilt, paragraph: index + 1, from: match[0], to };
  }
  return null;
}
