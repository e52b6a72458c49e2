/** Every paragraph of every edition words its own examples as they say. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { EDITIONS } from "../../src/editions";
import { textOf } from "../../src/engine/compose/define-paragraph";
import { NARRATIVES } from "../../src/narrative";
import type { NarrativeSectionDefinition } from "../../src/narrative/narrative";
import { makeBrief, type Brief } from "../../src/narrative/brief";
import type { SupplementBlock, SupplementKey } from "../../src/narrative/supplement/block";
import { strange, strangeIds } from "../tables/ids";
import { exampleFacts, exampleSupplement } from "./example-facts";

/** Refuses entries of 补充资料 that the edition does not ask for, and figures that no table has. */
function strict(brief: Brief, blocks: readonly SupplementBlock[]): Brief {
  const known = (key: SupplementKey): void => {
    const [block = "", row = "", column = ""] = key.split("/");
    const found = blocks.find(({ id }) => id === block);
    const rows: readonly string[] = found?.rows.map(({ id }) => id) ?? [];
    const isItem = found?.itemsOf !== undefined && /^\d+$/u.test(row);
    const told = [
      ...(found
        ? []
        : [
            strange(
              "block",
              block,
              blocks.map(({ id }) => id),
            ),
          ]),
      ...(isItem || rows.includes(row) ? [] : [strange(`row of ${block}`, row, rows)]),
      ...(found?.columns.some(({ id }) => id === column) ? [] : [`"${column}" is no column of ${block}`]),
    ];
    if (told.length > 0) throw new Error(told.join("; "));
  };
  const placed = (table: string, line: string, column: string): void => {
    const told = strangeIds(table, /^\d+$/u.test(line) ? [] : [line], [column]);
    if (told.length > 0) throw new Error(told.join("; "));
  };
  return {
    ...brief,
    table: (table, line, column) => (placed(table, line, column), brief.table(table, line, column)),
    occurs: (table, line, column) => (placed(table, line, column), brief.occurs(table, line, column)),
    codes: (table, digits, column) => (placed(table, "201", column), brief.codes(table, digits, column)),
    given: (key, measure) => (known(key), brief.given(key, measure)),
    has: (key) => (known(key), brief.has(key)),
    words: (key, kind) => (known(key), brief.words(key, kind)),
  };
}

/** Codes of examples are invented, with a name behind them. */
function strangeExampleIds([table, figures]: readonly [string, Readonly<Record<string, string>>]): string[] {
  return Object.keys(figures).flatMap((key) => {
    const [line = "", column = ""] = key.split("/");
    return strangeIds(table, /^\d/u.test(line) ? [] : [line], [column]);
  });
}

describe.each(NARRATIVES.map((narrative) => [narrative.edition, narrative] as const))(
  "%s",
  (_, narrative) => {
    it("belongs to an edition of the catalogue, and names each section once", () => {
      expect(EDITIONS.map((edition) => edition.id)).toContain(narrative.edition);
      const ids = narrative.sections.map((section) => section.id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    const cases = narrative.sections.flatMap((section) =>
      section.paragraphs.flatMap((paragraph) =>
        paragraph.examples.map(
          (example) => [`${section.id} / ${paragraph.id} / ${example.name}`, paragraph, example] as const,
        ),
      ),
    );

    it.each(cases)("%s", (_name, paragraph, example) => {
      const year = { "basics/year/value": "2024", ...example.given };
      const supplement = exampleSupplement(year, narrative.supplement);
      const brief = strict(
        makeBrief(exampleFacts(example.tables), supplement, narrative.supplement),
        narrative.supplement,
      );
      expect(Object.entries(example.tables).flatMap(strangeExampleIds)).toEqual([]);
      expect(paragraph.when?.(brief) ?? true).toBe(true);
      expect(
        paragraph
          .say(brief)
          .map((one) => textOf(one.spans))
          .join("\n"),
      ).toBe(example.says);
    });

    it("has examples for every paragraph", () => {
      const without = narrative.sections.flatMap((section) =>
        section.paragraphs.filter((paragraph) => paragraph.examples.length === 0).map((one) => one.id),
      );
      expect(without).toEqual([]);
    });
  },
);

/** Sections are made once and listed once; one that nobody lists is written by nobody. */
test.each(["shanghai", "xining"])("every section under %s is in an index", (folder) => {
  const path = join(__dirname, "..", "..", "src", "narrative", folder);
  const made = readdirSync(path).flatMap((file) =>
    Object.values(jest.requireActual<Record<string, unknown>>(join(path, file))).filter(isSection),
  );
  const listed = NARRATIVES.flatMap(({ sections }) => sections);
  expect(made.length).toBeGreaterThan(5);
  expect(made.filter((section) => !listed.includes(section)).map(({ id }) => id)).toEqual([]);
});

function isSection(value: unknown): value is NarrativeSectionDefinition {
  return typeof value === "object" && value !== null && "paragraphs" in value && "needs" in value;
}
