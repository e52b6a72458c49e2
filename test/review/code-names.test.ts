/** Codes and names as the classification pairs them, in a text without its workbook. */
import { textOfLines } from "../../src/review/received-text";
import { review } from "../../src/review/review";

const TITLE = "（三）一般公共预算财政拨款支出决算具体情况";
const saidOf = (line: string): string[] =>
  review(textOfLines(`${TITLE}\n${line}`))
    .findings.filter(({ rules }) => rules.includes("review/code-name"))
    .map(({ severity, text }) => `${severity} ${text?.quote ?? ""}→${text?.expected ?? ""}`);

test.each([
  ["1.2010301行政运行：年初预算120.00万元，支出决算123.46万元。", []],
  ["1.行政运行（2010301）年初预算为120.00万元，支出决算为123.46万元。", []],
  ["1.2210201住房公积金：支出决算4.66万元。", []],
  ["1.2210201行政运行：支出决算4.66万元。", ["error 行政运行→住房公积金"]],
  ["1.行政单位医疗（2210201）支出决算为4.66万元。", ["error 行政单位医疗→住房公积金"]],
  ["1.职工食堂（2210201）支出决算为4.66万元。", ["warning 职工食堂→住房公积金"]],
  ["1.2999999某项工作：支出决算4.66万元。", []],
])("%s", (line, expected) => {
  expect(saidOf(line)).toEqual(expected);
});
