/** Amounts against the tables (CHECKS 38–50), and what a wrong one was probably taken from. */
import type { Fact } from "../engine/fact";
import { subjectLabel } from "./claims";
import type { ClaimOf, Statement } from "./claims";
import { claimsOf, factLabel, remark, skipped, tableName, wan } from "./context";
import type { ReviewContext, Known } from "./context";
import type { StatedAmount } from "./figures";
import { agree } from "./interval";
import { itemTable, levelLines, plainName } from "./items";
import { knownFigures, locationOf, ROLE_LABELS, statedFigure } from "./values";
import type { Role } from "./tokens";

export function judgeAmounts(context: ReviewContext, statement: Statement): void {
  judgeNames(context, statement);
  for (const claim of claimsOf(statement, "amount")) {
    if (claim.amount.unit === "missing") {
      remark(context, {
        rule: "review/unit",
        severity: "warning",
        message: "金额没有写单位。",
        at: claim.at,
        expected: "万元",
        claim,
      });
    }
    judgeAmount(context, statement, claim);
  }
}

function judgeAmount(context: ReviewContext, statement: Statement, claim: ClaimOf<"amount">): void {
  const known = knownFigures(context, statement, claim.role);
  if (known.length === 0) {
    judgeRepetition(context, statement, claim);
    return;
  }
  if (known.some((figure) => agree(claim.amount, figure))) return;
  const [first] = known;
  if (!first) return;
  const difference = Math.abs(claim.amount.value - first.value);
  const name = `${subjectLabel(statement.subject)}${claim.role === "final" ? "" : ROLE_LABELS[claim.role]}`;
  remark(context, {
    rule: "review/amount",
    severity: "error",
    message: `${name}写为${statedText(claim.amount)}，${first.label}为${wan(first.value)}，相差${wan(difference)}。${hint(context, claim, first)}`,
    at: claim.at,
    expected: wan(first.value),
    found: statedText(claim.amount),
    against: known,
    claim,
  });
}

/** No table holds it: it must at least be the same wherever the text says it. */
function judgeRepetition(context: ReviewContext, statement: Statement, claim: ClaimOf<"amount">): void {
  const elsewhere = statedFigure(context, { ...statement, claims: [] }, [claim.role]);
  if (elsewhere && !agree(claim.amount, elsewhere)) {
    const name = subjectLabel(statement.subject) + ROLE_LABELS[claim.role];
    remark(context, {
      rule: "review/said-twice",
      severity: "error",
      message: `${name}在文中有两个数：${wan(elsewhere.value)}和${statedText(claim.amount)}。`,
      at: claim.at,
      expected: wan(elsewhere.value),
      found: statedText(claim.amount),
      claim,
    });
  } else if (claim.role === "final") {
    skipped(context, claim.at, `工作簿中没有“${subjectLabel(statement.subject)}”可以核对`);
  }
}

/** Powers of ten first, then a like figure elsewhere: the usual ways in which a figure goes wrong. */
function hint(context: ReviewContext, claim: ClaimOf<"amount">, expected: Known): string {
  const { value } = claim.amount;
  for (const exponent of [4, 1, 2, 3]) {
    const isPower = value * 10 ** exponent === expected.value || expected.value * 10 ** exponent === value;
    if (isPower && value !== 0) {
      return exponent === 4 ? "两数相差一万倍：单位写错（元、万元）。" : "数字相同，小数点错位。";
    }
  }
  const twins = sameFigures(context, claim.amount, claim.role);
  if (twins.length === 0) return "";
  const [twin] = twins;
  const source = expected.fact ? tableName(context.facts, expected.fact.table) : "本指标";
  return twin ? `所写的数等于${factLabel(context.facts, twin)}：口径应为${source}。` : "";
}

/** Facts that print exactly this sum; the ones of another table's like-named cell come first. */
function sameFigures(context: ReviewContext, amount: StatedAmount, role: Role): Fact[] {
  if (amount.value === 0) return [];
  const wanted = role === "final" ? "budget" : "";
  return [...context.facts.byId.values()]
    .filter((fact) => fact.measure === "money" && fact.amount?.value === amount.value && !fact.amount.blank)
    .sort((a, b) => rank(a, wanted) - rank(b, wanted));
}

function rank(fact: Fact, unwanted: string): number {
  return (
    (fact.line === "total" || fact.line.startsWith("total") ? 0 : 1) + (fact.column === unwanted ? 2 : 0)
  );
}

export function statedText(amount: StatedAmount): string {
  return amount.unit === "元" ? `${(amount.value / 100).toFixed(2)}元` : wan(amount.value);
}

/** 类, 款 and 项 as the table names them (CHECKS 44). */
function judgeNames(context: ReviewContext, statement: Statement): void {
  const { subject } = statement;
  if (subject.kind !== "item") return;
  const location = locationOf(context.facts, statement);
  if (!location) {
    judgeUnknownItem(context, statement);
    return;
  }
  for (const { level, expected } of location.misnamed) {
    const named = subject.path[level];
    if (!named) continue;
    remark(context, {
      rule: "review/subject-name",
      severity: "error",
      message: `科目名称“${named.name}”（${level}）与${tableName(context.facts, location.table)}不符，应为“${plainName(expected.label)}”（${expected.code}）。`,
      at: named.at,
      expected: expected.label,
      found: named.name,
    });
  }
}

/** A subject that the table does not hold can have a budget, but no expenditure. */
function judgeUnknownItem(context: ReviewContext, statement: Statement): void {
  const { subject } = statement;
  const named = subject.kind === "item" ? subject.path[subject.level] : undefined;
  const final = claimsOf(statement, "amount").find(({ role }) => role === "final");
  const table = itemTable(statement);
  if (!named || final?.amount.value === 0) return;
  const status = context.facts.tables.get(table)?.status;
  if (!final || (status !== "read" && status !== "empty") || subject.kind !== "item") {
    skipped(context, named.at, `没有可以核对的科目“${named.name}”`);
    return;
  }
  if (levelLines(context.facts, table, subject.level).some((line) => plainName(line.label) === named.name)) {
    skipped(context, named.at, `${tableName(context.facts, table)}有不止一个科目叫“${named.name}”`);
    return;
  }
  remark(context, {
    rule: "review/subject-name",
    severity: "error",
    message: `${tableName(context.facts, table)}没有科目“${named.name}”（${subject.level}），文中却写有支出${statedText(final.amount)}。`,
    at: named.at,
    found: named.name,
  });
}
