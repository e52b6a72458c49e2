/** This year's opening balances against the closing balances of last year's workbook. */
import { findingOfJudgement } from "../engine/reconcile/arithmetic";
import { confront } from "../engine/reconcile/confront";
import { compile } from "../engine/reconcile/define-rule";
import { factId, type Fact, type Facts } from "../engine/fact";
import type { Finding } from "../engine/finding";
import type { Observation } from "../engine/localize/model";
import type { Judgement } from "../engine/reconcile/relation";
import { isPriorTable, priorTable, ROLL_FORWARDS } from "../rules/roll-forward";

/** Last year's workbook as it was read. */
export interface PriorYear {
  /** File name. */
  readonly name: string;
  readonly facts: Facts;
  readonly entity: string | null;
  readonly year: number | null;
}

export interface RollForward {
  readonly judgements: readonly Judgement[];
  /** A finding a balance that was not carried over; its cells are those of this year. */
  readonly findings: readonly Finding[];
  /** What last year's workbook tells of this year's figures: it decides between explanations that are alike. */
  readonly observations: readonly Observation[];
  /** Why nothing was compared. */
  readonly notChecked: string | null;
}

/** `null` stands for "not known": an unnamed entity or year hinders nothing. */
export function rollForward(
  own: { readonly facts: Facts; readonly entity: string | null; readonly year: number | null },
  prior: PriorYear,
): RollForward {
  const reason = mismatch(own, prior);
  if (reason !== null) return { judgements: [], findings: [], observations: [], notChecked: reason };
  const facts = withPrior(own.facts, prior);
  const relations = ROLL_FORWARDS.flatMap((rule) => compile(rule, facts).relations);
  const judgements = confront(facts, relations);
  return {
    judgements,
    findings: judgements
      .filter(({ verdict }) => verdict === "fail" || verdict === "adjusted" || verdict === "rounding")
      .map((judgement) => withoutPriorCells(findingOfJudgement(judgement, facts))),
    observations: judgements.flatMap((judgement) => observationOf(judgement, facts)),
    notChecked: relations.length === 0 ? "两个工作簿没有可以衔接的结转和结余" : null,
  };
}

function mismatch(own: { entity: string | null; year: number | null }, prior: PriorYear): string | null {
  if (own.year !== null && prior.year !== null && prior.year !== own.year - 1) {
    return `“${prior.name}”是${prior.year}年度的，不是${own.year - 1}年度的`;
  }
  if (own.entity !== null && prior.entity !== null && own.entity !== prior.entity) {
    return `“${prior.name}”是“${prior.entity}”的，不是“${own.entity}”的`;
  }
  return null;
}

function withPrior(own: Facts, prior: PriorYear): Facts {
  const renamed = [...prior.facts.byId.values()].map((fact): Fact => {
    const table = priorTable(fact.table);
    return {
      ...fact,
      table,
      id: factId(table, fact.line, fact.column),
      lineLabel: `上年${fact.lineLabel}`,
      // As Excel writes a cell of another workbook.
      cell: { ...fact.cell, sheet: `[${prior.name}]${fact.cell.sheet}` },
    };
  });
  return {
    tables: new Map([
      ...own.tables,
      ...[...prior.facts.tables].map(([table, reading]) => [priorTable(table), reading] as const),
    ]),
    byId: new Map([...own.byId, ...renamed.map((fact) => [fact.id, fact] as const)]),
  };
}

/** The other workbook is not open: no cell of it can be marked. */
function withoutPriorCells(finding: Finding): Finding {
  return { ...finding, cells: finding.cells.filter(({ table }) => table === null || !isPriorTable(table)) };
}

function observationOf({ relation }: Judgement, facts: Facts): Observation[] {
  const [left, right] = [relation.left[0], relation.right[0]];
  const closing = right && facts.byId.get(right.fact);
  if (!left || !closing?.amount) return [];
  return [
    {
      fact: left.fact,
      amount: closing.amount,
      source: `${closing.cell.sheet} ${closing.lineLabel}`,
    },
  ];
}
