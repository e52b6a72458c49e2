/** The words are data: each means what its examples say, in its section, and nothing in its counter-examples. */
import { blocksOf } from "../../../src/review/read/normalize";
import { plainText } from "../../../src/review/read/normalize";
import { tokensOf } from "../../../src/review/read/lexer";
import type { Token } from "../../../src/review/read/lexer";
import { meantBy } from "../../../src/review/read/meaning";
import { readCounts } from "../../../src/review/read/counts";
import { readNones } from "../../../src/review/read/nones";
import { sectionBlocks, sectionOfTitle } from "../../../src/review/read/sections";
import { textOfLines } from "../../../src/review/received-text";
import { AVERAGES } from "../../../src/review/words/averages";
import { COUNTS } from "../../../src/review/words/counts";
import { INDICATOR_IDS } from "../../../src/review/words/indicator-id";
import { INDICATORS } from "../../../src/review/words/indicators";
import { NONE_EXAMPLES } from "../../../src/review/words/nones";
import { pattern } from "../../../src/review/words/pattern";
import { PHRASES } from "../../../src/review/words/phrases";
import { TITLES } from "../../../src/review/words/titles";

const NOTHING_AROUND = { whole: null, siblings: [] };

function tokensIn(text: string): Token[] {
  return tokensOf(plainText(text));
}

test("every id that can be named is defined, once", () => {
  const ids = Object.entries(INDICATOR_IDS).flatMap(([topic, names]) =>
    names.map((name) => `${topic}.${name}`),
  );
  expect(INDICATORS.map(({ id }) => id).sort()).toEqual(ids.sort());
});

describe("names", () => {
  const names = INDICATORS.flatMap(({ id, names: all }) => all.map((name) => [id, name] as const));

  test.each(names.flatMap(([id, name]) => name.examples.map((text) => [text, id, name] as const)))(
    "%s is %s",
    (text, id, { sections }) => {
      const meant = tokensIn(text).flatMap((token) =>
        token.kind === "name"
          ? (meantBy(token.meanings, sections?.[0] ?? null, NOTHING_AROUND)?.id ?? [])
          : [],
      );
      expect(meant).toContain(id);
    },
  );

  test.each(names.flatMap(([id, name]) => (name.not ?? []).map((text) => [text, id, name] as const)))(
    "%s is not %s",
    (text, id, { sections }) => {
      const meant = tokensIn(text).flatMap((token) =>
        token.kind === "name"
          ? (meantBy(token.meanings, sections?.[0] ?? null, NOTHING_AROUND)?.id ?? [])
          : [],
      );
      expect(meant).not.toContain(id);
    },
  );
});

describe("phrases", () => {
  const says = (text: string): string[] =>
    tokensIn(text).flatMap((token) => (token.kind === "phrase" ? [token.says.kind] : []));

  test.each(PHRASES.flatMap((phrase) => phrase.examples.map((text) => [text, phrase.says.kind] as const)))(
    "%s says %s",
    (text, kind) => expect(says(text)).toContain(kind),
  );

  test.each(PHRASES.flatMap((phrase) => (phrase.not ?? []).map((text) => [text, phrase.says.kind] as const)))(
    "%s does not say %s",
    (text, kind) => expect(says(text)).not.toContain(kind),
  );

  test.each(PHRASES.map((phrase) => [phrase.patterns[0] ?? "", phrase] as const))(
    "%s has its example",
    (_, phrase) => {
      expect(phrase.examples.length).toBeGreaterThan(0);
    },
  );
});

test.each(TITLES.flatMap(({ section, examples }) => examples.map((title) => [title, section] as const)))(
  "the title %s is of %s",
  (title, section) => expect(sectionOfTitle(plainText(title))).toBe(section),
);

test.each(
  COUNTS.flatMap((word) => word.examples.map(([text, count]) => [text, word.label, count, word] as const)),
)("%s counts %s", (text, _label, count, word) => {
  const [block] = blocksOf(textOfLines(`${text}。`));
  if (!block) throw new Error("no block");
  const [section = null] = word.sections;
  const counted = readCounts([{ block, section, from: 0, narrated: true, isOfAll: false }]).filter(
    (each) => each.word === word,
  );
  const scale = { count: 1, money: 1_000_000, score: 100 }[word.unit];
  expect(counted.map(({ value }) => value)).toEqual([count * scale]);
});

test.each(
  AVERAGES.flatMap((word) => [
    ...word.examples.map((text) => [text, true, word] as const),
    ...(word.not ?? []).map((text) => [text, false, word] as const),
  ]),
)("%s tells an average: %s", (text, isOne, { pattern: each }) => {
  expect([...plainText(text).matchAll(each)].length > 0).toBe(isOne);
});

test.each(NONE_EXAMPLES)("%s says that there is none", (text, table) => {
  expect(readNones(sectionBlocks(blocksOf(textOfLines(`${text}。`)))).map((none) => none.table)).toContain(
    table,
  );
});

test.each(["决算数*", "预算+", "(a", "a)", "[ab]", "{nobody}", "a{2}"])(
  "the notation refuses %s",
  (source) => {
    expect(() => pattern(source)).toThrow();
  },
);
