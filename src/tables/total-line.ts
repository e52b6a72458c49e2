import type { LineDefinition } from "../engine/define-table";

/** 合计 of a table by codes; it stands first or last. */
export const TOTAL_LINE = {
  id: "total",
  label: "合计",
  aliases: ["总计", "本年收入合计", "本年支出合计", "收入合计", "支出合计", "部门合计", "单位合计"],
  required: true,
} as const satisfies LineDefinition;
