/** Step 3: every relation between tables that are expected or there, and what no relation can say. */
import type { Facts, TableReading } from "../engine/fact";
import type { Finding } from "../engine/finding";
import { findingOfJudgement } from "../engine/reconcile/arithmetic";
import { confront } from "../engine/reconcile/confront";
import { findingsOfInspection } from "../engine/reconcile/define-inspection";
import { compile, type RuleDefinition } from "../engine/reconcile/define-rule";
import type { Judgement, Relation } from "../engine/reconcile/relation";
import type { Supplement } from "../narrative/supplement/supplement";
import { RULES } from "../rules";
import { INSPECTIONS } from "../rules/inspections";
import { selfEvaluationFindings } from "../rules/self-evaluation/findings";
import { selfEvaluationRelations } from "../rules/self-evaluation/relations";
import type { Workbook } from "../workbook/workbook";
import type { Checked, NotChecked } from "./checked";
import { rulesFor, vehicleFindings, type Supplied } from "./supplement";

export function reconcile(supplied: Supplied): Checked {
  const { workbook, facts, tables, evaluations, entity, supplement: reading } = supplied;
  const { supplement } = reading;
  const expected = { ...facts, tables: new Map(tables.map((table) => [table.table, table])) };
  const { relations: compiled, notChecked } = compileAll(expected, supplement);
  const relations = [...compiled, ...selfEvaluationRelations(evaluations)];
  const judgements = confront(facts, relations);
  return {
    ...supplied,
    relations,
    judgements,
    mended: { facts, judgements, faults: [] },
    prior: null,
    localization: null,
    findings: [
      ...findingsOf(judgements, facts),
      ...INSPECTIONS.flatMap((inspection) => findingsOfInspection(inspection, facts, workbook)),
      ...vehicleFindings(facts, supplement),
      ...selfEvaluationFindings(evaluations, entity),
    ],
    notChecked: [...pageGaps(workbook), ...tableGaps(tables), ...notChecked, ...unjudged(judgements)],
    review: null,
    narration: null,
  };
}

/** Rules between tables that are expected or there; the others are nobody's question here. */
function compileAll(
  facts: Facts,
  supplement: Supplement,
): { relations: Relation[]; notChecked: NotChecked[] } {
  const rules = rulesFor(RULES, supplement).filter((rule) =>
    [...rule.left, ...rule.right].every(({ table }) => facts.tables.has(table)),
  );
  const relations: Relation[] = [];
  const notChecked: NotChecked[] = [];
  for (const rule of rules) {
    const compiled = compile(rule, facts);
    relations.push(...compiled.relations);
    if (compiled.notChecked !== null) notChecked.push({ what: plainTitle(rule), why: compiled.notChecked });
  }
  return { relations, notChecked };
}

function plainTitle(rule: RuleDefinition): string {
  return rule.title.replaceAll("（{column}）", "").replaceAll("{line}", "各行");
}

export function findingsOf(judgements: readonly Judgement[], facts: Facts): Finding[] {
  const failed = judgements.filter((judgement) => judgement.verdict === "fail");
  const adjusted = judgements.filter((judgement) => judgement.verdict === "adjusted");
  const rounded = judgements.filter((judgement) => judgement.verdict === "rounding");
  return [...failed, ...adjusted, ...rounded].map((judgement) => findingOfJudgement(judgement, facts));
}

/** Pages of a PDF of which nothing, or not all, is known. */
function pageGaps({ printed }: Workbook): NotChecked[] {
  return (printed?.gaps ?? []).map(({ page, why }) => ({ what: `第${String(page)}页`, why }));
}

function tableGaps(tables: readonly TableReading[]): NotChecked[] {
  return tables.flatMap((table): NotChecked[] => {
    if (table.status === "missing") return [{ what: table.title, why: "工作簿中没有找到这张表" }];
    if (table.status === "unreadable")
      return [{ what: table.title, why: table.problems.map(({ message }) => message).join("；") }];
    return [];
  });
}

function unjudged(judgements: readonly Judgement[]): NotChecked[] {
  return judgements
    .filter((judgement) => judgement.verdict === "unknown" || judgement.verdict === "error")
    .map((judgement) => ({ what: judgement.relation.label, why: judgement.reason ?? "无法判断" }));
}
