/** Every paragraph of every edition words its own examples as they say. */
import { EDITIONS } from "../../src/editions";
import { textOf } from "../../src/engine/compose/define-paragraph";
import { NARRATIVES } from "../../src/narrative";
import { makeBrief } from "../../src/narrative/brief";
import { exampleFacts, exampleSupplement } from "./example-facts";

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
      const brief = makeBrief(exampleFacts(example.tables), supplement, narrative.supplement);
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
