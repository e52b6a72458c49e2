/** Step 5: this year's opening balances against the closing balances of last year's workbook, and what it answers. */
import { findingOfJudgement } from "../engine/reconcile/arithmetic";
import { confront } from "../engine/reconcile/confront";
import { compile } from "../engine/reconcile/define-rule";
import { factId, type Fact, type Facts } from "../engine/fact";
import type { Finding } from "../engine/finding";
import type { Observation } from "../engine/localize/model";
import type { Judgement } from "../engine/reconcile/relation";
import { supplementBlocks } from "../narrative";
import { entityOf, yearOf } from "../narrative/brief";
import { fillFromPrior, type PriorFill } from "../narrative/supplement/prior";
import { ROLL_FORWARDS } from "../rules/roll-forward";
import { isPriorTable, priorTable } from "../rules/rule";
import type { Checked, CheckRun, Prior, WorkbookReading } from "./checked";
import { notOf } from "./whose";

/** A workbook of another year or entity is said to be one, and nothing is compared with it. */
export function withPrior(checked: Checked, reading: WorkbookReading): Checked {
  const prior = priorOf(checked, reading);
  const { notChecked: why } = prior;
  const compared = new Set(prior.judgements.map(({ relation }) => relation.rule as string));
  const none: CheckRun =
    why === null ? { status: "none", why: "表中没有可比的数据" } : { status: "open", why };
  return {
    ...checked,
    runs: new Map([
      ...checked.runs,
      ...ROLL_FORWARDS.map(({ id }) => [id, compared.has(id) ? ({ status: "ran" } as const) : none] as const),
    ]),
    prior,
    findings: [...checked.findings, ...prior.findings],
    notChecked: [
      ...checked.notChecked,
      ...(why === null ? [] : [{ what: "年初结转和结余与上年年末的衔接", why }]),
    ],
  };
}

/** What last year's workbook says of this one. */
export function priorOf(checked: Checked, reading: WorkbookReading): Prior {
  // Figures of another year or entity are nobody's last year.
  const { supplement } = checked.supplement;
  // What its tables do not name, 补充资料 may.
  const year = checked.year ?? yearOf(checked.facts, supplement);
  const entity = checked.entity ?? entityOf(checked.facts, supplement);
  const reason = notOf(reading.workbook.name, reading, { entity, year: year === null ? null : year - 1 });
  if (reason !== null) {
    const fill: PriorFill = { supplement, matched: [], differing: [], unmatched: [] };
    return {
      reading,
      mismatch: reason,
      fill,
      judgements: [],
      findings: [],
      observations: [],
      notChecked: reason,
    };
  }
  const fill = fillFromPrior(supplement, reading.facts, supplementBlocks(checked.edition));
  return { reading, mismatch: null, fill, ...rollForward(checked, reading) };
}

function rollForward(own: Checked, prior: WorkbookReading): Omit<Prior, "reading" | "mismatch" | "fill"> {
  const facts = withPriorFacts(own.facts, prior);
  const off = new Set(own.switchedOff.map(({ id }) => id));
  const relations = ROLL_FORWARDS.filter(({ id }) => !off.has(id)).flatMap(
    (rule) => compile(rule, facts).relations,
  );
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

/** Both years' figures at once, last year's under ids of their own. */
export function withPriorFacts(own: Facts, prior: Pick<WorkbookReading, "facts" | "workbook">): Facts {
  const renamed = [...prior.facts.byId.values()].map((fact): Fact => {
    const table = priorTable(fact.table);
    return {
      ...fact,
      table,
      id: factId(table, fact.line, fact.column),
      lineLabel: `上年${fact.lineLabel}`,
      // As Excel writes a cell of another workbook.
      cell: { ...fact.cell, sheet: `[${prior.workbook.name}]${fact.cell.sheet}` },
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
