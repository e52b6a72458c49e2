/** The workbook as it should be: its figures with the wrong cells that were named beyond doubt put right. */
import type { Fact, FactId, Facts } from "../engine/fact";
import type { Localization } from "../engine/localize/localize";
import type { Repair } from "../engine/localize/repair";

export interface RepairedFacts {
  readonly facts: Facts;
  /** What was put right; never empty. */
  readonly repairs: ReadonlyMap<FactId, Repair>;
}

/** `null` where no cell is known to be wrong, or not what it should hold. */
export function repairedFacts(facts: Facts, localization: Localization | null): RepairedFacts | null {
  const sets = (localization?.clusters ?? []).flatMap(({ isDecided, isDoubtful, alternatives: [best] }) =>
    best && isDecided && !isDoubtful ? [best.repairs] : [],
  );
  const repairs = new Map(
    sets
      .filter((set) => set.every(({ value }) => value !== null))
      .flatMap((set) => set.map((repair) => [repair.fact.id, repair] as const)),
  );
  if (repairs.size === 0) return null;
  const repaired = [...repairs.values()].flatMap((repair) => factWith(repair) ?? []);
  return {
    facts: { ...facts, byId: new Map([...facts.byId, ...repaired.map((fact) => [fact.id, fact] as const)]) },
    repairs,
  };
}

function factWith({ fact, value, step }: Repair): Fact | null {
  if (value === null) return null;
  // A blank has no width of its own.
  const half = fact.amount && !fact.amount.blank ? fact.amount.half : Math.floor(step / 2);
  return { ...fact, amount: { value, half, blank: false } };
}
