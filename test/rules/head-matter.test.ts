/** One table of another year, another entity or another unit is told at its head. */
import { check } from "../../src/check/check";
import { makeSheet, type Cell, type Workbook } from "../../src/workbook/workbook";
import { layOutAs } from "../layouts/lay-out";
import { sampleSource } from "../layouts/source";

const SAMPLE = sampleSource();

/** The sample with the texts of one sheet changed. */
function changed(name: string, change: (text: string) => string): Workbook {
  const { workbook } = layOutAs(SAMPLE, { title: "year" });
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => {
      if (sheet.name !== name) return sheet;
      const cells = [...sheet.cells.values()].map((cell): Cell =>
        typeof cell.value === "string" ? { ...cell, value: change(cell.value) } : cell,
      );
      return makeSheet({ name }, cells);
    }),
  };
}

function told(workbook: Workbook): string[] {
  return check(workbook).findings.flatMap(({ rules, severity, cells }) =>
    rules.some((rule) => rule.startsWith("all/one-") && rule !== "all/one-name-per-code")
      ? [`${rules.join()} ${severity} ${cells.map(({ sheet, address }) => `${sheet} ${address}`).join()}`]
      : [],
  );
}

test("nothing where all heads agree", () => {
  expect(told(changed("", (text) => text))).toEqual([]);
});

test.each<[string, (text: string) => string, RegExp]>([
  [
    "another year",
    (text) => text.replaceAll(`${SAMPLE.year}年`, `${SAMPLE.year - 1}年`),
    /^all\/one-year warning 公开06表 A1$/u,
  ],
  [
    "another entity",
    (text) => text.replace(SAMPLE.entity, "临江县水务局"),
    /^all\/one-entity warning 公开06表 [A-Z]\d$/u,
  ],
  ["another unit", (text) => text.replace("万元", "千元"), /^all\/one-unit warning 公开06表 [A-Z]\d$/u],
  ["no unit", (text) => text.replace("金额单位：万元", ""), /^all\/one-unit warning $/u],
])("%s", (_what, change, finding) => {
  expect(told(changed("公开06表", change))).toEqual([expect.stringMatching(finding)]);
});

test("an empty table without its unit as well", () => {
  const [finding = ""] = told(changed("公开07表", (text) => text.replace("金额单位：万元", "")));
  expect(finding).toMatch(/^all\/one-unit warning/u);
});

test("the department's own part is no other entity", () => {
  expect(
    told(changed("公开06表", (text) => text.replace(SAMPLE.entity, `${SAMPLE.entity}（本级）`))),
  ).toEqual([]);
});
