/** What several statements say together: parts and whole, items and headline, shares and 100 %. */
import { claimsOf, subjectLabel, toldAs } from "../read/claims";
import type { Claim, Statement, Subject } from "../read/claims";
import { agrees, isWrong, remark, tableName, wan } from "../context";
import type { ReviewContext } from "../context";
import { formatPercent } from "../read/figures";
import { sum, within } from "./interval";
import type { Ranged } from "./interval";
import { itemTable, levelLines } from "./items";
import { factInColumn } from "../../tables/known-fact";
import { formatFen } from "../../workbook/amount";
import type { Indicator } from "../words/indicator";
import { topicOf, type IndicatorId } from "../words/indicator-id";
import { indicatorById } from "../words/indicators";
import { locationOf, ROLE_LABELS } from "./values";
import type { Level } from "../read/lexer";
import type { Section } from "../read/sections";
import type { Role } from "../words/phrase";

export function judgeSums(context: ReviewContext): void {
  for (const whole of context.index.wholes) {
    const parts = context.index.partsOf(whole);
    if (parts.length > 1) judgeParts(context, whole, parts);
  }
  judgeItems(context);
  judgeProcurement(context);
}

const ROLES: readonly Role[] = ["final", "initial", "full", "budget"];

export function figureOf(statement: Statement, role: Role): { claim: Claim; amount: Ranged } | null {
  const claim = toldAs(statement, role);
  return claim ? { claim, amount: claim.amount } : null;
}

/** Only where the parts named are all there are: a list of examples need not make up the whole. */
function judgeParts(context: ReviewContext, whole: Statement, parts: readonly Statement[]): void {
  const { subject } = whole;
  const ids = subject.kind === "indicator" ? subject.indicator.parts : undefined;
  if (!ids) return;
  const members = membersOf(ids, parts);
  const isOfThreePublic = ids.some((id) => topicOf(id) === "threePublic");
  if (members.length < 2 || (isOfThreePublic && members.length < ids.length)) return;
  // Many leave out what was drawn from reserves, or tell of the year's income no more than where it came from.
  if (isGrandTotal(whole) && !ids.every((id) => parts.some((part) => isIndicator(part, id)))) return;
  // A part by a name that is no part of this whole: the list is another one.
  const isOther = (part: Statement): boolean =>
    part.subject.kind === "indicator" &&
    !members.includes(part) &&
    !isWithin(ids, part.subject.indicator.id) &&
    figureOf(part, "final") !== null;
  if (parts.some(isOther)) return;
  for (const role of ROLES) judgeTotal(context, whole, members, role, "其中各项");
  for (const against of ["prior", "budget"] as const) judgeChangeSum(context, whole, members, against);
  judgeShares(context, members);
}

/** What came in or went out, with what was carried over. */
function isGrandTotal({ subject }: Statement): boolean {
  return (
    subject.kind === "indicator" &&
    /^(?:overall|appropriation)\.(?:income|expenditure)$/u.test(subject.indicator.id)
  );
}

function isIndicator({ subject }: Statement, id: Indicator["id"]): boolean {
  return subject.kind === "indicator" && subject.indicator.id === id;
}

/** The parts by their own names, or where one is told in its own parts, those. */
function membersOf(ids: readonly Indicator["id"][], parts: readonly Statement[]): Statement[] {
  return ids.flatMap((id): Statement[] => {
    const own = parts.filter((part) => isIndicator(part, id));
    return own.length > 0 ? own : membersOf(indicatorById(id)?.parts ?? [], parts);
  });
}

function isWithin(ids: readonly Indicator["id"][], id: Indicator["id"]): boolean {
  return ids.some((each) => each === id || isWithin(indicatorById(each)?.parts ?? [], id));
}

function judgeTotal(
  context: ReviewContext,
  whole: Statement,
  members: readonly Statement[],
  role: Role,
  what: string,
): void {
  const total = figureOf(whole, role);
  const figures = members.flatMap((member) => figureOf(member, role) ?? []);
  if (!total || figures.length !== members.length) return;
  const isExplained = [total, ...figures].some(({ claim }) => isWrong(context, claim));
  const parts = sum(figures.map(({ amount }) => amount));
  if (isExplained) return;
  if (within(parts.value - total.amount.value, parts.half + total.amount.half)) {
    for (const { claim } of [total, ...figures]) agrees(context, claim, []);
    return;
  }
  remark(context, {
    rule: "review/sum",
    severity: "error",
    message: `${subjectLabel(whole.subject)}${ROLE_LABELS[role]}${wan(total.amount.value)}，${what}合计${wan(parts.value)}，相差${wan(Math.abs(parts.value - total.amount.value))}，超出尾差${allowance(parts, total.amount)}。`,
    at: total.claim.at,
    expected: wan(parts.value),
    found: wan(total.amount.value),
    claim: total.claim,
  });
}

function allowance(parts: Ranged, total: Ranged): string {
  return `${formatFen(parts.half + total.half, "万元", { decimals: 3 })}万元`;
}

export function signedChange(
  statement: Statement,
  against: "prior" | "budget",
): { claim: Claim; amount: Ranged } | null {
  const claim = claimsOf(statement, "change-amount").find((each) => each.against === against);
  if (claim) {
    // A printed change is the difference of two printed figures.
    const { value, half } = claim.amount;
    return { claim, amount: { value: claim.direction * value, half: 2 * half } };
  }
  const equal = claimsOf(statement, "equal").find((each) => each.against === against);
  return equal ? { claim: equal, amount: { value: 0, half: 5_000 } } : null;
}

export function judgeChangeSum(
  context: ReviewContext,
  whole: Statement,
  members: readonly Statement[],
  against: "prior" | "budget",
): void {
  const total = signedChange(whole, against);
  const changes = members.flatMap((member) => signedChange(member, against) ?? []);
  if (!total || changes.length !== members.length) return;
  const isExplained = [whole, ...members].some(({ claims }) =>
    claims.some((claim) => isWrong(context, claim)),
  );
  const parts = sum(changes.map(({ amount }) => amount));
  if (isExplained) return;
  if (within(parts.value - total.amount.value, parts.half + total.amount.half)) {
    for (const { claim } of [total, ...changes]) agrees(context, claim, []);
    return;
  }
  remark(context, {
    rule: "review/sum",
    severity: "error",
    message: `${subjectLabel(whole.subject)}的变动额为${wan(total.amount.value)}，其中各项变动额合计${wan(parts.value)}。`,
    at: total.claim.at,
    expected: wan(parts.value),
    found: wan(total.amount.value),
    claim: total.claim,
  });
}

/** Shares of all parts make 100 % within their rounding; said only where no single share was found wrong. */
function judgeShares(context: ReviewContext, members: readonly Statement[]): void {
  const shares = members.flatMap((member) => claimsOf(member, "share").slice(0, 1));
  if (shares.length !== members.length || shares.length < 2) return;
  if (shares.some((share) => isWrong(context, share))) return;
  const scale = Math.max(...shares.map(({ percent }) => percent.scale));
  const total = shares.reduce((all, { percent }) => all + percent.int * 10 ** (scale - percent.scale), 0);
  const slack = shares.reduce((all, { percent }) => all + 10 ** (scale - percent.scale) / 2, 0);
  const amounts = sum(members.flatMap((member) => figureOf(member, "final")?.amount ?? []));
  // Shares of rounded parts in a rounded whole miss 100 % by as much as the parts may miss the whole.
  const drift = amounts.value > 0 ? (100 * 10 ** scale * 2 * amounts.half) / amounts.value : 0;
  const last = shares.at(-1);
  if (!last || total === 0 || Math.abs(total - 100 * 10 ** scale) <= slack + drift) return;
  remark(context, {
    rule: "review/shares",
    severity: "warning",
    message: `各项占比合计${formatPercent({ int: total, scale })}，不是100%。`,
    at: last.at,
  });
}

/** 五（二）and 五（三）: every class and item of the table is told, and the budgets of the items make the headline. */
function judgeItems(context: ReviewContext): void {
  for (const [section, level] of [
    ["structure", "类"],
    ["detail", "项"],
  ] as const) {
    const all = context.reading.statements.filter((statement) => statement.section === section);
    const items = all.filter(({ subject }) => subject.kind === "item" && subject.level === level);
    const headline = all.find(({ subject, claims }) => subject.kind === "indicator" && claims.length > 0);
    if (items.length === 0) continue;
    const isWhole = judgeMissing(context, items, level);
    if (section === "structure") judgeShares(context, items);
    if (!headline || !isWhole) continue;
    for (const role of ["initial", "full"] as const) judgeTotal(context, headline, items, role, "各项");
  }
  for (const section of ["governmentFund", "stateCapital"] as const) judgeFundItems(context, section);
}

/** A fund that is told by its items is told by all of them, at the finest level that the text goes down to. */
function judgeFundItems(context: ReviewContext, section: Section): void {
  const items = context.reading.statements.filter(
    ({ section: own, subject, claims }) =>
      own === section && subject.kind !== "indicator" && claims.length > 0,
  );
  const level = (["项", "款", "类"] as const).find((each) =>
    items.some(({ subject }) => isOf(subject, each)),
  );
  if (level === undefined) return;
  judgeMissing(
    context,
    items.filter(({ subject }) => isOf(subject, level)),
    level,
  );
}

function isOf(subject: Subject, level: Level): boolean {
  return subject.kind !== "indicator" && subject.level === level;
}

/** Says which lines with spending the text leaves out; answers whether it leaves out none. */
function judgeMissing(context: ReviewContext, items: readonly Statement[], level: Level): boolean {
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return true;
  const table = itemTable(first);
  if (context.isAlone || context.distrusted.has(table)) return true;
  const told = new Set(items.map((item) => locationOf(context.facts, item)?.line.code));
  const missing = levelLines(context.facts, table, level).filter((line) => {
    const amount = factInColumn(context.facts, table, line.id, "total")?.amount;
    return amount && amount.value !== 0 && !told.has(line.code);
  });
  // A name that could not be placed may be the very line that seems to be missing.
  if (missing.length > 0 && told.has(undefined)) return false;
  for (const line of missing) {
    const fact = factInColumn(context.facts, table, line.id, "total") ?? null;
    remark(context, {
      rule: "review/item-missing",
      severity: "error",
      message: `${tableName(context.facts, table)}的“${line.label}”（${line.code}）有支出${wan(fact?.amount?.value ?? 0)}，文中没有说明。`,
      at: last.at,
      expected: line.label,
      against: [{ fact: fact ?? null }],
    });
  }
  return missing.length === 0;
}

/** 预留项目成交 and 其他项目成交 are parts of what was bought in all. */
function judgeProcurement(context: ReviewContext): void {
  const find = (id: IndicatorId): { claim: Claim; amount: Ranged } | null => {
    const statement = context.reading.statements.find(
      ({ subject, claims }) =>
        subject.kind === "indicator" && subject.indicator.id === id && claims.length > 0,
    );
    return statement ? figureOf(statement, "final") : null;
  };
  const [total, sme, other] = [
    find("procurement.total"),
    find("procurement.smeDeal"),
    find("procurement.otherDeal"),
  ];
  if (!total || !sme || !other) return;
  const parts = sum([sme.amount, other.amount]);
  const excess = parts.value - total.amount.value;
  if (excess <= parts.half + total.amount.half) return;
  remark(context, {
    rule: "review/procurement",
    severity: "error",
    message: `预留项目中由中小企业成交的${wan(sme.amount.value)}与其他项目中由中小企业成交的${wan(other.amount.value)}合计${wan(parts.value)}，超过政府采购总额${wan(total.amount.value)}。`,
    // Which of the two is too much, nothing tells: no figure is proposed.
    at: other.claim.at,
    found: wan(other.amount.value),
    claim: other.claim,
  });
}
