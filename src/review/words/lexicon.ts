/** All words by the character they begin with: at every place of a text only a few have to be tried. */
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

const BY_FIRST = new Map<string, Entry[]>();
for (const entry of ENTRIES) {
  for (const char of entry.pattern.first) BY_FIRST.set(char, [...(BY_FIRST.get(char) ?? []), entry]);
}

/** `null` where no word begins. */
export function wordsAt(text: string, start: number): WordMatch | null {
  let length = 0;
  let words: Word[] = [];
  for (const { pattern: each, word, isBeforeDigit } of BY_FIRST.get(text.charAt(start)) ?? []) {
    const found = each.matchAt(text, start);
    if (found === 0 || found < length) continue;
    if (isBeforeDigit && !/^-?\d/u.test(text.slice(start + found, start + found + 2))) continue;
    if (found > length) words = [];
    length = found;
    words.push(word);
  }
  return length === 0 ? null : { length, words };
}
