/** The search counts its work: what it answers depends on the workbook, not on the machine or on what came before. */
import { explain } from "../../../src/engine/localize/explain";
import { localize } from "../../../src/engine/localize/localize";
import type { Solver } from "../../../src/engine/localize/oracle";
import { mixedErrors, relationsOf } from "../../../bench/localize/measure";
import { syntheticFacts } from "../../../bench/localize/synthetic";
import { sampleFacts } from "../../sample";
import { culprits, judge, loadSolver, located, UNLIMITED } from "./support";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});
afterAll(() => solver.dispose());

const EASY = "income/2080801/fiscal";
/** One that is told at once, and several in one another's way. */
const several = () =>
  sampleFacts({
    [EASY]: 332.1,
    "expenditure/20805/basic": 155.15,
    "expenditure/20805/total": 199.99,
    "expenditure/208/basic": 188.12,
    "expenditure/total/basic": 2222.22,
    "income-expenditure-summary/208/amount": 109.23,
  });

describe("the same workbook gets the same answer", () => {
  const answer = (): string => JSON.stringify(located(several(), solver));

  it("with a clock that runs eight times as fast, or backwards", () => {
    const plain = answer();
    for (const speed of [8, -1]) {
      const [performanceNow, dateNow] = [performance.now.bind(performance), Date.now];
      const fast = jest.spyOn(performance, "now").mockImplementation(() => speed * performanceNow());
      const date = jest.spyOn(Date, "now").mockImplementation(() => speed * dateNow());
      expect(answer()).toBe(plain);
      fast.mockRestore();
      date.mockRestore();
    }
  });

  it("whatever the solver was asked before", () => {
    const facts = sampleFacts();
    const next = mixedErrors(facts, relationsOf(facts), 3, 5);
    const plain = answer();
    for (let count = 0; count < 4; count++) {
      located(next().facts, solver);
      expect(answer()).toBe(plain);
    }
    solver.dispose();
    expect(answer()).toBe(plain);
  });
});

describe("when the work is done before everything is explained", () => {
  it("leaves alone what it could not explain, and keeps the culprits of the rest", () => {
    const facts = several();
    const judgements = judge(facts);
    const whole = culprits(localize(facts, judgements, { solver, budget: UNLIMITED }));
    const answers = [0, 2_000, 4_000, 6_000, 10_000, 1e9].map((budget) => {
      const answer = localize(facts, judgements, { solver, budget });
      // Whoever is named is named by the whole search too.
      for (const culprit of culprits(answer)) expect(whole).toContain(culprit);
      const findings = explain(facts, judgements, answer);
      const told = new Set(findings.flatMap(({ rules }) => rules));
      for (const { relation, verdict } of judgements)
        if (verdict === "fail") expect(told).toContain(relation.rule);
      return answer;
    });
    const named = answers.map(({ clusters }) => clusters.length);
    expect(named).toEqual([...named].sort((a, b) => a - b));
    const partly = answers.filter(({ status, clusters }) => status === "cut-off" && clusters.length > 0);
    expect(partly.length).toBeGreaterThan(0);
    for (const answer of partly) expect(culprits(answer).join()).toContain(EASY);
  });

  it("tells of contradictions over different cells, the smallest first", () => {
    const facts = several();
    const { status, proofs } = localize(facts, judge(facts), { solver, budget: 0 });
    expect(status).toBe("cut-off");
    const cells = proofs.flatMap((proof) => proof.facts.map(({ id }) => id));
    expect(new Set(cells).size).toBe(cells.length);
    const sizes = proofs.map(({ relations }) => relations.length);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });
});

it("asks nothing where nearly every row is wrong", () => {
  const facts = syntheticFacts(300, 1);
  const byId = new Map(facts.byId);
  for (const [id, fact] of facts.byId)
    if (fact.column === "total" && /^\d{7}$/u.test(fact.line) && fact.amount)
      byId.set(id, { ...fact, amount: { ...fact.amount, value: fact.amount.value + 7_000_000 } });
  const wrong = { ...facts, byId };
  const { status, clusters, proofs, solverCalls } = localize(wrong, judge(wrong), {
    solver,
    budget: UNLIMITED,
  });
  expect([status, clusters, solverCalls]).toEqual(["cut-off", [], 0]);
  expect(proofs.length).toBeGreaterThan(400);
});
