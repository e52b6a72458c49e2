/** Clauses that several sections of the Xining edition share. */
import { NOTHING, phrase } from "../../engine/compose/define-paragraph";
import type { Phrase, Span } from "../../engine/compose/define-paragraph";
import { figureSpan, rateSpan } from "../../engine/compose/figure";
import type { Figure } from "../../engine/compose/figure";
import { changeFrom, verbsOf } from "../change";
import { share as shareOf } from "../kinds";
import { fitting } from "../reasons";

export const amount = figureSpan;

/** `，占93.05%`; nothing on a base of 0. */
export function share(part: Figure, whole: Figure): Phrase {
  return shareOf(part, whole, "bare");
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
  const change = changeFrom(before, now, "bare");
  if (change.direction === "unknown") return phrase`比上年${subject}${change.waiting}`;
  if (change.direction === "same") return phrase`${same}`;
  const [verb, trend] = verbsOf(change.direction);
  const base = change.rate ? phrase`，${trend}${change.rate}` : "（上年为0）";
  const why = reason ? phrase`，主要原因是${fitting(reason, change.direction)}` : NOTHING;
  return phrase`比上年${subject}${verb}${change.difference}万元${base}${why}`;
}

/** `年初预算为…万元，支出决算为…万元，完成年初预算的…%。决算数小于预算数的主要原因是…。` */
export function budgetAndFinal(budget: Figure, final: Figure, reason: Span): Phrase {
  const rate = rateSpan(final, budget, "bare");
  const completion = rate && budget.value !== null ? phrase`，完成年初预算的${rate}` : NOTHING;
  return phrase`年初预算为${amount(budget)}万元，支出决算为${amount(final)}万元${completion}。${deviation(budget, final, reason)}`;
}

function deviation(budget: Figure, final: Figure, reason: Span): Phrase {
  const { direction } = changeFrom(budget, final, "bare");
  if (direction === "unknown") return NOTHING;
  if (direction === "same") return phrase`决算数与预算数持平。`;
  return phrase`决算数${direction === "up" ? "大于" : "小于"}预算数的主要原因是${fitting(reason, direction)}。`;
}

/** `，完成预算的100%`; a budget of 0 has no rate, though the form prints 0%. */
export function completionOf(final: Figure, budget: Figure): Phrase {
  const rate = rateSpan(final, budget, "bare");
  return rate ? phrase`，完成预算的${rate}` : NOTHING;
}
