/** A twentieth of the mutants of `npm run bench:pdf -- mutants`, of a PDF that needs no office program. */
import { layOutAs } from "../../layouts/lay-out";
import { seededRandom } from "../../layouts/random";
import { randomSource } from "../../layouts/random-source";
import { randomOf } from "../../fuzz/random";
import { checkedPdf, mutantOf, plainPlaces, tryMutant } from "./mutants";
import { typedDisclosure } from "./typed-disclosure";

const MUTANTS = 15;

test("a mutant is read as the whole file is, refused, or a table of it is said to be unreadable", async () => {
  const bytes = typedDisclosure(layOutAs(randomSource(seededRandom(5), 4)).workbook);
  const whole = await checkedPdf(bytes);
  expect(whole.tables.map(({ status }) => status)).not.toContain("missing");
  expect(whole.facts.byId.size).toBeGreaterThan(300);
  const places = plainPlaces(bytes);
  const seen = new Map<string, number>();
  for (let seed = 1; seed <= MUTANTS; seed += 1) {
    const outcome = await tryMutant(whole, mutantOf(bytes, places, randomOf(seed)));
    if (typeof outcome !== "string") expect({ seed, outcome }).toBeNull();
    else seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
  }
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBe(MUTANTS);
  expect(seen.get("refused")).toBeGreaterThan(0);
});
