/** Changes against last year: amount, rate and direction must fit each other and, where it is known, last year. */
import { claimsOf, subjectLabel } from "../read/claims";
import type { ClaimOf, Statement } from "../read/claims";
import { agrees, remark, skipped, wan } from "../context";
import type { ReviewContext, Known } from "../context";
import { formatPercent } from "../read/figures";
import { judgeAgainstBudget } from "./budget-changes";
import { changesOf, claimsIn, impliedPrior } from "./change";
import type { Change } from "./change";
import { judgeEqual } from "./equals";
import { ratioAllows, within } from "./interval";
import type { Ranged } from "./interval";
import { expectedRate, judgeMark, lastDigitCause } from "./rates";
import { statedText } from "./amounts";
import { finalFigure, priorFigure, statedFigure } from "./values";

export function judgeChanges(context: ReviewContext, statement: Statement): void {
  for (const rate of claimsOf(statement, "change-rate")) judgeMark(context, rate, rate.percent);
  for (const amount of claimsOf(statement, "change-amount")) {
    if (amount.amount.unit === "missing" && !context.reading.isInWan) missingUnit(context, amount);
  }
  for (const change of changesOf(statement)) {
    const against = (change.amount ?? change.rate)?.against;
    if (against === "budget") judgeAgainstBudget(context, statement, change);
    else if (against === "prior") judgeAgainstLastYear(context, statement, change);
    else
      for (const claim of claimsIn(change))
        skipped(context, { at: claim.at, claim, why: "没有可以比较的上年预算数" });
  }
  for (const equal of claimsOf(statement, "equal")) judgeEqual(context, statement, equal);
}

function judgeAgainstLastYear(context: ReviewContext, statement: Statement, change: Change): void {
  const { amount, rate } = change;
  const now = finalFigure(context, statement);
  const prior = priorFigure(context, statement) ?? statedFigure(context, statement, ["before"]);
  if (!now) {
    for (const claim of claimsIn(change))
      skipped(context, { at: claim.at, claim, why: "没有本年数可以推算上年数" });
    return;
  }
  if (prior && amount) judgeAgainstPrior(context, statement, amount, now, prior);
  if (amount && rate) judgePair(context, statement, amount, rate, now);
  else if (rate && prior) judgeRateOnly(context, statement, rate, now, prior);
  else if (!prior) {
    if (amount && judgeBelowZero(context, statement, amount, now)) return;
    const why = "只有变动额或变动率，没有上年数可以核对";
    for (const claim of claimsIn(change)) skipped(context, { at: claim.at, claim, why });
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

export const VERBS = { 1: ["增加", "增长"], [-1]: ["减少", "下降"] } as const;

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
    if (amount.amount.value === 0) {
      if (rate.percent.int !== 0) judgeRateOfNothing(context, name, rate, now);
      return;
    }
    agrees(context, amount, [now]);
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
  if (judgeBelowZero(context, statement, amount, now)) return;
  const change: Ranged = amount.amount;
  if (ratioAllows(change, prior, rate.percent) !== false) {
    agrees(context, amount, [now]);
    agrees(context, rate, [now]);
    return;
  }
  if (isOfWhole(context, statement, amount, rate)) return;
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
    message: `${name}推算的上年数为${wan(prior.value)}，${wan(change.value)}÷${wan(prior.value)}应为${expected}，文中写${formatPercent(rate.percent)}。`,
    advice: `${cause}变动额和变动率至少有一个不对。`,
    at: rate.at,
    expected,
    found: formatPercent(rate.percent),
    claim: rate,
  });
}

/** 减少0万元，下降100%: nothing changed, and yet a rate. */
function judgeRateOfNothing(
  context: ReviewContext,
  name: string,
  rate: ClaimOf<"change-rate">,
  now: Known,
): void {
  remark(context, {
    rule: "review/contradiction",
    severity: "error",
    message: `${name}本年为0，变动额也为0，文中却写变动率${formatPercent(rate.percent)}。`,
    at: rate.at,
    expected: "0%",
    found: formatPercent(rate.percent),
    against: [now],
    claim: rate,
  });
}

/** More was added than there is: last year would have been below zero. */
function judgeBelowZero(
  context: ReviewContext,
  statement: Statement,
  amount: ClaimOf<"change-amount">,
  now: Known,
): boolean {
  const prior = impliedPrior(now, amount);
  if (now.value < 0 || prior.value >= -prior.half) return false;
  remark(context, {
    rule: "review/change",
    severity: "error",
    message: `${subjectLabel(statement.subject)}本年为${wan(now.value)}，不可能比上年增加${statedText(amount.amount)}：推算出的上年数为负。`,
    at: amount.at,
    found: statedText(amount.amount),
    against: [now],
    claim: amount,
  });
  return true;
}

/** `收入总计100万元，其中年初结转1万元，较上年减少…`: the change is the whole's, which tells none of its own. */
function isOfWhole(
  context: ReviewContext,
  { whole }: Statement,
  amount: ClaimOf<"change-amount">,
  rate: ClaimOf<"change-rate">,
): boolean {
  if (!whole || claimsOf(whole, "change-amount").some(({ against }) => against === amount.against))
    return false;
  const now = finalFigure(context, whole);
  if (!now || ratioAllows(amount.amount, impliedPrior(now, amount), rate.percent) !== true) return false;
  for (const claim of [amount, rate]) agrees(context, claim, [now]);
  return true;
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
  if (within(difference - amount.direction * amount.amount.value, allowance)) {
    agrees(context, amount, [now, prior]);
    return;
  }
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
  if (ratioAllows(change, prior, rate.percent) !== false) {
    agrees(context, rate, [now, prior]);
    return;
  }
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
