/**
 * How well and how fast wrong cells are named: typical slips with a fixed seed, in the sample and in synthetic
 * consolidated workbooks, beside a plain list of failing relations with one tolerance.
 * `npm run bench:localize`; `--trials N` for more or fewer workbooks a row.
 */
import { DEFAULT_BUDGET } from "../src/check/locate";
import { confront } from "../src/engine/reconcile/confront";
import type { Facts } from "../src/engine/fact";
import { localize } from "../src/engine/localize/localize";
import { makeSolver, type Solver } from "../src/engine/localize/oracle";
import { loadHighs } from "../src/solver/load-highs";
import { sampleFacts } from "../test/sample";
import {
  emptyTally,
  measure,
  mixedErrors,
  naiveFailures,
  narrativeOf,
  processorTime,
  propagatedErrors,
  relationsOf,
  type Tally,
} from "./localize/measure";
import { syntheticFacts } from "./localize/synthetic";

const TRIALS = Number(process.argv[process.argv.indexOf("--trials") + 1]) || 500;
/** Of a large workbook each trial takes longer, and fewer than this tell nothing. */
const LARGE = Math.ceil(TRIALS * 0.4);

async function main(): Promise<void> {
  const highs = await loadHighs();
  const solver = makeSolver(highs);
  // A program that is open is warm; what the first checks of all cost is told by the batch's measurement.
  warmUp(solver, sampleFacts());
  console.log("sample (671 figures)");
  run(solver, sampleFacts(), TRIALS);
  for (const codes of [300, 2000]) {
    console.log(`synthetic, ${codes} codes`);
    run(solver, syntheticFacts(codes, 1), LARGE);
  }
  solver.dispose();
  console.log("growth: a consistent workbook, from compiling the rules to the verdict; then one wrong cell");
  for (const codes of [500, 1000, 2000, 4000]) grow(makeSolver(highs), codes);
  const { rss } = process.memoryUsage();
  console.log(`memory: solver ${megabytes(highs.memoryBytes)}, process ${megabytes(rss)}`);
}

function warmUp(solver: Solver, facts: Facts): void {
  const relations = relationsOf(facts);
  measure(solver, relations, emptyTally(200), mixedErrors(facts, relations, 1, 3), 0);
}

function run(solver: Solver, facts: Facts, trials: number): void {
  const relations = relationsOf(facts);
  const baseline = naiveFailures(confront(facts, relations));
  for (const errors of [1, 2, 3, 8]) {
    const next = mixedErrors(facts, relations, errors, 11 + errors);
    print(`${errors} error(s)`, measure(solver, relations, emptyTally(trials), next, baseline));
  }
  for (const errors of [1, 2, 3]) {
    const next = mixedErrors(facts, relations, errors, 11 + errors);
    const tally = measure(solver, relations, emptyTally(trials), next, baseline, narrativeOf(facts));
    print(`${errors}, narrative`, tally);
  }
  // Few inputs are carried to where another table can tell: it takes more trials for the same certainty.
  const next = propagatedErrors(facts, relations, 7);
  print("propagated", measure(solver, relations, emptyTally(4 * trials), next, baseline));
}

function grow(solver: Solver, codes: number): void {
  const facts = syntheticFacts(codes, 1);
  const timed = (from: Facts) => {
    const start = processorTime();
    const relations = relationsOf(from);
    const judgements = confront(from, relations);
    const budget = 10 * DEFAULT_BUDGET;
    const { status } = localize(from, judgements, { solver, budget });
    return { relations: relations.length, status, milliseconds: processorTime() - start };
  };
  const consistent = timed(facts);
  const wrong = timed(mixedErrors(facts, relationsOf(facts), 1, 5)().facts);
  solver.dispose();
  console.log(
    `  ${codes} codes, ${consistent.relations} relations: ${consistent.milliseconds.toFixed(0)} ms of processor (${consistent.status}), ` +
      `then ${wrong.milliseconds.toFixed(0)} ms (${wrong.status})`,
  );
}

function print(name: string, tally: Tally): void {
  const share = (part: number, whole: number) => (whole === 0 ? "–" : (part / whole).toFixed(3));
  const { workbooks, cells } = tally;
  console.log(
    `  ${name.padEnd(12)} ${workbooks} workbooks: detected ${share(tally.detected, workbooks)}` +
      `  all first ${share(tally.first, workbooks)}  all among ${share(tally.among, workbooks)}` +
      `  each first ${share(tally.firstEach, cells)}  each among ${share(tally.amongEach, cells)}` +
      (tally.chainFirst > 0 ? `  chain first ${share(tally.chainFirst, workbooks)}` : "") +
      `  interval ${share(tally.holdsTruth, tally.located)}  exact ${share(tally.exact, tally.located)}` +
      `  false cells ${share(tally.falseCells, workbooks)}  cut off ${tally.cutOff}` +
      `  processor ms (median/p99) ${quantiles(tally.processor)}, clock ${quantiles(tally.clock)}`,
  );
  console.log(
    `  ${"".padEnd(12)} plain list at 0.05: detected ${share(tally.naiveDetected, workbooks)}, ` +
      `${(tally.naiveRelations / workbooks).toFixed(1)} relations to read;` +
      `  not first: ${[...tally.missed].map(([slip, count]) => `${slip} ${count}`).join(", ") || "none"}`,
  );
}

function quantiles(list: readonly number[]): string {
  const sorted = [...list].sort((a, b) => a - b);
  return [0.5, 0.99]
    .map((q) => (sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(1))
    .join("/");
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}

void main();
