/** The words for the three severities, the only ones in Chinese, and for what a person has explained. */
import type { Explanation, Finding, Severity } from "../engine/finding";

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: "错误",
  warning: "提醒",
  info: "提示",
};

/** `已说明的错误`: it stays one. */
export const EXPLAINED = "已说明";

/** As a list heads a finding. */
export function severityName({ severity, explained }: Pick<Finding, "severity" | "explained">): string {
  const name = SEVERITY_NAMES[severity];
  return explained ? `${EXPLAINED}的${name}` : name;
}

/** `财政部口径（张三，2025-03-01）` */
export function explanationText({ reason, name, date }: Explanation): string {
  return `${reason}（${name}，${date}）`;
}
