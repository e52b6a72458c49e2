/** The report as the agreed JSON object. */
import type { Verdict } from "../engine/reconcile/relation";
import { allFindings, allJudgements, allNotChecked, type Checked } from "../check/checked";
import { verdictOf } from "../check/checklist/outcome";
import { toJsonFinding } from "./json-finding";
import { placesOfFinding } from "./places";
import type { JsonReport } from "./report-schema";

export function toJsonReport(checked: Checked, file = checked.workbook.name): JsonReport {
  const judgements = allJudgements(checked);
  const count = (verdict: Verdict): number =>
    judgements.filter((judgement) => judgement.verdict === verdict).length;
  const verdict = verdictOf(checked);
  const facts = [...checked.facts.byId.values()];
  return {
    version: 2,
    file,
    edition: checked.edition.id,
    entity: checked.entity,
    year: checked.year,
    tables: checked.tables.map((table) => ({
      table: table.table,
      title: table.title,
      code: table.code,
      sheet: table.sheets[0] ?? null,
      entity: table.entity,
      year: table.year,
      unit: table.unit,
      facts: facts.filter((fact) => fact.table === table.table).length,
      status: table.status,
      problems: table.problems.map((problem) => problem.message),
    })),
    unrecognized: checked.unrecognized.map(({ sheet, reason }) => ({ sheet, reason })),
    relations: {
      checked: judgements.length,
      pass: count("pass"),
      rounding: count("rounding"),
      adjusted: count("adjusted"),
      fail: count("fail"),
      unknown: count("unknown") + count("error"),
    },
    outcome: verdict.outcome,
    checklist: verdict.answers.map((answer) => ({ ...answer, findings: [...answer.findings] })),
    findings: allFindings(checked).map((finding) => {
      const places = placesOfFinding(checked, finding);
      return { ...toJsonFinding(finding), ...(places.length === 0 ? {} : { places }) };
    }),
    notChecked: allNotChecked(checked).map(({ what, why }) => ({ what, why })),
    explanations: checked.explanations.map(({ row, finding, status, explanation }) => ({
      row: row + 1,
      finding,
      status,
      ...explanation,
    })),
  };
}
