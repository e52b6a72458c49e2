/** Indicators name facts that the tables have (their types see to it) and each other, by ids that exist. */
import { INDICATORS } from "../../src/review/words/indicators";
import { strange, strangeIds } from "../tables/ids";

const IDS = INDICATORS.map(({ id }) => id);

test.each(INDICATORS.map((indicator) => [indicator.id, indicator] as const))("%s", (_, indicator) => {
  const { final, budget, shareOf, parts } = indicator;
  const others = [...(shareOf === undefined ? [] : [shareOf]), ...(parts ?? [])];
  expect(others.filter((id) => !IDS.includes(id)).map((id) => strange("indicator", id, IDS))).toEqual([]);
  const facts = [...final, ...(budget ? [budget] : [])];
  expect(facts.flatMap(({ table, line, column }) => strangeIds(table, [line], [column]))).toEqual([]);
});
