/** Step 3: every relation between tables that are expected or there, and what no relation can say. */
import type { Facts, TableId } from "../engine/fact";
import type { Finding } from "../engine/finding";
import { findingOfJudgement } from "../engine/reconcile/arithmetic";
import { confront } from "../engine/reconcile/confront";
import { findingsOfFailures } from "../engine/reconcile/fold";
import { findingsOfInspection } from "../engine/reconcile/define-inspection";
import { compile, type Pick, type RuleDefinition } from "../engine/reconcile/define-rule";
import type { Judgement, Relation } from "../engine/reconcile/relation";
import type { Edition } from "../editions/edition";
import { RULES } from "../rules";
import { INSPECTIONS } from "../rules/inspections";
import { selfEvaluationFindings } from "../rules/self-evaluation/findings";
import { selfEvaluationRelations } from "../rules/self-evaluation/relations";
import type { Checked, CheckRun } from "./checked";
import { checksSwitchedOff } from "./explanations/switched-off";
import { gapsOf, type LostRule } from "./gaps";
import { missingTables } from "./missing-tables";
import { secondTables } from "./second-tables";
import { rulesFor, vehicleFindings, type Supplied } from "./supplement";
import { findingsOfUnread, unreadFigures } from "./unread";
import { gapsOfPages, pagesRun } from "./unread-pages";
import { PAGES_READ } from "./checklist/items";
import { PUBLICATION_CHECKS } from "./publication";
import { READING_CHECKS } from "./reading-checks";
import { SUPPLEMENT_CHECKS } from "../narrative/supplement/checks";
import { SELF_EVALUATION_CHECKS } from "../rules/self-evaluation/checks";
import type { Workbook } from "../workbook/workbook";

export function reconcile(supplied: Supplied): Checked {
  const { workbook, facts, tables, evaluations, edition, entity, supplement: reading } = supplied;
  const { supplement } = reading;
  const expected = { ...facts, tables: new Map(tables.map((table) => [table.table, table])) };
  const switchedOff = checksSwitchedOff(workbook);
  const off = new Set(switchedOff.map(({ id }) => id));
  const rules = rulesFor(RULES, supplement).filter(({ id }) => !off.has(id));
  const compiled = compileAll(expected, standIns(edition), rules);
  const relations = [...compiled.relations, ...selfEvaluationRelations(evaluations)];
  const judgements = confront(facts, relations);
  const unread = unreadFigures(facts, workbook);
  const pages = workbook.printed?.gaps ?? [];
  const gaps = gapsOf(tables, compiled.lost, unread, judgements);
  return {
    ...supplied,
    switchedOff,
    relations,
    judgements,
    own: { judgedFacts: null, books: [] },
    prior: null,
    localization: null,
    mended: { facts, judgements, faults: [] },
    findings: [
      ...findingsOfUnread(unread, supplied, relations),
      // A table that is not seen may stand on a page, or in a frame, that could not be read.
      ...(pages.length > 0 ? [] : missingTables(tables)),
      ...secondTables(tables),
      ...findingsOf(judgements, facts),
      ...inspected(facts, workbook),
      ...vehicleFindings(facts, supplement),
      ...selfEvaluationFindings(evaluations, entity),
    ],
    notChecked: [...gapsOfPages(pages, gaps), ...gaps],
    runs: new Map([
      ...compiled.runs,
      ...judgedRuns(compiled.relations, judgements),
      ...INSPECTIONS.map(({ id }) => [id, RAN] as const),
      ...READING_CHECKS.map(({ id }) => [id, RAN] as const),
      [PAGES_READ, pagesRun(pages)] as const,
      ...(workbook.printed ? PUBLICATION_CHECKS.map(({ id }) => [id, IS_PUBLICATION] as const) : []),
      ...SELF_EVALUATION_CHECKS.map(({ id }) => [id, evaluations.length > 0 ? RAN : NO_FORMS] as const),
      ...SUPPLEMENT_CHECKS.map(({ id }) => [id, supplement.sheet === null ? NO_SUPPLEMENT : RAN] as const),
    ]),
    explanations: [],
    review: null,
    narration: null,
  };
}

/** What no sum can say. */
export function inspected(facts: Facts, workbook: Workbook): Finding[] {
  return INSPECTIONS.flatMap((inspection) => findingsOfInspection(inspection, facts, workbook));
}

/** Tables that an edition accepts in place of another. */
function standIns({ tables }: Edition): ReadonlyMap<TableId, TableId> {
  return new Map(tables.flatMap(({ table, or }) => (or === undefined ? [] : [[table, or] as const])));
}

/** What a table's stand-in prints as well ties to the other tables as the table's own would. */
function standingIn(
  rule: RuleDefinition,
  standInFor: ReadonlyMap<TableId, TableId>,
  facts: Facts,
): RuleDefinition {
  const swap = (pick: Pick): Pick => {
    const other = facts.tables.has(pick.table) ? undefined : standInFor.get(pick.table);
    return other !== undefined && facts.tables.has(other) ? { ...pick, table: other } : pick;
  };
  return { ...rule, left: rule.left.map(swap), right: rule.right.map(swap) };
}

const RAN: CheckRun = { status: "ran" };
const IS_PUBLICATION: CheckRun = { status: "none", why: "核对的就是公开文本" };
const NO_FORMS: CheckRun = { status: "none", why: "没有项目支出绩效自评表" };
const NO_SUPPLEMENT: CheckRun = { status: "none", why: "没有补充资料" };

interface Compilation {
  readonly relations: readonly Relation[];
  readonly lost: readonly LostRule[];
  /** Of rules without relations. */
  readonly runs: ReadonlyMap<string, CheckRun>;
}

/** Rules between tables that are expected or there; the others are nobody's question here. */
function compileAll(
  facts: Facts,
  standInFor: ReadonlyMap<TableId, TableId>,
  rules: readonly RuleDefinition[],
): Compilation {
  const relations: Relation[] = [];
  const lost: LostRule[] = [];
  const runs = new Map<string, CheckRun>(
    RULES.map(({ id }) => [id, { status: "none", why: "只适用于行政单位和参公事业单位" }]),
  );
  for (const listed of rules) {
    const rule = standingIn(listed, standInFor, facts);
    if (!tablesOf(rule).every((table) => facts.tables.has(table))) {
      runs.set(rule.id, { status: "none", why: "本版式没有这张表" });
      continue;
    }
    const compiled = compile(rule, facts);
    relations.push(...compiled.relations);
    const why = compiled.notChecked;
    if (why !== null)
      lost.push({ rule: rule.id, title: plainTitle(rule), table: lostTable(rule, facts), why });
    runs.set(rule.id, why === null ? { status: "none", why: "表中没有可比的数据" } : { status: "open", why });
  }
  return { relations, lost, runs };
}

function tablesOf({ left, right }: RuleDefinition): string[] {
  return [...left, ...right].map(({ table }) => table);
}

/** The table for want of which a rule was not applied. */
function lostTable(rule: RuleDefinition, facts: Facts): string | null {
  const isLost = (table: string): boolean => {
    const status = facts.tables.get(table)?.status;
    return status === "missing" || status === "unreadable";
  };
  return tablesOf(rule).find(isLost) ?? null;
}

/** Of rules with relations: open where one of them could not be judged. */
function judgedRuns(
  relations: readonly Relation[],
  judgements: readonly Judgement[],
): ReadonlyMap<string, CheckRun> {
  const runs = new Map<string, CheckRun>(relations.map(({ rule }) => [rule, RAN]));
  for (const { relation, verdict } of judgements) {
    if (verdict === "unknown" || verdict === "error")
      runs.set(relation.rule, { status: "open", why: "有勾稽关系因金额无法识别而不能判断" });
  }
  return runs;
}

function plainTitle(rule: RuleDefinition): string {
  return rule.title.replaceAll("（{column}）", "").replaceAll("{line}", "各行");
}

export function findingsOf(judgements: readonly Judgement[], facts: Facts): Finding[] {
  const failed = judgements.filter((judgement) => judgement.verdict === "fail");
  const adjusted = judgements.filter((judgement) => judgement.verdict === "adjusted");
  const rounded = judgements.filter((judgement) => judgement.verdict === "rounding");
  return [
    ...findingsOfFailures(failed, facts),
    ...[...adjusted, ...rounded].map((judgement) => findingOfJudgement(judgement, facts)),
  ];
}
