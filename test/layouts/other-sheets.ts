/** Sheets of a workbook that are no table of the disclosure, and must be left alone. */
import type { TableId } from "../../src/engine/fact";
import { TABLES } from "../../src/tables";
import { makeSheet, type CellValue, type Sheet } from "../../src/workbook/workbook";
import type { Random } from "./random";
import type { Source } from "./source";

/** A sheet from its rows. */
export function sheetOf(name: string, rows: readonly (readonly CellValue[])[]): Sheet {
  const cells = rows.flatMap((values, row) =>
    values.flatMap((value, column) => (value === null ? [] : [{ row, column, value }])),
  );
  return makeSheet({ name }, cells);
}

export function coverSheet({ entity, year }: Source): Sheet {
  return sheetOf("封面", [[null, entity], [null, `${year}年度部门决算`], [], [null, `${year + 1}年8月`]]);
}

export function contentsSheet(tables: readonly TableId[]): Sheet {
  const titles = tables.map((table) => TABLES.find(({ id }) => id === table)?.title ?? table);
  return sheetOf("目录", [["目录"], ...titles.map((title, index) => [title, index + 3])]);
}

/** A list of vehicles, a budget table of the same department, a sheet of loose figures. */
export function unrelatedSheets(random: Random): Sheet[] {
  return [
    sheetOf("车辆台账", [
      ["公务用车台账"],
      ["序号", "车牌号", "购置日期", "金额"],
      [1, "青A12345", 43_101, 182_000],
      [2, "青A54321", 44_200, 215_500],
    ]),
    sheetOf("预算", [
      ["2024年部门收支总表"],
      ["收入", null, "支出"],
      ["项目", "预算数", "项目", "预算数"],
      ["一、一般公共预算拨款收入", random.int(1, 9_999), "一、一般公共服务支出", random.int(1, 9_999)],
      ["总计", random.int(1, 9_999), "总计", random.int(1, 9_999)],
    ]),
    sheetOf("草稿", [
      [random.int(1, 99), "核对", random.int(1, 9_999)],
      [null, random.int(1, 9_999)],
    ]),
  ];
}
