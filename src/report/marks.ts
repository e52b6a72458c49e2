/** Which cells a finding marks: the culprit where one is named, otherwise every cell of the finding. */
import { isSettled, type Finding, type Severity } from "../engine/finding";

export const SEVERITY_FILLS: Readonly<Record<Severity, string>> = {
  error: "FFC7CE",
  warning: "FFEB9C",
  info: "DDEBF7",
};

export interface FindingMark {
  readonly severity: Severity;
  readonly cells: readonly { readonly sheet: string; readonly address: string }[];
  readonly message: string;
}

/** What rounding or a person explains is no mistake, so no cell is marked for it. */
export function findingMarks(findings: readonly Finding[]): FindingMark[] {
  return findings
    .filter((finding) => finding.severity !== "info" && !isSettled(finding))
    .map(({ severity, culprit, cells, message }) => ({
      severity,
      cells: (culprit ? [culprit] : cells).map(({ sheet, address }) => ({ sheet, address })),
      message,
    }));
}

export interface ReportMark {
  readonly sheet: string;
  readonly address: string;
  readonly severity: Severity;
  readonly fill: string;
  readonly note: string;
}

/** For a copy with notes. */
export function marksOf(findings: readonly Finding[]): ReportMark[] {
  return findingMarks(findings).flatMap(({ severity, cells, message }) =>
    cells.map((cell) => ({
      ...cell,
      severity,
      fill: SEVERITY_FILLS[severity],
      note: `决算公开助手：${message}`,
    })),
  );
}
