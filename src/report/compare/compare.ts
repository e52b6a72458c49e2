/**
 * Two submissions of one department: which findings were mended, which are still there, which are new, and every figure
 * and paragraph that is another one now. A change that no finding asked for is what a reviewer must see.
 */
import type { Checked } from "../../check/checked";
import type { JsonFinding, JsonReport } from "../report-schema";
import { toJsonReport } from "../json-report";
import { changedFigures, changedTexts, contentOf, type Change, type Content } from "./content";
import { follow, type Standing } from "./standing";
import { canBeSeen, traceOf } from "./trace";

/** What one submission says, as its report tells it, with its figures and its text. */
export interface Submission {
  readonly report: JsonReport;
  readonly content: Content;
}

export interface StandingFinding {
  readonly standing: Standing;
  /** As it is now; as it was, where it is there no more. */
  readonly finding: JsonFinding;
}

export interface Comparison {
  /** New ones first, then what is still there, what could not be looked at, and what was mended. */
  readonly findings: readonly StandingFinding[];
  readonly figures: readonly Change[];
  /** Paragraphs of the narrative. */
  readonly texts: readonly Change[];
}

export function submissionOf(checked: Checked, file: string): Submission {
  return { report: toJsonReport(checked, file), content: contentOf(checked) };
}

export function compare(before: Submission, now: Submission): Comparison {
  const [old, current] = [told(before.report), told(now.report)];
  const traces = old.map(traceOf);
  return {
    findings: follow(old, current, traceOf, canBeSeen(now.report)).map(({ standing, finding }) => ({
      standing,
      finding,
    })),
    figures: changedFigures(before.content, now.content, traces),
    texts: changedTexts(before.content, now.content, traces),
  };
}

/** What rounding explains comes and goes with the figures, and is no matter of mending. */
const told = ({ findings }: JsonReport): JsonFinding[] =>
  findings.filter(({ severity }) => severity !== "info");
