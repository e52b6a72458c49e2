/** Whether the review of a spoilt narrative says so, and where. */
import { EMPTY_SUPPLEMENT } from "../../src/narrative/supplement/supplement";
import type { Finding } from "../../src/engine/finding";
import { textOfLines } from "../../src/review/received-text";
import { review } from "../../src/review/review";
import { textOfGenerated } from "./generated";
import type { Generated, Line } from "./generated";
import type { Injected } from "./spoil";

/** Errors and warnings in the text; what is wrong with the workbook itself is not this measurement's matter. */
export function findingsOf(generated: Generated, lines: readonly Line[] = generated.lines): Finding[] {
  const { facts, entity, year, supplement } = generated;
  const result = review(textOfLines(textOfGenerated(lines)), facts, { entity, year, supplement });
  return result.findings.filter(({ severity, text }) => severity !== "info" && text !== null);
}

/** What is said of the text without its workbook. */
export function findingsAlone(lines: readonly Line[]): Finding[] {
  return review(textOfLines(textOfGenerated(lines))).findings.filter(
    ({ severity, text }) => severity !== "info" && text !== null,
  );
}

export interface Outcome {
  /** Something was said. */
  readonly detected: boolean;
  /** It was said of the very paragraph. */
  readonly located: boolean;
  /** Likewise, from the tables and the text alone. */
  readonly locatedByTables: boolean;
  readonly findings: readonly Finding[];
}

export function outcomeOf(generated: Generated, injected: Injected): Outcome {
  const findings = findingsOf(generated, injected.lines);
  const isThere = ({ text }: Finding): boolean =>
    injected.isAnywhere === true || text?.paragraph === injected.paragraph;
  const byTables = findingsOf({ ...generated, supplement: EMPTY_SUPPLEMENT }, injected.lines);
  return {
    detected: findings.length > 0,
    located: findings.some(isThere),
    locatedByTables: byTables.some(isThere),
    findings,
  };
}
