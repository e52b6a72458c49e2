/**
 * How well and how fast wrong cells are named: typical slips with a fixed seed, in the sample and in synthetic
 * consolidated workbooks. `npm run bench:localize`; `--trials N` for more or fewer workbooks a row.
 */
import { makeSolver } from "../src/engine/localize/oracle";
import { loadHighs } from "../src/solver/load-highs";
import { confront } from "../src/engine/confront";
import { sampleFacts } from "../test/sample";
import { emptyTally, measure, mixedErrors, naiveFailures, relationsOf, type Tally } from "./localize/measure";

const TRIALS = Number(process.argv[process.argv.indexOf("--trials") + 1]) || 500;

async function main(): Promise<void> {
  const solver = makeSolver(await loadHighs());
  const facts = sampleFacts();
  const relations = relationsOf(facts);
  const baseline = naiveFailures(confront(facts, relations));
  for (const errors of [1, 2, 3]) {
    const tally = emptyTally(TRIALS, errors);
    print(
      `sample, ${errors} error(s)`,
      measure(solver, relations, tally, mixedErrors(facts, relations, errors, 11 + errors), baseline),
    );
  }
}

function print(name: string, tally: Tally): void {
  const share = (part: number, whole: number) => (part / whole).toFixed(3);
  const times = [...tally.milliseconds].sort((a, b) => a - b);
  const quantile = (q: number) =>
    (times[Math.min(times.length - 1, Math.floor(q * times.length))] ?? 0).toFixed(1);
  console.log(
    [
      name.padEnd(28),
      `detected ${share(tally.detected, tally.workbooks)}`,
      `first ${share(tally.first, tally.workbooks)}`,
      `among ${share(tally.among, tally.workbooks)}`,
      `interval ${share(tally.holdsTruth, tally.located)}`,
      `exact ${share(tally.exact, tally.located)}`,
      `false cells ${share(tally.falseCells, tally.workbooks)}`,
      `ms ${quantile(0.5)}/${quantile(0.99)}/${quantile(1)}`,
      `cut off ${tally.cutOff}`,
      `| naive 0.05: detected ${share(tally.naiveDetected, tally.workbooks)}, ${(tally.naiveRelations / tally.workbooks).toFixed(1)} relations`,
    ].join("  "),
  );
  console.log("    not first:", JSON.stringify([...tally.missedBySlip]));
}

void main();
