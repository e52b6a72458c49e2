import { heading, joined, paragraph, phrase } from "../../engine/compose/define-paragraph";
import type { Phrase } from "../../engine/compose/define-paragraph";
import { figureSpan, isZero } from "../../engine/compose/figure";
import type { Figure } from "../../engine/compose/figure";
import { changeFrom, verbsOf } from "../change";
import type { Brief } from "../brief";
import { defineSection } from "../narrative";
import type { RowOf, SupplementBlock, SupplementRow } from "../supplement/block";
import type { KnownTable } from "../../tables/ids";
import { vehicleCounts } from "../vehicles";
import { fitting } from "../reasons";
import { procurementOfTable } from "../xining/procurement";
import { amount } from "./wording";

export const VEHICLE_KINDS: readonly SupplementRow<"assets">[] = [
  { id: "ministerial", label: "部级领导干部用车（辆）" },
  { id: "principal", label: "主要领导干部用车（辆）" },
  { id: "confidential", label: "机要通信用车（辆）" },
  { id: "emergency", label: "应急保障用车（辆）" },
  { id: "enforcement", label: "执法执勤用车（辆）" },
  { id: "special", label: "特种专业技术用车（辆）" },
  { id: "retired", label: "离退休干部用车（辆）" },
  { id: "other", label: "其他用车（辆）" },
];

export const PROCUREMENT_ROWS: readonly SupplementRow<"procurement">[] = [
  { id: "total", label: "政府采购金额" },
  { id: "goods", label: "货物采购金额" },
  { id: "works", label: "工程采购金额" },
  { id: "services", label: "服务采购金额" },
  { id: "reservedSmall", label: "面向中小企业预留项目预算金额" },
  { id: "reservedMicro", label: "面向小微企业预留项目预算金额" },
  { id: "wonSmall", label: "中小企业预留项目中，由中小企业中标或成交的金额" },
  { id: "wonMicro", label: "小微企业预留项目中，由小微企业中标或成交的金额" },
  { id: "wonOther", label: "其他项目中，由中小企业中标或成交的金额" },
];

/** This edition has no table of operating expenses. */
export const operatingBlock: SupplementBlock<"operating"> = {
  id: "operating",
  heading: "机关运行经费",
  note: "行政单位和参公事业单位一般公共预算财政拨款基本支出中的公用经费；没有的填 0",
  stub: "项目",
  columns: [{ id: "amount", label: "本年决算数（万元）", kind: "money" }],
  rows: [{ id: "total", label: "机关运行经费支出" }],
};

const PROCUREMENT = "procurement";

/** 十一、其他重要事项的情况说明: from 补充资料, as far as the workbook has no table of another edition for it. */
export const otherMatters = defineSection({
  id: "other-matters",
  heading: "其他重要事项的情况说明",
  needs: [],
  paragraphs: [
    {
      id: "operatingExpenses",
      say: (brief) => {
        const now = operatingExpenses(brief);
        const title = heading(phrase`（一）机关运行经费支出情况`);
        if (isZero(now)) {
          return [title, paragraph(phrase`${brief.entity}${brief.yearText}年度无机关运行经费支出。`)];
        }
        return [
          title,
          paragraph(phrase`机关运行经费支出${amount(now)}万元，${operatingChange(brief, now)}。`),
        ];
      },
      examples: [
        {
          name: "up",
          tables: {},
          given: {
            "operating/total/amount": "12",
            "lastYear/operatingExpenses/amount": "10",
            "lastYear/operatingExpenses/reason": "人员增加",
          },
          says: "（一）机关运行经费支出情况\n机关运行经费支出12.00万元，比2023年度增加2.00万元，增长20.00%。主要原因是人员增加。",
        },
        {
          name: "none",
          tables: {},
          given: { "basics/entity/value": "某某中心", "operating/total/amount": "0" },
          says: "（一）机关运行经费支出情况\n某某中心2024年度无机关运行经费支出。",
        },
      ],
    },
    {
      id: "procurement",
      say: (brief) => {
        const money = (row: RowOf<"procurement">) => amount(brief.given(`procurement/${row}/amount`));
        if (brief.unread(PROCUREMENT) === null && !brief.isEmpty(PROCUREMENT)) {
          return [heading(phrase`（二）政府采购支出情况`), paragraph(procurementOfTable(brief))];
        }
        return [
          heading(phrase`（二）政府采购支出情况`),
          paragraph(
            phrase`${brief.entity}${brief.yearText}年度政府采购金额（以合同签订为准）为${money("total")}万元，其中：货物采购金额${money("goods")}万元、工程采购金额${money("works")}万元、服务采购金额${money("services")}万元。`,
          ),
          paragraph(
            phrase`${brief.yearText}年度本部门面向中小企业预留政府采购项目预算金额${money("reservedSmall")}万元，面向小微企业预留政府采购项目预算金额${money("reservedMicro")}万元。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额${money("wonSmall")}万元；在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额${money("wonMicro")}万元；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额${money("wonOther")}万元。`,
          ),
        ];
      },
      examples: [
        {
          name: "goods alone",
          tables: {},
          given: {
            "basics/entity/value": "某某局",
            "procurement/total/amount": "8",
            "procurement/goods/amount": "8",
            "procurement/works/amount": "0",
            "procurement/services/amount": "0",
            "procurement/reservedSmall/amount": "6",
            "procurement/reservedMicro/amount": "4",
            "procurement/wonSmall/amount": "6",
            "procurement/wonMicro/amount": "4",
            "procurement/wonOther/amount": "2",
          },
          says: [
            "（二）政府采购支出情况",
            "某某局2024年度政府采购金额（以合同签订为准）为8.00万元，其中：货物采购金额8.00万元、工程采购金额0万元、服务采购金额0万元。",
            "2024年度本部门面向中小企业预留政府采购项目预算金额6.00万元，面向小微企业预留政府采购项目预算金额4.00万元。在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额6.00万元；在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额4.00万元；在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额2.00万元。",
          ].join("\n"),
        },
      ],
    },
    {
      id: "assets",
      say: (brief) => {
        const { total, kinds } = vehicleCounts(brief, VEHICLE_KINDS);
        const list = kinds.map(({ name, figure }) => phrase`${name}${figureSpan(figure)}辆`);
        const equipment = figureSpan(brief.given("assets/equipment/count", "count"));
        return [
          heading(phrase`（三）国有资产占有使用情况说明`),
          paragraph(
            phrase`截至${brief.yearText}年12月31日，${brief.entity}共有车辆${figureSpan(total)}辆，其中：${joined(list, "、")}。单价100万元（含）以上设备（不含车辆）${equipment}台（套）。`,
          ),
        ];
      },
      examples: [
        {
          name: "no vehicle",
          tables: {},
          given: {
            "basics/entity/value": "某某局",
            "assets/vehicles/count": "0",
            "assets/equipment/count": "1",
          },
          says: "（三）国有资产占有使用情况说明\n截至2024年12月31日，某某局共有车辆0辆，其中：部级领导干部用车0辆、主要领导干部用车0辆、机要通信用车0辆、应急保障用车0辆、执法执勤用车0辆、特种专业技术用车0辆、离退休干部用车0辆、其他用车0辆。单价100万元（含）以上设备（不含车辆）1台（套）。",
        },
      ],
    },
  ],
});

function operatingChange(brief: Brief, now: Figure): Phrase {
  const change = changeFrom(brief.given("lastYear/operatingExpenses/amount"), now, "decimals");
  if (change.direction === "unknown") return phrase`比${brief.lastYearText}年度${change.waiting}`;
  if (change.direction === "same") return phrase`与${brief.lastYearText}年度持平`;
  const [verb, trend] = verbsOf(change.direction);
  const base = change.rate ? phrase`，${trend}${change.rate}` : "（上年为0）";
  const reason = fitting(brief.words("lastYear/operatingExpenses/reason", "reason"), change.direction);
  return phrase`比${brief.lastYearText}年度${verb}${change.difference}万元${base}。主要原因是${reason}`;
}

/**
 * A workbook may hold the table though the edition prints none. For a department of administrative bodies alone, they
 * are table 06's 公用经费.
 */
function operatingExpenses(brief: Brief): Figure {
  if (brief.unread("operating-expenses" satisfies KnownTable) === null)
    return brief.table("operating-expenses", "total", "amount");
  const isAdministrative = ["行政单位", "参公事业单位"].includes(
    brief.words("basics/unitKind/value", "name").text,
  );
  if (brief.has("operating/total/amount") || !isAdministrative) {
    return brief.given("operating/total/amount");
  }
  return brief.table("general-budget-basic-expenditure", "operatingTotal", "amount");
}
