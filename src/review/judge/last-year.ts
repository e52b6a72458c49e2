/**
 * Last year as one sentence implies it against last year as another does. A change and this year's figure give last
 * year's; last year's appropriation held last year's general budget and what was carried over into this year.
 */
import { isWrong, knownFact, remark, wan } from "../context";
import type { ReviewContext } from "../context";
import { claimsOf, subjectLabel } from "../read/claims";
import type { Claim, Statement } from "../read/claims";
import { ref } from "../words/indicator";
import type { IndicatorId } from "../words/indicator-id";
import { impliedPrior } from "./change";
import type { Ranged } from "./interval";
import { finalFigure, priorFigure } from "./values";

interface Implied extends Ranged {
  readonly statement: Statement;
  readonly claim: Claim;
}

export function judgeLastYear(context: ReviewContext): void {
  const overall = implied(context, "overall.both");
  const appropriation = implied(context, "appropriation.both");
  const general = implied(context, "generalBudget.total");
  const opening = openingOf(context);
  judgeAtLeast(context, overall, appropriation, null);
  judgeAtLeast(context, appropriation, general, opening);
  if (!appropriation) judgeAtLeast(context, overall, general, null);
}

/** Last year's figure by what the sentence says of the change. */
function implied(context: ReviewContext, id: IndicatorId): Implied | null {
  for (const statement of context.index.ofIndicator(id)) {
    const now = finalFigure(context, statement);
    const prior = priorFigure(context, statement);
    const change = claimsOf(statement, "change-amount").find(({ against }) => against === "prior");
    const equal = claimsOf(statement, "equal").find(({ against, loose }) => against === "prior" && !loose);
    const claim = change ?? equal;
    if (!now || !claim || isWrong(context, claim)) continue;
    if (prior) return { value: prior.value, half: prior.half, statement, claim };
    const past = change ? impliedPrior(now, change) : { value: now.value, half: 2 * now.half };
    return { ...past, statement, claim };
  }
  return null;
}

/** What was carried over into this year was there at the end of last year. */
function openingOf(context: ReviewContext): Ranged | null {
  const known = knownFact(context.facts, [ref("appropriation-summary", "openingCarryover", "amount")]);
  if (known) return known;
  const [statement] = context.index.ofIndicator("appropriation.opening");
  return (statement ? claimsOf(statement, "amount")[0]?.amount : null) ?? null;
}

function judgeAtLeast(
  context: ReviewContext,
  whole: Implied | null,
  part: Implied | null,
  opening: Ranged | null,
): void {
  if (!whole || !part) return;
  const least = part.value + Math.max(0, opening?.value ?? 0);
  const allowance = whole.half + part.half + (opening?.half ?? 0);
  if (whole.value + allowance >= least) return;
  const carried = opening && opening.value > 0 ? `，加年初结转和结余${wan(opening.value)}` : "";
  remark(context, {
    rule: "review/last-year",
    severity: "warning",
    message: `由文中推算，上年${subjectLabel(whole.statement.subject)}为${wan(whole.value)}，上年${subjectLabel(part.statement.subject)}却有${wan(part.value)}${carried}，两处必有一处不对。`,
    at: whole.claim.at,
    expected: `上年不少于${wan(least)}`,
    found: wan(whole.value),
  });
}
