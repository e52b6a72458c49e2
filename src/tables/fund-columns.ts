import type { ColumnDefinition } from "../engine/define-table";

/** Columns of the two fund tables: opening balance, income, expenditure in two parts, closing balance. */
export const FUND_COLUMNS = [
  {
    id: "opening",
    label: "年初结转和结余",
    headers: ["年初结转和结余", "年初结转和结余>小计", "年初结转和结余>合计"],
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
    headers: ["本年支出>小计", "本年支出>合计", "小计", "合计", "本年支出合计"],
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
    headers: ["年末结转和结余", "年末结转和结余>小计", "年末结转和结余>合计"],
    signed: true,
  },
] as const satisfies readonly ColumnDefinition[];
