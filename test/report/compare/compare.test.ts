/** A few of the invented pairs; `npm run bench:compare` tries two hundred. */
import { compare } from "../../../src/report/compare/compare";
import { changedTexts, type Content } from "../../../src/report/compare/content";
import { faultsOf, pairOf } from "./pairs";

test.each([1, 2, 3, 4])("pair %d: all is told and nothing invented", async (seed) => {
  const pair = await pairOf(seed);
  expect(faultsOf(pair)).toEqual([]);
});

test("a table that is not there now leaves what was found in it open: it is not mended", async () => {
  const { before, now } = await pairOf(1);
  const report = {
    ...now.report,
    findings: [],
    tables: now.report.tables.map((table) => ({ ...table, status: "missing" as const })),
  };
  const { findings } = compare(before, { ...now, report });
  const ofTables = findings.filter(({ finding }) => finding.cells.some(({ table }) => table !== null));
  expect(ofTables.length).toBeGreaterThan(0);
  expect(new Set(ofTables.map(({ standing }) => standing))).toEqual(new Set(["open"]));
});

describe("the narrative", () => {
  const content = (paragraphs: readonly string[] | null): Content => ({
    figures: [],
    paragraphs: paragraphs && [...paragraphs],
  });
  const told = (
    before: readonly string[] | null,
    now: readonly string[] | null,
    asked: readonly number[] = [],
  ) =>
    changedTexts(
      content(before),
      content(now),
      asked.map((paragraph) => ({ id: "", accused: null, tables: [], paragraph, named: [] })),
    ).map(({ name, place, before: old, now: current, isAskedFor }) => [
      name,
      place,
      old,
      current,
      isAskedFor,
    ]);
  const FIRST = "本年度支出合计1,234.56万元，比上年增加12.30万元，增长1.01%。";
  const SECOND = "“三公”经费支出3.20万元，完成预算的80.00%，主要是压减了接待。";

  test("the same paragraphs, moved, spaced or of another width, are no change", () => {
    expect(told([FIRST, SECOND, ""], [SECOND, ` ${FIRST.replace("，", ",")}`])).toEqual([]);
  });
  test("a changed figure is told with what stands around it, and whether its paragraph had a finding", () => {
    const now = [FIRST.replace("12.30", "12.80"), SECOND];
    expect(told([FIRST, SECOND], now)).toEqual([
      [
        "文字改动",
        "情况说明第1段",
        "……56万元，比上年增加12.30万元，增长1.01%……",
        "……56万元，比上年增加12.80万元，增长1.01%……",
        false,
      ],
    ]);
    expect(told([FIRST, SECOND], now, [1])[0]?.[4]).toBe(true);
    expect(told([FIRST, SECOND], now, [2])[0]?.[4]).toBe(false);
  });
  test("a paragraph that came and one that went are told as such", () => {
    expect(told([FIRST], [FIRST, SECOND])).toEqual([["增加一段", "情况说明第2段", null, SECOND, false]]);
    expect(told([FIRST, SECOND], [SECOND])).toEqual([
      ["删去一段", "上次的情况说明第1段", FIRST, null, false],
    ]);
  });
  test("where there was no narrative nothing is said of changes", () => {
    expect(told(null, [FIRST])).toEqual([]);
    expect(told([FIRST], null)).toEqual([]);
  });
});
