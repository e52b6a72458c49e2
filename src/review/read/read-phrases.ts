/** The words around a figure → what a figure that comes next would say. */
import type { Meaning, Role } from "../words/phrase";
import { topicOf } from "../words/indicator-id";
import type { StatedAmount } from "./figures";
import { tokensOf } from "./lexer";
import { adjacent, FILLER, hasFinal, isFiller, isLinked, open, place, roleOfParts, say } from "./state";
import type { Indicator } from "../words/indicator";
import type { IndicatorId } from "../words/indicator-id";
import { indicatorById } from "../words/indicators";
import type { PhraseOf, Reader, TokenOf } from "./state";

export function readPhrase(reader: Reader, token: TokenOf<"phrase">, says: Meaning): void {
  const { scope } = reader;
  switch (says.kind) {
    case "role":
      if (isOfBase(reader, token, says)) break;
      if (namesAnother(reader, token)) scope.isLost = true;
      else if (says.role === "final") turnToExpenditure(reader, token);
      if (scope.expecting?.kind !== "share") {
        const isBeside = /^[、和与及]$/u.test(reader.block.text.slice(scope.anchor, token.start));
        const before = scope.role === null || !isBeside ? [] : scope.roles;
        const roles = [...before, says.role].slice(-MOST_ROLES);
        Object.assign(scope, { role: says.role, roles, partsRole: null });
      }
      break;
    case "lastYear":
      scope.isLastYear = true;
      break;
    case "verb":
      readVerb(reader, token, says);
      break;
    case "becomes":
      scope.expecting = { kind: "becomes", at: token };
      break;
    case "against":
      readAgainst(reader, token, says);
      break;
    case "comparison":
      readComparison(reader, token, says);
      break;
    case "equal":
      readEqual(reader, token, says);
      break;
    case "share":
      readShare(reader, token);
      break;
    case "completion":
      scope.expecting = { kind: "completion", base: says.base, at: token };
      break;
    case "noBudget":
      sayNothing(reader, token, "initial");
      break;
    case "noFinal":
      sayNothing(reader, token, "final");
      break;
    case "each":
      Object.assign(reader, { isEach: true, row: [] });
      break;
    case "whole":
    case "following":
      if (listsOffice(reader, token.end)) reader.skipping = { kind: "list", from: token.end };
      else Object.assign(scope, { whole: scope.subject, partsRole: roleOfParts(reader, token.start) });
      break;
    case "reason":
      if (scope.subject && !scope.isLost)
        say(reader, { kind: "reason", at: place(reader, token), figure: null });
      reader.skipping = { kind: "reason", from: token.end };
      break;
    case "list":
    case "purpose":
      if (listsParts(reader, token.end))
        scope.whole = isPartNext(reader, token.end) ? scope.whole : scope.subject;
      else reader.skipping = { kind: says.kind, from: token.end };
      break;
    case "price":
    case "deviation":
      scope.expecting = { kind: says.kind, at: token };
      break;
    case "aside":
      break;
  }
}

/** `比2023年度实际支出30.50万元减少4.25万元`: what was spent last year. */
function isOfBase({ scope }: Reader, token: TokenOf<"phrase">, { role }: PhraseOf<"role">): boolean {
  const { expecting } = scope;
  if (expecting?.kind !== "base" || expecting.role !== "before" || role !== "final") return false;
  if (token.start !== expecting.at.end) return false;
  scope.expecting = { ...expecting, at: token };
  return true;
}

function readShare(reader: Reader, token: TokenOf<"phrase">): void {
  const { scope, block } = reader;
  const base = SUM_BEFORE.exec(block.text.slice(Math.max(0, token.start - 40), token.start))?.groups?.[
    "base"
  ];
  if (base !== undefined && !scope.isLost) scope.expecting = { kind: "share", base, at: token };
  else if (isLinked(reader, token)) scope.expecting = { kind: "share", at: token };
  else Object.assign(scope, { expecting: null, isLost: true });
}

/** `在本年支出合计中占` */
const SUM_BEFORE = /[，；。]在(?<base>[^，。；：\d]{4,30}?)(?:总额|决算数?)?中$/u;

/** 年初预算、全年预算 and 决算. */
const MOST_ROLES = 3;

/** `支出按功能分类科目分，包括：一般公共服务支出192.59万元`: parts with their amounts, not 款 of the economic classes. */
function listsParts({ block, section, scope, itemNames }: Reader, end: number): boolean {
  if (section === "basic") return false;
  const [first, second] = tokensOf(block.text.slice(end, end + LONGEST_PART), 0, itemNames).filter(
    ({ kind }) => kind !== "number",
  );
  if (!first || second?.kind !== "amount" || second.start - first.end > 4) return false;
  if (first.kind === "class" || first.kind === "item" || first.kind === "itemName") return true;
  if (first.kind !== "name" || scope.subject?.subject.kind !== "indicator") return false;
  return !MATTERS.has(topicOf(scope.subject.subject.indicator.id));
}

/** `机关运行经费支出26.74万元，其中：办公费1.20万元`: 款 with their amounts, which are read as a list. */
function listsOffice({ block, scope }: Reader, end: number): boolean {
  const { subject } = scope;
  const isOfOffice =
    subject?.subject.kind === "indicator" && subject.subject.indicator.id === "operating.total";
  return isOfOffice && /^[\p{Script=Han}()、]{2,16}[为：]?\d/u.test(block.text.slice(end, end + 18));
}

/** `其中，用于基本支出166.28万元；用于项目支出103.91万元`: of the same whole. */
function isPartNext({ block, scope }: Reader, end: number): boolean {
  const [first] = tokensOf(block.text.slice(end, end + LONGEST_PART));
  const parts = scope.whole?.subject.kind === "indicator" ? scope.whole.subject.indicator.parts : undefined;
  return first?.kind === "name" && first.meanings.some(({ indicator }) => parts?.includes(indicator.id));
}

const LONGEST_PART = 60;
/** Their parts share their names with 款. */
const MATTERS: ReadonlySet<string> = new Set(["threePublic", "operating", "procurement", "basic"]);

/** `维修经费预算0.80万元`: what stands before the word is a name, and nobody knows of what. */
function namesAnother({ block, scope }: Reader, token: TokenOf<"phrase">): boolean {
  const before = block.text.slice(Math.min(scope.anchor, token.start), token.start);
  return UNKNOWN_NAME.test(before) && !FILLER.test(before);
}

const UNKNOWN_NAME = /[\p{Script=Han})](?:费|费用|资金|补贴|补助|项目|方面)(?:支出|的)?[：，]?$/u;

/** Beside the income of a sum the other side is its expenditure. */
const EXPENDITURE_OF: Partial<Record<Indicator["id"], IndicatorId>> = {
  "income.total": "expenditure.total",
  "generalBudget.income": "generalBudget.total",
  "governmentFund.income": "governmentFund.expenditure",
  "stateCapital.income": "stateCapital.expenditure",
};

/** `…收入决算51.00万元，支出决算53.00万元` */
function turnToExpenditure(reader: Reader, token: TokenOf<"phrase">): void {
  const { subject } = reader.scope;
  const other = subject?.subject.kind === "indicator" ? EXPENDITURE_OF[subject.subject.indicator.id] : null;
  const isClause = /[，；、。]$/u.test(reader.block.text.slice(0, token.start));
  if (!other || !isClause || !reader.block.text.startsWith("支出决算", token.start) || !hasFinal(subject)) {
    return;
  }
  const indicator = indicatorById(other);
  if (indicator) open(reader, { kind: "indicator", indicator }, token);
}

/** `比2024年年初预算数1.50万元减少`: a year that is the text's own names this year's budget; the amount is that budget. */
function readAgainst(reader: Reader, token: TokenOf<"phrase">, says: PhraseOf<"against">): void {
  const { scope, block, year } = reader;
  const words = block.text.slice(token.start, token.end);
  const named = Number(/20\d\d/u.exec(words)?.[0] ?? year);
  const isOwn = says.what === "other" && year !== null && words.includes(`${String(year)}年`);
  // `比2019年下降54.74%`: of a year that is neither this nor the last nobody knows the figure.
  const isOther = says.what === "prior" && year !== null && named < year - 1;
  const what = isOwn ? "budget" : isOther ? "other" : says.what;
  const role = isOwn ? (words.includes("年初") ? "initial" : "budget") : (says.role ?? "before");
  scope.against = { what, role, at: token };
  scope.expecting = what === "other" ? { kind: "price", at: token } : { kind: "base", role, at: token };
}

/** 未发生 states a zero of its subject, where the subject was just named; 均未发生 of all that were. */
function sayNothing(reader: Reader, token: TokenOf<"phrase">, role: Role): void {
  const { scope } = reader;
  const amount: StatedAmount = { value: 0, half: 0, unit: "万元" };
  if (!scope.subject || scope.isLost || (!isFiller(reader, token) && !scope.isLastYear)) return;
  if (role === "final" && hasFinal(scope.subject)) return;
  const group = reader.isEach ? adjacent(reader) : [];
  for (const subject of group.length > 1 ? group : [scope.subject])
    say(reader, { kind: "amount", role, amount, at: place(reader, token), figure: null }, subject);
}

function readVerb(reader: Reader, token: TokenOf<"phrase">, says: PhraseOf<"verb">): void {
  const { scope } = reader;
  if (!isLinked(reader, token)) {
    scope.expecting = null;
    scope.isLost = true;
    return;
  }
  scope.expecting = { kind: "change", direction: says.direction, figure: says.figure, at: token };
}

function readComparison(reader: Reader, token: TokenOf<"phrase">, says: PhraseOf<"comparison">): void {
  const { scope, block } = reader;
  const isAmountNext = /^[为了：]?\d/u.test(block.text.slice(token.end, token.end + 2));
  if (says.sign !== 0 && isAmountNext) {
    scope.expecting = { kind: "excess", sign: says.sign, base: says.base, at: token };
    return;
  }
  const { sign, base, loose = false } = says;
  say(reader, { kind: "comparison", sign, base, loose, at: place(reader, token), figure: null });
}

function readEqual(reader: Reader, token: TokenOf<"phrase">, says: PhraseOf<"equal">): void {
  const against = says.against ?? reader.scope.against?.what;
  // 共有车辆6辆，与上年持平: of things that are counted no table knows last year's number.
  const isOfCount = reader.section === "assets" && (reader.scope.subject === null || reader.scope.isLost);
  if (!against || isOfCount) return;
  const { loose = false } = says;
  // 比上年持平，其中：…持平: the parts are compared with the same.
  reader.scope.against ??= { what: against, role: "before", at: token };
  say(reader, { kind: "equal", against, loose, at: place(reader, token), figure: null });
}
