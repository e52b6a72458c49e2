/** What an explanation says, in the words of an accountant: which figure should be what, and why it is thought so. */
import type { Facts } from "../fact";
import type { Expected } from "../finding";
import { printed, printedValue } from "../printed";
import { placeOf } from "../reconcile/arithmetic";
import { netTerms } from "../reconcile/relation";
import type { Relation } from "../reconcile/relation";
import type { Alternative, SuspectedSlip } from "./alternative";
import { describeCause } from "./cause-text";
import type { Repair } from "./repair";

/** `公开03表 2080505 … 基本支出 (C8) 1,134.66 应为 1,143.66（相邻数字颠倒），说明第18段“1,134.66万元”也有误` */
export function claimOf(
  { slips, observations }: Alternative,
  explained: readonly Relation[],
  facts: Facts,
): string {
  const reasons = slips.map((slip) => reasonOf(slip, explained));
  const cells = slips.map((slip, index) => {
    // What is said of the next as well is said once, behind the last of them.
    const reason = reasons[index] === reasons[index + 1] ? null : reasons[index];
    return `${slipText(slip, facts)}${reason ? `（${reason}）` : ""}`;
  });
  const also = slips.length > 0 ? "也" : "";
  return [...cells, ...observations.map(({ source }) => `${source}${also}有误`)].join("，");
}

function slipText(slip: SuspectedSlip, facts: Facts): string {
  const cells = slip.repairs.map(
    (repair) => `${placeOf(repair.fact, facts)} ${printed(repair.fact)} ${shouldBe(repair)}`,
  );
  return movedText(slip, facts) ?? cells.join("，");
}

/** The likely cause, or, where nobody can see one, what the figure is worked out by. */
function reasonOf(slip: SuspectedSlip, explained: readonly Relation[]): string | null {
  const { repairs, cause } = slip;
  // That two cells were exchanged says itself how they came to be wrong.
  if (cause !== null) return isMoved(slip) ? null : describeCause(cause);
  const ids = new Set(repairs.map(({ fact }) => fact.id));
  const relation = explained.find((one) => netTerms(one).some(({ fact }) => ids.has(fact)));
  return relation ? `依据：${relation.label}` : null;
}

function isMoved({ repairs: [first, second], cause }: SuspectedSlip): boolean {
  return cause === "moved" && typeof first?.value === "number" && typeof second?.value === "number";
}

/** Both cells of an amount that stands in the wrong one, or of two that were exchanged. */
function movedText(slip: SuspectedSlip, facts: Facts): string | null {
  const [first, second] = slip.repairs;
  if (!isMoved(slip) || !first || !second) return null;
  const place = ({ fact }: Repair): string => placeOf(fact, facts);
  const isEmptied = ({ value }: Repair): boolean => value === 0;
  if (!isEmptied(first) && !isEmptied(second))
    return `${place(first)} ${printed(first.fact)} 与 ${place(second)} ${printed(second.fact)} 互相填错，应对调`;
  const [from, to] = isEmptied(first) ? [first, second] : [second, first];
  return `${place(from)} 的 ${printed(from.fact)} 应填在 ${place(to)}（填入了相邻的行或列）`;
}

function shouldBe(repair: Repair): string {
  const { min, max, value } = expectedOf(repair);
  const show = (figure: number): string => printedValue(repair.fact, figure);
  if (value !== null) return `应为 ${show(value)}`;
  if (min === null) return max === null ? "有误" : `应不大于 ${show(max)}`;
  if (max === null) return `应不小于 ${show(min)}`;
  return show(min) === show(max) ? `应为 ${show(min)}` : `应在 ${show(min)} 至 ${show(max)} 之间`;
}

/** The least and the greatest figure that could be printed for a true value in the interval. */
export function expectedOf({ fact, min, max, value, step }: Repair): Expected {
  // A figure that only touches the interval with its own rounding boundary does not count, if there are others.
  const inner = [Math.floor(min / step + 0.5) * step, Math.ceil(max / step - 0.5) * step] as const;
  const outer = [Math.ceil(min / step - 0.5) * step, Math.floor(max / step + 0.5) * step] as const;
  const holdsValue = value === null || (value >= inner[0] && value <= inner[1]);
  const [from, to] = inner[0] <= inner[1] && holdsValue ? inner : outer;
  const bound = (end: number): number | null => (Number.isFinite(end) ? end : null);
  // That an amount is not below zero goes without saying.
  const isFloor = value === null && from === 0 && to > 0 && !fact.signed;
  return { min: isFloor ? null : bound(from), max: bound(to), value };
}
