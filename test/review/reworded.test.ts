/** Right texts in other regions' words, beside their workbook and alone: nothing is said of them. */
import { EDITIONS } from "../../src/editions";
import { seededRandom } from "../layouts/random";
import { generate, textOfGenerated } from "./generated";
import { reworded } from "./rewrite";
import { findingsAlone, findingsOf } from "./trial";

test.each([1, 2, 3, 4])("nothing is wrong with the reworded narrative of seed %d", (seed) => {
  const random = seededRandom(seed);
  const generated = generate(random, EDITIONS[seed % EDITIONS.length]);
  const lines = reworded(textOfGenerated(generated.lines), random)
    .split("\n")
    .map((text) => ({ text, section: "" }));
  const messages = [...findingsOf(generated, lines), ...findingsAlone(lines)].map(({ message }) => message);
  expect(messages).toEqual([]);
});
