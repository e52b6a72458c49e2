/**
 * Step 10: what was found, beside what is known to be wrong. A remark that the right figures of its cells leave nothing of
 * says the same fault twice; sums that take figures as they should stand say so, for no cell holds them.
 */
import type { Finding } from "../engine/finding";
import { INSPECTIONS } from "../rules/inspections";
import { toA1 } from "../workbook/address";
import type { Checked } from "./checked";
import { inspected } from "./reconcile";
import { repairedFacts } from "./repaired";

export function besideRepairs(checked: Checked): Checked {
  const repaired = repairedFacts(checked.facts, checked.mended, checked.localization);
  if (!repaired) return checked;
  const wrong = new Set(
    [...repaired.repairs.values()].map(
      ({ fact: { cell } }) => `${cell.sheet}!${toA1(cell.row, cell.column)}`,
    ),
  );
  const left = new Set(inspected(repaired.facts, checked.workbook).map(({ id }) => id));
  const isSettled = ({ id, rules, cells }: Finding): boolean =>
    rules.some((rule) => REMARKS.has(rule)) &&
    !left.has(id) &&
    cells.some(({ sheet, address }) => wrong.has(`${sheet}!${address}`));
  const mended = relationsOverMended(checked);
  return {
    ...checked,
    findings: checked.findings
      .filter((finding) => !isSettled(finding))
      .map((finding) =>
        finding.culprit === null && mended.has(finding.id)
          ? { ...finding, message: `${finding.message}（按上述整表、整列问题更正后的数计算）` }
          : finding,
      ),
  };
}

const REMARKS: ReadonlySet<string> = new Set(INSPECTIONS.map(({ id }) => id));

/** Ids of relations over figures that the repair of a table, a column or rows changes. */
function relationsOverMended({ mended: { judgements, faults } }: Checked): ReadonlySet<string> {
  const changed = new Set(faults.flatMap(({ fault }) => [...fault.amounts.keys()]));
  const touched = judgements.filter(({ relation: { left, right } }) =>
    [...left, ...right].some(({ fact }) => changed.has(fact)),
  );
  return new Set(touched.map(({ relation }) => relation.id));
}
