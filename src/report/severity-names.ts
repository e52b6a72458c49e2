/** The words for the three severities, the only ones in Chinese. */
import type { Severity } from "../engine/finding";

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: "错误",
  warning: "提醒",
  info: "说明",
};
