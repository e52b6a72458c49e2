/** How many injected mistakes the review finds, by kind, and what it says of narratives that are right. */
import { EDITIONS } from "../src/editions";
import { seededRandom } from "../test/layouts/random";
import { generate, textOfGenerated } from "../test/review/generated";
import { INJECTORS, PROVABLE } from "../test/review/inject";
import { reworded } from "../test/review/rewrite";
import { findingsAlone, findingsOf, outcomeOf } from "../test/review/trial";

const TRIALS = Number(process.argv[2] ?? 1_000);
const kinds = Object.keys(INJECTORS);

interface Tally {
  trials: number;
  detected: number;
  located: number;
  locatedByTables: number;
  findings: number;
}

const NONE: Tally = { trials: 0, detected: 0, located: 0, locatedByTables: 0, findings: 0 };

const tallies = new Map<string, Tally>();
const missed: string[] = [];
const falseAlarms: string[] = [];
let untouched = 0;

for (let seed = 1; total() < TRIALS; seed += 1) {
  const random = seededRandom(seed);
  const generated = generate(random, EDITIONS[seed % EDITIONS.length]);
  untouched += 1;
  falseAlarms.push(...findingsOf(generated).map(({ message }) => `seed ${seed}: ${message}`));
  for (const kind of kinds) {
    const injected = INJECTORS[kind]?.(generated, random);
    if (!injected || total() >= TRIALS) continue;
    const { detected, located, locatedByTables, findings } = outcomeOf(generated, injected);
    const tally = tallies.get(kind) ?? { ...NONE };
    tallies.set(kind, tally);
    tally.trials += 1;
    tally.detected += detected ? 1 : 0;
    tally.located += located ? 1 : 0;
    tally.locatedByTables += locatedByTables ? 1 : 0;
    tally.findings += findings.length;
    if (!located) {
      const line = injected.lines[injected.paragraph - 1]?.text ?? "";
      missed.push(`seed ${seed} ${kind}: ${injected.from} → ${injected.to} in ${line.slice(0, 120)}`);
    }
  }
}

function total(): number {
  return [...tallies.values()].reduce((all, { trials }) => all + trials, 0);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1).padStart(6)} %`;
}

console.log("kind                trials  detected   located  from tables alone  findings per trial");
for (const kind of kinds) {
  const { trials, detected, located, locatedByTables, findings } = tallies.get(kind) ?? NONE;
  if (trials === 0) continue;
  const rates = [detected, located, locatedByTables].map((part) => percent(part, trials));
  const row = [kind.padEnd(18), String(trials).padStart(7), ...rates, (findings / trials).toFixed(2)];
  console.log(row.join("  "));
}
const sum = (key: keyof Tally): number => [...tallies.values()].reduce((all, tally) => all + tally[key], 0);
const rates = (["detected", "located", "locatedByTables"] as const).map((key) => percent(sum(key), total()));
console.log(["all".padEnd(18), String(total()).padStart(7), ...rates].join("  "));
console.log(`untouched narratives: ${untouched}, findings in them: ${falseAlarms.length}`);
for (const line of [...falseAlarms.slice(0, 10), ...missed.slice(0, 40)]) console.log(`  ${line}`);

/** Right texts in other regions' words, with their workbook and alone: an error is a false one. */
const REWORDED = Number(process.argv[3] ?? 1_000);
const said = { errors: 0, warnings: 0, errorsAlone: 0, warningsAlone: 0 };
for (let seed = 1; seed <= REWORDED; seed += 1) {
  const random = seededRandom(seed);
  const generated = generate(random, EDITIONS[seed % EDITIONS.length]);
  const text = reworded(textOfGenerated(generated.lines), random);
  const lines = text.split("\n").map((line) => ({ text: line, section: "" }));
  for (const { severity, message } of findingsOf(generated, lines)) {
    said[severity === "error" ? "errors" : "warnings"] += 1;
    if (said.errors + said.warnings <= 10) console.log(`  reworded, seed ${seed}: ${severity} ${message}`);
  }
  for (const { severity, message } of findingsAlone(lines)) {
    said[severity === "error" ? "errorsAlone" : "warningsAlone"] += 1;
    if (said.errorsAlone + said.warningsAlone <= 10)
      console.log(`  alone, seed ${seed}: ${severity} ${message}`);
  }
}
console.log(
  `reworded narratives: ${REWORDED}, errors ${said.errors}, warnings ${said.warnings}; alone: errors ${said.errorsAlone}, warnings ${said.warningsAlone}`,
);

/** Mistakes that the text proves by itself, without its workbook. */
const ALONE = Number(process.argv[4] ?? 500);
const alone = new Map<string, { trials: number; found: number }>();
let trials = 0;
for (let seed = 1; trials < ALONE; seed += 1) {
  const random = seededRandom(seed);
  const generated = generate(random, EDITIONS[seed % EDITIONS.length]);
  for (const kind of PROVABLE) {
    const injected = INJECTORS[kind]?.(generated, random);
    if (!injected || trials >= ALONE) continue;
    trials += 1;
    const tally = alone.get(kind) ?? { trials: 0, found: 0 };
    alone.set(kind, tally);
    tally.trials += 1;
    const isFound = findingsAlone(injected.lines).some(({ text }) => text?.paragraph === injected.paragraph);
    tally.found += isFound ? 1 : 0;
    if (!isFound) console.log(`  alone, seed ${seed} ${kind}: ${injected.from} → ${injected.to}`);
  }
}
for (const [kind, { trials: all, found }] of alone)
  console.log(`alone ${kind.padEnd(18)} ${found} of ${all}`);
const found = [...alone.values()].reduce((all, tally) => all + tally.found, 0);
console.log(`alone: ${found} of ${trials} found in their paragraph, ${percent(found, trials)}`);
