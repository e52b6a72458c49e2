/** The measurement of `npm run bench:review`, small and with fixed seeds. */
import { EDITIONS } from "../../src/editions";
import type { Random } from "../layouts/random";
import { seededRandom } from "../layouts/random";
import { generate } from "./generated";
import type { Generated } from "./generated";
import { INJECTORS } from "./inject";
import { findingsOf, outcomeOf } from "./trial";

const SEEDS = [11, 12, 13, 14, 15, 16];

function generated(seed: number): { generated: Generated; random: Random } {
  const random = seededRandom(seed);
  return { generated: generate(random, EDITIONS[seed % EDITIONS.length]), random };
}

describe("composed narratives", () => {
  test.each(SEEDS)("nothing is said of the right text of seed %d", (seed) => {
    expect(findingsOf(generated(seed).generated)).toEqual([]);
  });

  test.each(Object.entries(INJECTORS))("a mistake of the kind “%s” is found where it is", (_, inject) => {
    for (const seed of SEEDS) {
      const { generated: right, random } = generated(seed);
      const injected = inject(right, random);
      if (!injected) continue;
      const { located, findings } = outcomeOf(right, injected);
      const { from, to, paragraph } = injected;
      expect({ seed, from, to, paragraph, located, said: findings.length > 0 }).toMatchObject({
        located: true,
      });
    }
  });
});
