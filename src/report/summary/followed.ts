/** A department's findings laid over those of its earlier submission: each keeps its number, whatever became of it. */
import { changedFigures, changedTexts, type Content } from "../compare/content";
import { follow } from "../compare/standing";
import { canBeSeen, type Trace } from "../compare/trace";
import type { JsonReport } from "../report-schema";
import type { BatchRecord, RecordedFinding } from "./record";

/** What is kept of a submission for the next one. */
export interface Earlier {
  readonly file: string;
  readonly findings: readonly RecordedFinding[];
  /** `null`: it was not kept, so that what was changed cannot be told. */
  readonly content: Content | null;
}

export function overEarlier(
  record: BatchRecord,
  earlier: Earlier,
  now: { readonly report: JsonReport; readonly content: Content },
): BatchRecord {
  const traces = earlier.findings.map(({ trace }) => trace);
  return {
    ...record,
    previous: earlier.file,
    findings: followed(earlier.findings, record.findings, canBeSeen(now.report)),
    changes:
      earlier.content === null
        ? []
        : [
            ...changedFigures(earlier.content, now.content, traces),
            ...changedTexts(earlier.content, now.content, traces),
          ].map((change) => ({ ...change })),
  };
}

/** In the order of their numbers: those of before first, then the new ones. */
export function followed(
  old: readonly RecordedFinding[],
  current: readonly RecordedFinding[],
  isSeen: (trace: Trace) => boolean,
): RecordedFinding[] {
  let last = Math.max(0, ...old.map(({ number }) => number));
  return follow(old, current, ({ trace }) => trace, isSeen)
    .map(({ standing, finding, was }): RecordedFinding => {
      if (was === null) return { ...finding, standing, number: (last += 1) };
      const { number } = was;
      // What was mended and is not found again stays mended; what is found again is new, under its old number.
      const wasMended = was.standing === "mended";
      if (standing === "still") return { ...finding, standing: wasMended ? "new" : standing, number };
      return { ...finding, standing: wasMended ? "mended" : standing, number };
    })
    .sort((a, b) => a.number - b.number);
}

/** One that was not handed in again: nobody knows what became of its findings. */
export function notHandedInAgain(record: BatchRecord): BatchRecord {
  const findings = record.findings.map((finding): RecordedFinding => ({
    ...finding,
    standing: finding.standing === "mended" ? "mended" : "open",
  }));
  return {
    ...record,
    key: "",
    failure: "本次没有送来，上次的问题未能复核",
    previous: record.file,
    narrative: null,
    prior: null,
    publication: null,
    results: [],
    checklist: null,
    answers: [],
    changes: [],
    outcome: "failed",
    findings,
  };
}
