/** The report as the agreed JSON object. */
import type { Finding } from "../engine/finding";
import type { Verdict } from "../engine/reconcile/relation";
import { allJudgements, type Report } from "../check/check";
import type { JsonReport } from "./report-schema";

export function toJsonReport(report: Report, file = report.file): JsonReport {
  const judgements = allJudgements(report);
  const count = (verdict: Verdict): number =>
    judgements.filter((judgement) => judgement.verdict === verdict).length;
  const facts = [...report.facts.byId.values()];
  return {
    version: 1,
    file,
    edition: report.edition.id,
    entity: report.entity,
    year: report.year,
    tables: report.tables.map((table) => ({
      table: table.table,
      title: table.title,
      code: table.code,
      sheet: table.sheets[0] ?? null,
      unit: table.unit,
      facts: facts.filter((fact) => fact.table === table.table).length,
      status: table.status,
      problems: table.problems.map((problem) => problem.message),
    })),
    unrecognized: report.unrecognized.map(({ sheet, reason }) => ({ sheet, reason })),
    relations: {
      checked: judgements.length,
      pass: count("pass"),
      rounding: count("rounding"),
      adjusted: count("adjusted"),
      fail: count("fail"),
      unknown: count("unknown") + count("error"),
    },
    findings: report.findings.map(withoutArithmetic),
    notChecked: report.notChecked.map(({ what, why }) => ({ what, why })),
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
