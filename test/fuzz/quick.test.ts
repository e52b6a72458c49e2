/** A quick part of the fuzzing with fixed seeds; `npm run fuzz -- --minutes N` goes on from there. */
import { randomOf } from "./random";
import { TARGETS } from "./targets";

const SEED = 20_241_130;
const MUTANTS = 150;

test.each(TARGETS)("$name: nothing is lost without a word", async (target) => {
  const { name } = target;
  let refused = 0;
  for (let seed = SEED; seed < SEED + MUTANTS; seed += 1) {
    const outcome = await target.examine(target.mutant(randomOf(seed)));
    if (outcome === "refused") refused += 1;
    else expect({ name, seed, outcome }).toEqual({ name, seed, outcome: null });
  }
  expect(refused).toBeGreaterThan(0);
});
