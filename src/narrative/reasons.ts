/** Reasons against the change that they explain: what the writer does not put into a text, the review warns of. */
import { placeholder } from "../engine/compose/figure";
import type { Span } from "../engine/compose/define-paragraph";

/** Words of a reason that can only explain a rise, or only a fall. */
const RISE =
  /增加|增长|新增|追加|提高|上升|调增|增资|增人|增支|扩大|加大|上涨|增多|上调|新成立|调标|晋升|补发/u;
const FALL = /减少|下降|压减|压缩|缩减|核减|调减|减支|过紧日子|厉行节约|降低/u;
/** Speaks of the year before, or of money that came back: which way it explains cannot be said. */
const OTHER_WAY = /上年|去年|上一年|以前年度|同期|基数|结转|收回|退回|20\d\d年|缴回|未|不再/u;

/** The reason explains the opposite of the direction, and nothing else. */
export function contradicts(reason: string, direction: number): boolean {
  // Of several reasons one may explain what the others do not.
  if (direction === 0 || /；|[二2]是|第二/u.test(reason) || OTHER_WAY.test(reason)) return false;
  const [rises, falls] = [RISE.test(reason), FALL.test(reason)];
  return rises !== falls && (rises ? 1 : -1) !== Math.sign(direction);
}

/** The reason as it was typed, or a place for another one where it was carried over from a change the other way. */
export function fitting(reason: Span, direction: "up" | "down"): Span {
  if (reason.kind !== "reason" || !contradicts(reason.text, direction === "up" ? 1 : -1)) return reason;
  const [source] = reason.sources;
  const label = `${source?.label ?? "原因"}（所填“${reason.text}”与增减方向相反）`;
  return placeholder([{ key: source?.key ?? label, label, cell: source?.cell ?? null }]);
}
