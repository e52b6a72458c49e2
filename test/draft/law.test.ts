/** The law of drafting on a few pairs of every edition; `npm run bench:draft` tries hundreds. */
import { EDITIONS } from "../../src/editions";
import { narrativeOf } from "../../src/narrative";
import { textOfLines } from "../../src/review/received-text";
import { draft } from "../../src/draft/draft";
import { paragraphText } from "../../src/draft/paragraph";
import { pairOf, tryPair } from "./law";

const PAIRS = 3;
const SEEDS = Array.from({ length: PAIRS }, (_, index) => index * 104_729 + 5);

describe.each(EDITIONS.filter(narrativeOf).map((edition) => [edition.id, edition] as const))(
  "%s",
  (_, edition) => {
    test.each([
      ["years that have little in common", false],
      ["years that share their items", true],
    ])("last year's narrative becomes this year's: %s", (_name, near) => {
      const outcomes = SEEDS.map((seed) => tryPair(pairOf(edition, seed, { near })));
      const compared = outcomes.flatMap((outcome) => outcome.compared);
      expect(compared.filter(({ outcome }) => outcome === "unmarked" || outcome === "extra")).toEqual([]);
      expect(compared.filter(({ outcome }) => outcome !== "equal").length * 100).toBeLessThanOrEqual(
        compared.length,
      );
      const errors = outcomes.flatMap((outcome) =>
        outcome.draft.findings.filter(({ severity }) => severity === "error"),
      );
      expect(errors.map(({ message }) => message)).toEqual([]);
    });

    test("reasons that nobody gave for this year stand marked", () => {
      const { base, before, now } = pairOf(edition, 5, { near: true });
      const entries = new Map(
        [...now.supplement.entries].filter(([key]) => !/reason(?:\/value)?$/iu.test(key)),
      );
      expect(entries.has("basics/entity/value")).toBe(true);
      const { paragraphs } = draft(
        textOfLines(base),
        { ...now, supplement: { ...now.supplement, entries } },
        { prior: before },
      );
      const explained = paragraphs.map(paragraphText).filter((text) => /的?主要原因[是：]/u.test(text));
      expect(explained.length).toBeGreaterThan(2);
      expect(explained.filter((text) => !/主要原因[是：][^。]*【待[核填]/u.test(text))).toEqual([]);
    });

    test("a text of the workbook's own year comes back as it is", () => {
      for (const seed of SEEDS.slice(0, 3)) {
        const { base, before } = pairOf(edition, seed, { near: false });
        const result = draft(textOfLines(base), before);
        expect(result.mode).toBe("same");
        expect(result.paragraphs.map(paragraphText).join("\n")).toBe(base);
      }
    });
  },
);
