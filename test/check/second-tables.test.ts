/** A table that stands twice with different figures is a warning; rows of zeros and labels with a unit are none. */
import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import type { CellValue, Sheet } from "../../src/workbook/workbook";
import { sheetOf } from "../layouts/other-sheets";

const procurement = (name: string, goods: number, more: readonly (readonly CellValue[])[] = []): Sheet =>
  sheetOf(name, [
    ["2024年度政府采购支出情况表"],
    ["单位：万元"],
    ["项目", "金额"],
    ["政府采购支出合计（万元）", goods + 5],
    ["货物", goods],
    ["工程", 2],
    ["服务", 3],
    ...more,
  ]);

const told = (...sheets: readonly Sheet[]): Checked => check({ name: "a.xlsx", sheets });
const seconds = ({ findings }: Checked): string[] =>
  findings.flatMap(({ rules, severity, message }) =>
    rules.includes("all/second-table") ? [`${severity} ${message}`] : [],
  );

it("says where the second stands and which figures differ", () => {
  expect(seconds(told(procurement("11表", 1), procurement("草稿", 4)))).toEqual([
    "warning 工作表“草稿”上另有一张《政府采购支出情况表》，有 2 个数字不同（B4、B5）；核对的是“11表”，请确认哪一张有效，删去另一张",
  ]);
});

it("has nothing to say of a copy", () => {
  expect(seconds(told(procurement("11表", 1), procurement("11表 (2)", 1)))).toEqual([]);
});

it("misses no zeros of a row that no form has", () => {
  const open = (row: readonly CellValue[]): string[] =>
    told(procurement("11表", 1, [row])).notChecked.flatMap(({ why }) =>
      why.includes("未能识别的行") ? [why] : [],
    );
  expect(open(["校验", 0])).toEqual([]);
  expect(open(["捐赠", 1])).not.toEqual([]);
});
