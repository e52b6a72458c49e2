/** The desk's answers about what can be repaired, and what a person says of a finding. */
import { withExplanation, withoutExplanation } from "../../check/explanations/sheet";
import { figuresOf } from "../../check/explanations/figures";
import { certainRepairs, proposalsOf, type Proposal } from "../../check/repairs/propose";
import type { Explanation, Finding } from "../../engine/finding";
import type { SheetContent } from "../../workbook/sheet-content";
import { checkedOf, type Held } from "./held";

/** A repair of the list that is adopted at once. */
export interface CertainRepair {
  readonly finding: string;
  readonly why: string;
  readonly proposal: Proposal;
}

export function repairAnswers(held: Held) {
  return {
    proposals: (finding: Finding): Proposal[] => proposalsOf(checkedOf(held), finding),

    certainRepairs: (): CertainRepair[] =>
      certainRepairs(checkedOf(held)).map(({ finding, proposal }) => ({
        finding: finding.id,
        why: finding.message,
        proposal,
      })),

    /** 核对说明 with what is said of a finding; `null` takes back what was said of it. */
    explanationSheet(finding: Finding, explanation: Explanation | null): SheetContent | null {
      const { facts, workbook } = checkedOf(held);
      if (!explanation) return withoutExplanation(workbook, finding.id);
      const { id, message } = finding;
      const figures = figuresOf(finding, facts);
      return withExplanation(workbook, { finding: id, problem: message, figures, explanation });
    },
  };
}
