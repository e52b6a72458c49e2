/** What is told of invented departments: nothing of right ones, however unusual; of wrong ones the cell that is. */
import { examine } from "../../../src/check/check";
import { DEFAULT_BUDGET } from "../../../src/check/locate";
import type { Finding } from "../../../src/engine/finding";
import { meansWithin } from "../../../src/solver/load-solver";
import { layOutAs } from "../../layouts/lay-out";
import type { Source } from "../../layouts/source";
import type { SheetVariant } from "../../layouts/variants";
import { RIGHT, WRONG } from "./cases";
import { MISTAKES } from "./mistakes";
import { UNUSUAL } from "./unusual";
import { sourceOf, withFigures } from "./department";

/** One with which the layout prints the counts of 公开09表. */
const SEED = 2;

async function told(source: Source, layout: Partial<SheetVariant> = {}): Promise<readonly Finding[]> {
  const { workbook } = layOutAs(source, { unit: "万元", ...layout }, {}, SEED);
  return (await examine({ workbook }, meansWithin(DEFAULT_BUDGET))).findings;
}

const messagesOf = (findings: readonly Finding[], severity: Finding["severity"]): string[] =>
  findings.filter((finding) => finding.severity === severity).map(({ message }) => message);

describe("right departments", () => {
  it.each(Object.entries({ ...RIGHT, ...UNUSUAL }))("%s", async (_, { department, layout }) => {
    const findings = await told(sourceOf(department), layout);
    expect(messagesOf(findings, "error")).toEqual([]);
    expect(messagesOf(findings, "warning").slice(2)).toEqual([]);
  });
});

describe("wrong departments", () => {
  it.each(Object.entries({ ...WRONG, ...MISTAKES }))(
    "%s",
    async (_, { department, figures, told: wanted }) => {
      const findings = await told(withFigures(sourceOf(department), figures));
      if (wanted instanceof RegExp) {
        const said = [...messagesOf(findings, "error"), ...messagesOf(findings, "warning")];
        expect(said.filter((message) => wanted.test(message))).not.toEqual([]);
        return;
      }
      const [first] = findings.filter(({ severity }) => severity === "error");
      const places = first?.culprit ? [first.culprit, ...first.culprit.together] : [];
      const named = places.map(({ table, line, column }) => `${table}/${line}/${column}`);
      expect(named).not.toEqual([]);
      expect(named.filter((place) => !wanted.includes(place))).toEqual([]);
    },
  );
});
