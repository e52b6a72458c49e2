import fc from "fast-check";
import { xining2024 } from "../../src/editions/xining-2024";
import { readXlsx } from "../../src/files/read-xlsx";
import { compose, supplementBlocks } from "../../src/narrative";
import type { SupplementKey } from "../../src/narrative/supplement/block";
import { layoutSupplement } from "../../src/narrative/supplement/layout";
import { fillFromPrior } from "../../src/narrative/supplement/prior";
import { readSupplement } from "../../src/narrative/supplement/read";
import type { Supplement } from "../../src/narrative/supplement/supplement";
import { EMPTY_SUPPLEMENT } from "../../src/narrative/supplement/supplement";
import { toA1 } from "../../src/workbook/address";
import type { CellValue } from "../../src/workbook/workbook";
import { SAMPLE_SUPPLEMENT } from "../../scripts/sample/xining-2024-supplement";
import { writeXlsx } from "../../scripts/sample/write-xlsx";
import { sampleFacts } from "../sample";
import { workbookOf } from "./content-workbook";

const blocks = supplementBlocks(xining2024);
const facts = sampleFacts();
const typed = new Map(
  Object.entries(SAMPLE_SUPPLEMENT).map(([key, value]) => [key as SupplementKey, { value }]),
);
const filled = layoutSupplement(blocks, facts, { ...EMPTY_SUPPLEMENT, raw: typed });

const values = (supplement: Supplement) =>
  [...supplement.entries].map(([key, entry]) => [key, entry.kind === "text" ? entry.text : entry.value]);

describe("a sheet that is laid out", () => {
  const empty = layoutSupplement(blocks, facts);

  it("has every entry of the blocks waiting, the items of table 05 with their names", () => {
    const { supplement, findings } = readSupplement(workbookOf(empty), blocks);
    expect(findings).toEqual([]);
    expect(supplement.budgetCodes).toHaveLength(11);
    expect(supplement.places.has("budget/2101102/reason")).toBe(true);
    const texts = empty.rows.flatMap((row) => row.cells.map((cell) => cell?.value));
    expect(texts).toContain("事业单位医疗");
  });

  it("is filled with what the tables say already, and does not ask for it", () => {
    const { supplement } = readSupplement(workbookOf(empty), blocks);
    expect([...supplement.entries.keys()]).toEqual([
      "basics/entity/value",
      "basics/year/value",
      ...supplement.budgetCodes.map((code) => `budget/${code}/name`),
    ]);
    expect(supplement.places.has("threePublic/vehiclesOwned/value")).toBe(false);
    expect(supplement.places.has("threePublic/foreignReception/value")).toBe(true);
  });

  it("leads from every missing input to its cell", () => {
    const { supplement } = readSupplement(workbookOf(empty), blocks);
    const { missing } = compose(xining2024, facts, supplement);
    expect(missing.length).toBeGreaterThan(20);
    for (const line of missing) expect(line.cell).not.toBeNull();
    const grandTotal = missing.find((line) => line.key === "lastYear/grandTotal/amount");
    expect(grandTotal).toMatchObject({ label: "收入支出总计上年决算数", sections: ["overall"] });
  });

  it("stays the same when it is laid out again", () => {
    const { supplement } = readSupplement(workbookOf(filled), blocks);
    expect(layoutSupplement(blocks, facts, supplement)).toEqual(filled);
  });

  it("survives the file format", async () => {
    const workbook = readXlsx(await writeXlsx([filled]), "sample.xlsx");
    const expected = readSupplement(workbookOf(filled), blocks);
    const read = readSupplement(workbook, blocks);
    expect(values(read.supplement)).toEqual(values(expected.supplement));
    expect(layoutSupplement(blocks, facts, read.supplement)).toEqual(filled);
  });
});

describe("a sheet that was worked on", () => {
  const read = readSupplement(workbookOf(filled), blocks).supplement;

  it("keeps rows and remarks that no block knows", () => {
    const budgetRow = filled.rows.findIndex((row) => row.cells[0]?.value === "2010301");
    const rows = [
      ...filled.rows.slice(0, 2),
      { cells: [{ value: "经办人" }, { value: "财务科" }] },
      ...filled.rows.slice(2, budgetRow + 1),
      { cells: [{ value: "自行增加的行" }, null, { value: 12.5 }, { value: "备注" }] },
      ...filled.rows
        .slice(budgetRow + 1)
        .map((row) =>
          row.cells[0]?.value === "2080505" ? { cells: [...row.cells, null, { value: "已核" }] } : row,
        ),
    ];
    const first = readSupplement(workbookOf({ ...filled, rows }), blocks);
    expect(first.findings).toHaveLength(1);
    expect(values(first.supplement).sort()).toEqual(values(read).sort());
    const again = layoutSupplement(blocks, facts, first.supplement);
    const texts = again.rows.flatMap((row) => row.cells.map((cell) => cell?.value ?? null));
    for (const kept of ["经办人", "财务科", "自行增加的行", 12.5, "备注", "已核"])
      expect(texts).toContain(kept);
    const second = readSupplement(workbookOf(again), blocks);
    expect(layoutSupplement(blocks, facts, second.supplement)).toEqual(again);
  });

  it("adds the items that the tables have got since, and keeps those that they lost", () => {
    const smaller = sampleFacts();
    const tables = new Map(smaller.tables);
    const table = tables.get("general-budget-expenditure");
    if (!table) throw new Error("the sample has table 05");
    tables.set(table.table, { ...table, lines: table.lines.filter((line) => line.code !== "2101102") });
    const before = layoutSupplement(blocks, { ...smaller, tables });
    const { supplement } = readSupplement(workbookOf(before), blocks);
    expect(supplement.budgetCodes).not.toContain("2101102");
    const after = readSupplement(workbookOf(layoutSupplement(blocks, facts, supplement)), blocks);
    expect(after.supplement.budgetCodes).toContain("2101102");
    const kept = layoutSupplement(blocks, { ...smaller, tables }, after.supplement);
    expect(readSupplement(workbookOf(kept), blocks).supplement.budgetCodes).toContain("2101102");
  });

  it("is found by its blocks under another name, in any order, with other columns between", () => {
    const rows = filled.rows.map((row) => ({ cells: [{ value: null }, { value: null }, ...row.cells] }));
    const starts = rows.flatMap((row, index) =>
      blocks.some((block) => block.heading === row.cells[2]?.value) ? [index] : [],
    );
    const parts = starts.map((start, index) => rows.slice(start, starts[index + 1]));
    const moved = { ...filled, name: "Sheet9", rows: parts.reverse().flat() };
    const { supplement } = readSupplement(workbookOf(moved), blocks);
    expect(supplement.sheet).toBe("Sheet9");
    expect(values(supplement).sort()).toEqual(values(read).sort());
  });

  it("reads the same whatever way a program stored it", () => {
    const widen = (text: string) =>
      text.replace(/[0-9.]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const styles: ((value: CellValue) => CellValue)[] = [
      (value) => value,
      (value) => (typeof value === "number" ? String(value) : value),
      (value) => (typeof value === "number" ? widen(String(value)) : value),
      (value) => (value === null ? null : ` ${String(value)}\u00a0\u3000`),
      (value) => (typeof value === "number" ? value.toLocaleString("en-US") : value),
      (value) => (typeof value === "string" && /^\d+$/u.test(value) ? Number(value) : value),
    ];
    fc.assert(
      fc.property(fc.array(fc.nat(styles.length - 1), { minLength: 40, maxLength: 80 }), (choices) => {
        let count = 0;
        const workbook = workbookOf(filled, (value) => {
          const choice = styles[choices[count++ % choices.length] ?? 0];
          return value === null || !choice ? value : choice(value);
        });
        const again = readSupplement(workbook, blocks);
        expect(values(again.supplement)).toEqual(values(read));
      }),
      { numRuns: 50 },
    );
  });
});

describe("a wrong entry", () => {
  const cases: [key: string, typed: CellValue, why: string][] = [
    ["lastYear/grandTotal/amount", "约三千", "应为金额（万元）"],
    ["lastYear/grandTotal/amount", "12.3.4", "应为金额（万元）"],
    ["assets/other/count", 2.5, "应为整数"],
    ["assets/other/count", -1, "不应为负数"],
    ["basics/year/value", 24, "年度应为四位数字"],
    ["basics/unitKind/value", "公司", "应从列表中选择"],
  ];

  it.each(cases)("%s: %s", (key, value, why) => {
    const place = readSupplement(workbookOf(filled), blocks).supplement.places.get(key as SupplementKey);
    if (!place) throw new Error(`no place for ${key}`);
    const workbook = workbookOf(filled, (old, row, column) =>
      row === place.row && column === place.column ? value : old,
    );
    const { supplement, findings } = readSupplement(workbook, blocks);
    const finding = findings.find((one) => one.rules[0] === "supplement/entry");
    expect(finding).toMatchObject({
      severity: "error",
      cells: [
        { sheet: "补充资料", address: toA1(place.row, place.column), value: null, text: String(value) },
      ],
    });
    expect(finding?.message).toContain(why);
    expect(supplement.entries.has(key as SupplementKey)).toBe(false);
    const kept = layoutSupplement(blocks, facts, supplement);
    expect(kept.rows[place.row]?.cells[place.column]?.value).toBe(value);
  });

  it("is a total that its parts contradict: the published opening budget is not the sum of its items", () => {
    const { findings } = readSupplement(workbookOf(filled), blocks);
    expect(findings.map((finding) => [finding.rules, finding.severity])).toEqual([
      [["supplement/budget"], "warning"],
    ]);
    expect(findings[0]?.message).toContain("48.89");
  });
});

describe("last year's workbook", () => {
  const prior = sampleFacts({ "three-public/reception/final": 3 });
  const blank = readSupplement(workbookOf(layoutSupplement(blocks, facts)), blocks).supplement;

  it("fills what is blank and says what it matched", () => {
    const { supplement, matched, unmatched } = fillFromPrior(blank, prior, blocks);
    expect(unmatched).toEqual([]);
    expect(matched).toHaveLength(8);
    expect(matched[0]).toMatchObject({ label: "收入支出总计", source: "收入支出决算总表 总计" });
    expect(supplement.entries.get("lastYear/reception/amount")).toMatchObject({
      value: 3_000_000,
      fromPrior: true,
    });
    const again = layoutSupplement(blocks, facts, supplement);
    const reread = readSupplement(workbookOf(again), blocks).supplement;
    expect(reread.entries.get("lastYear/reception/amount")).toMatchObject({
      value: 3_000_000,
    });
  });

  it("does not touch what is filled, and says where it differs", () => {
    const read = readSupplement(workbookOf(filled), blocks).supplement;
    const { supplement, matched, differing } = fillFromPrior(read, prior, blocks);
    expect(matched).toEqual([]);
    expect(supplement.entries).toEqual(read.entries);
    expect(differing.map((match) => match.label)).toContain("机关运行经费");
  });

  it("answers in the narrative without being written to the sheet", () => {
    const { sections } = compose(xining2024, facts, blank, prior);
    const rates = sections[0]?.paragraphs[0]?.spans;
    expect(rates?.map((span) => span.text).join("")).toBe(
      "2024年度收入、支出总计3,566.04万元，与上年收入、支出总计持平。",
    );
  });
});
