/** The verdict on a document, with its denominator: nothing is right because nobody looked. */
import { isSettled } from "../../engine/finding";
import { allFindings, allJudgements, type Checked } from "../checked";
import { answersOf, type Answer } from "./answer";

/** `open`: no error was found, and something that was expected could not be checked. */
export type Outcome = "clean" | "errors" | "open";

export interface Verdict {
  readonly outcome: Outcome;
  readonly errors: number;
  /** Without those that a person has explained. */
  readonly warnings: number;
  /** Errors and warnings that a person has explained; such errors are among the errors. */
  readonly explained: number;
  readonly answers: readonly Answer[];
  /** Items that a program should have answered and could not. */
  readonly open: readonly Answer[];
  /** Items that wait for what was not handed in, or for a person. */
  readonly byChoice: readonly Answer[];
  /** Relations that could not be judged. */
  readonly unjudged: number;
}

export function verdictOf(checked: Checked): Verdict {
  const findings = allFindings(checked);
  const count = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity && !isSettled(finding)).length;
  const answers = answersOf(checked);
  const waiting = answers.filter(({ status }) => status === "open");
  const open = waiting.filter(({ isByChoice }) => !isByChoice);
  const errors = count("error");
  return {
    outcome: errors > 0 ? "errors" : open.length > 0 ? "open" : "clean",
    errors,
    warnings: count("warning"),
    explained: findings.filter(({ severity, explained }) => severity !== "info" && explained).length,
    answers,
    open,
    byChoice: waiting.filter(({ isByChoice }) => isByChoice),
    unjudged: allJudgements(checked).filter(({ verdict }) => verdict === "unknown" || verdict === "error")
      .length,
  };
}

/** Exit codes of the command line, also of `batch`. */
export const EXIT_CODES = { clean: 0, errors: 1, open: 2 } as const satisfies Record<Outcome, number>;

/** Of several documents: what could not be read at all is the gravest. */
export function exitCodeOf(outcomes: readonly (Outcome | "failed")[]): 0 | 1 | 2 {
  if (outcomes.includes("failed")) return 2;
  if (outcomes.includes("errors")) return 1;
  return outcomes.includes("open") ? 2 : 0;
}
