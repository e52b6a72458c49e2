/** The desk's answers about what can be repaired, and what a person says of a finding. */
import { withExplanation, withoutExplanation } from "../../check/explanations/sheet";
import { figuresOf } from "../../check/explanations/figures";
import { switchKey } from "../../check/explanations/switched-off";
import { CHECK_GROUPS, checkOf } from "../../check/checks";
import { BASES } from "../../rules/basis";
import { certainRepairs, proposalsOf, type Proposal } from "../../check/repairs/propose";
import type { Explanation, Finding, Severity } from "../../engine/finding";
import type { SheetContent } from "../../workbook/sheet-content";
import { checkedOf, type Held } from "./held";

/** A repair of the list that is adopted at once. */
export interface CertainRepair {
  readonly finding: string;
  readonly why: string;
  readonly proposal: Proposal;
}

/** A check as the help tells it. */
export interface HelpCheck {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly says: string;
  readonly basis: string;
}

export interface HelpGroup {
  readonly title: string;
  readonly checks: readonly HelpCheck[];
}

export function repairAnswers(held: Held) {
  return {
    /** Every kind of finding with what it rests on. */
    checks: (): HelpGroup[] =>
      CHECK_GROUPS.map(({ title, checks }) => ({
        title,
        checks: checks.map(({ basis, ...check }) => ({ ...check, basis: BASES[basis] })),
      })),

    /** 核对说明 with a check switched off for a reason; `null` switches it on again. */
    switchSheet(id: string, explanation: Explanation | null): SheetContent | null {
      const { workbook } = checkedOf(held);
      const finding = switchKey(id);
      if (!explanation) return withoutExplanation(workbook, finding);
      const problem = `停用核对：${checkOf(id)?.title ?? id}`;
      return withExplanation(workbook, { finding, problem, figures: "", explanation });
    },

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
