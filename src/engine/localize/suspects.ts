/** Who can be suspected: figures, and operations on several; numbered, so that sets of them can be searched. */
import type { Conflict } from "./conflict";
import { at } from "./model";
import type { Model } from "./model";
import { noRoomFor } from "./no-room";
import { netEffect } from "./operations";
import type { Operation, Operations } from "./operations";
import type { Suspects } from "./oracle";
import type { Suspect } from "./program";
import { canReplace } from "./witness";
import type { Witness } from "./witness";

/**
 * Priors belong in the ranking of ties; here a cell is a cell, and an operation is dearer than one, not than
 * two. So is that a rule of the user's own does not hold here: one wrong cell is believed before it, and two are not.
 * A rule with a constant, or a figure of last year's, sets a limit: that it is passed accuses no cell.
 */
const WEIGHT = { column: 10, propagated: 12, moved: 14, rule: 15, limit: 5 } as const;

export interface SuspectSet {
  readonly columns: readonly number[];
  readonly operations: readonly Operation[];
}

/** What is free for the solver if these are suspected together. */
export function freedBy(sets: readonly SuspectSet[]): Suspects {
  return {
    columns: new Set(sets.flatMap((set) => set.columns)),
    operations: sets.flatMap((set) => set.operations),
  };
}

export interface Registry {
  readonly suspectsOf: (conflict: Conflict) => readonly number[];
  readonly weightOf: (suspect: number) => number;
  readonly suspectSet: (suspects: readonly number[]) => SuspectSet;
  /** Whether the witness, which frees the one, shows that the other explains as much; `false` proves nothing. */
  readonly canReplace: (witness: Witness, one: number, other: number) => boolean;
  /** A conflict that remains if the suspect is freed with all of these; `null` is no answer. */
  readonly noRoomFor: (suspect: number, freed: readonly number[]) => Conflict | null;
}

/** Numbers the suspects: columns first, then operations in the order in which they come up. */
export function makeRegistry(model: Model, operations: Operations): Registry {
  const size = model.columns.length;
  const known: Operation[] = [];
  const numbers = new Map<Operation, number>();
  const suspectAt = (number: number): Suspect => (number < size ? number : at(known, number - size));
  const numberOf = (operation: Operation): number => {
    let number = numbers.get(operation);
    if (number === undefined) {
      number = size + known.push(operation) - 1;
      numbers.set(operation, number);
    }
    return number;
  };
  const found = new WeakMap<Conflict, readonly number[]>();
  const findSuspects = ({ columns, combined, cleared }: Conflict): readonly number[] => {
    const touching = new Set<Operation>();
    for (const column of columns)
      for (const operation of operations.touching(column)) touching.add(operation);
    const suspects = [...columns];
    for (const operation of touching) {
      if (!cleared.includes(operation) && netEffect(operation, combined) !== 0)
        suspects.push(numberOf(operation));
    }
    return suspects.sort((a, b) => a - b);
  };
  const suspectSet = (suspects: readonly number[]): SuspectSet => ({
    columns: suspects.filter((suspect) => suspect < size),
    operations: suspects.filter((suspect) => suspect >= size).map((suspect) => at(known, suspect - size)),
  });
  return {
    suspectsOf(conflict) {
      const suspects = found.get(conflict) ?? findSuspects(conflict);
      found.set(conflict, suspects);
      return suspects;
    },
    weightOf: (suspect) =>
      suspect < size ? WEIGHT[kindOf(model, suspect)] : WEIGHT[at(known, suspect - size).kind],
    suspectSet,
    canReplace: (witness, one, other) => canReplace(model, witness, suspectAt(one), suspectAt(other)),
    noRoomFor: (suspect, freed) => noRoomFor(model, suspectAt(suspect), freedBy([suspectSet(freed)])),
  };
}

function kindOf({ columns, rows, rowsOf }: Model, index: number): "column" | "rule" | "limit" {
  const column = at(columns, index);
  if (column.kind !== "observation" || column.observation.rule === undefined) return "column";
  const others = at(rowsOf, index).flatMap((row) => at(rows, row).columns.filter((other) => other !== index));
  return others.some((other) => at(columns, other).kind === "observation") ? "limit" : "rule";
}
