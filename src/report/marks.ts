/** Findings as marks on cells: the culprit where one is named, otherwise every cell of the finding. */
import type { Finding, Severity } from "../engine/finding";

export const SEVERITY_FILLS: Readonly<Record<Severity, string>> = {
  error: "FFC7CE",
  warning: "FFEB9C",
  info: "DDEBF7",
};

export interface ReportMark {
  readonly sheet: string;
  readonly address: string;
  readonly severity: Severity;
  readonly fill: string;
  readonly note: string;
}

/** Notes of a cell are told apart by their severity's name; what rounding explains is not marked in a copy. */
export function marksOf(findings: readonly Finding[]): ReportMark[] {
  return findings
    .filter((finding) => finding.severity !== "info")
    .flatMap((finding) =>
      (finding.culprit ? [finding.culprit] : finding.cells).map(({ sheet, address }) => ({
        sheet,
        address,
        severity: finding.severity,
        fill: SEVERITY_FILLS[finding.severity],
        note: `决算公开助手：${finding.message}`,
      })),
    );
}
