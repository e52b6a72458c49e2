/** Step 4: faults of the workbook's structure, each one finding; what they explain is told no more by itself. */
import { mendStructure } from "../engine/localize/structure/mend";
import type { Fault } from "../engine/localize/structure/fault";
import { findingsOfFaults } from "../engine/localize/structure/tell";
import type { Finding } from "../engine/finding";
import { STRUCTURE } from "../rules/structure";
import type { Checked, NotChecked } from "./checked";
import { findingsOf } from "./reconcile";

export function withStructure(checked: Checked): Checked {
  const { facts, judgements, findings, notChecked } = checked;
  const mended = mendStructure(facts, judgements, STRUCTURE);
  if (mended.faults.length === 0) return { ...checked, mended };
  const relations = new Set(judgements.map(({ relation }) => relation.id));
  const faults = mended.faults.map(({ fault }) => fault);
  const others = findings.filter((finding) => !relations.has(finding.id) && !isSaid(finding, faults));
  const known = new Set(
    judgements.filter(({ verdict }) => verdict === "unknown").map(({ relation }) => relation.id),
  );
  const open = mended.judgements.filter(
    ({ verdict, relation }) => verdict === "unknown" && !known.has(relation.id),
  );
  return {
    ...checked,
    mended,
    findings: [
      ...findingsOfFaults(facts, judgements, mended),
      ...findingsOf(mended.judgements, mended.facts),
      ...others,
    ],
    notChecked: open.length > 0 ? [...notChecked, openUntilMended(open.length)] : notChecked,
  };
}

function openUntilMended(count: number): NotChecked {
  return { what: `${count} 条勾稽关系`, why: "所涉表格的数据错位、缺失或不是本年度本单位的，改正后再核对" };
}

/** A parent's line that is missing is one thing, however many lines stand below it; so is a table's head. */
function isSaid({ rules, cells }: Finding, faults: readonly Fault[]): boolean {
  const [cell] = cells;
  if (rules.includes("all/parent-row"))
    return faults.some(
      (fault) =>
        fault.kind === "missing-line" &&
        fault.tables[0] === cell?.table &&
        cell.line?.startsWith(fault.codes[0]) === true,
    );
  const told = faults.filter((fault) => rules.some((rule) => isOfHead(fault, rule)));
  return (
    told.length > 0 &&
    cells.every(({ table }) => told.some(({ tables }) => table !== null && tables.includes(table)))
  );
}

/** Faults that tell what an inspection of the heads would tell of the same tables. */
function isOfHead(fault: Fault, rule: string): boolean {
  if (fault.kind === "unit-word") return rule === "all/one-unit";
  return fault.kind === "foreign" && fault.isSaid && (rule === "all/one-year" || rule === "all/one-entity");
}
