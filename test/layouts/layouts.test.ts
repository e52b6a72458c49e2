import type { Facts } from "../../src/engine/fact";
import { recognize } from "../../src/engine/read/recognize";
import { TABLES } from "../../src/tables";
import { compare } from "./compare";
import { layOutAs, layOutRandomly } from "./lay-out";
import { seededRandom } from "./random";
import { randomSource } from "./random-source";
import { sampleSource, type Source } from "./source";

/** `npm run bench:layouts` tries a thousand. */
const RUNS = 150;

function read(laidOut: ReturnType<typeof layOutAs>): ReturnType<typeof compare> {
  return compare(recognize(laidOut.workbook, { tables: TABLES }).facts, laidOut.expected);
}

/** Entity and year are those of the source, or not known. */
function wrongNames(facts: Facts, { entity, year }: Source): string[] {
  return [...facts.tables.values()].flatMap((reading) => [
    ...(reading.entity === null || reading.entity === entity
      ? []
      : [`${reading.table}: of ${reading.entity}`]),
    ...(reading.year === null || reading.year === year ? [] : [`${reading.table}: of ${reading.year}`]),
  ]);
}

describe("layouts", () => {
  it(`reads every figure of ${RUNS} random disclosures in random variants, or says that it cannot`, () => {
    let readable = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const random = seededRandom(seed * 7919);
      const source = seed % 5 === 0 ? sampleSource() : randomSource(random, random.int(1, 40));
      const laidOut = layOutRandomly(source, seed);
      const { facts } = recognize(laidOut.workbook, { tables: TABLES });
      const { wrong, unreadable } = compare(facts, laidOut.expected);
      expect({ seed, wrong: [...wrong.slice(0, 3), ...wrongNames(facts, source)] }).toEqual({
        seed,
        wrong: [],
      });
      readable += source.tables.size - unreadable.length;
    }
    expect(readable / (RUNS * 11)).toBeGreaterThan(0.99);
  });

  it.each([
    ["codes as numbers", { code: "number" }],
    ["codes in three cells", { code: "parts" }],
    ["whole codes in the first of three cells", { code: "padded" }],
    ["codes as 208 | 05 | 05", { code: "split" }],
    ["names over two lines", { brokenNames: true }],
    ["heads over two lines", { brokenHeads: true }],
    ["a row of 决算数 under the head", { measureRow: true }],
    ["no 行次 and no 栏次", { rowNumbers: false, columnNumbers: false }],
    ["合计 last", { total: "last" }],
    ["公开06表 in one block", { basicBlocks: 1 }],
    ["公开06表 in two blocks", { basicBlocks: 2 }],
    ["公开06表 in one list", { basicBlocks: "list" }],
    ["公开06表 in one list with columns for 人员 and 公用", { basicBlocks: "columns" }],
    ["基本支出 in two parts", { splitBasic: true }],
    ["合计 in the last row of the head", { sharedTotal: true, code: "parts", columnNumbers: false }],
    [
      "合计 in the last row of a fund's head",
      { sharedTotal: true, columnNumbers: false, amountHead: "决算数" },
    ],
    ["公开03表 by 款 only", { deepest: 5 }],
    ["a column of somebody's own in the middle", { extra: "middle" }],
    ["a column of somebody's own at the end", { extra: "end" }],
    ["a column of unit codes", { subUnit: "code" }],
    ["sub-units under one another", { units: true }],
    ["other names", { title: "alias" }],
    ["百元", { unit: "百元" }],
    ["亿元", { unit: "亿元" }],
    ["whole 万元", { decimals: 0 }],
    ["项 in full", { itemsInFull: true }],
    ["公开09表 item by item", { threePublic: "interleaved" }],
    ["元", { unit: "元" }],
    ["千元", { unit: "千元" }],
    ["full-width figures as text", { numbers: "fullWidth" }],
    ["dashes for nothing", { zero: "—" }],
    ["a column of sub-units", { subUnit: "first" }],
    ["remarks", { remarks: true }],
    ["titles with the entity", { title: "entity" }],
    ["a column of 其中", { detail: true }],
    ["合 计 with spaces", { spacedTotals: true }],
    ["empty rows", { gaps: true }],
    ["merged heads taken apart", { filledHeads: true }],
    ["the year after the title", { title: "yearAfter" }],
    ["titles with spaces", { title: "spaced" }],
    ["errors, dates and words for figures", { spoiled: 3 }],
  ] as const)("reads the sample with %s", (_, variant) => {
    expect(read(layOutAs(sampleSource(), variant))).toMatchObject({ wrong: [], unreadable: [] });
  });

  it.each(["sheet", "sameSheet", "repeatedHead"] as const)("reads tables that go on: %s", (continued) => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const laidOut = layOutAs(sampleSource(), {}, { continued }, seed);
      expect(read(laidOut)).toMatchObject({ wrong: [], unreadable: [] });
    }
  });
});
