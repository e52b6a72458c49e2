/** The whole product in one function: recognize, extract, compile the rules, confront, report. */
import { findingOfJudgement } from "../engine/reconcile/arithmetic";
import { confront } from "../engine/reconcile/confront";
import { compile, type RuleDefinition } from "../engine/reconcile/define-rule";
import type { Facts, TableId, TableReading } from "../engine/fact";
import type { Finding } from "../engine/finding";
import type { Localization } from "../engine/localize/localize";
import { recognize } from "../engine/read/recognize";
import { mostCommon } from "../engine/most-common";
import type { Judgement, Relation } from "../engine/reconcile/relation";
import { findingsOfInspection } from "../engine/reconcile/define-inspection";
import type { Edition } from "../editions/edition";
import { editionOf } from "../editions/recognize-edition";
import { RULES } from "../rules";
import { INSPECTIONS } from "../rules/inspections";
import { selfEvaluationFindings } from "../rules/self-evaluation/findings";
import { selfEvaluationRelations } from "../rules/self-evaluation/relations";
import { TABLES } from "../tables";
import { mergeFacts, selfEvaluationFacts } from "../tables/self-evaluation/facts";
import { readSelfEvaluations } from "../tables/self-evaluation/read";
import type { SelfEvaluation } from "../tables/self-evaluation/schema";
import type { Workbook } from "../workbook/workbook";
import { supplementBlocks } from "../narrative";
import { OWN_SHEETS } from "../workbook/own-sheets";
import { readSupplement } from "../narrative/supplement/read";
import type { Supplement } from "../narrative/supplement/supplement";
import { rollForward, type RollForward } from "./prior";
import { rulesFor, vehicleFindings } from "./supplement";

export interface CheckOptions {
  /** Chosen by hand; otherwise the edition is recognized. */
  readonly edition?: Edition;
  /** Tables of sheets that the user named by hand. */
  readonly named?: Readonly<Record<string, TableId>>;
  /** Last year's workbook: its closing balances are this year's opening ones. */
  readonly prior?: Workbook;
}

export interface NotChecked {
  readonly what: string;
  readonly why: string;
}

export interface Report {
  readonly file: string;
  readonly edition: Edition;
  readonly entity: string | null;
  readonly year: number | null;
  readonly facts: Facts;
  /** The edition's tables in its order, missing ones too, then further tables. */
  readonly tables: readonly TableReading[];
  /** 项目支出绩效自评表, whose figures are also among the facts. */
  readonly evaluations: readonly SelfEvaluation[];
  readonly unrecognized: readonly { readonly sheet: string; readonly reason: string }[];
  readonly relations: readonly Relation[];
  readonly judgements: readonly Judgement[];
  /** Last year's workbook and what it says of this one; `null` where it was not given. */
  readonly prior: { readonly facts: Facts; readonly rollForward: RollForward } | null;
  /** `null` until `locate` has run. */
  readonly localization: Localization | null;
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/** Checks a workbook; whatever is wrong with it is a finding, never an exception. */
export function check(workbook: Workbook, options: CheckOptions = {}): Report {
  const recognized = recognize(workbook, {
    tables: TABLES,
    ...(options.named ? { named: options.named } : {}),
  });
  const evaluations = readSelfEvaluations(workbook);
  const facts = mergeFacts(recognized.facts, selfEvaluationFacts(evaluations));
  const edition = options.edition ?? editionOf(facts);
  const tables = expectedTables(edition, facts);
  const entity = mostCommon(tables.map((table) => table.entity));
  const byTable = new Map(tables.map((reading) => [reading.table, reading]));
  const { supplement } = readSupplement(workbook, supplementBlocks(edition));
  const { relations: compiled, notChecked } = compileAll({ ...facts, tables: byTable }, supplement);
  const relations = [...compiled, ...selfEvaluationRelations(evaluations)];
  const judgements = confront(facts, relations);
  const year = mostCommon(tables.map((table) => table.year));
  const prior = options.prior ? checkPrior({ facts, entity, year }, options.prior) : null;
  return {
    file: workbook.name,
    edition,
    entity,
    year,
    facts,
    tables,
    evaluations,
    unrecognized: recognized.unrecognized.filter(
      ({ sheet }) => !OWN_SHEETS.has(sheet) && !evaluations.some((evaluation) => evaluation.sheet === sheet),
    ),
    relations,
    judgements,
    prior,
    localization: null,
    findings: [
      ...findingsOf(judgements, facts),
      ...(prior?.rollForward.findings ?? []),
      ...INSPECTIONS.flatMap((inspection) => findingsOfInspection(inspection, facts, workbook)),
      ...vehicleFindings(facts, supplement),
      ...selfEvaluationFindings(evaluations, entity),
    ],
    notChecked: [...tableGaps(tables), ...notChecked, ...unjudged(judgements), ...priorGaps(prior)],
  };
}

function checkPrior(
  own: { readonly facts: Facts; readonly entity: string | null; readonly year: number | null },
  workbook: Workbook,
): Report["prior"] {
  const { facts } = recognize(workbook, { tables: TABLES });
  const readings = [...facts.tables.values()];
  const entity = mostCommon(readings.map((reading) => reading.entity));
  const year = mostCommon(readings.map((reading) => reading.year));
  return { facts, rollForward: rollForward(own, { name: workbook.name, facts, entity, year }) };
}

function priorGaps(prior: Report["prior"]): NotChecked[] {
  const why = prior?.rollForward.notChecked ?? null;
  return why === null ? [] : [{ what: "年初结转和结余与上年年末的衔接", why }];
}

/** What was judged in the workbook and against last year's. */
export function allJudgements(report: Report): readonly Judgement[] {
  return [...report.judgements, ...(report.prior?.rollForward.judgements ?? [])];
}

/** True where there is anything to check at all. */
export function hasTables(report: Report): boolean {
  return report.facts.tables.size > 0;
}

function expectedTables(edition: Edition, facts: Facts): TableReading[] {
  const expected = edition.tables.map(
    ({ table, or, code }): TableReading =>
      facts.tables.get(table) ?? facts.tables.get(or ?? table) ?? missingTable(table, code),
  );
  const further = [...facts.tables.values()].filter((reading) => !expected.includes(reading));
  return [...expected, ...further];
}

function missingTable(table: TableId, code: string | null): TableReading {
  return {
    table,
    title: TABLES.find((definition) => definition.id === table)?.title ?? table,
    code,
    sheets: [],
    unit: null,
    entity: null,
    year: null,
    status: "missing",
    problems: [],
    lines: [],
    columns: [],
    notes: [],
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

function findingsOf(judgements: readonly Judgement[], facts: Facts): Finding[] {
  const failed = judgements.filter((judgement) => judgement.verdict === "fail");
  const adjusted = judgements.filter((judgement) => judgement.verdict === "adjusted");
  const rounded = judgements.filter((judgement) => judgement.verdict === "rounding");
  return [...failed, ...adjusted, ...rounded].map((judgement) => findingOfJudgement(judgement, facts));
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
