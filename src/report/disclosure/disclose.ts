/** From a workbook to the document that a department publishes. */
import { formatFen } from "../../workbook/amount";
import { toA1 } from "../../workbook/address";
import type { Workbook } from "../../workbook/workbook";
import { supplementKey } from "../../narrative/supplement/block";
import type { Supplement } from "../../narrative/supplement/supplement";
import { statedProjectsFinding } from "../../rules/self-evaluation/stated-projects";
import type { Finding } from "../../engine/finding";
import type { Fact } from "../../engine/fact";
import { check } from "../../check/check";
import type { CheckOptions, Report } from "../../check/check";
import { narrate } from "../../check/narrate";
import { unplacedFacts } from "./tables-part";
import { writeDisclosure } from "./document";
import type { DisclosureDocument } from "./document";

export interface DiscloseOptions extends CheckOptions {
  /** Last year's workbook. */
  readonly prior?: Workbook;
}

export interface DisclosureResult extends DisclosureDocument {
  readonly report: Report;
  /** What the workbook's own check does not say: 补充资料 that cannot be read or contradicts the forms. */
  readonly findings: readonly Finding[];
  /** The year of last year's workbook, where it is not the year before. */
  readonly wrongPriorYear: number | null;
  /** Figures that the edition's form has no place for: they are not in the document. */
  readonly unplaced: readonly string[];
}

/** `null` where the edition of the workbook has no narrative yet. */
export async function disclose(
  workbook: Workbook,
  options: DiscloseOptions = {},
): Promise<DisclosureResult | null> {
  const report = check(workbook, options);
  const narration = narrate(report, workbook, options.prior && check(options.prior).facts);
  if (!narration) return null;
  const { narrative, supplement } = narration;
  const { edition, facts, evaluations } = report;
  const content = { edition, facts, evaluations, workbook, supplement, narrative };
  const written = await writeDisclosure({ ...content, entity: narrative.entity, year: narrative.year });
  const stated = statedProjects(supplement, report);
  return {
    ...written,
    report,
    findings: [...narration.findings, ...(stated ? [stated] : [])],
    wrongPriorYear: narration.wrongPriorYear,
    unplaced: unplacedFacts(edition, facts).map(describeFact),
  };
}

/** The projects that 补充资料 states against the forms in the workbook. */
function statedProjects({ entries }: Supplement, { evaluations }: Report): Finding | null {
  const entry = (row: string, kind: "count" | "money"): number | null => {
    const found = entries.get(supplementKey("performance", row, "value"));
    return found?.kind === kind ? found.value : null;
  };
  const money = entry("money", "money");
  return statedProjectsFinding(evaluations, {
    projects: entry("projects", "count"),
    money: money === null ? null : { value: money, half: 5000, blank: false },
  });
}

function describeFact({ lineLabel, columnLabel, cell, amount, unit }: Fact): string {
  const value = amount && unit ? ` ${formatFen(amount.value, unit)}${unit}` : "";
  return `${cell.sheet}!${toA1(cell.row, cell.column)} ${lineLabel}（${columnLabel}）${value}`;
}
