/** Where free text ends: reasons and purposes are no claims, and the statement may go on behind them. */
import type { Indicator } from "../words/indicator";
import { topicOf, type Topic } from "../words/indicator-id";
import { indicatorById } from "../words/indicators";
import { tokensOf } from "./lexer";
import type { Token } from "./lexer";
import { meantBy } from "./meaning";
import { endClause, endFree } from "./state";
import type { Reader } from "./state";

/** Reasons and purposes are free text: nothing in them is a claim. */
export function endsSkipping(reader: Reader, token: Token): boolean {
  const { block, scope } = reader;
  const isEnd = token.kind === "stop" || token.kind === "semicolon";
  const next = block.text.slice(token.end, token.end + 6);
  const goesOn =
    /^(?:[一二三四五六]是|[一二三四五六]、|第[一二三四]|\(\d|同时|另外|此外|其次|再次|\d[.、])/u.test(next);
  if (!isEnd || (goesOn && !isItemNext(reader, token.end))) return false;
  if (token.kind === "semicolon" && !isSiblingNext(reader, token.end)) return false;
  endFree(reader, token.start);
  if (token.kind === "semicolon") endClause(scope);
  return true;
}

/** `…，主要是车辆维修。3.公务接待费全年预算1.50万元`: the next point of the section, not the next reason. */
function isItemNext({ block, itemNames }: Reader, stop: number): boolean {
  const next = block.text.slice(stop, stop + 60);
  const ordinal = /^(?:\(\d{1,2}\)|\d{1,2}[.、]|[一二三四五六七八九十]、)/u.exec(next)?.[0].length ?? 0;
  if (ordinal === 0 || block.text.charAt(stop - 1) !== "。") return false;
  const [first, second] = tokensOf(next.slice(ordinal), 0, itemNames);
  if (first?.start !== 0 || first.kind !== "name" || !second || second.start - first.end > 6) return false;
  return second.kind === "amount" || (second.kind === "phrase" && second.says.kind === "role");
}

/** After a reason's semicolon another part of the same whole goes on, not the next reason. */
function isSiblingNext({ block, section, scope, itemNames }: Reader, start: number): boolean {
  const from = start + (LEAD.exec(block.text.slice(start, start + 16))?.[0].length ?? 0);
  if (CHANGE.test(block.text.slice(from, from + 60))) return true;
  const [first, second] = tokensOf(block.text.slice(from, from + 40), 0, itemNames);
  if (first?.start !== 0) return false;
  if (first.kind === "item" || first.kind === "class") return true;
  // `…，用于征地；用于社会福利的彩票公益金支出3.00万元`
  if (first.kind === "itemName") return second?.kind === "amount" && second.start - first.end <= 4;
  if (first.kind !== "name") return false;
  const next = meantBy(first.meanings, section, { whole: scope.whole, siblings: [] });
  const whole = scope.whole?.subject.kind === "indicator" ? scope.whole.subject.indicator : null;
  const own = scope.subject?.subject.kind === "indicator" ? scope.subject.subject.indicator : null;
  if (!next || !own) return false;
  // `…，主要是项目减少；本年支出268.96万元`: another sum with its figure.
  const isTold = second?.kind === "amount" && second.start - first.end <= 2;
  if (isTold && SUMS.has(topicOf(next.id))) return true;
  const families = [whole?.parts ?? [], own.parts ?? [], parentOf(own)?.parts ?? []];
  return families.some((parts) => parts.includes(next.id)) || topicOf(next.id) === "threePublic";
}

/** `；2024年公务接待费支出1.30万元` */
const LEAD = /^(?:其中：|20\d\d年度?，?)/u;

/** `；较上年减少4.25万元，下降13.93%`: a change with its rate is no reason. */
const CHANGE =
  /^(?:较|比|与)[^，。；\d]{0,6}(?:20\d\d年度?)?[^，。；\d]{0,12}(?:增加|减少|增长|下降|提高|降低|上升)[\d，.]{1,14}万元，(?:增长|上升|提高|下降|降低|减少|增加)[\d.]{1,8}%/u;

const SUMS: ReadonlySet<Topic> = new Set<Topic>([
  "overall",
  "income",
  "expenditure",
  "appropriation",
  "generalBudget",
  "governmentFund",
  "stateCapital",
]);

function parentOf({ shareOf }: Indicator): Indicator | null {
  return shareOf ? indicatorById(shareOf) : null;
}
