/** All words by the two characters they begin with: at every place of a text only a few have to be tried. */
import { FUNCTIONAL_CLASS_LINES } from "../../tables/functional-classes";
import type { Indicator, Name } from "./indicator";
import { INDICATORS } from "./indicators";
import { pattern } from "./pattern";
import type { Pattern } from "./pattern";
import { PHRASES } from "./phrases";
import type { Meaning } from "./phrase";

/** What one name of the lexicon may mean; the section and the sentence decide. */
export interface NameMeaning {
  readonly indicator: Indicator;
  readonly name: Name;
}

export type Word =
  | { readonly kind: "name"; readonly meaning: NameMeaning }
  | { readonly kind: "phrase"; readonly says: Meaning }
  /** A 类 that the text names without saying that it is one. */
  | { readonly kind: "class"; readonly label: string };

interface Entry {
  readonly pattern: Pattern;
  readonly word: Word;
  readonly isBeforeDigit?: true;
}

/** The words that begin at one place with the longest match. */
export interface WordMatch {
  readonly length: number;
  readonly words: readonly Word[];
}

const ENTRIES: readonly Entry[] = [
  ...PHRASES.flatMap(({ says, patterns, isBeforeDigit }) =>
    patterns.map((source): Entry => ({
      pattern: pattern(source),
      word: { kind: "phrase", says },
      ...(isBeforeDigit ? { isBeforeDigit } : {}),
    })),
  ),
  ...INDICATORS.flatMap((indicator) =>
    indicator.names.map((name): Entry => ({
      pattern: pattern(name.pattern),
      word: { kind: "name", meaning: { indicator, name } },
    })),
  ),
  ...FUNCTIONAL_CLASS_LINES.flatMap(({ label, aliases = [] }) =>
    [label, ...aliases].map((each): Entry => ({
      pattern: pattern(each.endsWith("支出") ? `${each.slice(0, -2)}(支出)?` : each),
      word: { kind: "class", label: each },
    })),
  ),
];

/** In the order of the lexicon, by the codes of characters: a text has millions of them. */
interface Beginning {
  /** Words of the one character. */
  readonly alone: Entry[];
  /** Those that go on with another one, and those that may end before it. */
  readonly before: Map<number, Entry[]>;
}

const BY_FIRST = new Map<number, Beginning>();
for (const entry of ENTRIES) {
  for (const start of entry.pattern.starts) file(entry, start.charCodeAt(0), start.charCodeAt(1));
}

/** `second`: not a number for a word that may be one character. */
function file(entry: Entry, first: number, second: number): void {
  const { alone, before } = BY_FIRST.get(first) ?? { alone: [], before: new Map<number, Entry[]>() };
  BY_FIRST.set(first, { alone, before });
  const lists = Number.isNaN(second) ? [alone, ...before.values()] : [before.get(second) ?? [...alone]];
  if (!Number.isNaN(second) && lists[0]) before.set(second, lists[0]);
  for (const list of lists) if (list.at(-1) !== entry) list.push(entry);
}

const NOTHING: readonly Entry[] = [];

/** `null` where no word begins. */
export function wordsAt(text: string, start: number): WordMatch | null {
  const beginning = BY_FIRST.get(text.charCodeAt(start));
  const entries = beginning && (beginning.before.get(text.charCodeAt(start + 1)) ?? beginning.alone);
  let length = 0;
  let words: Word[] = [];
  for (const { pattern: each, word, isBeforeDigit } of entries ?? NOTHING) {
    const found = each.matchAt(text, start);
    if (found === 0 || found < length) continue;
    if (isBeforeDigit && !/^-?\d/u.test(text.slice(start + found, start + found + 2))) continue;
    if (found > length) words = [];
    length = found;
    words.push(word);
  }
  return length === 0 ? null : { length, words };
}
