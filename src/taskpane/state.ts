/** What the pane shows, as one immutable value. Texts are in it only where they report what has happened. */
import { isSettled, SEVERITIES, type Finding, type Severity } from "../engine/finding";
import { printedCell } from "../engine/printed";
import type { TableId } from "../engine/fact";
import type { Proposal } from "../check/repairs/propose";
import type { ChangeStep } from "../workbook/change-log";
import type { PaneReport } from "./analyst/desk";
import type { DraftState } from "./draft/draft-state";
import type { NarrativeState } from "./narrative/narrative-state";
import { noNarrative } from "./narrative/narrative-state";
import type { ReviewState } from "./review/review-state";
import { noReview } from "./review/review-state";

export type Tab = "recognize" | "check" | "narrate" | "review";

/** A long job; without `total` its length is not known. */
export interface Work {
  readonly label: string;
  /** Nobody asked for it, so nobody has to wait for it. */
  readonly isQuiet: boolean;
  readonly done?: number;
  readonly total?: number;
  readonly cancel: (() => void) | null;
}

/** The outcome of the last action. */
export interface Notice {
  readonly kind: "success" | "info" | "warning" | "error";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Filter {
  readonly severities: ReadonlySet<Severity>;
  readonly sheet: string | null;
  /** Findings about this table, or between these two. */
  readonly tables: readonly string[];
  readonly query: string;
}

/** Findings that nobody has to look at: what rounding explains, and what a person has explained. */
export type Fold = "rounding" | "explained";

/** How the list of findings is parted under headings. */
export const GROUPINGS = ["none", "severity", "sheet", "cause"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** `pending`: the workbook has changed and will be checked again by itself; `stale`: only on request. */
export type Freshness = "fresh" | "pending" | "stale";

export interface PaneState {
  readonly tab: Tab;
  readonly work: Work | null;
  readonly notice: Notice | null;
  readonly report: PaneReport | null;
  readonly freshness: Freshness;
  readonly live: boolean;
  readonly filter: Filter;
  readonly grouping: Grouping;
  /** Findings whose arithmetic is shown. */
  readonly expanded: ReadonlySet<string>;
  /** What is folded together until it is asked for. */
  readonly unfolded: ReadonlySet<Fold>;
  readonly selected: string | null;
  /** What the present findings propose; `null` while it is being worked out. */
  readonly proposals: ReadonlyMap<string, readonly Proposal[] | null>;
  /** What was written into cells on request, the last step last. */
  readonly steps: readonly ChangeStep[];
  /** Who explained a finding last. */
  readonly explainer: string;
  /** What rounding explains is listed, folded together. */
  readonly showsRounding: boolean;
  /** Help and settings are open, at a kind of finding where one was asked about. */
  readonly help: { readonly check: string | null } | null;
  readonly marks: "none" | "current" | "outdated";
  /** Tables of sheets as the user named them. */
  readonly named: Readonly<Record<string, TableId>>;
  /** The edition as the user chose it. */
  readonly edition: string | null;
  /** The shared rule book of this workbook; open where its content was chosen in this session. */
  readonly ruleBook: { readonly name: string; readonly seal: string; readonly isOpen: boolean } | null;
  readonly narrative: NarrativeState;
  readonly draft: DraftState;
  readonly review: ReviewState;
}

export const ALL_SEVERITIES: readonly Severity[] = SEVERITIES;

export const NO_FILTER: Filter = { severities: new Set(ALL_SEVERITIES), sheet: null, tables: [], query: "" };

export const INITIAL: PaneState = {
  tab: "check",
  work: null,
  notice: null,
  report: null,
  freshness: "fresh",
  live: true,
  filter: NO_FILTER,
  grouping: "none",
  expanded: new Set(),
  unfolded: new Set(),
  selected: null,
  proposals: new Map(),
  steps: [],
  explainer: "",
  showsRounding: true,
  help: null,
  marks: "none",
  named: {},
  edition: null,
  ruleBook: null,
  narrative: noNarrative,
  draft: null,
  review: noReview,
};

/** A job of the user's is under way, and the buttons that would begin another wait. */
export function isBusy({ work }: PaneState): boolean {
  return work !== null && !work.isQuiet;
}

/** The place that a finding is about: its culprit, or the first cell of what disagrees. */
export function cellOfFinding(finding: Finding): { readonly sheet: string; readonly address: string } | null {
  const place = finding.culprit ?? finding.cells[0];
  return place ? { sheet: place.sheet, address: place.address } : null;
}

/** Items of the inspection's list that should have been answered and could not be. */
export function openItems({ checklist }: PaneReport): PaneReport["checklist"] {
  return checklist.filter(({ status, isByChoice }) => status === "open" && !isByChoice);
}

export function isFiltered(filter: Filter): boolean {
  return (
    filter.sheet !== null ||
    filter.tables.length > 0 ||
    filter.query.trim() !== "" ||
    filter.severities.size < ALL_SEVERITIES.length
  );
}

/** Findings that pass the filter, in the report's order. */
export function filterFindings(findings: readonly Finding[], filter: Filter): Finding[] {
  const query = filter.query.trim().toLowerCase();
  return findings.filter(
    (finding) =>
      filter.severities.has(finding.severity) &&
      (filter.sheet === null || finding.cells.some((cell) => cell.sheet === filter.sheet)) &&
      filter.tables.every((table) => tablesOf(finding).has(table)) &&
      (query === "" || searchText(finding).includes(query)),
  );
}

/** Of its cells, and of the relations that it explains. */
function tablesOf({ cells, culprit, arithmetic }: Finding): ReadonlySet<string | null> {
  const terms = arithmetic.flatMap(({ left, right }) => [...left, ...right]).map(({ cell }) => cell);
  return new Set([...cells, ...(culprit ? [culprit] : []), ...terms].map(({ table }) => table));
}

function searchText(finding: Finding): string {
  const cells = finding.cells.map(
    (cell) => `${cell.sheet} ${cell.address} ${cell.line ?? ""} ${printedCell(cell, "")}`,
  );
  const labels = finding.arithmetic.map((relation) => relation.label);
  return [finding.message, ...cells, ...labels].join("\n").toLowerCase();
}

/** Without what a person has explained and nobody has to look at again. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) if (!isSettled(finding)) counts[finding.severity] += 1;
  return counts;
}

/** The sheets that findings name, in the order of their appearance. */
export function sheetsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.flatMap((finding) => finding.cells.map((cell) => cell.sheet)))];
}
