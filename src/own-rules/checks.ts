/** What is checked by the user's own rules: every finding of them carries one of these ids. */
import { checkList, type CheckInfo } from "../rules/basis";

export const OWN_RELATION = "own-rules/relation";
export const OWN_EMPTINESS = "own-rules/both-empty";
export const OWN_ENTRY = "own-rules/entry";

export const OWN_RULE_CHECKS: readonly CheckInfo[] = checkList({
  [OWN_RELATION]: {
    title: "自定义勾稽：两边的关系",
    severity: "error",
    says: "“自定义勾稽”表（或规则文件）里写的关系成立：等于、不大于或不小于；级别由填写人选定。",
    basis: "own-rules",
  },
  [OWN_EMPTINESS]: {
    title: "自定义勾稽：同时为空",
    severity: "error",
    says: "“自定义勾稽”表（或规则文件）里写明同时为空的两边，一边没有数，另一边也没有数。",
    basis: "own-rules",
  },
  [OWN_ENTRY]: {
    title: "自定义勾稽写得明白",
    severity: "warning",
    says: "“自定义勾稽”表（或规则文件）里的每一行能识别：表、项目、栏都有，两边是金额的加减，不与内置规则重复。",
    basis: "own-rules",
  },
});
