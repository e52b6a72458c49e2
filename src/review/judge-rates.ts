/** Shares, rates of completion and the words that compare with a budget (CHECKS 42, 43, 48, 52–56). */
import { impliedBase, subjectLabel } from "./claims";
import type { ClaimOf, TextPlace, Statement } from "./claims";
import { claimsOf, remark, skipped, wan } from "./context";
import type { ReviewContext, Known } from "./context";
import { formatPercent } from "./figures";
import type { StatedPercent } from "./figures";
import { indicatorById, indicatorsIn } from "./indicators";
import type { Indicator } from "./indicator";
import { isCutOff, ratioAllows, roundedRatio } from "./interval";
import type { Section } from "./sections";
import { finalFigure, indicatorFigure, ROLE_LABELS, statedFigure, tableFigures } from "./values";
import type { Role } from "./tokens";

export function judgeRates(context: ReviewContext, statement: Statement): void {
  for (const claim of claimsOf(statement, "share")) judgeShare(context, statement, claim);
  for (const claim of claimsOf(statement, "completion")) judgeCompletion(context, statement, claim);
}

/** One finding for a percentage without its mark; it is judged all the same. */
export function judgeMark(context: ReviewContext, at: TextPlace, percent: StatedPercent): void {
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

const SHARE_BASES = [
  "expenditure.total",
  "income.total",
  "generalBudget.total",
  "overall.both",
  "appropriation.both",
];

function judgeShare(context: ReviewContext, statement: Statement, claim: ClaimOf<"share">): void {
  judgeMark(context, claim.at, claim.percent);
  const indicator = claim.base === "" ? wholeOf(statement) : baseOf(claim.base, statement.section);
  const part = finalFigure(context, statement);
  const base = indicator ? indicatorFigure(context, indicator, statement) : null;
  if (!indicator || !base || !part) {
    const why = indicator ? "没有可以计算的金额" : `不能确定“${claim.base}”是哪一项`;
    skipped(context, claim.at, why);
    return;
  }
  const allowed = ratioAllows(part, base, claim.percent);
  if (allowed) return;
  const name = subjectLabel(statement.subject);
  if (allowed === null) {
    if (claim.percent.int !== 0)
      undefinedRate(context, claim, `${indicator.label}为0，${name}的占比无从计算。`);
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
    message: `${name}占${indicator.label}的比例写为${formatPercent(claim.percent)}，${wan(part.value)}÷${wan(base.value)}应为${expected}。${cause}`,
    at: claim.at,
    expected,
    found: formatPercent(claim.percent),
    against: [part, base],
    claim,
  });
}

/** 其中 says what the share is of, unless the indicator's own whole is another. */
function wholeOf(statement: Statement): Indicator | null {
  const { whole } = statement;
  if (statement.section === "threePublic") return indicatorById("threePublic.total");
  if (whole?.subject.kind === "indicator") return whole.subject.indicator;
  return impliedBase(statement);
}

function baseOf(name: string, section: Section | null): Indicator | null {
  const plain = name.replace(/^(?:本部门|全部|部门|单位|其|20\d\d年度?)+/u, "");
  if (/^(?:本年)?(?:总支出|支出总额|支出)$/u.test(plain)) return indicatorById("expenditure.total");
  if (/^(?:本年)?(?:总收入|收入总额|收入)$/u.test(plain)) return indicatorById("income.total");
  const candidates = [...indicatorsIn(section), ...indicatorsIn("income"), ...indicatorsIn("expenditure")];
  return candidates.find(({ names }) => new RegExp(`^(?:${names})$`, "u").test(plain)) ?? null;
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

interface Budget {
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
  const [table] = tableFigures(context.facts, statement, "budget");
  return table ? [...stated, { role: "budget", known: table }] : stated;
}

function judgeCompletion(context: ReviewContext, statement: Statement, claim: ClaimOf<"completion">): void {
  judgeMark(context, claim.at, claim.percent);
  const final = finalFigure(context, statement);
  const budgets = budgetsOf(context, statement);
  if (!final || budgets.length === 0) {
    skipped(context, claim.at, "文中和表中都没有可以计算完成率的预算数");
    return;
  }
  const fits = ({ known }: Budget): boolean => ratioAllows(final, known, claim.percent) === true;
  const named = budgets.filter(
    ({ role }) => claim.base === "budget" || role === claim.base || role === "budget",
  );
  if (named.some(fits)) return;
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
    skipped(context, claim.at, `文中没有写出${ROLE_LABELS[claim.base]}`);
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
    message: `${name}的完成率写为${text}，${wan(final.value)}÷${wan(budget.known.value)}应为${expected}。${cause}`,
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
}

export function judgeComparisons(context: ReviewContext, statement: Statement): void {
  for (const claim of claimsOf(statement, "comparison")) {
    const final = finalFigure(context, statement);
    const budgets = budgetsOf(context, statement);
    const named = budgets.filter(
      ({ role }) => claim.base === "budget" || role === claim.base || role === "budget",
    );
    const candidates = named.length > 0 ? named : budgets;
    const text = claim.at.block.text.slice(claim.at.start, claim.at.end);
    if (!final || candidates.length === 0) {
      skipped(context, claim.at, "文中和表中都没有可以比较的预算数");
      continue;
    }
    if (text.includes("基本")) continue;
    const signs = candidates.map(({ known }) => Math.sign(final.value - known.value));
    if (signs.includes(claim.sign)) continue;
    const [budget] = candidates;
    if (!budget) continue;
    const word = WORDS[Math.sign(final.value - budget.known.value) + 1] ?? "";
    remark(context, {
      rule: "review/comparison",
      severity: "error",
      message: `${subjectLabel(statement.subject)}的决算数${wan(final.value)}${word}${ROLE_LABELS[budget.role]}${wan(budget.known.value)}，文中写“${text}”。`,
      at: claim.at,
      expected: word,
      found: text,
      against: [final, budget.known],
      claim,
    });
  }
}

const WORDS = ["小于", "等于", "大于"];
