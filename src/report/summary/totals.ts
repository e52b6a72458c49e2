/** What the sheets of a summary must know of all records before the first row is written. */
import type { Standing } from "../compare/standing";
import type { BatchRecord, RecordedAnswer } from "./record";

export type Status = RecordedAnswer["status"];
export type StatusCounts = Readonly<Record<Status, number>>;

export interface KindCount {
  readonly kind: string;
  readonly errors: number;
  readonly warnings: number;
  /** In how many departments. */
  readonly departments: number;
}

export interface ItemCount {
  readonly id: string;
  readonly title: string;
  readonly counts: StatusCounts;
}

export interface Totals {
  /** The most frequent first; what was mended is not counted. */
  readonly kinds: readonly KindCount[];
  /** In the order of the list. */
  readonly items: readonly ItemCount[];
  readonly standings: Readonly<Record<Standing, number>>;
  /** Changes that no finding asked for. */
  readonly unasked: number;
  /** There was an earlier submission. */
  readonly isSecond: boolean;
}

const NONE: StatusCounts = { met: 0, "not-met": 0, "not-applicable": 0, open: 0 };

export function totalsOf(records: Iterable<BatchRecord>): Totals {
  const kinds = new Map<string, KindCount>();
  const items = new Map<string, ItemCount>();
  const standings: Record<Standing, number> = { new: 0, still: 0, open: 0, mended: 0 };
  let unasked = 0;
  let isSecond = false;
  for (const { findings, answers, changes, previous } of records) {
    isSecond ||= previous !== null;
    unasked += changes.filter(({ isAskedFor }) => !isAskedFor).length;
    const own = new Set<string>();
    for (const { kind, severity, standing } of findings) {
      if (standing !== null) standings[standing] += 1;
      if (standing === "mended") continue;
      const known = kinds.get(kind) ?? { kind, errors: 0, warnings: 0, departments: 0 };
      kinds.set(kind, {
        kind,
        errors: known.errors + Number(severity === "error"),
        warnings: known.warnings + Number(severity === "warning"),
        departments: known.departments + Number(!own.has(kind)),
      });
      own.add(kind);
    }
    for (const { id, title, status } of answers) {
      const known = items.get(title) ?? { id, title, counts: NONE };
      items.set(title, { ...known, counts: { ...known.counts, [status]: known.counts[status] + 1 } });
    }
  }
  return {
    kinds: [...kinds.values()].sort(
      (a, b) =>
        b.errors - a.errors || b.warnings - a.warnings || (a.kind < b.kind ? -1 : Number(a.kind > b.kind)),
    ),
    items: [...items.values()],
    standings,
    unasked,
    isSecond,
  };
}

export function statusCounts(answers: readonly RecordedAnswer[]): StatusCounts {
  const counts = { ...NONE };
  for (const { status } of answers) counts[status] += 1;
  return counts;
}
