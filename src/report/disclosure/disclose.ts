/** From a checked workbook to the document that a department publishes. */
import { formatFen } from "../../workbook/amount";
import { toA1 } from "../../workbook/address";
import type { RowOf } from "../../narrative/supplement/block";
import { statedProjectsFinding } from "../../rules/self-evaluation/stated-projects";
import type { Finding } from "../../engine/finding";
import type { Fact } from "../../engine/fact";
import type { Checked } from "../../check/checked";
import { narrate } from "../../check/narrate";
import { tablesLeftOut, unplacedFacts } from "./printed-tables";
import { documentGaps } from "./gaps";
import { writeDisclosure } from "./document";
import type { DisclosureDocument } from "./document";

export interface DisclosureResult extends DisclosureDocument {
  /** What the workbook's own check does not say: 补充资料 that cannot be read or contradicts the forms. */
  readonly findings: readonly Finding[];
  /** Figures that the edition's form has no place for: they are not in the document. */
  readonly unplaced: readonly string[];
  /** Cells whose figure cannot be told: the document says 【待核】. */
  readonly unsure: readonly string[];
  /** Tables of the workbook that the document does not hold. */
  readonly leftOut: readonly string[];
}

/** `null` where the edition of the workbook has no narrative yet. */
export async function disclose(checked: Checked): Promise<DisclosureResult | null> {
  const { narration } = narrate(checked);
  if (!narration) return null;
  const { narrative } = narration;
  const { workbook, edition, facts, evaluations } = checked;
  const { supplement, findings } = checked.supplement;
  const content = { edition, facts, evaluations, workbook, supplement, narrative };
  const written = await writeDisclosure({ ...content, entity: narrative.entity, year: narrative.year });
  const stated = statedProjects(checked);
  return {
    ...written,
    findings: [...findings, ...(stated ? [stated] : [])],
    unplaced: unplacedFacts(edition, facts).map(describeFact),
    unsure: documentGaps(checked).unsure,
    leftOut: tablesLeftOut(edition, facts),
  };
}

/** The projects that 补充资料 states against the forms in the workbook. */
function statedProjects({ supplement: { supplement }, evaluations }: Checked): Finding | null {
  const entry = (row: RowOf<"performance">, kind: "count" | "money"): number | null => {
    const found = supplement.entries.get(`performance/${row}/value`);
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
