/** The 27 forms of a real disclosure: what does not add up is found, the others stay silent. */
import { describeCase, readCase } from "../../cases";
import { formsIn, layOut } from "../../tables/self-evaluation/lay-out";
import { netTerms } from "../../../src/engine/reconcile/relation";
import type { Relation } from "../../../src/engine/reconcile/relation";
import { selfEvaluationFindings } from "../../../src/rules/self-evaluation/findings";
import { selfEvaluationRelations } from "../../../src/rules/self-evaluation/relations";
import { statedProjectsFinding } from "../../../src/rules/self-evaluation/stated-projects";
import { selfEvaluationFacts } from "../../../src/tables/self-evaluation/facts";
import { readSelfEvaluations } from "../../../src/tables/self-evaluation/read";
import type { SelfEvaluation } from "../../../src/tables/self-evaluation/schema";
import { performanceSummary } from "../../../src/tables/self-evaluation/summary";

const CASE = "xining-2024/disclosure.md";

/** The relations that do not hold, as `weights 2`; points are exact, money has two decimals throughout. */
function failing(evaluations: readonly SelfEvaluation[], relations: readonly Relation[]): string[] {
  const { byId } = selfEvaluationFacts(evaluations);
  return relations.flatMap((relation) => {
    let [difference, allowance] = [0, 0];
    for (const { fact, coefficient } of netTerms(relation)) {
      const amount = byId.get(fact)?.amount;
      if (!amount) throw new Error(`${fact} was not read`);
      difference += coefficient * amount.value;
      allowance += Math.abs(coefficient) * amount.half;
    }
    const holds = relation.comparison === "=" ? Math.abs(difference) <= allowance : difference <= allowance;
    return holds ? [] : [relation.id.replace(/^self-evaluation\/(.*)@self-evaluation#/u, "$1 ")];
  });
}

describeCase(CASE, () => {
  const forms = formsIn(readCase(CASE));
  const evaluations = readSelfEvaluations(layOut(forms, "a sheet each"));

  test("every form is read without a problem", () => {
    expect(evaluations).toHaveLength(27);
    expect(evaluations.flatMap(({ problems }) => problems)).toEqual([]);
    expect(evaluations.map(({ year }) => year)).toEqual(Array.from({ length: 27 }, () => 2024));
    expect(new Set(evaluations.map(({ department }) => department?.text)).size).toBe(1);
    expect(new Set(evaluations.map(({ unit }) => unit?.text))).toEqual(
      new Set([
        "西宁市城中区综合信息中心",
        "西宁市城中区综合信息服务中心",
        "西宁市城中区人民政府办公室",
        "西宁市城中区机关事务服务中心",
        "城中区政务服务监督管理局",
      ]),
    );
  });

  test("every weight, score, bound and amount is read", () => {
    for (const { funds, goals, execution, indicators, sum } of evaluations) {
      expect(funds.map(({ source }) => source)).toEqual(
        expect.arrayContaining(["total", "fiscal", "carryover"]),
      );
      expect([goals.expected, goals.reached]).not.toContain(null);
      const [total] = funds;
      for (const figure of [total?.opening, total?.budget, total?.executed, execution.rate]) {
        expect(figure?.amount).toMatchObject({ blank: false });
      }
      const points = [execution.weight, execution.score, sum.weight, sum.score].concat(
        indicators.flatMap(({ weight, score }) => [weight, score]),
      );
      for (const figure of points) expect(figure?.amount).toMatchObject({ blank: false });
      for (const { bound, actual, level1, level2 } of indicators) {
        expect([bound.kind, actual.kind]).not.toContain("blank");
        expect(bound.kind).toBe(actual.kind);
        expect(level1).toMatch(/^(成本|产出|效益|满意度)指标$/u);
        expect(level2).not.toBeNull();
      }
    }
    // Counted by hand: three forms have six or eight indicators, the others seven.
    expect(evaluations.map(({ indicators }) => indicators.length)).toEqual([
      7, 6, 7, 8, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 7, 7, 7, 7, 7, 7,
    ]);
    expect(evaluations.filter(({ funds }) => funds.length === 3).map(({ table }) => table)).toEqual(
      [13, 14, 15, 16, 17, 18, 19].map((number) => `self-evaluation#${number}`),
    );
  });

  test("shifted, doubled and joined cells are read where they belong", () => {
    const pick = (number: number, index: number): unknown[] => {
      const indicator = evaluations[number - 1]?.indicators[index];
      return [indicator?.level1, indicator?.level2, indicator?.level3, indicator?.weight.printed];
    };
    // One column right of its head; one left of it; the second level twice; two levels in one cell; a bare number.
    expect(pick(3, 1)).toEqual(["产出指标", "数量指标", "更换已损坏视频监控", "20"]);
    expect(pick(4, 7)).toEqual(["满意度指标", "服务对象满意度指标", "使用人员满意度", "10"]);
    expect(pick(6, 1)).toEqual(["产出指标", "数量指标", "数量指标", "5"]);
    expect(pick(25, 1)).toEqual(["产出指标", "数量指标", "文峰大厅使用窗口及办公室数量", "5"]);
    expect(pick(9, 1)).toEqual(["产出指标", "数量指标", "印刷数量", "5"]);
    expect(evaluations[8]?.indicators[1]?.bound).toMatchObject({ value: { int: 500 }, unit: "" });
    // A column more between budget and execution.
    expect(evaluations[18]?.funds[0]).toMatchObject({
      opening: { printed: "18.1" },
      budget: { printed: "18.1" },
      executed: { printed: "18.02" },
    });
  });

  test("one after another on one sheet they read the same", () => {
    const plain = (all: readonly SelfEvaluation[]): unknown =>
      all.map(({ project, funds, indicators, sum }) => [
        project?.text,
        funds.map(({ budget, executed }) => [budget?.amount, executed?.amount]),
        indicators.map(({ level3, weight, score, bound }) => [level3, weight.amount, score.amount, bound]),
        sum.score?.printed,
      ]);
    expect(plain(readSelfEvaluations(layOut(forms, "one sheet")))).toEqual(plain(evaluations));
  });

  test("two forms do not add up", () => {
    expect(failing(evaluations, selfEvaluationRelations(evaluations))).toEqual([
      // 政府网站及政务新媒体费: weights and scores make 95, the form prints 100.
      "weights 2",
      "scores 2",
      // 政务服务监督管理局办公经费: an indicator of 5 is missing; 95 and 91 against 100 and 96.
      "weights 21",
      "scores 21",
    ]);
  });

  test("what is odd warns, and nothing else", () => {
    const found = selfEvaluationFindings(evaluations, "西宁市城中区人民政府办公室");
    expect(found.filter(({ severity }) => severity !== "warning")).toEqual([]);
    expect(found.map(({ id }) => id.replace(/^self-evaluation\/(.*):self-evaluation#/u, "$1 "))).toEqual([
      // 使用年限 ≤6年
      "bound-sense 4/indicator7",
      // 网络故障率 ≥5%
      "bound-sense 5/indicator4",
      // 99.53 % earns 9.95, printed 9
      "execution-score 7/execution",
      // ≤110万元 with a budget of 100; ≤77 with 50
      "cost-bound 10/indicator1",
      "cost-bound 12/indicator1",
      // 12.08 % earns 1.21, printed 5
      "execution-score 13/execution",
      // ≤17万元 with a budget of 2
      "cost-bound 15/indicator1",
      // 预算控制数 ≥27万元
      "bound-sense 16/indicator1",
      // 98 % where at most 97 % was the target, with full marks
      "missed-target 17/indicator3",
      // 97.50 % earns 9.75, printed 8; ≤153.75万元 with a budget of 150
      "execution-score 18/execution",
      "cost-bound 18/indicator1",
      // 保障… ≤96%
      "bound-sense 19/indicator5",
      // 及时性 ≥8小时
      "bound-sense 21/indicator4",
      // 55.53 % earns 5.55, printed 5
      "execution-score 23/execution",
      // 冬季供暖温度 ≤18度
      "bound-sense 24/indicator3",
      // 32.34 % earns 3.23, printed 4
      "execution-score 26/execution",
    ]);
  });

  test("57 projects of the narrative meet 27 forms", () => {
    const summary = performanceSummary(evaluations);
    expect(summary).toMatchObject({ projects: 27, unread: [] });
    expect(summary.names).toContain("政务外网光纤费");
    const stated = { projects: 57, money: { value: 2_140_160_000, half: 5000, blank: false } };
    const found = statedProjectsFinding(evaluations, stated);
    expect(found?.severity).toBe("warning");
    expect(found?.message).toContain("说明称57个项目，工作簿中有27张自评表");
    const own = { value: summary.budget.value, half: 0, blank: false };
    expect(statedProjectsFinding(evaluations, { projects: 27, money: own })).toBeNull();
  });

  test("another department on a form is noticed", () => {
    const found = selfEvaluationFindings(evaluations.slice(0, 1), "城东区教育局");
    expect(found.map(({ rules }) => rules)).toEqual([["self-evaluation/department"]]);
  });
});
