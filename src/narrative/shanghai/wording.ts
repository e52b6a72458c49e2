/** Clauses that several sections of the Shanghai edition share; rates always carry two decimals. */
import { NOTHING, phrase } from "../../engine/compose/define-paragraph";
import type { Phrase, Span } from "../../engine/compose/define-paragraph";
import { figureSpan, rateSpan } from "../../engine/compose/figure";
import type { Figure } from "../../engine/compose/figure";
import { changeFrom, verbsOf } from "../change";
import type { Brief } from "../brief";
import { share as shareOf } from "../kinds";
import { fitting } from "../reasons";

export const amount = figureSpan;

/** `，占100.00%`; nothing on a base of 0. */
export function share(part: Figure, whole: Figure): Phrase {
  return shareOf(part, whole, "decimals");
}

interface Comparison {
  readonly now: Figure;
  readonly before: Figure;
  /** What is compared: `收入支出总计`. */
  readonly subject: string;
  readonly reason: Span;
}

/** `与2023年度相比，收入支出总计增加5.00万元，增长10.00%。主要原因：…。`; where last year was 0 there is no rate. */
export function comparedWithLastYear(brief: Brief, { now, before, subject, reason }: Comparison): Phrase {
  const change = changeFrom(before, now, "decimals");
  const lead = phrase`与${brief.lastYearText}年度相比，${subject}`;
  if (change.direction === "unknown") return phrase`${lead}${change.waiting}。`;
  if (change.direction === "same") return phrase`${lead}持平。`;
  const [verb, trend] = verbsOf(change.direction);
  const base = change.rate ? phrase`，${trend}${change.rate}` : "（上年为0）";
  return phrase`${lead}${verb}${change.difference}万元${base}。主要原因：${fitting(reason, change.direction)}。`;
}

/** `完成年初预算的95.89%`, with its comma; a budget of 0 has no rate. */
export function completion(final: Figure, budget: Figure, words: string): Phrase {
  const rate = budget.value === null || final.value === null ? null : rateSpan(final, budget, "decimals");
  return rate ? phrase`，${words}${rate}` : NOTHING;
}

/** `决算数小于预算数的主要原因：…。` */
export function deviation(budget: Figure, final: Figure, reason: Span, lead = ""): Phrase {
  const { direction } = changeFrom(budget, final, "decimals");
  if (direction === "unknown") return NOTHING;
  if (direction === "same") return phrase`${lead}决算数与预算数持平。`;
  return phrase`${lead}决算数${direction === "up" ? "大于" : "小于"}预算数的主要原因：${fitting(reason, direction)}。`;
}
