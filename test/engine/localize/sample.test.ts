import { explain } from "../../../src/engine/localize/explain";
import type { Solver } from "../../../src/engine/localize/oracle";
import { sampleFacts } from "../../sample";
import { culprits, judge, loadSolver, located } from "./support";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});
afterAll(() => solver.dispose());

const CENT = 10_000;

describe("the sample as published", () => {
  it("is consistent, after one question to the solver", () => {
    expect(located(sampleFacts(), solver)).toEqual({
      status: "consistent",
      clusters: [],
      proofs: [],
      solverCalls: 1,
    });
  });
});

describe("one wrong cell", () => {
  it.each([
    ["transposed digits", "income-expenditure-summary/208/amount", 109.23, 190.23, "transposition"],
    ["a wrong digit", "expenditure/20805/basic", 155.15, 155.75, "digit"],
    ["a digit too few", "income-expenditure-summary/208/amount", 19.23, 190.23, "missing-digit"],
    ["元 instead of 万元", "income-expenditure-summary/208/amount", 1902312.45, 190.23, "unit"],
    ["a shifted decimal point", "income-expenditure-summary/208/amount", 1902.3, 190.23, "decimal-shift"],
    ["a wrong sign", "income-expenditure-summary/208/amount", -190.23, 190.23, "sign"],
    ["a figure left out", "income-expenditure-summary/208/amount", null, 190.23, "missing-value"],
  ])("%s", (_, id, wrong, right, cause) => {
    const localization = located(sampleFacts({ [id]: wrong }), solver);
    expect(culprits(localization)).toEqual([`${id} → ${Math.round(right * 100) * CENT} (${cause})`]);
  });

  it("is told in one line, with the relations that it explains", () => {
    const facts = sampleFacts({ "income-expenditure-summary/208/amount": 109.23 });
    const judgements = judge(facts);
    const [finding, ...others] = explain(facts, judgements, located(facts, solver));
    expect(finding?.message).toMatch(
      /^公开01表 八、社会保障和就业支出 \(C\d+\) 109\.23 应为 190\.23（相邻数字颠倒）；由此引起 3 处勾稽不符$/u,
    );
    expect(finding?.culprit).toMatchObject({
      expected: { min: 190_230_000, max: 190_230_000, value: 190_230_000 },
    });
    expect(finding?.arithmetic).toHaveLength(3);
    expect(others.every(({ severity }) => severity === "info")).toBe(true);
  });
});
