/** The blocks of 补充资料 that editions are put together from. */
import { factId } from "../../engine/fact";
import type { Facts } from "../../engine/fact";
import type { ColumnOf, KnownTable, LineOf, CountOf } from "../../tables/ids";
import { factInLine } from "../../tables/known-fact";
import type { RowOf, SupplementBlock, SupplementRow } from "./block";

const VALUE = { id: "value", label: "填写内容", kind: "text" } as const;

export const basics: SupplementBlock<"basics"> = {
  id: "basics",
  heading: "基本信息",
  stub: "项目",
  columns: [VALUE],
  rows: [
    { id: "entity", label: "部门（单位）全称", note: "与公章一致，全文使用同一名称" },
    { id: "year", label: "决算年度", kind: "year", note: "四位数字，如 2024" },
    { id: "unitKind", label: "单位类型", kind: "unitKind", note: "从下拉列表中选择" },
  ],
};

export const profile: SupplementBlock<"profile"> = {
  id: "profile",
  heading: "部门概况",
  note: "用于公开文本第一部分；单元格内可用 Alt+Enter 分段",
  stub: "项目",
  columns: [{ ...VALUE, kind: "longText" }],
  rows: [
    { id: "duties", label: "部门职责" },
    { id: "organization", label: "机构设置情况" },
  ],
};

function lastYearRow<T extends KnownTable>(
  id: RowOf<"lastYear">,
  label: string,
  table: T,
  line: LineOf<T>,
  column: ColumnOf<T>,
): SupplementRow<"lastYear"> {
  return { id, label, inPrior: { column: "amount", fact: factId(table, line, column) } };
}

export const lastYear: SupplementBlock<"lastYear"> = {
  id: "lastYear",
  heading: "上年决算数与增减变动原因",
  note: "上年决算数取自上年公开的决算，没有的填 0；原因只写原因本身，不写“主要原因是”",
  stub: "项目",
  columns: [
    { id: "amount", label: "上年决算数（万元）", kind: "money" },
    { id: "reason", label: "增减变动主要原因", kind: "text" },
  ],
  rows: [
    lastYearRow(
      "grandTotal",
      "收入支出总计",
      "income-expenditure-summary",
      "grandTotalExpenditure",
      "amount",
    ),
    lastYearRow(
      "appropriationTotal",
      "财政拨款收入支出总计",
      "appropriation-summary",
      "grandTotalExpenditure",
      "total",
    ),
    lastYearRow("generalBudget", "一般公共预算财政拨款支出", "general-budget-expenditure", "total", "total"),
    lastYearRow("threePublic", "“三公”经费支出合计", "three-public", "total", "final"),
    lastYearRow("abroad", "因公出国（境）费用", "three-public", "abroad", "final"),
    lastYearRow("vehicles", "公务用车购置及运行维护费", "three-public", "vehicles", "final"),
    lastYearRow("reception", "公务接待费", "three-public", "reception", "final"),
    lastYearRow("operatingExpenses", "机关运行经费", "operating-expenses", "total", "amount"),
  ],
};

/** Opening budget by item, with what the text says of each. */
export function budgetBlock(options: { purposes: boolean }): SupplementBlock<"budget"> {
  return {
    id: "budget",
    heading: "年初预算与执行差异原因",
    note: "年初预算数取自年初公开的部门预算，没有的填 0；合计不填时按各科目相加；决算与预算相等的不写原因",
    stub: "科目代码",
    columns: [
      { id: "name", label: "科目名称", kind: "label" },
      { id: "amount", label: "年初预算数（万元）", kind: "money" },
      { id: "reason", label: "决算数与预算数差异主要原因", kind: "text" },
      ...(options.purposes ? [{ id: "purpose", label: "主要用途", kind: "text" } as const] : []),
    ],
    rows: [{ id: "total", label: "一般公共预算财政拨款支出合计" }],
    itemsOf: ["general-budget-expenditure", "government-fund", "state-capital"],
  };
}

/** A count that most forms carry under 公开09表: asked for only where this workbook's does not. */
function statisticRow(id: CountOf<"three-public">, label: string): SupplementRow<"threePublic"> {
  const isAnswered = (facts: Facts) => factInLine(facts, "three-public", id) !== undefined;
  return { id, label, kind: "count", isAnswered };
}

const THREE_PUBLIC_COUNTS: readonly SupplementRow<"threePublic">[] = [
  statisticRow("abroadGroups", "因公出国（境）团组数（个）"),
  statisticRow("abroadPersons", "因公出国（境）人次数（人）"),
  statisticRow("vehiclesPurchased", "公务用车购置数（辆）"),
  statisticRow("vehiclesOwned", "公务用车保有量（辆）"),
  statisticRow("receptionBatches", "国内公务接待批次（个）"),
  statisticRow("receptionPersons", "国内公务接待人次（人）"),
  { id: "foreignReception", label: "其中：外宾接待支出（万元）", kind: "money", note: "没有外宾接待填 0" },
];

export function threePublicBlock(
  more: readonly SupplementRow<"threePublic">[],
): SupplementBlock<"threePublic"> {
  return {
    id: "threePublic",
    heading: "“三公”经费补充资料",
    stub: "项目",
    columns: [VALUE],
    rows: [...THREE_PUBLIC_COUNTS, ...more],
  };
}

/** Vehicles by kind as the edition names them, and large equipment. */
export function assetsBlock(kinds: readonly SupplementRow<"assets">[]): SupplementBlock<"assets"> {
  return {
    id: "assets",
    heading: "国有资产占用情况",
    note: "年末数；合计已填且与各类之和相等时，未填的车辆类别按 0 计",
    stub: "项目",
    columns: [{ id: "count", label: "数量", kind: "count" }],
    rows: [
      { id: "vehicles", label: "车辆合计（辆）" },
      ...kinds,
      { id: "equipment", label: "单价100万元（含）以上设备（不含车辆）（台）" },
    ],
  };
}

export function performanceBlock(
  rows: readonly SupplementRow<"performance">[],
): SupplementBlock<"performance"> {
  return { id: "performance", heading: "预算绩效管理", stub: "项目", columns: [VALUE], rows };
}

export function procurementBlock(
  rows: readonly SupplementRow<"procurement">[],
): SupplementBlock<"procurement"> {
  return {
    id: "procurement",
    heading: "政府采购",
    note: "以合同签订为准",
    stub: "项目",
    columns: [{ id: "amount", label: "金额（万元）", kind: "money" }],
    rows,
  };
}
