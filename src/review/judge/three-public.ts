/** 三公 on lines of its own for each item: their changes make the change of the whole all the same. */
import type { ReviewContext } from "../context";
import type { Statement } from "../read/claims";
import type { Section } from "../read/sections";
import type { Indicator } from "../words/indicator";
import { indicatorById } from "../words/indicators";
import { figureOf, judgeChangeSum, signedChange } from "./sums";
import { MOST_TELLINGS } from "./values";

type Against = "prior" | "budget";

export function judgeThreePublic(context: ReviewContext): void {
  const wholes = context.index.ofIndicator("threePublic.total").slice(0, MOST_TELLINGS);
  const totals = new Set(wholes.flatMap((each) => figureOf(each, "final")?.amount.value ?? []));
  // Of two sums (two budgets, two departments) nobody knows whose the parts are.
  if (totals.size > 1) return;
  for (const against of ["prior", "budget"] as const) {
    const whole = wholes.find((each) => signedChange(each, against) !== null);
    const parts = indicatorById("threePublic.total")?.parts ?? [];
    const members = whole && allTold(context, parts, whole.section, against);
    if (whole && members) judgeChangeSum(context, whole, members, against);
  }
}

/** Each part with its change, or else the parts that it has itself; `null` where one is not told. */
function allTold(
  context: ReviewContext,
  ids: readonly Indicator["id"][],
  section: Section | null,
  against: Against,
): Statement[] | null {
  const members: Statement[] = [];
  for (const id of ids) {
    const own = context.index
      .ofIndicator(id)
      .slice(0, MOST_TELLINGS)
      .find((each) => each.section === section && signedChange(each, against) !== null);
    const parts = own ? [] : (indicatorById(id)?.parts ?? []);
    const inner = parts.length > 0 ? allTold(context, parts, section, against) : null;
    if (!own && !inner) return null;
    members.push(...(own ? [own] : (inner ?? [])));
  }
  return members;
}
