/** What is checked of 补充资料: every finding of it carries one of these ids. */
import { checkList, type CheckInfo } from "../../rules/basis";

const CHECKS = {
  "supplement/entry": {
    title: "补充资料填写的内容能识别",
    severity: "error",
    says: "补充资料中的金额、数量、年度填写为能识别的数，单位类型从列表中选择。",
    basis: "supplement",
  },
  "supplement/vehicles": {
    title: "补充资料：车辆合计等于各类之和",
    severity: "warning",
    says: "补充资料中的车辆合计应等于各类车辆之和。",
    basis: "supplement",
  },
  "supplement/three-public": {
    title: "补充资料：上年“三公”经费合计等于三项之和",
    severity: "warning",
    says: "补充资料中上年“三公”经费合计应等于因公出国（境）、公务用车、公务接待三项之和。",
    basis: "supplement",
  },
  "supplement/budget": {
    title: "补充资料：年初预算合计等于各科目之和",
    severity: "warning",
    says: "补充资料中一般公共预算财政拨款支出的年初预算合计，应等于各科目年初预算之和。",
    basis: "supplement",
  },
  "three-public/vehicles-owned": {
    title: "公务用车保有量不多于车辆合计",
    severity: "warning",
    says: "“三公”经费表的公务用车保有量，不应多于国有资产占用情况中的车辆合计。",
    basis: "supplement",
  },
} as const satisfies Readonly<Record<string, Omit<CheckInfo, "id">>>;

export type SupplementRule = keyof typeof CHECKS;

export const SUPPLEMENT_CHECKS: readonly CheckInfo[] = checkList(CHECKS);
