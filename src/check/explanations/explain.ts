/**
 * Step 12: what a person has said of the findings. A reason holds for the figures that it was given for and no others;
 * after that, and in the workbook of the next year, it is only a hint.
 */
import type { Finding } from "../../engine/finding";
import type { Facts } from "../../engine/fact";
import { allFindings, type Checked, type NotChecked } from "../checked";
import { figuresOf, isSameFigures } from "./figures";
import { isSwitch } from "./switched-off";
import { readExplanations, type ExplanationRow } from "./sheet";

/** What became of a row of 核对说明: its finding has changed, or is there no more. */
export type ExplanationStatus = "holds" | "lapsed" | "settled";

export interface ExplanationState extends ExplanationRow {
  readonly status: ExplanationStatus;
}

export function withExplanations(checked: Checked): Checked {
  const { rows: all, unusable } = readExplanations(checked.workbook);
  const rows = all.filter((row) => !isSwitch(row));
  const lastYear = checked.prior ? readExplanations(checked.prior.reading.workbook).rows : [];
  if (rows.length + unusable.length + lastYear.length === 0) return checked;
  const explain = (finding: Finding): Finding => explained(finding, checked.facts, rows, lastYear);
  const { review } = checked;
  const done: Checked = {
    ...checked,
    findings: checked.findings.map(explain),
    review: review && { ...review, findings: review.findings.map(explain) },
    notChecked: [...checked.notChecked, ...unusable.map(unusableRow)],
  };
  return { ...done, explanations: rows.map((row) => ({ ...row, status: statusOf(row, done) })) };
}

function explained(
  finding: Finding,
  facts: Facts,
  rows: readonly ExplanationRow[],
  lastYear: readonly ExplanationRow[],
): Finding {
  const isOfIt = (row: ExplanationRow): boolean => row.finding === finding.id;
  const own = rows.filter(isOfIt);
  const figures = figuresOf(finding, facts);
  const holding = own.find((row) => isSameFigures(row.figures, figures));
  if (holding) return { ...finding, explained: holding.explanation };
  const earlier = own.at(-1) ?? lastYear.find(isOfIt);
  return earlier ? { ...finding, saidEarlier: earlier.explanation } : finding;
}

function statusOf(row: ExplanationRow, checked: Checked): ExplanationStatus {
  const finding = allFindings(checked).find(({ id }) => id === row.finding);
  if (!finding) return "settled";
  return finding.explained === row.explanation ? "holds" : "lapsed";
}

function unusableRow({ row, why }: { readonly row: number; readonly why: string }): NotChecked {
  return { what: `“核对说明”第${row + 1}行`, why };
}
