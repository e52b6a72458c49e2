/** Books with ordinary slips and right ones: no fault of the structure may be told of them. */
import { readTables } from "../../src/check/read-tables";
import { confront } from "../../src/engine/reconcile/confront";
import { mendStructure, type ExplainedFault } from "../../src/engine/localize/structure/mend";
import { STRUCTURE } from "../../src/rules/structure";
import { layOutAs, layOutRandomly } from "../../test/layouts/lay-out";
import { seededRandom } from "../../test/layouts/random";
import { randomSource } from "../../test/layouts/random-source";
import type { Injected } from "../localize/inject";
import { mixedErrors, propagatedErrors, relationsOf } from "../localize/measure";
import { PRINTING } from "./inject";

export interface Alarms {
  books: number;
  /** All cells that are named are wrong and all figures that are proposed are true: two exchanged cells, as a rule. */
  truly: number;
  falsely: number;
  readonly told: string[];
}

/** Of every department: one slip, two, three, five, eight, and one that was carried into its sums. */
const SLIPS = [1, 2, 3, 5, 8, "carried"] as const;

export function alarmsInErrors(count: number, firstSeed: number): Alarms {
  const alarms: Alarms = { books: 0, truly: 0, falsely: 0, told: [] };
  for (let seed = firstSeed; alarms.books < count; seed++) {
    const random = seededRandom(seed);
    const { facts } = readTables(layOutAs(randomSource(random, random.int(12, 60)), PRINTING).workbook);
    const relations = relationsOf(facts);
    for (const slips of SLIPS) {
      const next =
        slips === "carried"
          ? propagatedErrors(facts, relations, seed)
          : mixedErrors(facts, relations, slips, seed);
      const injected = next();
      const { faults } = mendStructure(injected.facts, confront(injected.facts, relations), STRUCTURE);
      alarms.books += 1;
      if (faults.length === 0) continue;
      if (faults.every((fault) => isTrue(fault, injected))) alarms.truly += 1;
      else {
        alarms.falsely += 1;
        alarms.told.push(
          `seed ${seed}, ${slips}: ${[...injected.truth.keys()].join(" ")} → ${saidOf(faults)}`,
        );
      }
    }
  }
  return alarms;
}

export function alarmsInRight(count: number, firstSeed: number): Alarms {
  const alarms: Alarms = { books: 0, truly: 0, falsely: 0, told: [] };
  for (let seed = firstSeed; alarms.books < count; seed++) {
    const random = seededRandom(seed);
    const source = randomSource(random, random.int(1, 60));
    const { workbook } = seed % 2 === 0 ? layOutAs(source, PRINTING) : layOutRandomly(source, seed);
    const { facts } = readTables(workbook);
    const { faults } = mendStructure(facts, confront(facts, relationsOf(facts)), STRUCTURE);
    alarms.books += 1;
    if (faults.length === 0) continue;
    alarms.falsely += 1;
    alarms.told.push(`seed ${seed}: ${saidOf(faults)}`);
  }
  return alarms;
}

function isTrue({ fault: { amounts } }: ExplainedFault, { truth }: Injected): boolean {
  return (
    amounts.size > 0 &&
    [...amounts].every(([id, amount]) => {
      const right = truth.get(id);
      return right !== undefined && (!amount || Math.abs(amount.value - right) <= amount.half + 5_000);
    })
  );
}

function saidOf(faults: readonly ExplainedFault[]): string {
  return faults
    .map(
      ({ fault: { kind, tables, amounts } }) =>
        `${kind} ${tables.join("+")} (${[...amounts.keys()].join(" ")})`,
    )
    .join(", ");
}
