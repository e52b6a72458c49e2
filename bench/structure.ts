/**
 * `npm run bench:structure [BOOKS] [KIND…]`: what is told of faults of the structure in random departments, kind by
 * kind, on seeds that nothing was tuned on (a fault that another explanation, no heavier, rivals is counted apart); then in twice as many books with `ordinary` slips and in `right` ones,
 * where nothing should be. `SHOW=1` lists the misses.
 */
import { makeSolver } from "../src/engine/localize/oracle";
import { loadHighs } from "../src/solver/load-highs";
import { KINDS } from "./structure/inject";
import { measureFaults } from "./structure/measure";
import { alarmsInErrors, alarmsInRight, type Alarms } from "./structure/ordinary";

const BOOKS = Number(process.argv[2] ?? 500);
const FIRST_SEED = 23_000_000;

const words = process.argv.slice(3);
const isWanted = (word: string) => words.length === 0 || words.includes(word);

async function main(): Promise<void> {
  const solver = makeSolver(await loadHighs());
  for (const kind of KINDS.filter(isWanted)) {
    const score = measureFaults(kind, BOOKS, FIRST_SEED, solver);
    const share = (part: number, whole: number) =>
      whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
    const times = [...score.milliseconds].sort((a, b) => a - b);
    console.log(
      `${kind.padEnd(12)} ${score.books} books: named ${share(score.named, score.books)}` +
        ` (of ${score.plain} with three failing relations ${share(score.plainNamed, score.plain)},` +
        ` besides ${score.undecidable} that one or two slips, or another table, explain as well),` +
        ` something else named ${share(score.misnamed, score.books)}, right cell accused ${share(score.accused, score.books)},` +
        ` repaired figures true ${share(score.trueRepairs, score.repaired)}, ms median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(0)}`,
    );
    if (process.env["SHOW"]) for (const line of score.missed) console.log(`  ${line}`);
  }
  solver.dispose();
  if (isWanted("ordinary")) printAlarms("ordinary", alarmsInErrors(2 * BOOKS, FIRST_SEED + 1_000_000));
  if (isWanted("right")) printAlarms("right", alarmsInRight(BOOKS, FIRST_SEED + 2_000_000));
}

function printAlarms(name: string, { books, truly, falsely, told }: Alarms): void {
  console.log(`${name.padEnd(12)} ${books} books: named and true ${truly}, false alarms ${falsely}`);
  if (process.env["SHOW"]) for (const line of told) console.log(`  ${line}`);
}

void main();
