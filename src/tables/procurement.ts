import { defineTable } from "../engine/define-table";
import { AMOUNT_HEADERS } from "./amount-headers";

/** 政府采购支出情况表. */
export const procurement = defineTable({
  id: "procurement",
  title: "政府采购支出情况表",
  aliases: ["政府采购情况表", "政府采购支出决算表", "政府采购支出表", "政府采购决算表"],
  blocks: [
    {
      id: "lines",
      stub: "labels",
      columns: [{ id: "amount", label: "金额", headers: AMOUNT_HEADERS, required: true }],
      lines: [
        { id: "total", label: "政府采购支出合计", aliases: ["政府采购支出总额", "合计"], required: true },
        { id: "goods", label: "政府采购货物支出", aliases: ["货物"] },
        { id: "works", label: "政府采购工程支出", aliases: ["工程"] },
        { id: "services", label: "政府采购服务支出", aliases: ["服务"] },
        { id: "smeContracts", label: "政府采购授予中小企业合同金额", aliases: ["授予中小企业合同金额"] },
        { id: "microContracts", label: "授予小微企业合同金额", aliases: ["政府采购授予小微企业合同金额"] },
      ],
    },
  ],
  examples: {
    accept: ["政府采购支出情况表", "十一、政府采购支出情况表"],
    reject: ["机关运行经费支出情况表", "政府购买服务支出情况表"],
  },
});
