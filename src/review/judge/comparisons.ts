/** 大于, 小于, 等于 a budget or last year's figure: the words against the two figures, or against the rate of completion. */
import { claimsOf, subjectLabel } from "../read/claims";
import type { ClaimOf, Statement } from "../read/claims";
import { agrees, isWrong, remark, skipped, wan } from "../context";
import type { ReviewContext, Known } from "../context";
import { formatPercent } from "../read/figures";
import { budgetsOf, lastYearOf } from "./rates";
import type { Budget } from "./rates";
import { finalFigure, ROLE_LABELS } from "./values";

export function judgeComparisons(context: ReviewContext, statement: Statement): void {
  for (const claim of claimsOf(statement, "comparison")) {
    const final = finalFigure(context, statement);
    const sides =
      claim.base === "before" ? lastYearOf(context, statement) : budgetsNamed(context, statement, claim);
    if (final && sides.length === 0 && judgeByRate(context, statement, claim, final)) continue;
    if (!final || sides.length === 0) {
      skipped(context, { at: claim.at, claim, why: "文中和表中都没有可以比较的数" });
      continue;
    }
    const signs = sides.map(({ known }) => Math.sign(final.value - known.value));
    if (claim.loose || signs.includes(claim.sign)) {
      // A budget that the final figure equals is told rightly; of any other only its side is.
      const isEqual = !claim.loose && claim.sign === 0;
      const proved = isEqual ? sides.filter(({ known: side }) => side.value === final.value) : [];
      agrees(context, claim, [final, ...proved.map((side) => side.known)]);
      continue;
    }
    const [side] = sides;
    if (!side) continue;
    const text = claim.at.block.text.slice(claim.at.start, claim.at.end);
    const word = WORDS[Math.sign(final.value - side.known.value) + 1] ?? "";
    remark(context, {
      rule: "review/comparison",
      severity: "error",
      message: `${subjectLabel(statement.subject)}的决算数${wan(final.value)}${word}${ROLE_LABELS[side.role]}${wan(side.known.value)}，文中写“${text}”。`,
      at: claim.at,
      expected: word,
      found: text,
      against: [final, side.known],
      claim,
    });
  }
}

/** No budget is told, but how far it was completed: more than it or less. */
function judgeByRate(
  context: ReviewContext,
  statement: Statement,
  claim: ClaimOf<"comparison">,
  final: Known,
): boolean {
  const [completion] = claimsOf(statement, "completion");
  if (!completion || claim.base === "before" || isWrong(context, completion)) return false;
  const whole = 100 * 10 ** completion.percent.scale;
  const sign = Math.sign(completion.percent.int - whole);
  // 100 % may be a little less, or more.
  if (claim.loose || sign === 0 || sign === claim.sign) {
    if (sign !== 0) agrees(context, claim, [final]);
    return sign !== 0;
  }
  const text = claim.at.block.text.slice(claim.at.start, claim.at.end);
  remark(context, {
    rule: "review/contradiction",
    severity: "error",
    message: `${subjectLabel(statement.subject)}写完成预算的${formatPercent(completion.percent)}，又写“${text}”，自相矛盾。`,
    at: claim.at,
    expected: WORDS[sign + 1] ?? "",
    found: text,
    against: [final],
    claim,
  });
  return true;
}

function budgetsNamed(
  context: ReviewContext,
  statement: Statement,
  { base }: ClaimOf<"comparison">,
): Budget[] {
  const budgets = budgetsOf(context, statement);
  const named = budgets.filter(({ role }) => base === "budget" || role === base || role === "budget");
  return named.length > 0 ? named : budgets;
}

const WORDS = ["小于", "等于", "大于"];
