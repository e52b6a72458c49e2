/**
 * What a reviewer sends back to a department (审核意见), as content: what was checked and what could not be, what must be
 * mended, what is to be looked at, what has been explained, and the list of the inspection.
 */
import { isRead } from "../../engine/fact";
import type { Answer } from "../../check/checklist/answer";
import { CHECKLIST } from "../../check/checklist/items";
import { verdictOf, type Outcome } from "../../check/checklist/outcome";
import { parted } from "../../check/limits";
import { allFindings, allJudgements, allNotChecked, type Checked } from "../../check/checked";
import { isSettled } from "../../engine/finding";
import { givenStatus, type PersonAnswers } from "../checklist/sheet";
import { quietOf, type Quiet } from "../quiet";
import { tellFinding, type ToldFinding } from "../told-finding";

/** Names of the files that were handed in, without their folders. */
export interface Materials {
  /** The workbook or the document. */
  readonly file: string;
  readonly narrative?: string | undefined;
  readonly prior?: string | undefined;
  /** The published document that the workbook was compared with. */
  readonly publication?: string | undefined;
}

export interface Opinion {
  readonly entity: string | null;
  readonly year: number | null;
  readonly materials: Materials;
  readonly outcome: Outcome;
  /** Sentences of what was checked. */
  readonly scope: readonly string[];
  readonly errors: readonly ToldFinding[];
  readonly warnings: readonly ToldFinding[];
  readonly explained: readonly ToldFinding[];
  /** What the work did not suffice for: said before anything else. */
  readonly limits: readonly string[];
  /** `事项——原因`: it could not be checked, and is not right for that. */
  readonly notChecked: readonly string[];
  /** What waits for what was not handed in, or for a person. */
  readonly notHandedIn: readonly string[];
  readonly quiet: Quiet;
  readonly answers: readonly Answer[];
  /** What people have answered, by the text of the item. */
  readonly persons: PersonAnswers;
  /** `事项——说明` of each item that a person has answered with 否. */
  readonly objections: readonly string[];
  /** What the findings rest on, in the order of their numbers, from 1. */
  readonly bases: readonly string[];
}

/** `persons`: what people have answered on the list so far. */
export function opinionOf(
  checked: Checked,
  materials: Materials,
  persons: PersonAnswers = new Map(),
): Opinion {
  const verdict = verdictOf(checked);
  const { limits, others } = parted(allNotChecked(checked));
  const findings = allFindings(checked);
  const shown = findings.filter(({ severity }) => severity !== "info");
  const told = (wanted: typeof shown): ToldFinding[] =>
    wanted.map((finding) => tellFinding(checked, finding));
  const open = shown.filter((finding) => !isSettled(finding));
  const errors = told(open.filter(({ severity }) => severity === "error"));
  const warnings = told(open.filter(({ severity }) => severity === "warning"));
  return {
    entity: checked.entity,
    year: checked.year,
    materials,
    outcome: verdict.outcome,
    scope: scopeOf(checked, verdict.answers, persons),
    errors,
    warnings,
    explained: told(shown.filter(isSettled)),
    limits: limits.map(({ what, why }) => `${what}：${why}`),
    notChecked: unique([
      ...verdict.open.map(({ title, reason }) => `${title}——${reason ?? "没有核对"}`),
      ...others.map(({ what, why }) => `${what}——${why}`),
    ]),
    notHandedIn: notHandedIn(verdict.byChoice, persons),
    quiet: quietOf(checked, findings),
    answers: verdict.answers,
    persons,
    objections: [...persons]
      .filter(([, person]) => givenStatus(person) === "not-met")
      .map(([title, { remark }]) => (remark === "" ? title : `${title}——${remark}`)),
    bases: unique([...errors, ...warnings].flatMap(({ basis }) => basis)),
  };
}

/** Whether nothing at all is left to say: a confirmation is enough. */
export function isConfirmation(opinion: Opinion): boolean {
  const { outcome, warnings, explained, limits, notChecked, objections } = opinion;
  const left = [warnings, explained, limits, notChecked, objections];
  return outcome === "clean" && left.every(({ length }) => length === 0);
}

function scopeOf(checked: Checked, answers: readonly Answer[], persons: PersonAnswers): string[] {
  const read = checked.tables.filter(isRead);
  const empty = read.filter(({ status }) => status === "empty");
  const judged = allJudgements(checked);
  const count = (status: Answer["status"]): string =>
    String(
      answers.filter((answer) => (givenStatus(persons.get(answer.title)) ?? answer.status) === status).length,
    );
  const claims = checked.review?.claims;
  const tables =
    read.length === 0
      ? []
      : [
          `公开表${String(read.length)}张${empty.length > 0 ? `（其中${String(empty.length)}张无数据）` : ""}，` +
            `核对表内和表间勾稽关系${String(judged.length)}条`,
        ];
  return [
    ...tables,
    ...(claims === undefined ? [] : [`情况说明中的金额、比例、数量等说法${String(claims)}处`]),
    `检查事项${String(answers.length)}项：符合${count("met")}项，不符合${count("not-met")}项，` +
      `不适用${count("not-applicable")}项，未答${count("open")}项`,
  ];
}

/** What was not handed in, each once, and what only a person can tell, by its titles. */
function notHandedIn(byChoice: readonly Answer[], persons: PersonAnswers): string[] {
  const answers = byChoice.filter(({ title }) => givenStatus(persons.get(title)) === undefined);
  const ofPerson = (answer: Answer): boolean => PERSONAL.has(answer.id);
  const titles = answers.filter(ofPerson).map(({ title }) => title);
  return [
    ...unique(answers.filter((answer) => !ofPerson(answer)).map(({ reason }) => reason ?? "")),
    ...(titles.length > 0 ? [`须由人工核实的事项（${titles.join("、")}）`] : []),
  ];
}

const PERSONAL: ReadonlySet<string> = new Set(
  CHECKLIST.flatMap(({ items }) => items.filter(({ needs }) => needs === "person").map(({ id }) => id)),
);

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
