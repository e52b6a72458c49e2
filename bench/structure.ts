/**
 * `npm run bench:structure [BOOKS] [KIND…]`: what is told of faults of the structure in random departments, kind by
 * kind, on seeds that nothing was tuned on. `SHOW=1` lists the misses.
 */
import { KINDS, type Kind } from "./structure/inject";
import { measureFaults } from "./structure/measure";

const BOOKS = Number(process.argv[2] ?? 500);
const FIRST_SEED = 5_000_000;

const isKind = (word: string): word is Kind => (KINDS as readonly string[]).includes(word);
const wanted = process.argv.slice(3).filter(isKind);

for (const kind of wanted.length > 0 ? wanted : KINDS) {
  const score = measureFaults(kind, BOOKS, FIRST_SEED);
  const share = (part: number, whole: number) =>
    whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
  const times = [...score.milliseconds].sort((a, b) => a - b);
  console.log(
    `${kind.padEnd(12)} ${score.books} books: named ${share(score.named, score.books)}` +
      ` (of ${score.plain} with three failing relations ${share(score.plainNamed, score.plain)}),` +
      ` something else named ${share(score.misnamed, score.books)}, right cell accused ${share(score.accused, score.books)},` +
      ` repaired figures true ${share(score.trueRepairs, score.repaired)}, ms median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(0)}`,
  );
  if (process.env["SHOW"]) for (const line of score.missed) console.log(`  ${line}`);
}
