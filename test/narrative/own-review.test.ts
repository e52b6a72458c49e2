/** What the project writes for random departments passes its own review, in every edition. */
import { EDITIONS } from "../../src/editions";
import { factOf } from "../../src/engine/fact";
import { seededRandom } from "../layouts/random";
import { generate, textOfGenerated } from "../review/generated";
import { findingsAlone, findingsOf } from "../review/trial";

const CASES = EDITIONS.flatMap((edition) => [31, 32, 33].map((seed) => ({ edition, seed })));

test.each(CASES)("the narrative of $edition.id passes, seed $seed", ({ edition, seed }) => {
  const generated = generate(seededRandom(seed), edition);
  expect(findingsOf(generated)).toEqual([]);
  expect(findingsAlone(generated.lines)).toEqual([]);
});

test.each(EDITIONS)("so it does where the workbook holds more tables than $id prints", (edition) => {
  const generated = generate(seededRandom(34), edition, { withOthers: true });
  expect(findingsOf(generated)).toEqual([]);
});

test.each(EDITIONS)("$id takes from a table what nobody has to type again", (edition) => {
  const { facts, lines } = generate(seededRandom(34), edition, { withOthers: true });
  const spent = factOf(facts, "operating-expenses", "total", "amount")?.amount?.value ?? 0;
  const bought = factOf(facts, "procurement", "total", "amount")?.amount?.value ?? 0;
  expect([spent, bought].every((value) => value > 0)).toBe(true);
  const text = textOfGenerated(lines);
  expect(text).not.toMatch(/无机关运行经费|没有发生政府采购/u);
  for (const value of [spent, bought])
    expect(text.replaceAll(",", "")).toContain(`${(value / 1_000_000).toFixed(2)}万元`);
});
