/** What a batch remembers of one workbook: the rows that it has in the summary, and by what it is known again. */
import * as z from "zod";
import { allFindings, type Checked } from "../../check/checked";
import { isSettled } from "../../engine/finding";
import { EDITIONS } from "../../editions";
import { givenStatus, type PersonAnswers } from "../checklist/sheet";
import { kindOf } from "../checklist/kinds";
import type { ChecklistRow } from "../checklist/rows";
import { STANDINGS } from "../compare/standing";
import { traceOf, traceSchema } from "../compare/trace";
import { severitySchema, type JsonReport } from "../report-schema";
import { tellFinding } from "../told-finding";
import { toJsonFinding } from "../json-finding";

const shownSchema = z.object({ text: z.string(), number: z.number().nullable() });

const recordedFindingSchema = z.object({
  id: z.string(),
  /** Within its department, from 1; the same in every later submission. */
  number: z.number().int(),
  /** The question of the inspection that it speaks against. */
  kind: z.string(),
  /** What became of it since the earlier submission; `null` where there is none. */
  standing: z.enum(STANDINGS).nullable(),
  severity: severitySchema,
  /** Table or text, then row and column, or the words. */
  where: z.string(),
  item: z.string(),
  place: z.string(),
  found: shownSchema,
  expected: shownSchema,
  problem: z.string(),
  /** What a person says of it; empty where nobody has. */
  explained: z.string(),
  trace: traceSchema,
});
export type RecordedFinding = z.infer<typeof recordedFindingSchema>;

/** The key is of the inputs' contents and of the program's version. */
export const batchRecordSchema = z.object({
  key: z.string(),
  /** Path below the folder, with forward slashes. */
  file: z.string(),
  narrative: z.string().nullable(),
  prior: z.string().nullable(),
  publication: z.string().nullable(),
  /** The same department's file of the earlier submission. */
  previous: z.string().nullable(),
  /** Why it could not be checked; `null` where it was. */
  failure: z.string().nullable(),
  /** Why there is no annotated copy, where the workbook could be checked. */
  notAnnotated: z.string().nullable(),
  /** Paths of what was written, below the output folder. */
  results: z.array(z.string()),
  /** Its list for people to fill in: what it was like when it was written, and whether it held answers of theirs then. */
  checklist: z.object({ path: z.string(), seal: z.string(), isFilled: z.boolean() }).nullable(),
  entity: z.string().nullable(),
  year: z.number().nullable(),
  edition: z.string().nullable(),
  tables: z.number(),
  errors: z.number(),
  /** Without those that a person has explained. */
  warnings: z.number(),
  explained: z.number(),
  culprits: z.number(),
  rounding: z.number(),
  notChecked: z.number(),
  outcome: z.enum(["clean", "errors", "open", "failed"]),
  answers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: z.enum(["met", "not-met", "not-applicable", "open"]),
      /** What a person has answered instead. */
      isOfPerson: z.boolean(),
    }),
  ),
  findings: z.array(recordedFindingSchema),
  /** What is otherwise than in the earlier submission. */
  changes: z.array(
    z.object({
      name: z.string(),
      place: z.string(),
      before: z.string().nullable(),
      now: z.string().nullable(),
      isAskedFor: z.boolean(),
    }),
  ),
});
export type BatchRecord = z.infer<typeof batchRecordSchema>;
export type RecordedAnswer = BatchRecord["answers"][number];

export type BatchInputs = Pick<BatchRecord, "key" | "file" | "narrative" | "prior" | "publication">;

const OF_NOTHING = {
  previous: null,
  notAnnotated: null,
  results: [],
  checklist: null,
  entity: null,
  year: null,
  edition: null,
  tables: 0,
  errors: 0,
  warnings: 0,
  explained: 0,
  culprits: 0,
  rounding: 0,
  notChecked: 0,
  answers: [],
  findings: [],
  changes: [],
} satisfies Partial<BatchRecord>;

export interface Recorded {
  readonly checked: Checked;
  readonly report: JsonReport;
  /** The inspection's list, ours or a bureau's, with what people have answered on it. */
  readonly rows: readonly ChecklistRow[];
  readonly persons: PersonAnswers;
}

/** Of a first submission; what became of an earlier one's findings is laid over it. */
export function recordOf(
  inputs: BatchInputs,
  { checked, report, rows, persons }: Recorded,
  written: Pick<BatchRecord, "notAnnotated" | "results" | "checklist">,
): BatchRecord {
  const count = (severity: string): number =>
    report.findings.filter((finding) => finding.severity === severity && !isSettled(finding)).length;
  return {
    ...OF_NOTHING,
    ...inputs,
    ...written,
    failure: null,
    entity: report.entity,
    year: report.year,
    edition: EDITIONS.find(({ id }) => id === report.edition)?.name ?? null,
    tables: report.tables.filter(({ status }) => status === "read" || status === "empty").length,
    errors: count("error"),
    warnings: count("warning"),
    explained: report.findings.filter(({ severity, explained }) => severity !== "info" && explained).length,
    culprits: report.findings.filter(({ culprit }) => culprit !== null).length,
    rounding: report.relations.rounding,
    notChecked: report.notChecked.length,
    outcome: report.outcome,
    answers: withPersons(
      rows.map(({ id, title, status }) => ({ id, title, status, isOfPerson: false })),
      persons,
    ),
    findings: recordedFindings(checked),
  };
}

/** Errors first, as every list has them. */
export function recordedFindings(checked: Checked): RecordedFinding[] {
  const all = allFindings(checked);
  const shown = ["error", "warning"].flatMap((wanted) => all.filter(({ severity }) => severity === wanted));
  return shown.map((finding, index) => {
    const { where, item, place, found, expected, explained, ...told } = tellFinding(checked, finding);
    return {
      id: finding.id,
      number: index + 1,
      kind: kindOf(finding),
      standing: null,
      severity: finding.severity,
      where,
      item,
      place,
      found: { ...found },
      expected: { ...expected },
      problem: told.why === "" ? told.problem : `${told.problem}。${told.why}`,
      explained,
      trace: traceOf(toJsonFinding(finding)),
    };
  });
}

/** A person's answer counts for what the program said. */
export function withPersons(answers: readonly RecordedAnswer[], persons: PersonAnswers): RecordedAnswer[] {
  return answers.map((answer) => {
    const status = givenStatus(persons.get(answer.title));
    return status === undefined ? { ...answer } : { ...answer, status, isOfPerson: true };
  });
}

export function recordOfFailure(inputs: BatchInputs, failure: string): BatchRecord {
  return { ...OF_NOTHING, ...inputs, failure, outcome: "failed" };
}
