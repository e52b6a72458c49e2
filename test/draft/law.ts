/**
 * The law of drafting: the narrative of one year's books as the base, with the next year's books, gives the narrative of
 * the next year. Shared by the property test and the bench that tries it on hundreds of pairs.
 */
import { draft, type Draft, type YearBooks } from "../../src/draft/draft";
import { paragraphText, type Origin } from "../../src/draft/paragraph";
import type { Edition } from "../../src/editions/edition";
import { textOf } from "../../src/engine/compose/define-paragraph";
import { compose } from "../../src/narrative";
import { textOfLines } from "../../src/review/received-text";
import { seededRandom, type Random } from "../layouts/random";
import { generate, textOfGenerated, type Generated } from "../review/generated";

export interface Pair {
  readonly base: string;
  readonly before: YearBooks;
  readonly now: YearBooks;
  /** The next year's narrative, a paragraph a line. */
  readonly wanted: readonly string[];
}

export interface PairOptions {
  /** Both years draw their items from one small pool, as departments do. */
  readonly near: boolean;
}

export function pairOf(edition: Edition, seed: number, { near }: PairOptions): Pair {
  const random = near ? fromOnePool(seededRandom(seed)) : seededRandom(seed);
  const before = generate(random, edition);
  const after = generate(random, edition);
  // Now and then the entity was renamed; last year's figures come from the workbook in two of three trials.
  const entity = seed % 4 === 0 ? after.entity : before.entity;
  const now = nextYear(edition, after, { entity, year: before.year + 1, isAnswered: seed % 3 === 0 });
  const narrative = compose(edition, now.facts, now.supplement, before.facts);
  const wanted = [
    `第三部分 ${narrative.title}`,
    ...narrative.sections.flatMap((section) => [
      section.heading,
      ...section.paragraphs.map(({ spans }) => textOf(spans)),
    ]),
  ];
  return { base: textOfGenerated(before.lines), before: booksOf(edition, before), now, wanted };
}

function booksOf(edition: Edition, { facts, supplement, entity, year }: Generated): YearBooks {
  return { edition, facts, supplement, entity, year };
}

function nextYear(
  edition: Edition,
  generated: Generated,
  { entity, year, isAnswered }: { entity: string; year: number; isAnswered: boolean },
): YearBooks {
  const entries = new Map(generated.supplement.entries);
  for (const [key, entry] of entries) {
    if (key === "basics/entity/value") entries.set(key, { ...entry, kind: "text", text: entity });
    if (key === "basics/year/value") entries.set(key, { ...entry, kind: "count", value: year });
    const isLastYear =
      key.startsWith("lastYear/") && key.endsWith("/amount") && !key.includes("operatingExpenses");
    if (isLastYear && !isAnswered) entries.delete(key);
  }
  return { edition, facts: generated.facts, supplement: { ...generated.supplement, entries }, entity, year };
}

/** The long lists that items are drawn from are cut to one dozen that both years share. */
function fromOnePool(random: Random): Random {
  let pool: readonly unknown[] | null = null;
  return {
    ...random,
    shuffled: <T>(items: readonly T[]): T[] => {
      if (items.length <= 30) return random.shuffled(items);
      pool ??= random.shuffled(items).slice(0, 12);
      return random.shuffled(pool as readonly T[]);
    },
  };
}

export interface Compared {
  readonly wanted: string | null;
  readonly got: string | null;
  readonly origin: Origin | null;
  readonly outcome: "equal" | "marked" | "unmarked" | "missing" | "extra";
}

export interface Outcome {
  readonly draft: Draft;
  readonly compared: readonly Compared[];
}

export function tryPair({ base, before, now, wanted }: Pair): Outcome {
  const result = draft(textOfLines(base), now, { prior: before });
  const got = result.paragraphs.map((paragraph) => ({
    text: paragraphText(paragraph),
    origin: paragraph.origin,
  }));
  return { draft: result, compared: compare(wanted, got) };
}

interface Line {
  readonly text: string;
  readonly origin: Origin;
}

const withoutMarks = (text: string): string => text.replace(/【待核[^】]*】/gu, "");

/** Aligned by the longest common subsequence; what is left between equal lines is paired in its order. */
function compare(wanted: readonly string[], got: readonly Line[]): Compared[] {
  const width = got.length + 1;
  const lengths = new Int32Array((wanted.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  const isEqual = (i: number, j: number): boolean => wanted[i] === withoutMarks(got[j]?.text ?? "");
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    for (let j = got.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = isEqual(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const compared: Compared[] = [];
  let [i, j] = [0, 0];
  let [ours, theirs]: [string[], Line[]] = [[], []];
  const settle = (): void => {
    for (let k = 0; k < Math.max(ours.length, theirs.length); k += 1)
      compared.push(different(ours[k], theirs[k]));
    [ours, theirs] = [[], []];
  };
  while (i < wanted.length || j < got.length) {
    const line = got[j];
    if (i < wanted.length && line && isEqual(i, j)) {
      settle();
      compared.push({ wanted: wanted[i] ?? "", got: line.text, origin: line.origin, outcome: "equal" });
      i += 1;
      j += 1;
    } else if (line && (i >= wanted.length || at(i, j + 1) >= at(i + 1, j))) {
      theirs.push(line);
      j += 1;
    } else {
      ours.push(wanted[i] ?? "");
      i += 1;
    }
  }
  settle();
  return compared;
}

function different(wanted: string | undefined, line: Line | undefined): Compared {
  const origin = line?.origin ?? null;
  if (wanted === undefined) return { wanted: null, got: line?.text ?? "", origin, outcome: "extra" };
  if (!line) return { wanted, got: null, origin, outcome: "missing" };
  const isMarked = /【待[核填]/u.test(line.text);
  return { wanted, got: line.text, origin, outcome: isMarked ? "marked" : "unmarked" };
}
