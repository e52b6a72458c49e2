/** The list of the tab 勾稽 as rows: how far the search went where it was cut off, findings, then what rounding explains, then what could not be checked. */
import { parted } from "../../check/limits";
import type { Finding } from "../../engine/finding";
import type { PaneReport } from "../analyst/desk";
import { filterFindings, type PaneState } from "../state";

export type Row =
  | { readonly kind: "limit"; readonly key: string; readonly text: string }
  | { readonly kind: "finding"; readonly key: string; readonly finding: Finding }
  | { readonly kind: "rounding"; readonly key: string; readonly count: number }
  | { readonly kind: "notChecked"; readonly key: string; readonly entries: PaneReport["notChecked"] };

export interface Rows {
  readonly rows: readonly Row[];
  readonly shown: number;
}

export function rowsOf(
  report: PaneReport,
  { filter, showsRounding }: Pick<PaneState, "filter" | "showsRounding">,
): Rows {
  const found = filterFindings(report.findings, filter);
  const asRow = (finding: Finding): Row => ({ kind: "finding", key: finding.id, finding });
  const rounded = found.filter(isRounding);
  const { limits, others } = parted(report.notChecked);
  const rows: Row[] = [];
  rows.push(...limits.map(({ what, why }): Row => ({ kind: "limit", key: what, text: `${what}：${why}` })));
  rows.push(...found.filter((finding) => !isRounding(finding)).map(asRow));
  if (rounded.length > 0) rows.push({ kind: "rounding", key: "rounding", count: rounded.length });
  if (showsRounding) rows.push(...rounded.map(asRow));
  if (others.length > 0) rows.push({ kind: "notChecked", key: "not-checked", entries: others });
  return { rows, shown: found.length };
}

/** A relation that holds only because of rounding: no mistake, and there are many of them. */
function isRounding({ severity, arithmetic }: Finding): boolean {
  return severity === "info" && arithmetic.length > 0;
}
