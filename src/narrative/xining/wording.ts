/** Clauses that several sections of the Xining edition share. */
import { NOTHING, phrase } from "../../engine/define-paragraph";
import type { Phrase, Span } from "../../engine/define-paragraph";
import { absolute, figureSpan, isZero, minus, rateSpan } from "../../engine/figure";
import type { Figure } from "../../engine/figure";

export const amount = figureSpan;

/** `，占93.05%`; nothing on a base of 0. */
export function share(part: Figure, whole: Figure): Phrase {
  const rate = rateSpan(part, whole, "bare");
  return rate ? phrase`，占${rate}` : NOTHING;
}

interface Comparison {
  readonly now: Figure;
  readonly before: Figure;
  /** Between 比上年 and the verb: `收入、支出总计各`. */
  readonly subject: string;
  /** The whole clause where nothing changed. */
  readonly same: string;
  readonly reason?: Span;
}

/** `比上年减少4.36万元，下降14.88%，主要原因是…`; where last year was 0 there is no rate. */
export function comparedWithLastYear({ now, before, subject, same, reason }: Comparison): Phrase {
  const difference = minus(now, before);
  if (difference.value === null) return phrase`比上年${subject}${amount(difference)}`;
  if (difference.value === 0) return phrase`${same}`;
  const [verb, trend] = difference.value > 0 ? ["增加", "增长"] : ["减少", "下降"];
  const change = absolute(difference);
  const rate = rateSpan(change, before, "bare");
  const base = rate ? phrase`，${trend}${rate}` : "（上年为0）";
  return phrase`比上年${subject}${verb}${amount(change)}万元${base}${reason ? phrase`，主要原因是${reason}` : NOTHING}`;
}

/** `年初预算为…万元，支出决算为…万元，完成年初预算的…%。决算数小于预算数的主要原因是…。` */
export function budgetAndFinal(budget: Figure, final: Figure, reason: Span): Phrase {
  const rate = rateSpan(final, budget, "bare");
  const completion = rate && budget.value !== null ? phrase`，完成年初预算的${rate}` : NOTHING;
  const difference = minus(final, budget);
  return phrase`年初预算为${amount(budget)}万元，支出决算为${amount(final)}万元${completion}。${deviation(difference, reason)}`;
}

function deviation(difference: Figure, reason: Span): Phrase {
  if (difference.value === null) return NOTHING;
  if (isZero(difference)) return phrase`决算数与预算数持平。`;
  return phrase`决算数${difference.value > 0 ? "大于" : "小于"}预算数的主要原因是${reason}。`;
}

/** `，完成预算的100%`: this edition prints 0% where both are 0, and nothing where only the budget is. */
export function completionOf(final: Figure, budget: Figure): Phrase {
  const rate = rateSpan(final, budget, "bare");
  if (rate) return phrase`，完成预算的${rate}`;
  return isZero(final) ? phrase`，完成预算的0%` : NOTHING;
}
