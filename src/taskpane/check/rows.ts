/** The list of the tab 勾稽 as rows: how far the search went where it was cut off, findings, then what a person or rounding explains, then what could not be checked. */
import { parted } from "../../check/limits";
import { isSettled, type Finding } from "../../engine/finding";
import type { PaneReport } from "../analyst/desk";
import { filterFindings, type Fold, type PaneState } from "../state";

export type Row =
  | { readonly kind: "limit"; readonly key: string; readonly text: string }
  | { readonly kind: "finding"; readonly key: string; readonly finding: Finding }
  | { readonly kind: "fold"; readonly key: Fold; readonly count: number }
  | { readonly kind: "notChecked"; readonly key: string; readonly entries: PaneReport["notChecked"] };

export interface Rows {
  readonly rows: readonly Row[];
  readonly shown: number;
}

export function rowsOf(
  report: PaneReport,
  { filter, unfolded }: Pick<PaneState, "filter" | "unfolded">,
): Rows {
  const found = filterFindings(report.findings, filter);
  const asRow = (finding: Finding): Row => ({ kind: "finding", key: finding.id, finding });
  const { limits, others } = parted(report.notChecked);
  const rows: Row[] = [];
  rows.push(...limits.map(({ what, why }): Row => ({ kind: "limit", key: what, text: `${what}：${why}` })));
  rows.push(...found.filter((finding) => foldOf(finding) === null).map(asRow));
  for (const fold of FOLDS) {
    const folded = found.filter((finding) => foldOf(finding) === fold);
    if (folded.length > 0) rows.push({ kind: "fold", key: fold, count: folded.length });
    if (unfolded.has(fold)) rows.push(...folded.map(asRow));
  }
  if (others.length > 0) rows.push({ kind: "notChecked", key: "not-checked", entries: others });
  return { rows, shown: found.length };
}

const FOLDS: readonly Fold[] = ["explained", "rounding"];

/** A relation that holds only because of rounding is no mistake, and there are many of them. */
function foldOf(finding: Finding): Fold | null {
  if (isSettled(finding)) return "explained";
  return finding.severity === "info" && finding.arithmetic.length > 0 ? "rounding" : null;
}
