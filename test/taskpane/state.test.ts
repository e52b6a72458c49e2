import type { Finding, Severity } from "../../src/engine/finding";
import type { PaneReport } from "../../src/taskpane/analyst/desk";
import { segmentsOf } from "../../src/taskpane/review/segments";
import { rowsOf } from "../../src/taskpane/check/rows";
import { filterFindings, NO_FILTER, sheetsOf, type Grouping } from "../../src/taskpane/state";

const FIGURE = { measure: "money", unit: "万元", value: 1_000_000, text: null } as const;

function finding(id: string, severity: Severity, sheet: string, more: Partial<Finding> = {}): Finding {
  const cell = { sheet, address: "C8", table: null, line: "2080505", column: null, ...FIGURE };
  return {
    id,
    rules: [],
    severity,
    message: `${id} 不符`,
    cells: [cell],
    culprit: null,
    text: null,
    arithmetic: [],
    ...more,
  };
}

const FINDINGS = [
  finding("甲", "error", "01 表"),
  finding("乙", "warning", "02 表"),
  finding("丙", "info", "01 表"),
];
const idsOf = (findings: readonly Finding[]) => findings.map(({ id }) => id).join("");

describe("filterFindings", () => {
  it.each([
    ["nothing", NO_FILTER, "甲乙丙"],
    ["a severity", { ...NO_FILTER, severities: new Set<Severity>(["warning"]) }, "乙"],
    ["a sheet", { ...NO_FILTER, sheet: "01 表" }, "甲丙"],
    ["words of the message", { ...NO_FILTER, query: " 乙 不符 " }, "乙"],
    ["an address in small letters", { ...NO_FILTER, query: "01 表 c8" }, "甲丙"],
    ["a code", { ...NO_FILTER, query: "2080505" }, "甲乙丙"],
    ["a table", { ...NO_FILTER, tables: ["income"] }, ""],
    ["words that occur nowhere", { ...NO_FILTER, query: "丁" }, ""],
  ])("by %s", (_what, filter, expected) => {
    expect(idsOf(filterFindings(FINDINGS, filter))).toBe(expected);
  });

  it("lists every sheet once", () => {
    expect(sheetsOf(FINDINGS)).toEqual(["01 表", "02 表"]);
  });
});

describe("segmentsOf", () => {
  const at = (id: string, severity: Severity, start: number, end: number) =>
    finding(id, severity, "x", {
      text: { paragraph: 1, start, end, quote: "", expected: null, found: null },
    });
  const cut = (...findings: Finding[]) =>
    segmentsOf("0123456789", findings).map(({ text, finding: found }) => `${text}${found?.id ?? ""}`);

  it.each([
    ["no finding", [], ["0123456789"]],
    ["one in the middle", [at("甲", "error", 2, 4)], ["01", "23甲", "456789"]],
    ["one over all", [at("甲", "error", 0, 10)], ["0123456789甲"]],
    ["two side by side", [at("甲", "error", 0, 2), at("乙", "info", 2, 4)], ["01甲", "23乙", "456789"]],
    [
      "overlapping ones: the graver shows",
      [at("甲", "warning", 1, 6), at("乙", "error", 4, 8)],
      ["0", "123甲", "45乙", "67乙", "89"],
    ],
    ["one of no length", [at("甲", "error", 3, 3)], ["0123456789"]],
    ["one that ends beyond the text", [at("甲", "error", 8, 99)], ["01234567", "89甲"]],
  ])("%s", (_what, findings, expected) => {
    expect(cut(...findings)).toEqual(expected);
  });
});

describe("the rows of the list", () => {
  const report = { findings: FINDINGS, notChecked: [] } as unknown as PaneReport;
  const rowsBy = (grouping: Grouping) =>
    rowsOf(report, { filter: NO_FILTER, unfolded: new Set(), grouping, showsRounding: true }).rows.map(
      (row) => (row.kind === "group" ? `${row.name}:${String(row.count)}` : row.key),
    );

  it.each<[Grouping, string[]]>([
    ["none", ["甲", "乙", "丙"]],
    ["severity", ["error:1", "甲", "warning:1", "乙", "info:1", "丙"]],
    ["sheet", ["01 表:2", "甲", "丙", "02 表:1", "乙"]],
    ["cause", ["other:3", "甲", "乙", "丙"]],
  ])("grouped by %s", (grouping, expected) => {
    expect(rowsBy(grouping)).toEqual(expected);
  });
});
