/**
 * `npm run fuzz -- --minutes N [--seed S] [--target NAME] [--count N]`: mutants of every kind of file until the time is
 * over, or `--count` of each kind. Prints the seed of whatever was lost; that seed with `--count 1` makes it again.
 */
import { parseArgs } from "node:util";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { randomOf } from "./random";
import { TARGETS, type Target } from "./targets";

interface Tally {
  read: number;
  refused: number;
  lost: number;
}

async function tryOne(target: Target, seed: number, tally: Tally): Promise<void> {
  const bytes = target.mutant(randomOf(seed));
  try {
    const outcome = await target.examine(bytes);
    if (outcome === null) tally.read += 1;
    else if (outcome === "refused") tally.refused += 1;
    else report(target, seed, bytes, tally, outcome.lost);
  } catch (error) {
    report(
      target,
      seed,
      bytes,
      tally,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  }
}

function report({ name }: Target, seed: number, bytes: Uint8Array, tally: Tally, what: string): void {
  tally.lost += 1;
  const file = join(tmpdir(), `fuzz-${name.replace(/\W+/g, "-")}-${seed}`);
  writeFileSync(file, bytes);
  process.stdout.write(`${name}, seed ${seed}: ${what}\n    ${file}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string" },
      seed: { type: "string" },
      target: { type: "string" },
      count: { type: "string" },
    },
  });
  const count = values.count === undefined ? Infinity : Number(values.count);
  const end = Date.now() + 60_000 * Number(values.minutes ?? (count === Infinity ? 1 : 1e6));
  const first = Number(values.seed ?? Date.now() % 2 ** 31);
  const targets = TARGETS.filter(({ name }) => name.startsWith(values.target ?? ""));
  process.stdout.write(`seed ${first}\n`);
  const tallies = targets.map((): Tally => ({ read: 0, refused: 0, lost: 0 }));
  for (let index = 0; index < count && Date.now() < end; index += 1) {
    for (const [at, target] of targets.entries()) {
      const tally = tallies[at];
      if (tally) await tryOne(target, first + index, tally);
    }
  }
  for (const [at, { name }] of targets.entries()) {
    const { read = 0, refused = 0, lost = 0 } = tallies[at] ?? {};
    process.stdout.write(`${name}: ${read} read whole, ${refused} refused, ${lost} lost\n`);
  }
  process.exitCode = tallies.some(({ lost }) => lost > 0) ? 1 : 0;
}

void main();
