/** 比预算减少…，下降…: the denominator is the budget itself; and an excess cannot stand beside 完成100%. */
import { claimsOf, subjectLabel } from "../read/claims";
import type { ClaimOf, Statement } from "../read/claims";
import { agrees, remark, skipped, wan } from "../context";
import type { ReviewContext } from "../context";
import { formatPercent } from "../read/figures";
import { claimsIn } from "./change";
import type { Change } from "./change";
import { ratioAllows, within } from "./interval";
import { budgetsOf, expectedRate } from "./rates";
import { finalFigure } from "./values";

export function judgeAgainstBudget(context: ReviewContext, statement: Statement, change: Change): void {
  const now = finalFigure(context, statement);
  const budgets = budgetsOf(context, statement).map(({ known }) => known);
  if (judgeCompleted(context, statement, change, budgets.length > 0)) return;
  if (budgets.length === 0 && judgePair(context, statement, change)) return;
  for (const claim of claimsIn(change)) {
    if (!now || budgets.length === 0) {
      skipped(context, { at: claim.at, claim, why: "没有预算数可以核对" });
      continue;
    }
    const isRight = budgets.some((budget) => {
      const changed = { value: claim.direction * (now.value - budget.value), half: now.half + budget.half };
      if (claim.kind === "change-rate") return ratioAllows(changed, budget, claim.percent) !== false;
      return within(changed.value - claim.amount.value, changed.half + claim.amount.half);
    });
    if (isRight) {
      agrees(context, claim, [now, ...budgets]);
      continue;
    }
    remark(context, {
      rule: "review/change",
      severity: "error",
      message: `${subjectLabel(statement.subject)}的决算数${wan(now.value)}与预算数${wan(budgets[0]?.value ?? 0)}之差与文中所写不符。`,
      at: claim.at,
      against: [now],
      claim,
    });
  }
}

/** Nobody states the budget: difference and rate must give the same one all the same. */
function judgePair(context: ReviewContext, statement: Statement, { amount, rate }: Change): boolean {
  const now = finalFigure(context, statement);
  if (!now || !amount || !rate || amount.amount.value === 0) return false;
  const budget = {
    value: now.value - amount.direction * amount.amount.value,
    half: now.half + amount.amount.half,
  };
  const isOneWay = amount.direction === rate.direction || rate.percent.int === 0;
  const allowed = ratioAllows(amount.amount, budget, rate.percent);
  if (allowed === null) return false;
  if (isOneWay && allowed) {
    for (const claim of [amount, rate]) agrees(context, claim, [now]);
    return true;
  }
  const name = subjectLabel(statement.subject);
  const expected = expectedRate(amount.amount.value, budget.value, rate.percent);
  remark(context, {
    rule: isOneWay ? "review/change" : "review/direction",
    severity: "error",
    message: isOneWay
      ? `${name}推算的预算数为${wan(budget.value)}，${wan(amount.amount.value)}÷${wan(budget.value)}应为${expected}，文中写${formatPercent(rate.percent)}。`
      : `${name}与预算相比，差额和差异率的方向不一致。`,
    at: rate.at,
    found: formatPercent(rate.percent),
    against: [now],
    claim: rate,
    ...(isOneWay ? { expected } : {}),
  });
  return true;
}

/** 完成预算的100% and yet above or below it: whichever is wrong, not both can be right. */
function judgeCompleted(
  context: ReviewContext,
  statement: Statement,
  { amount, rate }: Change,
  isKnown: boolean,
): boolean {
  const now = finalFigure(context, statement);
  if (!amount || !now || amount.amount.value === 0) return false;
  const budget = {
    value: now.value - amount.direction * amount.amount.value,
    half: now.half + amount.amount.half,
  };
  const completions = claimsOf(statement, "completion");
  const completion = completions.find(({ percent }) => ratioAllows(now, budget, percent) === false);
  if (!completion) {
    // Nobody states the budget: rate of completion and difference give the same one.
    if (isKnown || completions.length === 0) return false;
    for (const claim of [amount, ...completions]) agrees(context, claim, [now]);
    if (rate && ratioAllows(amount.amount, budget, rate.percent) === true) agrees(context, rate, [now]);
    return rate === null || ratioAllows(amount.amount, budget, rate.percent) === true;
  }
  const isWhole = completion.percent.int === 100 * 10 ** completion.percent.scale;
  if (!isWhole && (isKnown || isOfTwoBudgets(completion))) return false;
  remark(context, {
    rule: "review/contradiction",
    severity: "error",
    message: `${subjectLabel(statement.subject)}写完成预算的${formatPercent(completion.percent)}，又写比预算${amount.direction > 0 ? "多" : "少"}${wan(amount.amount.value)}，自相矛盾。`,
    at: amount.at,
    found: wan(amount.amount.value),
    against: [now],
    claim: amount,
  });
  return true;
}

/** 完成全年预算的…，比年初预算增加…: the two speak of different budgets. */
function isOfTwoBudgets({ at }: ClaimOf<"completion">): boolean {
  const sentence = at.block.text.slice(Math.max(0, at.start - 80), at.end + 80);
  return sentence.includes("年初") && /全年预算|调整后?预算/u.test(sentence);
}
