import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import type { CellValue } from "../../src/workbook/workbook";
import { sheetOf } from "../layouts/other-sheets";

function incomeWith(
  header: readonly CellValue[],
  under: readonly CellValue[],
  extra: number,
  total = 30,
): Checked {
  const columns = ["财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"];
  return check({
    name: "a.xlsx",
    sheets: [
      sheetOf("Sheet1", [
        ["收入决算表"],
        ["单位：万元"],
        ["项目", null, "本年收入合计", ...columns, ...header],
        ["科目编码", "科目名称", null, ...columns.map(() => null), ...under],
        ["合计", null, total, 20, null, 10, null, null, null, extra],
        ["201", "一般公共服务支出", total, 20, null, 10, null, null, null, extra],
      ]),
    ],
  });
}

const failed = (report: Checked): string[] =>
  report.judgements.flatMap(({ verdict, relation }) => (verdict === "fail" ? [relation.id] : []));

describe("figures that could not be placed", () => {
  it("leave the sums over an unknown column open instead of wrong", () => {
    const report = incomeWith(["捐赠收入"], [], 7, 37);
    expect(failed(report)).toEqual([]);
    expect(report.notChecked.map(({ why }) => why)).toContain("收入决算表有未能识别的栏，不能判断合计");
    expect(report.tables.find(({ table }) => table === "income")?.problems).toContainEqual({
      message: "“捐赠收入”栏不在本表应有的栏内，未读取",
    });
  });

  it("do not matter where the column only details another (其中：教育收费)", () => {
    const report = incomeWith(["其中：教育收费"], [], 4, 31);
    expect(failed(report)).toEqual(["income/cross-footing:total", "income/cross-footing:201"]);
  });

  it("leave the sums over an unknown row open", () => {
    const rows = (label: string, total: number): Checked =>
      check({
        name: "a.xlsx",
        sheets: [
          sheetOf("Sheet1", [
            ["政府采购支出情况表"],
            ["单位：万元"],
            ["项目", "金额"],
            ["政府采购支出合计", total],
            ["货物", 1],
            ["工程", 2],
            [label, 3],
          ]),
        ],
      });
    expect(failed(rows("服务", 6))).toEqual([]);
    expect(failed(rows("服务", 7))).toEqual(["procurement/footing:amount"]);
    expect(failed(rows("其他采购", 6))).toEqual([]);
    expect(rows("其他采购", 6).notChecked.map(({ why }) => why)).toContain(
      "政府采购支出情况表有未能识别的行，不能判断合计",
    );
  });
});

describe("a fund table with parts under every balance", () => {
  it("takes each figure from its own column", () => {
    const parts = ["合计", "基本支出", "项目支出"];
    const report = check({
      name: "a.xlsx",
      sheets: [
        sheetOf("Sheet1", [
          ["政府性基金预算财政拨款收入支出决算表"],
          ["单位：万元"],
          [
            "项目",
            null,
            "年初结转和结余",
            null,
            null,
            "本年收入",
            null,
            null,
            "本年支出",
            null,
            null,
            "年末结转和结余",
          ],
          ["科目编码", "科目名称", ...parts, ...parts, ...parts, ...parts],
          ["合计", null, 3, 1, 2, 9, 4, 5, 10, 4, 6, 2, 1, 1],
          ["212", "城乡社区支出", 3, 1, 2, 9, 4, 5, 10, 4, 6, 2, 1, 1],
        ]),
      ],
    });
    const figures = [...report.facts.byId.values()].flatMap(({ line, column, amount }) =>
      line === "212" ? [[column, (amount?.value ?? 0) / 1e6]] : [],
    );
    expect(Object.fromEntries(figures)).toEqual({
      opening: 3,
      income: 9,
      total: 10,
      basic: 4,
      project: 6,
      closing: 2,
    });
    expect(failed(report)).toEqual([]);
  });
});
