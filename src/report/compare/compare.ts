/**
 * Two submissions of one department: which findings were mended, which are still there, which are new, and every figure
 * that is another one now. A change that no finding asked for is what a reviewer must see.
 */
import { factId, type Fact, type Facts } from "../../engine/fact";
import { printed } from "../../engine/printed";
import { labelOf } from "../../engine/reconcile/arithmetic";
import { toA1 } from "../../workbook/address";
import type { JsonFinding, JsonReport } from "../report-schema";

/** What one submission says, as its report tells it, with its figures. */
export interface Submission {
  readonly report: JsonReport;
  readonly facts: Facts;
}

/** `open`: what it was found in could not be looked at this time, so nobody knows. */
export const STANDINGS = ["new", "still", "open", "mended"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface StandingFinding {
  readonly standing: Standing;
  /** As it is now; as it was, where it is there no more. */
  readonly finding: JsonFinding;
}

/** A figure that was there before, or is there now, or both; `null`: it was not, or is not. */
export interface ChangedFigure {
  /** `《支出决算表》2080505…（基本支出）` */
  readonly name: string;
  readonly place: string;
  readonly before: string | null;
  readonly now: string | null;
  /** A finding of the earlier submission named the cell. */
  readonly isAskedFor: boolean;
}

export interface Comparison {
  /** New ones first, then what is still there, what could not be looked at, and what was mended. */
  readonly findings: readonly StandingFinding[];
  readonly figures: readonly ChangedFigure[];
}

export function compare(before: Submission, now: Submission): Comparison {
  const [old, current] = [told(before.report), told(now.report)];
  const successors = matched(old, current);
  const known = new Set(successors.values());
  const standing = (kind: Standing, findings: readonly JsonFinding[]): StandingFinding[] =>
    findings.map((finding) => ({ standing: kind, finding }));
  const gone = old.filter((finding) => !successors.has(finding));
  const isSeen = canBeSeen(now.report);
  return {
    findings: [
      ...standing(
        "new",
        current.filter((finding) => !known.has(finding)),
      ),
      ...standing(
        "still",
        current.filter((finding) => known.has(finding)),
      ),
      ...standing(
        "open",
        gone.filter((finding) => !isSeen(finding)),
      ),
      ...standing("mended", gone.filter(isSeen)),
    ],
    figures: changedFigures(before.facts, now.facts, named(old)),
  };
}

/** What rounding explains comes and goes with the figures, and is no matter of mending. */
const told = ({ findings }: JsonReport): JsonFinding[] =>
  findings.filter(({ severity }) => severity !== "info");

/** Each finding with the one that it is now: the same key, or else the same cell accused. */
function matched(
  old: readonly JsonFinding[],
  current: readonly JsonFinding[],
): Map<JsonFinding, JsonFinding> {
  const successors = new Map<JsonFinding, JsonFinding>();
  const free = new Set(current);
  const take = (finding: JsonFinding, isIt: (other: JsonFinding) => boolean): void => {
    const successor = successors.has(finding) ? undefined : [...free].find(isIt);
    if (!successor) return;
    successors.set(finding, successor);
    free.delete(successor);
  };
  for (const finding of old) take(finding, ({ id }) => id === finding.id);
  for (const finding of old) {
    const accused = accusedBy(finding);
    if (accused !== null) take(finding, (other) => accusedBy(other) === accused);
  }
  return successors;
}

function accusedBy({ culprit }: JsonFinding): string | null {
  return culprit === null ? null : keyOf(culprit);
}

function keyOf({ table, line, column }: JsonFinding["cells"][number]): string | null {
  return table === null || line === null || column === null ? null : factId(table, line, column);
}

/** Whether the submission has what a finding was found in: a narrative, and every table of its cells. */
function canBeSeen({ tables, checklist }: JsonReport): (finding: JsonFinding) => boolean {
  const readable = new Set(
    tables.filter(({ status }) => status === "read" || status === "empty").map(({ table }) => table),
  );
  const isTextOpen = checklist.some(
    ({ id, status, isByChoice }) => id === "4.4" && status === "open" && isByChoice,
  );
  return ({ text, cells }) =>
    text === null
      ? cells.every(({ table }) => table === null || readable.has(table))
      : !isTextOpen && cells.every(({ table }) => table === null || readable.has(table));
}

/** Every cell that the findings name, also as one of several. */
function named(findings: readonly JsonFinding[]): ReadonlySet<string> {
  const cells = findings.flatMap(({ cells: own, culprit }) => [
    ...own,
    ...(culprit ? [culprit, ...culprit.together, ...culprit.alternatives.flat()] : []),
  ]);
  return new Set(cells.flatMap((cell) => keyOf(cell) ?? []));
}

function changedFigures(before: Facts, now: Facts, asked: ReadonlySet<string>): ChangedFigure[] {
  const ids = new Set([...before.byId.keys(), ...now.byId.keys()]);
  return [...ids].flatMap((id): ChangedFigure[] => {
    const [old, current] = [before.byId.get(id), now.byId.get(id)];
    if (isSame(old, current)) return [];
    const shown = current ?? old;
    if (!shown) return [];
    const facts = current ? now : before;
    return [
      {
        name: `《${facts.tables.get(shown.table)?.title ?? shown.table}》${labelOf(shown)}`,
        place: `${shown.cell.sheet}!${toA1(shown.cell.row, shown.cell.column)}`,
        before: old ? printed(old) : null,
        now: current ? printed(current) : null,
        isAskedFor: asked.has(id),
      },
    ];
  });
}

/** A cell that is not there and one that is blank say the same; so do 万元 and 元 of one amount. */
function isSame(before: Fact | undefined, now: Fact | undefined): boolean {
  const value = (fact: Fact | undefined): string => {
    if (!fact) return "";
    if (fact.amount === null) return fact.problem ?? "?";
    return fact.amount.blank ? "" : String(fact.amount.value);
  };
  return value(before) === value(now);
}
