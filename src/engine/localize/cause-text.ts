/** The likely causes in the words that users read. */
import type { Cause } from "../finding";

const TEXT: Record<Cause, string> = {
  digit: "一位数字有误",
  transposition: "相邻数字颠倒",
  "missing-digit": "多一位或少一位数字",
  sign: "正负号相反",
  unit: "元与万元混淆",
  "decimal-shift": "小数点错位",
  copied: "误抄其他表的同名单元格",
  neighbour: "误抄相邻单元格",
  "shifted-rows": "整段数据错行",
  "missing-value": "漏填",
  "stale-total": "合计未随分项更新",
  propagated: "分项有误，并带入合计",
  moved: "填入了相邻的行或列",
  "last-digit": "末位相差一，疑为舍入不当",
};

export function describeCause(cause: Cause): string {
  return TEXT[cause];
}
