import type { ColumnDefinition } from "../engine/define-table";
import { CLOSING_NAMES, headersOf, OPENING_NAMES } from "./balance-names";

/** Columns of the two fund tables: opening balance, income, expenditure in two parts, closing balance. */
export const FUND_COLUMNS = [
  {
    id: "opening",
    label: "年初结转和结余",
    headers: headersOf(["年初结转和结余", ...OPENING_NAMES]),
    signed: true,
  },
  {
    id: "income",
    label: "本年收入",
    headers: ["本年收入", "本年收入>小计", "本年收入>合计"],
  },
  {
    id: "total",
    label: "本年支出小计",
    headers: ["本年支出>小计", "本年支出>合计", "小计", "合计", "本年支出合计", "支出小计", "支出合计"],
    required: true,
  },
  {
    id: "basic",
    label: "基本支出",
    headers: ["本年支出>基本支出", "基本支出", "本年支出>基本支出>小计", "本年支出>基本支出>合计"],
    required: true,
  },
  { id: "project", label: "项目支出", headers: ["本年支出>项目支出", "项目支出"], required: true },
  {
    id: "closing",
    label: "年末结转和结余",
    headers: headersOf(["年末结转和结余", ...CLOSING_NAMES]),
    signed: true,
  },
] as const satisfies readonly ColumnDefinition[];
