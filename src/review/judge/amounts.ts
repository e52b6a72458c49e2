/** Amounts against the tables, and what a wrong one was probably taken from. */
import { codeLines, isRead } from "../../engine/fact";
import type { Fact } from "../../engine/fact";
import { claimsOf, subjectLabel, toldAs } from "../read/claims";
import type { ClaimOf, Statement } from "../read/claims";
import { agrees, factLabel, isWrong, knownFact, remark, skipped, tableName, wan } from "../context";
import type { ReviewContext, Known } from "../context";
import type { StatedAmount } from "../read/figures";
import { agree, sum } from "./interval";
import { isNamed, itemTable, levelLines, plainName } from "./items";
import type { Location } from "./items";
import { bare } from "./statement-index";
import type { KnownTable } from "../../tables/ids";
import { FUNCTIONAL_CODES } from "../../tables/functional-codes";
import { figuresOf, isHeldByTable, knownFigures, locationOf, MOST_TELLINGS, ROLE_LABELS } from "./values";
import type { Role } from "../words/phrase";

export function judgeAmounts(context: ReviewContext, statement: Statement): void {
  judgeNames(context, statement);
  for (const claim of claimsOf(statement, "amount")) {
    // Nothing is nothing in every unit.
    const isBare = claim.amount.unit === "missing" && claim.amount.value !== 0 && !context.reading.isInWan;
    if (isBare && !context.unitless.has(claim.at.block)) {
      // A list of them lacks its unit once.
      context.unitless.add(claim.at.block);
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
    if (isNoneOfItem(context, statement, claim)) {
      agrees(context, claim, []);
      return;
    }
    judgeRepetition(context, statement, claim);
    if (claim.role === "final" && isHeldByTable(context, statement) && !isWrong(context, claim)) {
      const why = `应当核对“${subjectLabel(statement.subject)}”的公开表没有读到这个数`;
      context.verdicts.set(claim, { kind: "unchecked", why, isOpen: true });
    }
    return;
  }
  const right = [...known, ...othersOf(context, statement)].filter((figure) => agree(claim.amount, figure));
  const [first] = known;
  if (!first || right.length > 0) {
    agrees(context, claim, right);
    return;
  }
  const tail = tailOf(context, statement, claim);
  if (tail) {
    agrees(context, claim, [tail]);
    remark(context, {
      rule: "review/adjusted-tail",
      severity: "info",
      message: `${subjectLabel(statement.subject)}写为${statedText(claim.amount)}，与${tail.label}相同，与${first.label}${wan(first.value)}仅差尾数。`,
      at: claim.at,
      expected: wan(first.value),
      found: statedText(claim.amount),
      against: [first, tail],
    });
    return;
  }
  const difference = Math.abs(claim.amount.value - first.value);
  const name = `${subjectLabel(statement.subject)}${claim.role === "final" ? "" : ROLE_LABELS[claim.role]}`;
  remark(context, {
    rule: "review/amount",
    severity: "error",
    message: `${name}写为${statedText(claim.amount)}，${first.label}为${wan(first.value)}，相差${wan(difference)}。`,
    advice: hint(context, claim, first),
    at: claim.at,
    expected: wan(first.value),
    found: statedText(claim.amount),
    against: known,
    claim,
  });
}

/** `支出决算为0万元`, and the table has no such line. */
function isNoneOfItem(context: ReviewContext, statement: Statement, claim: ClaimOf<"amount">): boolean {
  if (statement.subject.kind !== "item" || claim.role !== "final" || claim.amount.value !== 0) return false;
  return isHeld(context, itemTable(statement)) && !locationOf(context.facts, statement);
}

/** The table says all that there is to say of its items. */
function isHeld({ facts, distrusted }: ReviewContext, table: KnownTable): boolean {
  return isRead(facts.tables.get(table)) && !distrusted.has(table);
}

/** What the words may mean besides, where they name a column of an item. */
function othersOf({ facts }: ReviewContext, { subject, others = [] }: Statement): Known[] {
  return subject.kind === "indicator" ? [] : others.flatMap((other) => figuresOf(facts, other));
}

/** The last digit that was adjusted to make a sum come out, in 分. */
const TAIL = 20_000;

/** Another print of the same figure, or the sum of its two columns, that the text repeats; off by a last digit only. */
function tailOf(context: ReviewContext, statement: Statement, claim: ClaimOf<"amount">): Known | null {
  const code = claim.role === "final" ? locationOf(context.facts, statement)?.line.id : undefined;
  if (code === undefined) return null;
  const refs = ["general-budget-expenditure", "expenditure", "income"].map((table) => ({
    table,
    line: code,
    column: "total",
  }));
  const prints = refs.flatMap((each) => knownFact(context.facts, [each]) ?? []);
  const parts = ["basic", "project"].flatMap(
    (column) => knownFact(context.facts, [{ table: itemTable(statement), line: code, column }]) ?? [],
  );
  const inParts =
    parts.length === 2 ? [{ ...sum(parts), half: 0, fact: null, label: "基本支出与项目支出之和" }] : [];
  const [printed] = prints;
  return (
    [...prints, ...inParts].find(
      (each) =>
        each.value === claim.amount.value && printed && Math.abs(printed.value - claim.amount.value) <= TAIL,
    ) ?? null
  );
}

/** No table holds it: it must at least be the same wherever the text says it. */
function judgeRepetition(context: ReviewContext, statement: Statement, claim: ClaimOf<"amount">): void {
  const others = repetitions(context, statement, claim);
  const differing = others.find((other) => !agree(claim.amount, other.amount));
  if (others.length === 0) {
    skipped(context, { at: claim.at, claim, why: unknownWhy(context, statement) });
    return;
  }
  if (!differing) {
    agrees(context, claim, []);
    return;
  }
  const same = others.filter((other) => agree(claim.amount, other.amount)).length;
  // Of several tellings the one that stands alone is the wrong one; of two the later one is named.
  if (same > 0 || others.some((other) => other !== differing && agree(other.amount, claim.amount))) return;
  if (others.length === 1 && isBefore(claim, differing)) return;
  const name = subjectLabel(statement.subject) + ROLE_LABELS[claim.role];
  remark(context, {
    rule: "review/said-twice",
    severity: "error",
    message: `${name}在文中有两个数：${wan(differing.amount.value)}和${statedText(claim.amount)}。`,
    at: claim.at,
    expected: wan(differing.amount.value),
    found: statedText(claim.amount),
    claim,
  });
}

function unknownWhy({ isAlone }: ReviewContext, statement: Statement): string {
  const name = subjectLabel(statement.subject);
  return isAlone ? `没有工作簿，文中也没有可以核对“${name}”的数` : `公开表中没有“${name}”可以核对`;
}

function isBefore(a: ClaimOf<"amount">, b: ClaimOf<"amount">): boolean {
  return placeOrder(a) < placeOrder(b);
}

function placeOrder({ at }: ClaimOf<"amount">): number {
  return (at.block.paragraphs[at.start] ?? 0) * 100_000 + (at.block.offsets[at.start] ?? 0);
}

/** The same figure told elsewhere; that of an indicator in any section, that of a 项 in its own. */
function repetitions(
  context: ReviewContext,
  statement: Statement,
  claim: ClaimOf<"amount">,
): ClaimOf<"amount">[] {
  const { subject, section } = statement;
  const isOpenRole = claim.role !== "final" && claim.role !== "before";
  const sources =
    subject.kind === "indicator" && !isOpenRole && subject.indicator.isOfSection !== true
      ? context.index.ofIndicator(subject.indicator.id)
      : context.index.sameInSection(subject, section);
  const told: ClaimOf<"amount">[] = [];
  for (const { claims } of sources.slice(0, MOST_TELLINGS)) {
    for (const each of claims) {
      if (each.kind === "amount" && each.role === claim.role && each !== claim) told.push(each);
    }
  }
  return told;
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

/** 类, 款 and 项 as the table names them. */
function judgeNames(context: ReviewContext, statement: Statement): void {
  const { subject } = statement;
  if (subject.kind !== "item") return;
  const location = locationOf(context.facts, statement);
  if (!location) {
    judgeUnknownItem(context, statement);
    return;
  }
  if (context.distrusted.has(location.table)) return;
  judgeCode(context, statement, location);
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

/** The line of that name has another code, and no table holds the code that the text writes. */
function judgeCode(context: ReviewContext, { subject }: Statement, location: Location): void {
  const named = subject.kind === "item" ? subject.path[subject.level] : undefined;
  const { line, misnamed } = location;
  if (named?.code === undefined || named.code === line.code || misnamed.length > 0) return;
  if (
    [...context.facts.tables.values()].some((table) =>
      codeLines(table).some(({ code }) => code === named.code),
    )
  )
    return;
  remark(context, {
    rule: "review/code-name",
    severity: "error",
    message: `“${named.name}”的代码写为${named.code}，${tableName(context.facts, location.table)}为${line.code}。`,
    at: named.at,
    expected: line.code,
    found: named.code,
  });
}

/** A subject that the table does not hold can have a budget, but no expenditure. */
function judgeUnknownItem(context: ReviewContext, statement: Statement): void {
  const { subject } = statement;
  const named = subject.kind === "item" ? subject.path[subject.level] : undefined;
  const final = toldAs(statement, "final");
  const table = itemTable(statement);
  if (!named || final?.amount.value === 0) return;
  if (!final || !isHeld(context, table) || subject.kind !== "item") {
    if (!context.isAlone) skipped(context, { at: named.at, why: `没有可以核对的科目“${named.name}”` });
    return;
  }
  if (levelLines(context.facts, table, subject.level).some((line) => isNamed(named.name, line.label))) {
    skipped(context, {
      at: named.at,
      why: `${tableName(context.facts, table)}有不止一个科目叫“${named.name}”`,
    });
    return;
  }
  const isOfficial = OFFICIAL_NAMES.has(bare(named.name));
  remark(context, {
    rule: "review/subject-name",
    severity: isOfficial || named.name.length <= LONGEST_OFFICIAL ? "error" : "warning",
    message: `${tableName(context.facts, table)}没有科目“${named.name}”（${subject.level}），文中却写有支出${statedText(final.amount)}。`,
    at: named.at,
    found: named.name,
  });
}

const OFFICIAL_NAMES: ReadonlySet<string> = new Set(
  FUNCTIONAL_CODES.map(({ name }) => bare(plainName(name))),
);
const LONGEST_OFFICIAL = 30;
