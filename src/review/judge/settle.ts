/**
 * What a name means that is used for several sums: 财政拨款支出 is one budget's or all three's, 收入 the year's or the total.
 * Where a figure of the tables decides, it is that one; where nothing does, the figure is nobody's.
 */
import { toldAs } from "../read/claims";
import type { Statement } from "../read/claims";
import type { StatedAmount } from "../read/figures";
import type { Facts } from "../../engine/fact";
import type { Indicator } from "../words/indicator";
import { asUnknown } from "../words/indicator-id";
import { agree } from "./interval";
import type { Ranged } from "./interval";
import { figuresOf } from "./values";

export function settleNames(facts: Facts, statements: readonly Statement[]): void {
  const sure = new Map<string, StatedAmount[]>();
  for (const { subject, others, isLoose, claims } of statements) {
    if (subject.kind !== "indicator" || others || isLoose) continue;
    const told = claims.flatMap((claim) =>
      claim.kind === "amount" && claim.role === "final" ? [claim.amount] : [],
    );
    sure.set(subject.indicator.id, [...(sure.get(subject.indicator.id) ?? []), ...told].slice(0, MOST));
  }
  for (const statement of statements) {
    if (statement.others || statement.isLoose) settle(statement, facts, sure);
  }
}

const MOST = 20;

function settle(statement: Statement, facts: Facts, sure: ReadonlyMap<string, readonly Ranged[]>): void {
  const { subject, others = [], isLoose = false } = statement;
  const told = toldAs(statement, "final")?.amount;
  if (subject.kind !== "indicator") return;
  const candidates = [subject.indicator, ...others].map((indicator) => ({
    indicator,
    figures: [
      ...figuresOf(facts, indicator),
      ...(facts.tables.size > 0 ? [] : (sure.get(indicator.id) ?? [])),
    ],
  }));
  const right = told && candidates.find(({ figures }) => figures.some((figure) => agree(told, figure)));
  if (right) statement.subject = { kind: "indicator", indicator: right.indicator };
  else if (isLoose || candidates.some(({ figures }) => figures.length === 0))
    statement.subject = { kind: "indicator", indicator: unknownSum(subject.indicator) };
}

/** Of the same name, and nobody knows which. */
function unknownSum({ id, label, shareOf }: Indicator): Indicator {
  const unknown = { id: asUnknown(id), label, names: [], final: [], isOfSection: true };
  return { ...unknown, ...(shareOf === undefined ? {} : { shareOf }) };
}
