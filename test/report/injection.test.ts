/** Text from a workbook is data in every report: no formula, link, markup or control character of it takes effect. */
import ExcelJS from "exceljs";
import { newWorkbook } from "../../src/files/put-sheets";
import { escapeMarkdown } from "../../src/report/escape-markdown";
import type { JsonReport } from "../../src/report/report-schema";
import { entryOf, recordOfFailure, recordOfReport, summarySheets } from "../../src/report/summary";

const NASTY = [
  '=HYPERLINK("http://example.invalid","点我")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1:A9)",
  "<img src=x onerror=alert(1)>",
  "[点我](javascript:alert(1))",
  "| 表 | 格 |\n# 标题",
  "`code` ![](x) **粗** <b>",
  "a\u0000b\u0007c\u2028d",
  "https://example.invalid/x",
  "很长".repeat(20_000),
];

const report = (text: string): JsonReport => ({
  version: 2,
  file: text,
  edition: "xining-2024",
  entity: text,
  year: 2024,
  tables: [],
  unrecognized: [{ sheet: text, reason: text }],
  relations: { checked: 1, pass: 0, rounding: 0, adjusted: 0, fail: 1, unknown: 0 },
  outcome: "errors",
  checklist: [{ id: "1.1", title: text, status: "open", reason: text, findings: [text], isByChoice: false }],
  findings: [
    {
      id: "x",
      rules: ["x"],
      basis: [text],
      severity: "error",
      message: text,
      cells: [
        { sheet: text, address: "A1", table: null, line: null, column: null, value: null, unit: null, text },
      ],
      culprit: null,
      text: null,
      explained: { reason: text, name: text, date: text },
    },
  ],
  notChecked: [{ what: text, why: text }],
  explanations: [{ row: 3, finding: "x", status: "holds", reason: text, name: text, date: text }],
});

const inputs = { key: "k", file: "甲.xlsx", narrative: null, prior: null, publication: null };

test.each(NASTY)("%#: text stays text in summary.xlsx", async (text) => {
  const records = [
    recordOfReport({ ...inputs, file: text }, report(text), { notAnnotated: null, results: [] }),
    recordOfFailure(inputs, text),
  ];
  const sheets = summarySheets(
    records.map((record) => ({ ...entryOf(record), record })),
    ({ record }) => record,
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(newWorkbook(sheets).slice().buffer);
  let cells = 0;
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        cells += 1;
        expect([
          ExcelJS.ValueType.String,
          ExcelJS.ValueType.Number,
          ExcelJS.ValueType.RichText,
          ExcelJS.ValueType.Null,
        ]).toContain(cell.type);
      });
    });
  }
  expect(cells).toBeGreaterThan(20);
});

test.each(NASTY)("%#: text stays text in Markdown", (text) => {
  const escaped = escapeMarkdown(text);
  expect(escaped).not.toMatch(/(?<!\\)[<>[\]`*|]/u);
  expect(escaped).not.toMatch(/[\p{Cc}\u2028]/u);
  expect(escaped).not.toMatch(/(?<!\\):\/\//u);
});
