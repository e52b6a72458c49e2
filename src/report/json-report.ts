/** The report as the agreed JSON object. */
import type { Finding } from "../engine/finding";
import type { Verdict } from "../engine/reconcile/relation";
import { allFindings, allJudgements, allNotChecked, type Checked } from "../check/checked";
import type { JsonReport } from "./report-schema";

export function toJsonReport(checked: Checked, file = checked.workbook.name): JsonReport {
  const judgements = allJudgements(checked);
  const count = (verdict: Verdict): number =>
    judgements.filter((judgement) => judgement.verdict === verdict).length;
  const facts = [...checked.facts.byId.values()];
  return {
    version: 1,
    file,
    edition: checked.edition.id,
    entity: checked.entity,
    year: checked.year,
    tables: checked.tables.map((table) => ({
      table: table.table,
      title: table.title,
      code: table.code,
      sheet: table.sheets[0] ?? null,
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
    findings: allFindings(checked).map(withoutArithmetic),
    notChecked: allNotChecked(checked).map(({ what, why }) => ({ what, why })),
  };
}

/** The arithmetic is for faces; the agreement carries what follows from it in the message. */
function withoutArithmetic({
  id,
  rules,
  severity,
  message,
  cells,
  culprit,
  text,
}: Finding): JsonReport["findings"][number] {
  return { id, rules: [...rules], severity, message, cells, culprit, text };
}
