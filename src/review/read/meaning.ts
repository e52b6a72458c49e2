/** Which indicator a name means, where several are called so. */
import type { Indicator } from "../words/indicator";
import type { NameMeaning } from "../words/lexicon";
import type { Statement } from "./claims";
import type { Section } from "./sections";

export interface Surroundings {
  /** Of which the sentence is telling the parts. */
  readonly whole: Statement | null;
  /** What the sentence has named before. */
  readonly siblings: readonly Statement[];
}

/**
 * A part of what the sentence is about first, then what the sentence has spoken of before, then what the section makes
 * of the name, then what it means everywhere. `null`: it may mean several things, and nothing decides.
 */
export function meantBy(
  meanings: readonly NameMeaning[],
  section: Section | null,
  { whole, siblings }: Surroundings,
): Indicator | null {
  const parts = partsOf(whole);
  const family = familyOf(siblings.at(-1) ?? whole);
  const choices: readonly ((meaning: NameMeaning) => boolean)[] = [
    ({ indicator }) => parts.includes(indicator.id),
    ({ indicator }) => family !== null && indicator.id.startsWith(`${family}.`),
    ({ name }) => section !== null && (name.sections?.includes(section) ?? false),
    ({ name }) => name.sections === undefined,
  ];
  for (const isMeant of choices) {
    const [indicator, ...others] = new Set(meanings.filter(isMeant).map((meaning) => meaning.indicator));
    if (indicator && others.length === 0) return indicator;
  }
  return null;
}

function partsOf(statement: Statement | null): readonly string[] {
  return statement?.subject.kind === "indicator" ? (statement.subject.indicator.parts ?? []) : [];
}

function familyOf(statement: Statement | null): string | null {
  return statement?.subject.kind === "indicator"
    ? (statement.subject.indicator.id.split(".")[0] ?? null)
    : null;
}
