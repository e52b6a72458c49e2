/** The list of the tab 勾稽 as rows: how far the search went where it was cut off, findings, then what a person or rounding explains, then what could not be checked. */
import { parted } from "../../check/limits";
import { isSettled, SEVERITIES, type Cause, type Finding } from "../../engine/finding";
import type { PaneReport } from "../analyst/desk";
import { cellOfFinding, filterFindings, type Fold, type Grouping, type PaneState } from "../state";

export type Row =
  | { readonly kind: "limit"; readonly key: string; readonly text: string }
  | {
      readonly kind: "group";
      readonly key: string;
      readonly grouping: Grouping;
      readonly name: string;
      readonly count: number;
    }
  | { readonly kind: "finding"; readonly key: string; readonly finding: Finding }
  | { readonly kind: "fold"; readonly key: Fold; readonly count: number }
  | { readonly kind: "notChecked"; readonly key: string; readonly entries: PaneReport["notChecked"] };

export interface Rows {
  readonly rows: readonly Row[];
  readonly shown: number;
}

export function rowsOf(
  report: PaneReport,
  {
    filter,
    unfolded,
    grouping,
    showsRounding,
  }: Pick<PaneState, "filter" | "unfolded" | "grouping" | "showsRounding">,
): Rows {
  const found = filterFindings(report.findings, filter).filter(
    (finding) => showsRounding || foldOf(finding) !== "rounding",
  );
  const asRow = (finding: Finding): Row => ({ kind: "finding", key: finding.id, finding });
  const { limits, others } = parted(report.notChecked);
  const rows: Row[] = [];
  rows.push(...limits.map(({ what, why }): Row => ({ kind: "limit", key: what, text: `${what}：${why}` })));
  const open = found.filter((finding) => foldOf(finding) === null);
  for (const { name, members } of groupsOf(open, grouping)) {
    if (grouping !== "none")
      rows.push({ kind: "group", key: `group ${name}`, grouping, name, count: members.length });
    rows.push(...members.map(asRow));
  }
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

interface Group {
  /** A sheet, a {@link CauseName} or a severity. */
  readonly name: string;
  readonly members: readonly Finding[];
}

/** Why a figure is wrong, or what keeps that from being said. */
export type CauseName = Cause | "structure" | "undecided" | "other";

/** In the order in which the first of each was found; severities from the gravest. */
function groupsOf(findings: readonly Finding[], grouping: Grouping): Group[] {
  const groups = new Map<string, Finding[]>();
  if (grouping === "severity") for (const severity of SEVERITIES) groups.set(severity, []);
  for (const finding of findings) {
    const name = groupOf(finding, grouping);
    groups.set(name, [...(groups.get(name) ?? []), finding]);
  }
  return [...groups].flatMap(([name, members]) => (members.length > 0 ? [{ name, members }] : []));
}

function groupOf(finding: Finding, grouping: Grouping): string {
  if (grouping === "none") return "";
  if (grouping === "severity") return finding.severity;
  return grouping === "sheet" ? (cellOfFinding(finding)?.sheet ?? "") : causeOf(finding);
}

function causeOf({ fault, culprit }: Finding): CauseName {
  if (fault !== undefined) return "structure";
  if (!culprit) return "other";
  return culprit.cause ?? "undecided";
}
