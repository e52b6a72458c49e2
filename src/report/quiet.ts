/** What is said quietly: tails that rounding explains, which need nothing, and remarks, which are no errors either. */
import { allJudgements, type Checked } from "../check/checked";
import type { Finding } from "../engine/finding";

export interface Quiet {
  /** Differences of rounding and adjusted tails. */
  readonly tails: readonly string[];
  readonly remarks: readonly string[];
}

const TAIL_OF_TEXT = "review/adjusted-tail";

export function quietOf(checked: Checked, findings: readonly Finding[]): Quiet {
  const tails = new Set(
    allJudgements(checked)
      .filter(({ verdict }) => verdict === "rounding" || verdict === "adjusted")
      .map(({ relation }) => relation.id),
  );
  const isTail = ({ id, rules }: Finding): boolean => tails.has(id) || rules.includes(TAIL_OF_TEXT);
  const quiet = findings.filter(({ severity }) => severity === "info");
  const messages = (wanted: boolean): string[] =>
    quiet.filter((finding) => isTail(finding) === wanted).map(({ message }) => message);
  return { tails: messages(true), remarks: messages(false) };
}
