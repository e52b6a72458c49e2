import * as fc from "fast-check";
import { readSelfEvaluations } from "../../../src/tables/self-evaluation/read";
import { performanceSummary } from "../../../src/tables/self-evaluation/summary";
import type { SelfEvaluation } from "../../../src/tables/self-evaluation/schema";
import { makeSheet } from "../../../src/workbook/workbook";
import type { Workbook } from "../../../src/workbook/workbook";
import { SMALL_FORM, smallForm } from "./fixture";
import { layOut } from "./lay-out";

function only(workbook: Workbook): SelfEvaluation {
  const [form, ...others] = readSelfEvaluations(workbook);
  if (!form || others.length > 0) throw new Error(`${others.length + (form ? 1 : 0)} forms`);
  return form;
}

test("fields, funds, execution, goals, indicators and sum", () => {
  const form = only(smallForm());
  expect(form).toMatchObject({
    table: "self-evaluation#1",
    year: 2024,
    title: { text: "项目支出绩效自评表" },
    project: { text: "档案数字化费", cell: { sheet: "绩效1", row: 2, column: 1 } },
    department: { text: "西宁市城中区人民政府办公室" },
    unit: { text: "档案室" },
    goals: { expected: { text: "整理并扫描馆藏档案" }, reached: { text: "已扫描大部分" } },
    moneyUnit: "万元",
    execution: { rate: { amount: { value: 8000 }, decimals: 0 }, score: { amount: { value: 800 } } },
    sum: { weight: { amount: { value: 10_000 } }, score: { amount: { value: 9600 } } },
    problems: [],
  });
  expect(
    form.funds.map(({ source, budget }) => [source, budget?.amount?.value, budget?.amount?.blank]),
  ).toEqual([
    ["total", 32_500_000, false],
    ["fiscal", 30_000_000, false],
    ["carryover", 2_500_000, false],
    ["other", 0, true],
  ]);
  expect(
    form.indicators.map(({ level1, level2, level3, score }) => [level1, level2, level3, score.amount?.value]),
  ).toEqual([
    ["成本指标", "经济成本指标", "预算控制数", 2000],
    ["产出指标", "数量指标", "扫描页数", 2800],
    ["产出指标", "质量指标", "图像合格率", 2000],
    ["满意度指标", "服务对象满意度指标", "查档人员满意度", 2000],
  ]);
});

test("a row without a level takes it from the row above; a bound that is text stays text", () => {
  const form = only(smallForm({ 14: "|||图像清晰|定性 清晰|清晰|20|20" }));
  expect(form.indicators[2]).toMatchObject({
    level1: "产出指标",
    level2: "数量指标",
    bound: { kind: "quality", text: "清晰" },
  });
});

test("rates: text, a number formatted as a percentage, a fraction", () => {
  const rateOf = (value: number, format?: string): unknown => {
    const workbook = smallForm();
    const sheet = workbook.sheets.map((one) =>
      makeSheet(
        one,
        [...one.cells.values()].map((cell) =>
          cell.row === 5 && cell.column === 6 ? { ...cell, value, ...(format ? { format } : {}) } : cell,
        ),
      ),
    );
    const { rate } = only({ ...workbook, sheets: sheet }).execution;
    return [rate?.amount?.value, rate?.decimals];
  };
  expect(rateOf(0.8125, "0.00%")).toEqual([8125, 2]);
  expect(rateOf(0.8125, "0%")).toEqual([8125, 0]);
  expect(rateOf(0.8)).toEqual([8000, 0]);
  expect(rateOf(81.25)).toEqual([8125, 2]);
});

test("what is not a figure is a problem with its cell, not 0", () => {
  const form = only(smallForm({ 13: "|产出指标|数量指标|扫描页数|≥8000页|7600页|三十|28" }));
  expect(form.indicators[1]?.weight.amount).toBeNull();
  expect(form.problems).toEqual([
    { message: "“扫描页数”的分值“三十”不是数字", cell: { sheet: "绩效1", row: 13, column: 6 } },
  ]);
});

test("a list of projects is no form", () => {
  const rows = ["项目支出绩效自评表", "项目名称|金额", "档案数字化费|30"].map((row) => row.split("|"));
  expect(readSelfEvaluations(layOut([rows], "a sheet each"))).toEqual([]);
});

test("two forms side by side are two", () => {
  const rows = SMALL_FORM.map((row) => {
    const cells = row.split("|");
    return [...cells, ...Array.from({ length: 9 - cells.length }, () => ""), ...cells];
  });
  const forms = readSelfEvaluations(layOut([rows], "a sheet each"));
  expect(
    forms.map(({ project, sum, indicators }) => [
      project?.cell.column,
      sum.score?.printed,
      indicators.length,
    ]),
  ).toEqual([
    [1, "96", 4],
    [10, "96", 4],
  ]);
  expect(performanceSummary(forms)).toMatchObject({ projects: 2, budget: { value: 65_000_000 } });
});

test("rows shifted by a merged cell read the same", () => {
  const plain = ({ indicators, funds, execution, sum }: SelfEvaluation): unknown => [
    indicators.map(({ level1, level2, level3, bound, actual, weight, score }) => [
      level1,
      level2,
      level3,
      bound,
      actual,
      weight.amount,
      score.amount,
    ]),
    funds.map(({ budget, executed }) => [budget?.amount, executed?.amount]),
    [
      execution.weight?.amount,
      execution.rate?.amount,
      execution.score?.amount,
      sum.weight?.amount,
      sum.score?.amount,
    ],
  ];
  const expected = plain(only(smallForm()));
  const shift = fc.constantFrom(-1, 0, 1);
  fc.assert(
    fc.property(fc.tuple(shift, shift, shift, shift, shift), (shifts) => {
      const changes = Object.fromEntries(
        shifts.map((by, index) => {
          const row = SMALL_FORM[12 + index] ?? "";
          // A row that begins in the first column cannot move left.
          if (by < 0) return [12 + index, row.startsWith("|") ? row.slice(1) : row];
          return [12 + index, by > 0 ? `|${row}` : row];
        }),
      );
      expect(plain(only(smallForm(changes)))).toEqual(expected);
    }),
  );
});
