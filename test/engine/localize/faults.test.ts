/** Faults of the structure in random departments: most are named as what they are, and no right cell is accused. */
import { mixedErrors, propagatedErrors, relationsOf } from "../../../bench/localize/measure";
import { KINDS } from "../../../bench/structure/inject";
import { measureFaults } from "../../../bench/structure/measure";
import { syntheticFacts } from "../../../bench/localize/synthetic";
import { check } from "../../../src/check/check";
import type { Solver } from "../../../src/engine/localize/oracle";
import { sourceOf, withFigures } from "../../check/departments/department";
import { sampleFacts } from "../../sample";
import { layOutAs } from "../../layouts/lay-out";
import { seededRandom } from "../../layouts/random";
import { randomSource } from "../../layouts/random-source";
import { loadSolver, structural } from "./support";

/** Books, and how many are named at least: the rates over hundreds are told by `npm run bench:structure`. */
const NAMED: Readonly<Record<(typeof KINDS)[number], readonly [books: number, named: number]>> = {
  slide: [4, 3],
  exchange: [5, 3],
  "missing-line": [4, 4],
  "doubled-line": [4, 4],
  foreign: [6, 4],
  empty: [4, 4],
  scale: [4, 3],
};

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});
afterAll(() => solver.dispose());

it.each(KINDS)("names a %s", (kind) => {
  const [books, named] = NAMED[kind];
  const score = measureFaults(kind, books, 7_000_000, solver);
  expect(score.named).toBeGreaterThanOrEqual(named);
  expect(score.accused).toBe(0);
  if (score.repaired > 0) expect(score.trueRepairs / score.repaired).toBeGreaterThan(0.95);
});

/** Books in which rows that are wrong fit where they do not belong, beside those that slid or instead of them. */
it.each([9_000_089, 9_000_125, 9_000_177])("tells no figure that only chance bears out: %i", (seed) => {
  const score = measureFaults("slide", 1, seed, solver);
  expect([score.named, score.accused, score.repaired - score.trueRepairs]).toEqual([1, 0, 0]);
});

/** Where two readings settle as much, or little can be seen: items rather than their sums, neighbours; and never what stands beside the trouble. */
it.each([
  ["exchange", 13_000_007],
  ["exchange", 13_000_067],
  ["foreign", 13_000_028],
  ["scale", 13_000_017],
  ["scale", 17_000_000],
  // Blocks whose first rows alone break more than they settle, and that lost their last digits; a sheet with a single tie.
  ["scale", 31_000_023],
  ["scale", 31_000_129],
  ["scale", 31_000_097],
  // A table of 06 that one sum and two bounds contradict; a fund's table with a single item.
  ["foreign", 31_000_044],
  ["foreign", 23_000_000],
] as const)("names the likelier %s: %i", (kind, seed) => {
  const score = measureFaults(kind, 1, seed, solver);
  expect([score.named, score.misnamed, score.accused]).toEqual([1, 0, 0]);
});

/** Of 公开06表 only its own sum and what 公开09表 says of three items tell that its rows slid. */
it("names rows of 公开06表 that slid up by one, the total in the row that was left", () => {
  const economic = {
    "30201": 41.6,
    "30202": 0,
    "30203": 0,
    "30204": 0.38,
    "30205": 7.41,
    "30206": 63.9,
    "30207": 18.02,
    "30208": 0,
    "30209": 214.7,
    "30211": 5.15,
    "30212": 0,
    "30213": 22.87,
    "30214": 130.06,
    "30215": 2.9,
    "30216": 0.77,
    "30217": 0.45,
    "30218": 6.36,
    "30226": 3.18,
    "30227": 80.5,
    "30228": 44.09,
    "30229": 91.25,
    "30231": 12.34,
    "30239": 51.7,
    "30299": 11.02,
  };
  const codes = Object.keys(economic).slice(2);
  const amounts = Object.values(economic).slice(2);
  const right = sourceOf({
    general: { "2012301": [2400, 310], "2080505": [160.2, 0], "2210201": [120.9, 0] },
    economic,
    threePublic: { vehicleOperation: [20, 12.34], reception: [1, 0.45] },
    counts: { vehiclesOwned: 5, receptionBatches: 4, receptionPersons: 30 },
  });
  const basic = "general-budget-basic-expenditure";
  const total = Object.values(economic).reduce((sum, amount) => sum + amount, 0);
  const slid = codes.map((code, row) => [`${basic}/${code}/amount`, amounts[row + 1] ?? total] as const);
  const { workbook } = layOutAs(withFigures(right, Object.fromEntries(slid)), { unit: "万元" });
  const { faults } = check(workbook).mended;
  expect(faults.map(({ fault }) => [fault.kind, fault.tables])).toEqual([["slide", [basic]]]);
});

describe("names nothing", () => {
  it("in right departments", () => {
    for (let seed = 7_100_000; seed < 7_100_020; seed++) {
      const random = seededRandom(seed);
      const { workbook } = layOutAs(randomSource(random, random.int(5, 40)), { unit: "万元" });
      expect([seed, check(workbook).mended.faults.map(({ fault }) => fault.kind)]).toEqual([seed, []]);
    }
  });

  /** Divided by ten thousand, what is off by some 万元 would be within its rounding. */
  it("where one figure in twenty is off by as much", () => {
    const facts = syntheticFacts(1000, 20241122);
    const byId = new Map(facts.byId);
    const printed = [...byId.values()].filter(({ amount }) => amount?.blank === false);
    printed.forEach((fact, place) => {
      const { amount } = fact;
      if (amount && place % 20 === 19)
        byId.set(fact.id, { ...fact, amount: { ...amount, value: amount.value + 7_000_000 } });
    });
    const { faults } = structural({ ...facts, byId }).mended;
    expect(faults.map(({ fault }) => fault.kind)).toEqual([]);
  });

  const right = sampleFacts();
  const relations = relationsOf(right);
  it.each([
    ["two slips", mixedErrors(right, relations, 2, 71)],
    ["eight slips", mixedErrors(right, relations, 8, 72)],
    ["an error carried into its sums", propagatedErrors(right, relations, 73)],
  ])("where there are only %s", (_, next) => {
    for (let trial = 0; trial < 15; trial++) {
      const { facts } = next();
      const faults = structural(facts).mended.faults.filter(({ fault }) => fault.kind !== "exchange");
      expect(faults.map(({ fault }) => fault.kind)).toEqual([]);
    }
  });
});
