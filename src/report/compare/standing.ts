/** What became of the findings of an earlier submission. */
import type { Trace } from "./trace";

/** `open`: what it was found in could not be looked at this time, so nobody knows. */
export const STANDINGS = ["new", "still", "open", "mended"] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  new: "新出现",
  still: "未整改",
  open: "未能复核",
  mended: "已整改",
};

export interface Followed<F> {
  readonly standing: Standing;
  /** As it is now; as it was, where it is there no more. */
  readonly finding: F;
  /** As it was; `null` for a new one. */
  readonly was: F | null;
}

/** New ones first, then what is still there, what could not be looked at, and what was mended. */
export function follow<F>(
  old: readonly F[],
  current: readonly F[],
  traceOf: (finding: F) => Trace,
  isSeen: (trace: Trace) => boolean,
): Followed<F>[] {
  const successors = matched(old, current, traceOf);
  const origins = new Map([...successors].map(([was, finding]) => [finding, was]));
  const gone = old.filter((finding) => !successors.has(finding));
  const ofGone = (standing: Standing, findings: readonly F[]): Followed<F>[] =>
    findings.map((finding) => ({ standing, finding, was: finding }));
  return [
    ...current
      .filter((finding) => !origins.has(finding))
      .map((finding): Followed<F> => ({ standing: "new", finding, was: null })),
    ...current.flatMap((finding): Followed<F>[] => {
      const was = origins.get(finding);
      return was === undefined ? [] : [{ standing: "still", finding, was }];
    }),
    ...ofGone(
      "open",
      gone.filter((finding) => !isSeen(traceOf(finding))),
    ),
    ...ofGone(
      "mended",
      gone.filter((finding) => isSeen(traceOf(finding))),
    ),
  ];
}

/** Each finding with the one that it is now: the same key, or else the same cell accused. */
function matched<F>(
  old: readonly F[],
  current: readonly F[],
  traceOf: (finding: F) => Trace,
): ReadonlyMap<F, F> {
  const successors = new Map<F, F>();
  const taken = new Set<F>();
  const match = (keyOf: (trace: Trace) => string | null): void => {
    const byKey = new Map<string, F[]>();
    for (const finding of current) {
      const key = taken.has(finding) ? null : keyOf(traceOf(finding));
      if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), finding]);
    }
    for (const finding of old) {
      const key = successors.has(finding) ? null : keyOf(traceOf(finding));
      const successor = key === null ? undefined : byKey.get(key)?.shift();
      if (successor === undefined) continue;
      successors.set(finding, successor);
      taken.add(successor);
    }
  };
  match(({ id }) => id);
  match(({ accused }) => accused);
  return successors;
}
