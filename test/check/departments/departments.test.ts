/** What is told of invented departments: nothing of right ones, however unusual; of wrong ones the cell that is. */
import { examine } from "../../../src/check/check";
import { DEFAULT_BUDGET } from "../../../src/check/locate";
import type { Finding } from "../../../src/engine/finding";
import { meansWithin } from "../../../src/solver/load-solver";
import { layOutAs } from "../../layouts/lay-out";
import type { Source } from "../../layouts/source";
import type { SheetVariant } from "../../layouts/variants";
import { RIGHT, WRONG } from "./cases";
import { MISTAKES, OFFICE } from "./mistakes";
import { RARE } from "./rare";
import { UNUSUAL } from "./unusual";
import { withoutLine } from "./change";
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
  it.each(Object.entries({ ...RIGHT, ...UNUSUAL, ...RARE }))(
    "%s",
    async (_, { department, layout, change }) => {
      const source = sourceOf(department);
      const findings = await told(change ? change(source) : source, layout);
      expect(messagesOf(findings, "error")).toEqual([]);
      expect(messagesOf(findings, "warning").slice(2)).toEqual([]);
    },
  );
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

/** Its amount stands in the sums and in other tables: no right cell is asked for it. */
describe("a line that is not printed", () => {
  const [summary, fiscal] = ["income-expenditure-summary", "appropriation-summary"];
  const basic = "general-budget-basic-expenditure";
  it.each([
    [summary, "generalBudget", "公开01表缺少“一般公共预算财政拨款收入”一行（应为 金额 "],
    [summary, "governmentFund", "公开01表缺少“政府性基金预算财政拨款收入”一行（应为 金额 39.70）"],
    [summary, "208", "公开01表缺少“208社会保障和就业支出”一行（应为 金额 22.16）"],
    [summary, "totalExpenditure", "公开01表缺少“本年支出合计”一行（应为 金额 "],
    [summary, "closingCarryover", "公开01表缺少“年末结转和结余”一行（应为 金额 3.20）"],
    [fiscal, "212", "公开04表缺少“212城乡社区支出”一行（应为 合计 44.00、政府性基金预算财政拨款 44.00）"],
    [fiscal, "totalIncome", "公开04表缺少“本年收入合计”一行（应为 金额 "],
    [
      fiscal,
      "openingGovernmentFund",
      "公开04表缺少“年初结转和结余中的政府性基金预算财政拨款”一行（应为 金额 10.00）",
    ],
    [basic, "30231", "公开06表缺少“30231公务用车运行维护费”一行（应为 金额 4.40）"],
    [basic, "30113", "公开06表缺少“30113住房公积金”一行（应为 金额 17.03）"],
    [
      "operating-expenses",
      "30239",
      "公开10表缺少“30239其他交通费用”一行（应为 机关运行经费支出决算数 11.00）",
    ],
    ["procurement", "goods", "公开11表缺少“政府采购货物支出”一行（应为 金额 6.20）"],
  ])("%s/%s", async (table, line, claim) => {
    const source = withoutLine(table, line)(sourceOf(OFFICE));
    const [first, ...others] = messagesOf(await told(source), "error");
    expect(first).toMatch(claim);
    expect(others).toEqual([]);
  });

  it.each([
    ["expenditure", "20805"],
    ["general-budget-expenditure", "208"],
    ["government-fund", "212"],
  ])("is its parts' sum, where these are there: %s/%s", async (table, line) => {
    const findings = await told(withoutLine(table, line)(sourceOf(OFFICE)));
    expect(messagesOf(findings, "error")).toEqual([]);
    expect(messagesOf(findings, "warning").some((message) => message.includes(line))).toBe(true);
  });
});
