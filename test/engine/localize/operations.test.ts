import { explain } from "../../../src/engine/localize/explain";
import type { FactId, Facts } from "../../../src/engine/fact";
import { localize } from "../../../src/engine/localize/localize";
import type { Solver } from "../../../src/engine/localize/oracle";
import { sampleFacts } from "../../sample";
import { culprits, judge, loadSolver, located, UNLIMITED } from "./support";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});
afterAll(() => solver.dispose());

function messages(facts: Facts): string[] {
  return explain(facts, judge(facts), located(facts, solver))
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => message);
}

describe("a wrong input that its totals took over", () => {
  // 100 too much in 2080801, and in every total of its row and of its column.
  const wrong = {
    "general-budget-expenditure/2080801/basic": 33.21 + 100,
    "general-budget-expenditure/2080801/total": 33.21 + 100,
    "general-budget-expenditure/20808/basic": 33.21 + 100,
    "general-budget-expenditure/20808/total": 33.21 + 100,
  };
  const raised = (facts: Facts, line: string) =>
    Object.fromEntries(
      ["basic", "total"].map((column) => {
        const id = `general-budget-expenditure/${line}/${column}`;
        return [id, (facts.byId.get(id as FactId)?.amount?.value ?? 0) / 1_000_000 + 100];
      }),
    );

  it("is one error, at the input", () => {
    const plain = sampleFacts();
    const facts = sampleFacts({ ...wrong, ...raised(plain, "208"), ...raised(plain, "total") });
    const localization = located(facts, solver);
    expect(localization.clusters).toHaveLength(1);
    expect(localization.clusters[0]?.alternatives[0]).toMatchObject({ cause: "propagated" });
    expect(localization.clusters[0]?.alternatives[0]?.repairs[0]?.fact.id).toBe(
      "general-budget-expenditure/2080801/basic",
    );
    expect(messages(facts)).toHaveLength(1);
  });
});

it("names a part and its total that were changed together", () => {
  const facts = sampleFacts({
    "income-expenditure-summary/208/amount": 290.23,
    "income-expenditure-summary/totalExpenditure/amount":
      (sampleFacts().byId.get("income-expenditure-summary/totalExpenditure/amount" as FactId)?.amount
        ?.value ?? 0) /
        1_000_000 +
      100,
  });
  expect(culprits(located(facts, solver))).toEqual([
    expect.stringMatching(
      /^income-expenditure-summary\/208\/amount → 190230000 & income-expenditure-summary\/totalExpenditure\/amount → \d+ \(propagated\)$/u,
    ),
  ]);
});

it("names an amount that stands in the next row", () => {
  const facts = sampleFacts({
    "income-expenditure-summary/208/amount": null,
    "income-expenditure-summary/207/amount": 190.23,
  });
  expect(culprits(located(facts, solver))).toEqual([
    "income-expenditure-summary/207/amount → 0 & income-expenditure-summary/208/amount → 190230000 (moved)",
  ]);
});

it("keeps independent errors apart", () => {
  const facts = sampleFacts({
    "income-expenditure-summary/208/amount": 109.23,
    "income/2080801/fiscal": 332.1,
  });
  expect(culprits(located(facts, solver)).sort()).toEqual([
    "income-expenditure-summary/208/amount → 190230000 (transposition)",
    "income/2080801/fiscal → 33210000 (decimal-shift)",
  ]);
});

it("says that nothing decides, and shows every alternative once", () => {
  const facts = sampleFacts({ "general-budget-basic-expenditure/30101/amount": 158.35 });
  const [finding] = explain(facts, judge(facts), located(facts, solver));
  expect(finding?.message).toMatch(/^以下任一处有误（仅凭工作簿无法判定）：.*；请与/u);
  const places = [
    finding?.culprit?.address,
    ...(finding?.culprit?.alternatives.flat().map((cell) => cell.address) ?? []),
  ];
  expect(new Set(places).size).toBe(places.length);
});

it("is decided by a figure from elsewhere", () => {
  const facts = sampleFacts({ "general-budget-basic-expenditure/30101/amount": 158.35 });
  const observations = [
    {
      fact: "general-budget-basic-expenditure/30101/amount" as FactId,
      amount: { value: 153_350_000, half: 5_000, blank: false },
      source: "说明第六部分",
    },
  ];
  const localization = localize(facts, judge(facts), { solver, budget: UNLIMITED, observations });
  expect(culprits(localization)).toEqual([
    "general-budget-basic-expenditure/30101/amount → 153350000 (digit)",
  ]);
});

describe("what is not the workbook's fault", () => {
  describe("a usual relation", () => {
    const told = (changes: Readonly<Record<string, number | null>>) => {
      const facts = sampleFacts(changes);
      return explain(facts, judge(facts), located(facts, solver)).filter(
        ({ severity }) => severity !== "info",
      );
    };

    it("condemns nobody: what fails with one premise is one warning", () => {
      const findings = told({
        "operating-expenses/total/amount": 63.08,
        "operating-expenses/302/amount": 62.08,
        "operating-expenses/30201/amount": 12.32,
      });
      expect(findings).toMatchObject([{ severity: "warning", culprit: null }]);
      expect(findings[0]?.message).toMatch(
        /另有 2 处同类勾稽不符；如应成立，可能是 公开10表 30201 办公费 \(C\d+\) 12\.32 应为 12\.82/u,
      );
    });

    it("condemns nobody: figures that just differ with one premise are told once", () => {
      const findings = told({
        "operating-expenses/30211/amount": 1.17,
        "operating-expenses/30228/amount": 7.61,
      });
      expect(findings).toMatchObject([{ severity: "warning", culprit: null }]);
      expect(findings.some(({ message }) => message.includes("可能是"))).toBe(false);
    });

    it("lets a slip be named that nothing else sees, as a warning", () => {
      const findings = told({
        "general-budget-basic-expenditure/30112/amount": 46.62,
        "general-budget-basic-expenditure/30113/amount": 6.18,
      });
      expect(findings).toMatchObject([{ severity: "warning", culprit: null }]);
      expect(findings[0]?.message).toMatch(
        /；如应成立，可能是 公开06表 30112 .*\(C\d+\) 46\.62 与 公开06表 30113 .* 6\.18 互相填错，应对调/u,
      );
    });

    it("does not get in the way where its premise fails too often", () => {
      const findings = told({
        "operating-expenses/30201/amount": 10,
        "operating-expenses/30202/amount": 3,
        "operating-expenses/30205/amount": 4,
        "operating-expenses/30211/amount": 5,
        "operating-expenses/30228/amount": 6,
        "operating-expenses/30231/amount": 7,
        "operating-expenses/30239/amount": 8,
        "operating-expenses/30299/amount": 9,
        "operating-expenses/302/amount": 53.3,
        "operating-expenses/total/amount": 54.3,
      });
      expect(findings.every(({ severity, culprit }) => severity === "warning" && culprit === null)).toBe(
        true,
      );
      expect(findings.every(({ message }) => !message.includes("可能是"))).toBe(true);
    });
  });

  it("a rule over a fact that does not exist is an error of ours", () => {
    const facts = sampleFacts();
    const [first, ...others] = judge(facts);
    if (!first) throw new Error("there are relations");
    const broken = { ...first, verdict: "error" as const, left: 1e9, reason: "规则引用了不存在的数据" };
    expect(localize(facts, [broken, ...others], { solver, budget: UNLIMITED }).status).toBe("consistent");
  });
});
