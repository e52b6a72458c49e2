import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { layOutAs, layOutRandomly } from "./lay-out";
import { mixedPrintings, PRINTINGS } from "./printings";
import { seededRandom } from "./random";
import { randomSource } from "./random-source";
import { sampleSource } from "./source";

const verdicts = (report: Checked): Record<string, string> =>
  Object.fromEntries(report.judgements.map(({ relation, verdict }) => [relation.id, verdict]));
/** Verdicts on what must hold; random books do not keep to what is usual. */
const kinds = ({ judgements }: Checked): Set<string> =>
  new Set(judgements.flatMap(({ relation, verdict }) => (relation.kind === "usual" ? [] : [verdict])));

describe("the unit of a workbook", () => {
  it("changes no finding: figures multiplied from 万元 to 元 keep the interval of 万元", () => {
    const inTenThousands = check(layOutAs(sampleSource()).workbook);
    const converted = check(layOutAs(sampleSource(), { unit: "元", converted: true }).workbook);
    expect(verdicts(converted)).toEqual(verdicts(inTenThousands));
    const cellsOf = ({ findings }: Checked): unknown =>
      findings.map(({ rules, severity, cells }) => [rules, severity, cells.map(({ address }) => address)]);
    expect(cellsOf(converted)).toEqual(cellsOf(inTenThousands));
    expect(inTenThousands.findings.filter(({ severity }) => severity === "info")).toHaveLength(12);
  });

  it("finds the same error in 元 as in 万元", () => {
    const source = sampleSource();
    const expenditure = source.tables.get("expenditure");
    if (!expenditure) throw new Error("the sample has no expenditure table");
    const values = new Map(expenditure.values).set("2010301/basic", 113_466 * 10_000);
    const wrong = {
      ...source,
      tables: new Map(source.tables).set("expenditure", { ...expenditure, values }),
    };
    const failed = (report: Checked): string[] =>
      report.judgements.flatMap(({ relation, verdict }) => (verdict === "fail" ? [relation.id] : []));
    const inTenThousands = failed(check(layOutAs(wrong).workbook));
    expect(inTenThousands).toHaveLength(3);
    expect(failed(check(layOutAs(wrong, { unit: "元", converted: true }).workbook))).toEqual(inTenThousands);
  });

  it("lets books kept to the 分 tie exactly in 元, and within rounding in 万元 or mixed", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const source = randomSource(seededRandom(seed), 12);
      expect([seed, ...kinds(check(layOutAs(source, { unit: "元" }).workbook))]).toEqual([seed, "pass"]);
      for (const unit of ["万元", "千元"] as const) {
        expect(kinds(check(layOutAs(source, { unit }).workbook))).not.toContain("fail");
      }
    }
  });

  it.each([...Object.entries(PRINTINGS), ["every sheet in another way", null] as const])(
    "calls nothing an error that is printed in %s",
    (_name, printing) => {
      for (let seed = 1; seed <= 12; seed += 1) {
        const random = seededRandom(seed + 200_000);
        const source = randomSource(random, random.int(1, 30));
        const { findings } = check(layOutAs(source, printing ?? mixedPrintings(seed)).workbook);
        const failed = findings.filter(({ severity }) => severity === "error");
        expect({ seed, failed: failed.map(({ message }) => message) }).toEqual({ seed, failed: [] });
      }
    },
  );

  it("raises no error on consistent figures, whatever the layout", () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const random = seededRandom(seed + 100_000);
      const report = check(layOutRandomly(randomSource(random, random.int(1, 30)), seed).workbook);
      // Some layouts hold cells that nobody can read, and those are errors of their own.
      const failed = report.findings.filter(
        ({ severity, rules }) => severity === "error" && rules[0] !== "all/unreadable-figure",
      );
      expect({ seed, failed: failed.map(({ message }) => message) }).toEqual({ seed, failed: [] });
    }
  });
});
