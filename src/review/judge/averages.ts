/** 车均 and 人均: the average of a fee over the vehicles or guests that the table or the text counts. */
import { knownFact, remark, skipped, wan } from "../context";
import type { Known, ReviewContext } from "../context";
import { claimsOf } from "../read/claims";
import type { TextPlace } from "../read/claims";
import { statedAmount } from "../read/figures";
import { AVERAGES } from "../words/averages";
import type { AverageWord } from "../words/averages";
import { knownCount } from "./counts";
import { within } from "./interval";
import { MOST_TELLINGS } from "./values";

export function judgeAverages(context: ReviewContext): void {
  for (const { block, narrated } of context.reading.blocks) {
    if (!narrated || block.heading) continue;
    for (const word of AVERAGES) {
      for (const match of block.text.matchAll(word.pattern)) {
        const at = { block, start: match.index, end: match.index + match[0].length };
        judgeAverage(context, word, match, at);
      }
    }
  }
}

function judgeAverage(
  context: ReviewContext,
  word: AverageWord,
  match: RegExpExecArray,
  at: TextPlace,
): void {
  const stated = statedAmount(match.groups?.["figure"] ?? "", match.groups?.["unit"] ?? "");
  const totals = word.totals.flatMap((id) => totalsOf(context, id));
  const counts = countsOf(context, word);
  const pairs = totals.flatMap((total) => counts.map((count) => ({ total, count })));
  const [first] = pairs;
  if (!stated || !first) {
    skipped(context, { at, why: `没有可以计算${word.label}的总额和数量` });
    return;
  }
  const isRight = pairs.some(({ total, count }) =>
    within(stated.value * count - total.value, stated.half * count + total.half),
  );
  if (isRight) return;
  const { total, count } = first;
  remark(context, {
    rule: "review/average",
    severity: "warning",
    message: `${word.label}写为“${match[0]}”，${total.label}${wan(total.value)}÷${String(count)}应为${wan(Math.round(total.value / count))}。`,
    at,
    expected: wan(Math.round(total.value / count)),
    found: match[0],
    against: [total],
  });
}

/** As the table prints it, or as the text tells it. */
function totalsOf(context: ReviewContext, id: AverageWord["totals"][number]): Known[] {
  const statements = context.index.ofIndicator(id).slice(0, MOST_TELLINGS);
  const [statement] = statements;
  if (statement?.subject.kind !== "indicator") return [];
  const known = knownFact(context.facts, statement.subject.indicator.final);
  if (known) return [known];
  return statements.flatMap((each) =>
    claimsOf(each, "amount")
      .filter(({ role, amount }) => role === "final" && amount.value > 0)
      .map(({ amount }) => ({ ...amount, fact: null, label: "文中所写" })),
  );
}

function countsOf(context: ReviewContext, { by }: AverageWord): number[] {
  const known = knownCount(context, `threePublic/${by}/value`, by);
  const told = context.reading.counts.filter(({ word }) => word.line === by).map(({ value }) => value);
  return [...(known ? [known.value] : []), ...told].filter((count) => count > 0).slice(0, MOST_TELLINGS);
}
