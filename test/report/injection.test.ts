/** Text from a workbook is data in every report: no formula, link, markup or control character of it takes effect. */
import ExcelJS from "exceljs";
import { newWorkbook } from "../../src/files/put-sheets";
import { escapeMarkdown } from "../../src/report/escape-markdown";
import { recordOfFailure, type BatchRecord } from "../../src/report/summary/record";
import { entryOf, summarySheets } from "../../src/report/summary/sheets";

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

const recordOf = (text: string): BatchRecord => ({
  ...recordOfFailure({ key: "k", file: text, narrative: text, prior: text, publication: text }, text),
  failure: null,
  previous: text,
  notAnnotated: text,
  entity: text,
  edition: text,
  errors: 1,
  answers: [{ id: "1.1", title: text, status: "not-met", isOfPerson: true }],
  findings: [
    {
      id: "x",
      number: 1,
      kind: text,
      standing: "still",
      severity: "error",
      where: text,
      item: text,
      place: text,
      found: { text, number: null },
      expected: { text, number: null },
      problem: text,
      explained: text,
      trace: { id: "x", accused: null, tables: [], paragraph: null, named: [] },
    },
  ],
  changes: [{ name: text, place: text, before: text, now: text, isAskedFor: false }],
});

const inputs = { key: "k", file: "甲.xlsx", narrative: null, prior: null, publication: null };

test.each(NASTY)("%#: text stays text in summary.xlsx", async (text) => {
  const records = [recordOf(text), recordOfFailure(inputs, text)];
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
