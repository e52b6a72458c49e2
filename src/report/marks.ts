/**
 * Which cells a finding marks: the culprit where one is named, otherwise every cell of the finding. What is wrong with
 * the words of a text is no fault of the cells that they are held against: those are never marked as wrong.
 */
import { isSettled, type Finding, type Severity, type Culprit, type SuspectCell } from "../engine/finding";

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

/** What rounding or a person explains is no mistake, so no cell is marked for it; nor is one for a slip of the text. */
export function findingMarks(findings: readonly Finding[]): FindingMark[] {
  return findings
    .filter((finding) => needsMending(finding) && finding.text === null)
    .map(({ severity, culprit, cells, message }) => ({
      severity,
      cells: (culprit ? wrongCells(culprit) : cells).map(({ sheet, address }) => ({ sheet, address })),
      message,
    }));
}

/** All that is wrong: both cells of an amount that moved, a whole sheet in another unit; no cell that is rightly blank. */
function wrongCells(culprit: Culprit): readonly SuspectCell[] {
  const isWrong = ({ value, expected }: SuspectCell): boolean =>
    value !== null || (expected.value ?? 0) !== 0;
  return [culprit, ...culprit.together.filter(isWrong)];
}

/** Of a cell that a sentence of the narrative contradicts: it is the sentence that is to be mended. */
const COUNTERPART_FILL = "E4DFEC";

export interface ReportMark {
  readonly sheet: string;
  readonly address: string;
  readonly fill: string;
  readonly note: string;
}

/** For a copy with notes: cells that are wrong, and in another colour those that the text is wrong about. */
export function marksOf(findings: readonly Finding[]): ReportMark[] {
  const wrong = findingMarks(findings).flatMap(({ severity, cells, message }) =>
    cells.map((cell) => ({ ...cell, fill: SEVERITY_FILLS[severity], note: `决算公开助手：${message}` })),
  );
  const counterparts = findings.filter(needsMending).flatMap(({ text, cells, message }) =>
    text === null
      ? []
      : cells.map(({ sheet, address }) => ({
          sheet,
          address,
          fill: COUNTERPART_FILL,
          note: `决算公开助手：情况说明第${String(text.paragraph)}段有误，本格供对照。${message}`,
        })),
  );
  return [...wrong, ...counterparts];
}

function needsMending(finding: Finding): boolean {
  return finding.severity !== "info" && !isSettled(finding);
}
