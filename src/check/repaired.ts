/** The workbook as it should be: its structure mended, and the wrong cells that were named beyond doubt put right. */
import type { Fact, FactId, Facts } from "../engine/fact";
import type { Localization } from "../engine/localize/localize";
import type { Repair } from "../engine/localize/repair";
import { repairsOfFaults, type Mended } from "../engine/localize/structure/mend";

export interface RepairedFacts {
  readonly facts: Facts;
  /** What was put right, or is known to be wrong; never empty. */
  readonly repairs: ReadonlyMap<FactId, Repair>;
}

function certainCells(localization: Localization | null): Repair[] {
  const sets = (localization?.clusters ?? []).flatMap(({ isDecided, isDoubtful, alternatives: [best] }) =>
    best && isDecided && !isDoubtful ? [best.repairs] : [],
  );
  return sets.filter((set) => set.every(({ value }) => value !== null)).flat();
}

/** Whether it is known of any cell that it is wrong. */
export function isRepaired(facts: Facts, mended: Mended, localization: Localization | null): boolean {
  return repairsOfFaults(facts, mended).length > 0 || certainCells(localization).length > 0;
}

/** `null` where nothing is known to be wrong, or not what it should hold. `facts`: as printed. */
export function repairedFacts(
  facts: Facts,
  mended: Mended,
  localization: Localization | null,
): RepairedFacts | null {
  const cells = certainCells(localization);
  const repairs = new Map(
    [...repairsOfFaults(facts, mended), ...cells].map((repair) => [repair.fact.id, repair] as const),
  );
  if (repairs.size === 0) return null;
  const repaired = cells.flatMap((repair) => factWith(repair) ?? []);
  // Without what rules of the user's own brought along: nobody else asks for it.
  const own = [...mended.facts.byId].filter(([id]) => facts.byId.has(id));
  const byId = new Map([...own, ...repaired.map((fact) => [fact.id, fact] as const)]);
  return { facts: { ...facts, byId }, repairs };
}

function factWith({ fact, value, step }: Repair): Fact | null {
  if (value === null) return null;
  // A blank has no width of its own.
  const half = fact.amount && !fact.amount.blank ? fact.amount.half : Math.floor(step / 2);
  return { ...fact, amount: { value, half, blank: false } };
}
