/** What figures of different sentences must be to each other: opening and closing balances, parts and wholes. */
import { agrees, isWrong, remark, wan } from "../context";
import type { ReviewContext } from "../context";
import { subjectLabel, toldAs } from "../read/claims";
import type { ClaimOf, Statement } from "../read/claims";
import type { IndicatorId } from "../words/indicator-id";
import { INDICATORS } from "../words/indicators";
import { within } from "./interval";

interface Told {
  readonly claim: ClaimOf<"amount">;
  readonly statement: Statement;
}

export function judgeBalances(context: ReviewContext): void {
  for (const indicator of INDICATORS) if (indicator.bothOf) judgeTotals(context, indicator.bothOf);
  for (const fund of ["governmentFund", "stateCapital"] as const) judgeCarryover(context, fund);
  for (const [part, whole] of PARTS) judgePart(context, part, whole);
  judgeReceptions(context);
}

/** All of 公务接待费 was spent at home: nothing is left for guests from abroad. */
function judgeReceptions(context: ReviewContext): void {
  const [all, home] = [
    told(context, "threePublic.reception"),
    told(context, "threePublic.receptionDomestic"),
  ];
  if (!home || all?.claim.amount.value !== home.claim.amount.value) return;
  for (const id of ["threePublic.receptionForeign", "threePublic.receptionAbroad"] as const) {
    const rest = told(context, id);
    if (rest?.claim.amount.value === 0) agrees(context, rest.claim, []);
  }
}

function told({ index }: ReviewContext, id: IndicatorId): Told | null {
  for (const statement of index.ofIndicator(id)) {
    const claim = toldAs(statement, "final");
    if (claim) return { claim, statement };
  }
  return null;
}

/** Income in all is expenditure in all. Beside a workbook each is held against its table, and the tables' tie is theirs. */
function judgeTotals(
  context: ReviewContext,
  [incomeId, expenditureId]: readonly [IndicatorId, IndicatorId],
): void {
  const [income, expenditure] = [told(context, incomeId), told(context, expenditureId)];
  if (!context.isAlone || !income || !expenditure) return;
  const all = [income, expenditure];
  if (all.some(({ claim }) => isWrong(context, claim))) return;
  const [received, spent] = [income.claim.amount, expenditure.claim.amount];
  if (within(received.value - spent.value, received.half + spent.half)) {
    for (const { claim } of all) agrees(context, claim, []);
    return;
  }
  remark(context, {
    rule: "review/balance",
    severity: "error",
    message: `${subjectLabel(income.statement.subject)}${wan(received.value)}不等于${subjectLabel(expenditure.statement.subject)}${wan(spent.value)}。`,
    at: expenditure.claim.at,
    expected: wan(received.value),
    found: wan(spent.value),
    claim: expenditure.claim,
  });
}

function judgeCarryover(context: ReviewContext, fund: "governmentFund" | "stateCapital"): void {
  const [opening, income, spent, closing] = (["opening", "income", "expenditure", "closing"] as const).map(
    (id) => told(context, `${fund}.${id}`),
  );
  if (!opening || !income || !spent || !closing) return;
  const all = [opening, income, spent, closing];
  if (all.some(({ claim }) => isWrong(context, claim))) return;
  const [o, i, s, c] = all.map(({ claim }) => claim.amount.value);
  const expected = (o ?? 0) + (i ?? 0) - (s ?? 0);
  const allowance = all.reduce((sum, { claim }) => sum + claim.amount.half, 0);
  if (within(expected - (c ?? 0), allowance)) {
    for (const { claim } of all) agrees(context, claim, []);
    return;
  }
  remark(context, {
    rule: "review/balance",
    severity: "error",
    message: `年初结转和结余${wan(o ?? 0)}加收入${wan(i ?? 0)}减支出${wan(s ?? 0)}应余${wan(expected)}，文中写年末结转和结余${wan(c ?? 0)}。`,
    at: closing.claim.at,
    expected: wan(expected),
    found: wan(c ?? 0),
    claim: closing.claim,
  });
}

/** The first is a part of the second, whatever the department. */
const PARTS: readonly (readonly [part: IndicatorId, whole: IndicatorId])[] = [
  ["generalBudget.total", "expenditure.total"],
  ["appropriation.both", "overall.both"],
  ["income.fiscal", "income.total"],
  ["generalBudget.basic", "expenditure.basic"],
  ["threePublic.vehiclePurchase", "threePublic.vehicles"],
  ["threePublic.vehicleOperation", "threePublic.vehicles"],
  ["threePublic.receptionForeign", "threePublic.reception"],
  ["threePublic.receptionDomestic", "threePublic.reception"],
  ["procurement.sme", "procurement.total"],
  ["procurement.micro", "procurement.sme"],
  ["procurement.smeDeal", "procurement.total"],
  ["threePublic.receptionOther", "threePublic.reception"],
  ["threePublic.receptionAbroad", "threePublic.reception"],
];

function judgePart(context: ReviewContext, partId: IndicatorId, wholeId: IndicatorId): void {
  const part = told(context, partId);
  const whole = told(context, wholeId);
  if (!part || !whole || isWrong(context, part.claim) || isWrong(context, whole.claim)) return;
  const excess = part.claim.amount.value - whole.claim.amount.value;
  // All of it: one figure told twice.
  if (excess === 0) for (const { claim } of [part, whole]) agrees(context, claim, []);
  if (excess <= part.claim.amount.half + whole.claim.amount.half) return;
  remark(context, {
    rule: "review/part-of",
    severity: context.isAlone ? "error" : "warning",
    message: `${subjectLabel(part.statement.subject)}${wan(part.claim.amount.value)}大于${subjectLabel(whole.statement.subject)}${wan(whole.claim.amount.value)}，部分不可能大于整体。`,
    at: part.claim.at,
    expected: `不超过${wan(whole.claim.amount.value)}`,
    found: wan(part.claim.amount.value),
    claim: part.claim,
  });
}
