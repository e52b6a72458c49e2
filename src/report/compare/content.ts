/** The figures and the paragraphs of a submission, as they are kept for the next one, and what is otherwise in it. */
import * as z from "zod";
import type { Checked } from "../../check/checked";
import type { Fact } from "../../engine/fact";
import { printed } from "../../engine/printed";
import { labelOf } from "../../engine/reconcile/arithmetic";
import { toA1 } from "../../workbook/address";
import { likeness, pairsIn } from "../likeness";
import type { Trace } from "./trace";

export const contentSchema = z.object({
  figures: z.array(
    z.object({
      id: z.string(),
      /** `《支出决算表》2080505…（基本支出）` */
      name: z.string(),
      place: z.string(),
      /** What is compared: 万元 and 元 of one amount are the same, and a blank cell is one that is not there. */
      value: z.string(),
      printed: z.string(),
    }),
  ),
  /** `null`: there was no narrative. */
  paragraphs: z.array(z.string()).nullable(),
});
export type Content = z.infer<typeof contentSchema>;
type Figure = Content["figures"][number];

/** What was there before, or is there now, or both; `null`: it was not, or is not. */
export interface Change {
  readonly name: string;
  readonly place: string;
  readonly before: string | null;
  readonly now: string | null;
  /** A finding of the earlier submission named the cell, or stood in the paragraph. */
  readonly isAskedFor: boolean;
}

export function contentOf({ facts, review }: Checked): Content {
  return {
    figures: [...facts.byId.values()].map((fact) => ({
      id: fact.id,
      name: `《${facts.tables.get(fact.table)?.title ?? fact.table}》${labelOf(fact)}`,
      place: `${fact.cell.sheet}!${toA1(fact.cell.row, fact.cell.column)}`,
      value: valueOf(fact),
      printed: printed(fact),
    })),
    paragraphs: review ? review.text.paragraphs.map(({ text }) => text) : null,
  };
}

function valueOf({ amount, problem }: Fact): string {
  if (amount === null) return problem ?? "?";
  return amount.blank ? "" : String(amount.value);
}

export function changedFigures(before: Content, now: Content, asked: readonly Trace[]): Change[] {
  const cells = new Set(asked.flatMap(({ named }) => named));
  const [old, current] = [byId(before), byId(now)];
  return [...new Set([...old.keys(), ...current.keys()])].flatMap((id): Change[] => {
    const [was, is] = [old.get(id), current.get(id)];
    const shown = is ?? was;
    if (!shown || (was?.value ?? "") === (is?.value ?? "")) return [];
    const { name, place } = shown;
    const isAskedFor = cells.has(id);
    return [{ name, place, before: was?.printed ?? null, now: is?.printed ?? null, isAskedFor }];
  });
}

const byId = ({ figures }: Content): ReadonlyMap<string, Figure> =>
  new Map(figures.map((figure) => [figure.id, figure]));

interface Numbered {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** A paragraph that only moved is the same; none is changed where either submission has no narrative. */
export function changedTexts(before: Content, now: Content, asked: readonly Trace[]): Change[] {
  if (before.paragraphs === null || now.paragraphs === null) return [];
  const paragraphs = new Set(asked.flatMap(({ paragraph }) => paragraph ?? []));
  const gone = missing(before.paragraphs, now.paragraphs);
  const came = missing(now.paragraphs, before.paragraphs);
  const successors = paired(gone, came);
  const origins = new Map([...successors].map(([was, is]) => [is, was]));
  const change = (was: Numbered | undefined, is: Numbered | undefined): Change => {
    const [old, current] = was && is ? parted(was.text, is.text) : [was?.text ?? null, is?.text ?? null];
    return {
      name: was ? (is ? "文字改动" : "删去一段") : "增加一段",
      place: is ? `情况说明第${String(is.number)}段` : `上次的情况说明第${String(was?.number ?? 0)}段`,
      before: old,
      now: current,
      isAskedFor: was !== undefined && paragraphs.has(was.number),
    };
  };
  return [
    ...came.map((is) => change(origins.get(is), is)),
    ...gone.filter((was) => !successors.has(was)).map((was) => change(was, undefined)),
  ];
}

/** Paragraphs of one text that another has not, each as often as it is there too often. */
function missing(own: readonly string[], other: readonly string[]): Numbered[] {
  const left = new Map<string, number>();
  for (const text of other) left.set(plain(text), (left.get(plain(text)) ?? 0) + 1);
  return own.flatMap((text, index): Numbered[] => {
    const key = plain(text);
    if (key === "") return [];
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0 ? [] : [{ number: index + 1, text }];
  });
}

/** Spaces and the width of signs are no change. */
const plain = (text: string): string => text.normalize("NFKC").replace(/\s/gu, "");

/** Comparisons of paragraphs that one comparison of texts may take. */
const MOST_COMPARED = 40_000;
const LEAST_LIKE = 0.4;

/** Each paragraph that is gone with the most similar of those that came; where there are too many, none. */
function paired(gone: readonly Numbered[], came: readonly Numbered[]): ReadonlyMap<Numbered, Numbered> {
  const successors = new Map<Numbered, Numbered>();
  if (gone.length * came.length > MOST_COMPARED) return successors;
  const pairs = new Map([...gone, ...came].map((each) => [each, pairsIn(plain(each.text))]));
  const pairsOf = (each: Numbered): ReadonlySet<string> => pairs.get(each) ?? new Set<string>();
  const scores = gone
    .flatMap((was) => came.map((is) => ({ was, is, score: likeness(pairsOf(was), pairsOf(is)) })))
    .filter(({ score }) => score >= LEAST_LIKE)
    .sort((a, b) => b.score - a.score);
  const taken = new Set<Numbered>();
  for (const { was, is } of scores) {
    if (successors.has(was) || taken.has(is)) continue;
    successors.set(was, is);
    taken.add(is);
  }
  return successors;
}

/** Letters shown on either side of what is different. */
const CONTEXT = 10;

/** What is different in each, with a little of what stands around it. */
function parted(before: string, now: string): [string, string] {
  const [old, current] = [Array.from(before), Array.from(now)];
  const shortest = Math.min(old.length, current.length);
  let start = 0;
  while (start < shortest && old[start] === current[start]) start += 1;
  let end = 0;
  while (end < shortest - start && old.at(-1 - end) === current.at(-1 - end)) end += 1;
  // A figure is shown whole.
  while (start > 0 && /[\d.,]/u.test(old[start - 1] ?? "")) start -= 1;
  while (end > 0 && /[\d.,%]/u.test(old.at(-end) ?? "")) end -= 1;
  const [from, until] = [Math.max(0, start - CONTEXT), Math.max(0, end - CONTEXT)];
  const show = (letters: readonly string[]): string =>
    `${from > 0 ? "……" : ""}${letters.slice(from, letters.length - until).join("")}${until > 0 ? "……" : ""}`;
  return [show(old), show(current)];
}
