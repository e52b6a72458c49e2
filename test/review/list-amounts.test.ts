/** Amounts beside the 款 that 人员经费 and 公用经费 list. */
import { textOfLines } from "../../src/review/received-text";
import { review } from "../../src/review/review";
import { sampleFacts } from "../sample";

function said(sentence: string, changes: Readonly<Record<string, number>> = {}): string[] {
  const text = `六、一般公共预算财政拨款基本支出决算情况说明\n${sentence}`;
  const { findings } = review(textOfLines(text), sampleFacts(changes));
  return findings.flatMap(({ rules, text: place, message }) =>
    rules.includes("review/amount") || rules.includes("review/subject-name")
      ? [`${place?.quote}：${message}`]
      : [],
  );
}

const LIST = "人员经费1,361.89万元，主要包括：基本工资153.35万元、住房公积金46.62万元，抚恤金33.21万元等。";

test("nothing is said of right ones", () => {
  expect(said(LIST)).toEqual([]);
});

test("a wrong one is found with its cell", () => {
  expect(said(LIST.replace("46.62", "46.26"))).toEqual([
    "46.26万元：住房公积金写为46.26万元，公开06表“住房公积金”（金额）为46.62万元，相差0.36万元。",
  ]);
});

test("thousands are no end of an entry", () => {
  const changes = { "general-budget-basic-expenditure/30101/amount": 1153.35 };
  expect(said(LIST.replace("153.35", "1,153.35"), changes)).toEqual([]);
});

const LINES = [
  "人员经费：1,361.89",
  "主要包括：",
  "基本工资：153.35",
  "住房公积金：46.62",
  "抚恤金 33.21",
].join("\n");

test("lines of names and bare figures are read as such a list", () => {
  const unit = `金额单位：万元\n${LINES}`;
  expect(said(unit)).toEqual([]);
  expect(said(unit.replace("46.62", "46.26"))).toEqual([
    "46.26：住房公积金写为46.26万元，公开06表“住房公积金”（金额）为46.62万元，相差0.36万元。",
  ]);
  expect(said(unit.replace("33.21", "33.12"))).toHaveLength(1);
  expect(said(unit.replace("1,361.89", "1,361.98"))).toHaveLength(1);
});

test("such lines need no word that leads to them, and rows of several figures are said to be unread", () => {
  const rows = ["人员经费 1,361.89", "基本工资 153.35", "住房公积金 46.62"].join("\n");
  expect(said(rows)).toEqual([]);
  expect(said(rows.replace("46.62", "46.26"))).toHaveLength(1);
  const text = textOfLines("教育支出 2.10 6.28%\n农林水支出 31.30 93.72%");
  expect(review(text, sampleFacts()).notChecked.map(({ what }) => what)).toEqual(["第1至2段中的 2 行"]);
});

test("a number that its line breaks off goes on in the next one", () => {
  expect(said("人员经费：1,361.89\n万元，主要包括：基本工资153.35万元等。")).toEqual([]);
  expect(said("人员经费：1,361.98\n万元，主要包括：基本工资153.35万元等。")).toHaveLength(1);
});
