/** The measurement of `npm run bench:review`, small and with fixed seeds. */
import { seededRandom } from "../layouts/random";
import { generate } from "./generated";
import { INJECTORS } from "./inject";
import { findingsOf, outcomeOf } from "./trial";

const SEEDS = [11, 12, 13, 14, 15, 16];

describe("composed narratives", () => {
  test.each(SEEDS)("nothing is said of the right text of seed %d", (seed) => {
    expect(findingsOf(generate(seededRandom(seed)))).toEqual([]);
  });

  test.each(Object.entries(INJECTORS))("a mistake of the kind “%s” is found where it is", (_, inject) => {
    for (const seed of SEEDS) {
      const random = seededRandom(seed);
      const generated = generate(random);
      const injected = inject(generated, random);
      if (!injected) continue;
      const { located, findings } = outcomeOf(generated, injected);
      const { from, to, paragraph } = injected;
      expect({ seed, from, to, paragraph, located, said: findings.length > 0 }).toMatchObject({
        located: true,
      });
    }
  });
});
