/** Step 2: 补充资料, read once, and what it decides: which kind of units there are, and how many vehicles they own. */
import { printed } from "../engine/printed";
import { cellOf } from "../engine/reconcile/arithmetic";
import type { RuleDefinition } from "../engine/reconcile/define-rule";
import type { Facts } from "../engine/fact";
import type { Finding } from "../engine/finding";
import { supplementBlocks } from "../narrative";
import { entryCells, supplementFinding } from "../narrative/supplement/finding";
import { readSupplement } from "../narrative/supplement/read";
import type { Supplement } from "../narrative/supplement/supplement";
import { knownFact } from "../tables/known-fact";
import type { Checked, WorkbookReading } from "./checked";

export type Supplied = WorkbookReading & Pick<Checked, "supplement">;

/** An edition without narrative asks for nothing beside its tables. */
export function withSupplement(reading: WorkbookReading): Supplied {
  return { ...reading, supplement: readSupplement(reading.workbook, supplementBlocks(reading.edition)) };
}

/** The kinds of units whose 公用经费 are all 机关运行经费. */
const ADMINISTRATIVE: readonly string[] = ["行政单位", "参公事业单位"];

/**
 * What only administrative units must fulfil is a definition for them, no rule for others, and usual
 * where 补充资料 does not tell.
 */
export function rulesFor(
  rules: readonly RuleDefinition[],
  supplement: Supplement,
): readonly RuleDefinition[] {
  const entry = supplement.entries.get("basics/unitKind/value");
  if (entry?.kind !== "text") return rules;
  const isAdministrative = ADMINISTRATIVE.includes(entry.text);
  return rules.flatMap((rule): RuleDefinition[] => {
    if (!rule.administrativeOnly) return [rule];
    return isAdministrative ? [{ ...rule, kind: "definition" }] : [];
  });
}

/** Vehicles counted in 公开09表 are among those of 国有资产占用情况. */
export function vehicleFindings(facts: Facts, supplement: Supplement): Finding[] {
  const owned = knownFact(facts, "three-public", "vehiclesOwned", "count");
  const entry = supplement.entries.get("assets/vehicles/count");
  if (!owned?.amount || entry?.kind !== "count" || owned.amount.value <= entry.value) return [];
  const finding = supplementFinding({
    rule: "three-public/vehicles-owned",
    about: owned.id,
    severity: "warning",
    message: `公务用车保有量 ${printed(owned)} 辆，多于补充资料中的车辆合计 ${String(entry.value)} 辆`,
    cells: [cellOf(owned), ...entryCells(entry)],
  });
  return [finding];
}
