/** Shares and rates of completion. */
import { claimsOf, impliedBases, subjectLabel } from "../read/claims";
import type { Claim, ClaimOf, Statement } from "../read/claims";
import { agrees, remark, skipped, wan } from "../context";
import type { ReviewContext, Known } from "../context";
import { formatPercent } from "../read/figures";
import type { StatedPercent } from "../read/figures";
import { tokensOf } from "../read/lexer";
import { meantBy } from "../read/meaning";
import { indicatorById } from "../words/indicators";
import type { Indicator } from "../words/indicator";
import type { IndicatorId } from "../words/indicator-id";
import { impliedPrior } from "./change";
import { isCutOff, ratioAllows, roundedRatio } from "./interval";
import {
  finalFigure,
  indicatorFigure,
  knownFigures,
  ROLE_LABELS,
  statedFigure,
  tableFigures,
} from "./values";
import type { Role } from "../words/phrase";

export function judgeRates(context: ReviewContext, statement: Statement): void {
  for (const claim of claimsOf(statement, "share")) judgeShare(context, statement, claim);
  for (const claim of claimsOf(statement, "completion")) judgeCompletion(context, statement, claim);
}

/** One finding for a percentage without its mark; it is judged all the same. */
export function judgeMark(context: ReviewContext, { at }: Pick<Claim, "at">, percent: StatedPercent): void {
  if (!percent.unmarked) return;
  remark(context, {
    rule: "review/percent-mark",
    severity: "error",
    message: `“${formatPercent(percent).slice(0, -1)}”缺少“%”。`,
    at,
    expected: formatPercent(percent),
    found: formatPercent(percent).slice(0, -1),
  });
}

/** What the printed figures give, at the precision of the text. */
export function expectedRate(n: number, d: number, percent: StatedPercent): string {
  const exact = roundedRatio(n, d, percent.scale);
  return exact ? formatPercent(exact) : "";
}

export function lastDigitCause(n: number, d: number, percent: StatedPercent): string {
  return isCutOff(n, d, percent) ? "末位应四舍五入，文中直接舍去了尾数。" : "";
}

const SHARE_BASES: readonly IndicatorId[] = [
  "expenditure.total",
  "income.total",
  "generalBudget.total",
  "overall.both",
  "appropriation.both",
];

function judgeShare(context: ReviewContext, statement: Statement, claim: ClaimOf<"share">): void {
  judgeMark(context, claim, claim.percent);
  const [indicator, ...others] = denominators(statement, claim);
  const part = finalFigure(context, statement);
  const base = indicator ? indicatorFigure(context, indicator, statement) : null;
  if (!indicator || !base || !part) {
    const why = indicator ? "没有可以计算的金额" : `不能确定“${claim.base}”是哪一项`;
    skipped(context, { at: claim.at, claim, why });
    return;
  }
  const allowed = ratioAllows(part, base, claim.percent);
  const fitsOther = others.some((each) => {
    const figure = indicatorFigure(context, each, statement);
    return figure !== null && ratioAllows(part, figure, claim.percent) === true;
  });
  if (allowed === true || fitsOther) {
    agrees(context, claim, [part, base]);
    return;
  }
  const name = subjectLabel(statement.subject);
  if (allowed === null) {
    judgeShareOfNothing(context, claim, part, base, `${indicator.label}为0，${name}的占比无从计算。`);
    return;
  }
  const other = SHARE_BASES.filter((id) => id !== indicator.id)
    .flatMap((id) => indicatorById(id) ?? [])
    .find((candidate) => {
      const figure = indicatorFigure(context, candidate, statement);
      return figure !== null && claim.percent.int > 0 && ratioAllows(part, figure, claim.percent);
    });
  const expected = expectedRate(part.value, base.value, claim.percent);
  const cause = other
    ? `文中的比例是按${other.label}计算的。`
    : lastDigitCause(part.value, base.value, claim.percent);
  remark(context, {
    rule: "review/share",
    severity: "error",
    message: `${name}占${indicator.label}的比例写为${formatPercent(claim.percent)}，${wan(part.value)}÷${wan(base.value)}应为${expected}。`,
    advice: cause,
    at: claim.at,
    expected,
    found: formatPercent(claim.percent),
    against: [part, base],
    claim,
  });
}

/** A share of nothing says nothing, unless it is 0; of a sum below zero it is what the figures give. */
function judgeShareOfNothing(
  context: ReviewContext,
  claim: ClaimOf<"share">,
  part: Known,
  base: Known,
  message: string,
): void {
  const exact = base.value < 0 ? roundedRatio(part.value, base.value, claim.percent.scale) : null;
  if (exact?.int === claim.percent.int || claim.percent.int === 0) agrees(context, claim, [part, base]);
  else undefinedRate(context, claim, message);
}

/** What the share may be of: the named sum; else the sentence's whole (其中), or the one that the indicator is a part of. */
export function denominators(statement: Statement, claim: ClaimOf<"share">): Indicator[] {
  if (claim.base !== "") return basesOf(claim.base, statement);
  const { whole } = statement;
  const own = impliedBases(statement);
  const ofWhole = whole?.subject.kind === "indicator" ? whole.subject.indicator : null;
  const order = statement.section === "threePublic" ? [...own, ofWhole] : [ofWhole, ...own];
  return [...new Set(order.flatMap((indicator) => indicator ?? []))];
}

/** What a denominator's words may mean, the likeliest first; several where the section leaves it open. */
function basesOf(words: string, statement: Statement): Indicator[] {
  const plain = words.replace(/^(?:本部门|本单位|全部|部门|单位|其|全年|当年|20\d\d年度?)+/u, "");
  // Of the year, or of what the section is about.
  const isShort = /^(?:本年)?(?:总(?<first>支出|收入)|(?<second>支出|收入)(?:总额)?)$/u.exec(plain)?.groups;
  if (isShort) {
    const id = (isShort["first"] ?? isShort["second"]) === "支出" ? "expenditure.total" : "income.total";
    return [...new Set([...known(id), ...impliedBases(statement)])];
  }
  const [token, ...more] = tokensOf(plain.slice(0, 60));
  if (token?.kind !== "name" || more.length > 0 || token.start > 0 || token.end < plain.length) return [];
  const meant = meantBy(token.meanings, statement.section, { whole: statement.whole, siblings: [] });
  const all = token.meanings
    .filter(({ name }) => name.sections === undefined)
    .map(({ indicator }) => indicator);
  return meant ? [...new Set([meant, ...all])] : [];
}

function known(id: IndicatorId): Indicator[] {
  const indicator = indicatorById(id);
  return indicator ? [indicator] : [];
}

function undefinedRate(
  context: ReviewContext,
  claim: ClaimOf<"share"> | ClaimOf<"completion">,
  message: string,
  expected?: string,
): void {
  remark(context, {
    rule: "review/undefined-rate",
    severity: "warning",
    message,
    at: claim.at,
    found: formatPercent(claim.percent),
    ...(expected === undefined ? {} : { expected }),
    claim,
  });
}

export interface Budget {
  readonly role: Role;
  readonly known: Known;
}

/** Budgets that the rate may have been computed with: those the text states, and the table's. */
export function budgetsOf(context: ReviewContext, statement: Statement): Budget[] {
  const roles: readonly Role[] = ["initial", "full", "budget"];
  const stated = roles.flatMap((role): Budget[] => {
    const known = statedFigure(context, statement, [role]);
    return known ? [{ role, known }] : [];
  });
  const [table] = tableFigures(context, statement, "budget");
  return table ? [...stated, { role: "budget", known: table }] : stated;
}

/** Last year's figure, known or told, or what the sentence's own change makes of this year's. */
export function lastYearOf(context: ReviewContext, statement: Statement): Budget[] {
  const known = knownFigures(context, statement, "before")[0] ?? statedFigure(context, statement, ["before"]);
  if (known) return [{ role: "before", known }];
  const now = finalFigure(context, statement);
  const change = claimsOf(statement, "change-amount").find(({ against }) => against === "prior");
  if (!now || !change) return [];
  const implied = impliedPrior(now, change);
  return [{ role: "before", known: { ...implied, fact: null, claim: change, label: ROLE_LABELS.before } }];
}

function judgeCompletion(context: ReviewContext, statement: Statement, claim: ClaimOf<"completion">): void {
  judgeMark(context, claim, claim.percent);
  const final = finalFigure(context, statement);
  const isOfLastYear = claim.base === "before";
  const budgets = isOfLastYear ? lastYearOf(context, statement) : budgetsOf(context, statement);
  if (!final || budgets.length === 0) {
    const why = isOfLastYear ? "没有上年数可以核对" : "文中和表中都没有可以计算完成率的预算数";
    skipped(context, { at: claim.at, claim, why });
    return;
  }
  const fits = ({ known }: Budget): boolean => ratioAllows(final, known, claim.percent) === true;
  const named = budgets.filter(
    ({ role }) => claim.base === "budget" || role === claim.base || role === "budget",
  );
  const right = named.find(fits);
  if (right) {
    agrees(context, claim, [final, right.known]);
    return;
  }
  const name = subjectLabel(statement.subject);
  const other = budgets.find((budget) => !named.includes(budget) && fits(budget));
  const text = formatPercent(claim.percent);
  if (other) {
    remark(context, {
      rule: "review/base",
      severity: "error",
      message: `${name}的完成率${text}是按${ROLE_LABELS[other.role]}${wan(other.known.value)}计算的，不是${ROLE_LABELS[claim.base]}。`,
      at: claim.at,
      expected: `完成${ROLE_LABELS[other.role]}的${text}`,
      found: `完成${ROLE_LABELS[claim.base]}的${text}`,
      against: [final],
      claim,
    });
    return;
  }
  const [budget] = named;
  if (!budget) {
    skipped(context, { at: claim.at, claim, why: `文中没有写出${ROLE_LABELS[claim.base]}` });
    return;
  }
  if (budget.known.value === 0) {
    judgeZeroBudget(context, claim, name, final);
    return;
  }
  const expected = expectedRate(final.value, budget.known.value, claim.percent);
  const isInverse = ratioAllows(budget.known, final, claim.percent) === true;
  const cause = isInverse
    ? "文中的比例是预算数除以决算数。"
    : lastDigitCause(final.value, budget.known.value, claim.percent);
  remark(context, {
    rule: "review/completion",
    severity: "error",
    message: `${name}${isOfLastYear ? "为上年数的比例" : "的完成率"}写为${text}，${wan(final.value)}÷${wan(budget.known.value)}应为${expected}。`,
    advice: cause,
    at: claim.at,
    expected,
    found: text,
    against: [final, budget.known],
    claim,
  });
}

/** 0 of 0 printed as 0 or 100 misleads nobody; any other rate on a base of 0 does. */
function judgeZeroBudget(
  context: ReviewContext,
  claim: ClaimOf<"completion">,
  name: string,
  final: Known,
): void {
  const message = `${name}的预算数为0，完成率无从计算，不应写“${formatPercent(claim.percent)}”。`;
  if (final.value !== 0) {
    undefinedRate(context, claim, message);
    return;
  }
  remark(context, { rule: "review/undefined-rate", severity: "info", message, at: claim.at });
  agrees(context, claim, [final]);
}
