import { plainFinding, type Finding, type FindingCell, type Severity } from "../../engine/finding";
import { toA1, type CellRef } from "../../workbook/address";
import type { SupplementRule } from "./checks";
import type { SupplementEntry } from "./supplement";

interface Options {
  readonly rule: SupplementRule;
  /** What it is about: the key of an entry, where there is one. */
  readonly about: string;
  readonly severity: Severity;
  readonly message: string;
  readonly cells: readonly FindingCell[];
}

/** A finding at cells of 补充资料. */
export function supplementFinding({ about, ...finding }: Options): Finding {
  return plainFinding({ ...finding, id: `${finding.rule}:${about}` });
}

const NO_FIGURE = {
  table: null,
  line: null,
  column: null,
  measure: null,
  unit: null,
  value: null,
  text: null,
};

/** A cell whose content could not be read as an entry. */
export function typedCell(at: CellRef, text: string): FindingCell {
  return { ...NO_FIGURE, sheet: at.sheet, address: toA1(at.row, at.column), text };
}

const MEASURES = { money: "money", count: "count", score: "points" } as const;

/** An entry where it stands; none where it was filled in but not yet written to a sheet. */
export function entryCells(entry: SupplementEntry): FindingCell[] {
  if (!entry.cell) return [];
  const { sheet, row, column } = entry.cell;
  const place = { ...NO_FIGURE, sheet, address: toA1(row, column) };
  if (entry.kind === "text") return [{ ...place, text: entry.text }];
  const unit = entry.kind === "money" ? "万元" : null;
  return [{ ...place, measure: MEASURES[entry.kind], unit, value: entry.value }];
}
