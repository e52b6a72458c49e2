/** Changes against last year: amount, rate and direction must fit each other and, where it is known, last year (CHECKS 51, 53, 54). */
import { subjectLabel } from "./claims";
import type { ClaimOf, Statement } from "./claims";
import { claimsOf, remark, skipped, wan } from "./context";
import type { ReviewContext, Known } from "./context";
import { formatPercent } from "./figures";
import { agree, ratioAllows, within } from "./interval";
import type { Ranged } from "./interval";
import { budgetsOf, expectedRate, judgeMark, lastDigitCause } from "./judge-rates";
import { statedText } from "./judge-amounts";
import { finalFigure, priorFigure } from "./values";

export function judgeChanges(context: ReviewContext, statement: Statement): void {
  const amounts = claimsOf(statement, "change-amount");
  const rates = claimsOf(statement, "change-rate");
  for (const rate of rates) judgeMark(context, rate.at, rate.percent);
  for (const amount of amounts) {
    if (amount.amount.unit === "missing") missingUnit(context, amount);
  }
  for (const equal of claimsOf(statement, "equal")) judgeEqual(context, statement, equal);
  const [amount] = amounts;
  const [rate] = rates;
  if (amount?.against === "budget" || rate?.against === "budget") {
    judgeAgainstBudget(context, statement, amount, rate);
    return;
  }
  const now = finalFigure(context, statement);
  const prior = priorFigure(context, statement);
  if (!now) {
    for (const claim of [...amounts, ...rates]) skipped(context, claim.at, "没有本年数可以推算上年数");
    return;
  }
  if (prior && amount) judgeAgainstPrior(context, statement, amount, now, prior);
  if (amount && rate) judgePair(context, statement, amount, rate, now);
  else if (rate && prior) judgeRateOnly(context, statement, rate, now, prior);
  else if (!prior) {
    for (const claim of [...amounts, ...rates]) {
      skipped(context, claim.at, "只有变动额或变动率，没有上年数可以核对");
    }
  }
}

function missingUnit(context: ReviewContext, claim: ClaimOf<"change-amount">): void {
  remark(context, {
    rule: "review/unit",
    severity: "warning",
    message: "金额没有写单位。",
    at: claim.at,
    expected: "万元",
    claim,
  });
}

const VERBS = { 1: ["增加", "增长"], [-1]: ["减少", "下降"] } as const;

/** Last year as the sentence implies it: this year less the change. */
function impliedPrior(now: Ranged, amount: ClaimOf<"change-amount">, direction = amount.direction): Ranged {
  return { value: now.value - direction * amount.amount.value, half: now.half + amount.amount.half };
}

function judgePair(
  context: ReviewContext,
  statement: Statement,
  amount: ClaimOf<"change-amount">,
  rate: ClaimOf<"change-rate">,
  now: Known,
): void {
  const name = subjectLabel(statement.subject);
  if (amount.direction !== rate.direction && amount.amount.value !== 0 && rate.percent.int !== 0) {
    judgeDirections(context, name, amount, rate, now);
    return;
  }
  const prior = impliedPrior(now, amount);
  if (prior.value === 0) {
    if (amount.amount.value === 0) return;
    remark(context, {
      rule: "review/undefined-rate",
      severity: "warning",
      message: `${name}的上年数推算为0（${wan(now.value)}－${wan(amount.amount.value)}），变动率无从计算，不应写“${formatPercent(rate.percent)}”。`,
      at: rate.at,
      found: formatPercent(rate.percent),
      against: [now],
      claim: rate,
    });
    return;
  }
  if (prior.value < -prior.half) {
    remark(context, {
      rule: "review/change",
      severity: "error",
      message: `${name}本年为${wan(now.value)}，不可能比上年增加${statedText(amount.amount)}：推算出的上年数为负。`,
      at: amount.at,
      found: statedText(amount.amount),
      against: [now],
      claim: amount,
    });
    return;
  }
  const change: Ranged = amount.amount;
  if (ratioAllows(change, prior, rate.percent) !== false) return;
  const opposite = impliedPrior(now, amount, amount.direction === 1 ? -1 : 1);
  const expected = expectedRate(change.value, prior.value, rate.percent);
  const shared = { rule: "review/change", severity: "error", against: [now] } as const;
  if (ratioAllows(change, opposite, rate.percent) === true) {
    const [verb, rateVerb] = VERBS[amount.direction === 1 ? -1 : 1];
    remark(context, {
      ...shared,
      message: `${name}的变动额${wan(change.value)}和变动率${formatPercent(rate.percent)}只有在${verb}（${rateVerb}）时才相符：方向写反了。`,
      at: amount.at,
      expected: verb,
      found: VERBS[amount.direction][0],
      claim: amount,
    });
    return;
  }
  const cause =
    ratioAllows(change, now, rate.percent) === true
      ? "文中的比例是除以本年数得出的。"
      : lastDigitCause(change.value, prior.value, rate.percent);
  remark(context, {
    ...shared,
    message: `${name}推算的上年数为${wan(prior.value)}，${wan(change.value)}÷${wan(prior.value)}应为${expected}，文中写${formatPercent(rate.percent)}。${cause}变动额和变动率至少有一个不对。`,
    at: rate.at,
    expected,
    found: formatPercent(rate.percent),
    claim: rate,
  });
}

function judgeDirections(
  context: ReviewContext,
  name: string,
  amount: ClaimOf<"change-amount">,
  rate: ClaimOf<"change-rate">,
  now: Known,
): void {
  const asAmount = ratioAllows(amount.amount, impliedPrior(now, amount), rate.percent) === true;
  const wrong = asAmount ? rate : amount;
  const right = asAmount ? amount : rate;
  const position = wrong.kind === "change-rate" ? 1 : 0;
  remark(context, {
    rule: "review/direction",
    severity: "error",
    message: `${name}的变动额写“${VERBS[amount.direction][0]}”，变动率写“${VERBS[rate.direction][1]}”，方向不一致。`,
    at: wrong.at,
    expected: VERBS[right.direction][position],
    found: VERBS[wrong.direction][position],
    claim: wrong,
  });
}

function judgeAgainstPrior(
  context: ReviewContext,
  statement: Statement,
  amount: ClaimOf<"change-amount">,
  now: Known,
  prior: Known,
): void {
  const difference = now.value - prior.value;
  const allowance = now.half + prior.half + amount.amount.half;
  if (within(difference - amount.direction * amount.amount.value, allowance)) return;
  const direction = difference < 0 ? -1 : 1;
  remark(context, {
    rule: "review/prior",
    severity: "error",
    message: `${subjectLabel(statement.subject)}本年${wan(now.value)}，上年${wan(prior.value)}，应为${VERBS[direction][0]}${wan(Math.abs(difference))}，文中写“${VERBS[amount.direction][0]}${statedText(amount.amount)}”。`,
    at: amount.at,
    expected: `${VERBS[direction][0]}${wan(Math.abs(difference))}`,
    found: `${VERBS[amount.direction][0]}${statedText(amount.amount)}`,
    against: [now, prior],
    claim: amount,
  });
}

function judgeRateOnly(
  context: ReviewContext,
  statement: Statement,
  rate: ClaimOf<"change-rate">,
  now: Known,
  prior: Known,
): void {
  const change = { value: rate.direction * (now.value - prior.value), half: now.half + prior.half };
  if (ratioAllows(change, prior, rate.percent) !== false) return;
  const expected = expectedRate(change.value, prior.value, rate.percent);
  remark(context, {
    rule: "review/change",
    severity: "error",
    message: `${subjectLabel(statement.subject)}本年${wan(now.value)}，上年${wan(prior.value)}，变动率应为${expected}。`,
    at: rate.at,
    expected,
    found: formatPercent(rate.percent),
    against: [now, prior],
    claim: rate,
  });
}

function judgeEqual(context: ReviewContext, statement: Statement, claim: ClaimOf<"equal">): void {
  const now = finalFigure(context, statement);
  const budgets = claim.against === "budget" ? budgetsOf(context, statement).map(({ known }) => known) : [];
  const prior = claim.against === "prior" ? priorFigure(context, statement) : null;
  const others = prior ? [prior] : budgets;
  const text = claim.at.block.text.slice(claim.at.start, claim.at.end);
  if (!now || others.length === 0) {
    skipped(context, claim.at, claim.against === "prior" ? "没有上年数可以核对" : "没有预算数可以核对");
    return;
  }
  if (text.includes("基本") || others.some((other) => agree(now, other))) return;
  remark(context, {
    rule: "review/comparison",
    severity: "error",
    message: `${subjectLabel(statement.subject)}为${wan(now.value)}，比较的数为${wan(others[0]?.value ?? 0)}，并非持平。`,
    at: claim.at,
    found: text,
    against: [now],
    claim,
  });
}

/** 比预算减少…，下降…: the denominator is the budget itself. */
function judgeAgainstBudget(
  context: ReviewContext,
  statement: Statement,
  amount: ClaimOf<"change-amount"> | undefined,
  rate: ClaimOf<"change-rate"> | undefined,
): void {
  const now = finalFigure(context, statement);
  const budgets = budgetsOf(context, statement).map(({ known }) => known);
  for (const claim of [amount, rate]) {
    if (!claim) continue;
    if (!now || budgets.length === 0) {
      skipped(context, claim.at, "没有预算数可以核对");
      continue;
    }
    const isRight = budgets.some((budget) => {
      const change = { value: claim.direction * (now.value - budget.value), half: now.half + budget.half };
      if (claim.kind === "change-rate") return ratioAllows(change, budget, claim.percent) !== false;
      return within(change.value - claim.amount.value, change.half + claim.amount.half);
    });
    if (isRight) continue;
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
