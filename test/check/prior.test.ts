import { check } from "../../src/check/check";
import { draftOf } from "../../src/check/draft";
import { readTables } from "../../src/check/read-tables";
import { notOf } from "../../src/check/whose";
import { toJsonReport } from "../../src/report/json-report";
import { locate } from "../../src/check/locate";
import { textOfLines } from "../../src/review/received-text";
import { loadSolver, UNLIMITED } from "../engine/localize/support";
import { layOutAs } from "../layouts/lay-out";
import { sampleSource, type Source } from "../layouts/source";

const SAMPLE = sampleSource();

function changed(source: Source, table: string, values: Readonly<Record<string, number>>): Source {
  const known = source.tables.get(table);
  if (!known) throw new Error(`no table ${table}`);
  const fen = Object.entries(values).map(([key, value]) => [key, Math.round(value * 100) * 10_000] as const);
  return {
    ...source,
    tables: new Map(source.tables).set(table, { ...known, values: new Map([...known.values, ...fen]) }),
  };
}

/** A year whose closing balances are the sample's opening ones. */
const LAST_YEAR: Source = changed(
  changed({ ...SAMPLE, year: 2023 }, "income-expenditure-summary", { "closingCarryover/amount": 1042.77 }),
  "appropriation-summary",
  { "closingCarryover/total": 681.48, "closingCarryover/generalBudget": 681.48 },
);

const bookOf = (source: Source, name = "2023.xlsx"): ReturnType<typeof layOutAs>["workbook"] => ({
  ...layOutAs(source).workbook,
  name,
});

function rollForwardFindings(own: Source, prior: Source): readonly string[][] {
  const { findings } = check(bookOf(own, "2024.xlsx"), { prior: readTables(bookOf(prior)) });
  return findings
    .filter(({ rules }) => rules.some((rule) => rule.endsWith("/prior-closing")))
    .map(({ severity, id, cells }) => [severity, id, ...cells.map(({ sheet }) => sheet)]);
}

describe("last year's workbook", () => {
  it("agrees where the balances were carried over", () => {
    expect(rollForwardFindings(SAMPLE, LAST_YEAR)).toEqual([]);
    const report = check(bookOf(SAMPLE), { prior: readTables(bookOf(LAST_YEAR)) });
    const alone = check(bookOf(SAMPLE));
    expect(report.notChecked).toEqual(alone.notChecked);
    // 01, four of 04, and both fund tables.
    expect(toJsonReport(report).relations.checked).toBe(toJsonReport(alone).relations.checked + 7);
  });

  it("names this year's cell where a balance differs, with last year's figure in the arithmetic", () => {
    const wrong = changed(LAST_YEAR, "income-expenditure-summary", { "closingCarryover/amount": 1024.77 });
    expect(rollForwardFindings(SAMPLE, wrong)).toEqual([
      ["warning", "income-expenditure-summary/prior-closing", "公开01表"],
    ]);
    const { findings } = check(bookOf(SAMPLE), { prior: readTables(bookOf(wrong)) });
    const finding = findings.find(({ id }) => id === "income-expenditure-summary/prior-closing");
    expect(finding?.arithmetic[0]?.right).toMatchObject([
      {
        label: "上年年末结转和结余（金额）",
        cell: { sheet: "[2023.xlsx]公开01表", value: 1_024_770_000, unit: "万元" },
      },
    ]);
  });

  it("is said to be wrong itself where this year's figures hold together", async () => {
    const wrong = changed(LAST_YEAR, "income-expenditure-summary", { "closingCarryover/amount": 1024.77 });
    const solver = await loadSolver();
    const report = check(bookOf(SAMPLE), { prior: readTables(bookOf(wrong)) });
    const [finding] = locate(report, { solver, budget: UNLIMITED }).findings;
    expect(finding?.message).toMatch(
      /^\[2023\.xlsx\]公开01表 上年年末结转和结余 1,024\.77 按工作簿的其他数字判断有误（公开01表 年初结转和结余 \([A-Z]+\d+\) 为 1,042\.77）$/u,
    );
    expect(finding).toMatchObject({ severity: "warning", culprit: null, cells: [] });
    solver.dispose();
  });

  it("counts a difference of the last digit as rounding", () => {
    const close = changed(LAST_YEAR, "income-expenditure-summary", { "closingCarryover/amount": 1042.78 });
    expect(rollForwardFindings(SAMPLE, close)).toEqual([
      ["info", "income-expenditure-summary/prior-closing", "公开01表"],
    ]);
  });

  it.each([
    ["of another year", { ...LAST_YEAR, year: 2022 }, "“2023.xlsx”是2022年度的，不是2023年度的"],
    [
      "of another entity",
      { ...LAST_YEAR, entity: "临江县水务局" },
      "“2023.xlsx”是“临江县水务局”的，不是“西宁市城中区人民政府办公室”的",
    ],
  ])("is not compared when it is %s", (_, prior, why) => {
    expect(rollForwardFindings(SAMPLE, prior)).toEqual([]);
    expect(check(bookOf(SAMPLE), { prior: readTables(bookOf(prior)) }).notChecked).toContainEqual({
      what: "年初结转和结余与上年年末的衔接",
      why,
    });
  });
});

describe("a draft beside a workbook that is given as last year's", () => {
  const BASE = textOfLines(
    "2023年度收入、支出总计3,000.00万元，比上年收入、支出总计各减少100.00万元，下降3.23%。",
  );
  const drafted = (prior: Source | null): string[] => {
    const given = prior ? { prior: readTables(bookOf(prior)) } : {};
    const { paragraphs } = draftOf(check(bookOf(SAMPLE, "2024.xlsx"), given), BASE);
    return paragraphs.map(({ spans }) => spans.map(({ text }) => text).join(""));
  };

  it("takes last year's figures from last year's, and none from another year's or entity's", () => {
    expect(drafted(LAST_YEAR)).not.toEqual(drafted(null));
    expect(drafted({ ...LAST_YEAR, year: 2022 })).toEqual(drafted(null));
    expect(drafted({ ...LAST_YEAR, entity: "临江县水务局" })).toEqual(drafted(null));
  });
});

it.each([
  ["西宁市城中区人民政府办公室", "城中区人民政府办公室", true],
  ["某局（本级）", "某局", true],
  ["某局(本级)", "某局（本级）", true],
  ["某局（本级）", "某局（汇总）", false],
  ["某市水务局", "某市教育局", false],
])("%s and %s are one: %s", (one, other, isOne) => {
  const why = notOf("甲.xlsx", { entity: one, year: 2023 }, { entity: other, year: 2023 });
  expect(why === null).toBe(isOne);
});
