/** What is told of all errors of a workbook is read as one: it must hold together, in random books of errors too. */
import type { Finding, SuspectCell } from "../../../src/engine/finding";
import { claimOf } from "../../../src/engine/localize/claim-text";
import { explain } from "../../../src/engine/localize/explain";
import { buildModel } from "../../../src/engine/localize/model";
import { startWork } from "../../../src/engine/localize/work";
import type { Alternative, SuspectedSlip } from "../../../src/engine/localize/alternative";
import type { Localization } from "../../../src/engine/localize/localize";
import type { Solver } from "../../../src/engine/localize/oracle";
import type { FactId, Facts } from "../../../src/engine/fact";
import { mixedErrors, propagatedErrors, relationsOf } from "../../../bench/localize/measure";
import { sampleFacts } from "../../sample";
import { judge, loadSolver, located } from "./support";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});
afterAll(() => solver.dispose());

const told = (facts: Facts): Finding[] =>
  explain(facts, judge(facts), located(facts, solver)).filter(({ severity }) => severity !== "info");

/** The cells that one finding lists, set by set: only one of the sets is meant. */
const setsOf = ({ culprit }: Finding): (readonly SuspectCell[])[] =>
  culprit ? [[culprit, ...culprit.together], ...culprit.alternatives] : [];

const keyOf = ({ sheet, address }: SuspectCell): string => `${sheet}!${address}`;

function expectOneValueEach(findings: readonly Finding[]): void {
  findings.forEach((finding, index) => {
    const others = findings
      .filter((_, other) => other !== index)
      .flatMap(setsOf)
      .flat();
    for (const cell of setsOf(finding).flat())
      for (const other of others)
        if (keyOf(cell) === keyOf(other))
          expect([keyOf(cell), cell.expected.value]).toEqual([keyOf(other), other.expected.value]);
  });
}

function expectNoRightCell(findings: readonly Finding[]): void {
  for (const cell of findings.flatMap(setsOf).flat())
    if (cell.value !== null)
      expect([keyOf(cell), cell.expected.value]).not.toEqual([keyOf(cell), cell.value]);
}

/** With the cells of every first explanation open all can hold, and so with any alternative in its place. */
function expectPossible(facts: Facts, { clusters }: Localization): void {
  const model = buildModel(facts, judge(facts));
  const oracle = solver.oracleFor(model, startWork());
  const columnsOf = ({ repairs }: Alternative) =>
    repairs.flatMap(({ fact }) => model.indexOf.get(fact.id) ?? []);
  const certain = clusters.filter(({ isDoubtful }) => !isDoubtful);
  certain.forEach(({ alternatives }, index) => {
    const others = certain
      .flatMap((other, k) => (k === index ? [] : other.alternatives.slice(0, 1)))
      .flatMap(columnsOf);
    for (const alternative of alternatives) {
      const columns = new Set([...others, ...columnsOf(alternative)]);
      expect(oracle.test({ columns, operations: [] }).feasible).not.toBe(false);
    }
  });
}

describe("advice over random books of errors", () => {
  const right = sampleFacts();
  const relations = relationsOf(right);

  it.each([
    ["two", mixedErrors(right, relations, 2, 101), 10],
    ["three", mixedErrors(right, relations, 3, 102), 10],
    ["eight", mixedErrors(right, relations, 8, 103), 10],
    ["a carried one", propagatedErrors(right, relations, 104), 10],
  ])("%s: one value a cell, no right cell, nothing that another excludes", (_, next, count) => {
    for (let trial = 0; trial < count; trial++) {
      const { facts } = next();
      const findings = told(facts);
      expectOneValueEach(findings);
      expectNoRightCell(findings);
      expectPossible(facts, located(facts, solver));
    }
  });
});

describe("how it is told", () => {
  it.each([
    [19_945_000, Infinity, "应不小于 19.95"],
    [0, 19_955_000, "应不大于 19.95"],
    [19_945_000, 25_005_000, "应在 19.95 至 25.00 之间"],
    [-Infinity, Infinity, "有误"],
  ])("names a bound as a bound, and proposes no figure: %d to %d", (min, max, words) => {
    const facts = sampleFacts({ "three-public/reception/final": 2.5 });
    const fact = [...facts.byId.values()].find(({ id }) => id === "three-public/reception/final");
    if (!fact) throw new Error("the sample has the cell");
    const repair = { fact, min, max, value: null, step: 10_000 };
    const slips = [{ repairs: [repair], cause: null }];
    const alternative = { slips, repairs: [repair], observations: [], cause: null, likelihood: 1 };
    expect(claimOf(alternative, [], facts)).toBe(`公开09表 公务接待费 合计决算数 (D237) 2.50 ${words}`);
  });

  it("gives each cell the cause that is its own, and says what is said of all of them once", () => {
    const facts = sampleFacts();
    const repairOf = (line: string, value: number) => {
      const fact = facts.byId.get(`three-public/${line}/final` as FactId);
      if (!fact) throw new Error(`the sample has no ${line}`);
      return { fact, min: value, max: value, value, step: 10_000 };
    };
    const [one, other] = [repairOf("reception", 3_000_000), repairOf("abroad", 1_000_000)];
    const told = (...slips: SuspectedSlip[]) =>
      claimOf({ slips, repairs: [one, other], observations: [], cause: null, likelihood: 1 }, [], facts);
    const reasonsIn = (claim: string) =>
      [...claim.matchAll(/应为 ([\d.]+)(（.+?）)?/gu)].map(([text]) => text);
    expect(
      reasonsIn(told({ repairs: [one], cause: null }, { repairs: [other], cause: "missing-value" })),
    ).toEqual(["应为 3.00", "应为 1.00（漏填）"]);
    expect(reasonsIn(told({ repairs: [one], cause: "digit" }, { repairs: [other], cause: "digit" }))).toEqual(
      ["应为 3.00", "应为 1.00（一位数字有误）"],
    );
  });

  it("proposes no figure where only other tables' bounds are known", () => {
    const facts = sampleFacts({
      "three-public/vehicleOperation/final": 2.5,
      "three-public/vehicles/final": 2.5,
      "three-public/total/final": 2.5,
      "three-public/vehicleOperation/budget": 250,
      "three-public/vehicles/budget": 250,
      "three-public/total/budget": 250,
    });
    const [finding] = told(facts);
    expect(finding?.message).toMatch(/^公开09表 公务用车运行维护费 .* 2\.50 应(?:不小于|在) 24\.9\d/u);
    expect(finding?.culprit?.expected.value).toBeNull();
  });

  it("lets a doubt agree with what is certain", () => {
    const findings = told(
      sampleFacts({ "three-public/reception/final": 0.01, "three-public/total/final": 0.01 }),
    );
    const [error] = findings.filter(({ severity }) => severity === "error");
    expect(error?.culprit).toMatchObject({ line: "total", expected: { value: 24_950_000 } });
    const doubts = findings.filter(({ severity }) => severity === "warning").map(({ message }) => message);
    expect(doubts.join()).not.toContain("公开09表 合计 合计决算数");
  });

  it("stops a carried error at a grand total that is right", () => {
    const cut = -1.23;
    const changed = (line: string, column: string) => {
      const id = `appropriation-summary/${line}/${column}`;
      const value = [...right.byId.values()].find((fact) => fact.id === id)?.amount?.value ?? 0;
      return [id, Math.round(value / 10_000 + 100 * cut) / 100] as const;
    };
    const right = sampleFacts();
    const facts = sampleFacts(
      Object.fromEntries(
        ["201", "totalExpenditure"].flatMap((line) =>
          ["total", "generalBudget"].map((column) => changed(line, column)),
        ),
      ),
    );
    const findings = told(facts).filter(({ severity }) => severity === "error");
    expect(findings).toHaveLength(1);
    expect(findings[0]?.culprit).toMatchObject({ line: "201", column: "generalBudget" });
    expect(findings[0]?.culprit?.together.map(({ line }) => line)).not.toContain("grandTotalExpenditure");
  });

  it("says both cells of a moved amount, in one sentence and one repair", () => {
    const facts = sampleFacts({
      "income-expenditure-summary/208/amount": null,
      "income-expenditure-summary/207/amount": 190.23,
    });
    const [finding] = told(facts);
    expect(finding?.message).toMatch(
      /^公开01表 .*\(C\d+\) 的 190\.23 应填在 公开01表 .*\(C\d+\)（填入了相邻的行或列）；/u,
    );
    expect(
      [finding?.culprit, ...(finding?.culprit?.together ?? [])].map((cell) => cell?.expected.value),
    ).toEqual([0, 190_230_000]);
  });

  it("gives every alternative its reason, its place in words and its unit once", () => {
    const [finding] = told(sampleFacts({ "general-budget-basic-expenditure/30101/amount": 158.35 }));
    const claims = finding?.message.split("：")[1]?.split("；或 ") ?? [];
    expect(claims.length).toBeGreaterThan(1);
    for (const claim of claims.filter((one) => one.startsWith("公开")))
      expect(claim).toMatch(/^公开0\d表 .+ \([A-Z]+\d+\) .*（.+）/u);
  });
});
