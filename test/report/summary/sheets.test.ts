/** The summary's sheets: their order, their counts, what they print, and that every record has its rows once. */
import { newWorkbook } from "../../../src/files/put-sheets";
import { openZip } from "../../../src/files/zip";
import { readXlsx } from "../../../src/files/read-xlsx";
import { recordOfFailure, type BatchRecord, type RecordedFinding } from "../../../src/report/summary/record";
import { followed } from "../../../src/report/summary/followed";
import { entryOf, summarySheets } from "../../../src/report/summary/sheets";
import { cellAt, type Sheet } from "../../../src/workbook/workbook";

const finding = (number: number, values: Partial<RecordedFinding> = {}): RecordedFinding => ({
  id: `finding-${String(number)}`,
  number,
  kind: "各表内的合计、小计、上下级科目相符",
  standing: null,
  severity: "error",
  where: "《支出决算表》",
  item: "合计",
  place: "03表!C7",
  found: { text: "12.30", number: 12.3 },
  expected: { text: "13.20", number: 13.2 },
  problem: String(number),
  explained: "",
  trace: {
    id: `finding-${String(number)}`,
    accused: null,
    tables: ["expenditure"],
    paragraph: null,
    named: [],
  },
  ...values,
});

/** Made anew whenever it is read. */
function recordOf(file: string, values: Partial<BatchRecord> = {}): BatchRecord {
  const inputs = { key: file, file, narrative: null, prior: null, publication: null };
  const { findings = [] } = values;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const outcome = errors > 0 ? ("errors" as const) : ("clean" as const);
  return { ...recordOfFailure(inputs, ""), failure: null, errors, outcome, ...values };
}

const sheetsOf = (records: readonly BatchRecord[]) =>
  summarySheets(
    records.map((record) => ({ ...entryOf(record), record })),
    ({ record }) => record,
  );

function readBack(records: readonly BatchRecord[]): ReadonlyMap<string, string[][]> {
  const { sheets } = readXlsx(newWorkbook(sheetsOf(records)), "summary.xlsx");
  return new Map(sheets.map((sheet) => [sheet.name, rowsOf(sheet)]));
}

/** Under the head. */
function rowsOf(sheet: Sheet): string[][] {
  return Array.from({ length: Math.max(0, sheet.rowCount - 3) }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (__, column) =>
      String(cellAt(sheet, row + 3, column)?.value ?? ""),
    ),
  );
}

test("findings beyond 200,000 go on in a second sheet, none twice and none lost", () => {
  const counts = [150_000, 100_001, 0, 1];
  let first = 0;
  const entries = counts.map((findings, index) => {
    const from = first;
    first += findings;
    const file = `${String(index)}.xlsx`;
    return { ...entryOf(recordOf(file)), errors: findings, findings, from };
  });
  const sheets = summarySheets(entries, ({ file, findings, from }) =>
    recordOf(file, { findings: Array.from({ length: findings }, (_, index) => finding(from + index)) }),
  );
  const ledgers = sheets.filter(({ name }) => name.startsWith("问题台账"));
  expect(ledgers.map(({ name }) => name)).toEqual(["问题台账", "问题台账(2)"]);
  // The gravest first: the file with none stands behind the one with a single finding.
  const messages: unknown[] = [];
  for (const { rows, autoFilter } of ledgers) {
    const before = messages.length;
    for (const { cells } of rows) messages.push(cells.at(-2)?.value);
    expect(messages.splice(before, 3).at(-1)).toBe("问题");
    expect(autoFilter?.lastRow).toBe(messages.length - before + 2);
  }
  expect(messages).toEqual(Array.from({ length: 250_002 }, (_, index) => String(index)));
});

test("what failed stands first, then the most errors, the most warnings, the name", () => {
  const records = [
    recordOf("戊"),
    recordOf("丁", { warnings: 1 }),
    recordOf("乙", { errors: 1 }),
    recordOf("丙", { errors: 1, warnings: 2 }),
    recordOf("甲", { failure: "坏" }),
    recordOf("己"),
  ];
  const names = readBack(records)
    .get("汇总")
    ?.map(([, name]) => name);
  expect(names).toEqual(["甲", "丙", "乙", "丁", "己", "戊"]);
});

describe("what is printed", () => {
  const records = [
    recordOf("2024报送/甲局/决算公开.xlsx", {
      narrative: "2024报送/甲局/说明.docx",
      findings: [finding(1), finding(2, { severity: "warning", kind: "表与表之间相符" })],
      warnings: 1,
      answers: [
        { id: "1.1", title: "表齐全", status: "met", isOfPerson: false },
        { id: "6.1", title: "批复日期", status: "not-met", isOfPerson: true },
      ],
    }),
    recordOf("乙.xlsx", {
      entity: "乙市乙局",
      answers: [
        { id: "1.1", title: "表齐全", status: "met", isOfPerson: false },
        { id: "6.1", title: "批复日期", status: "open", isOfPerson: false },
      ],
    }),
  ];
  const book = readBack(records);
  const text = JSON.stringify([...book]);

  test("no path and no internal id", () => {
    expect(text).not.toMatch(/[^ ]\/[^ ]|finding-1|expenditure|not-met/u);
    expect(book.get("汇总")?.[0]?.slice(1, 6)).toEqual(["甲局", "", "有错误", "1", "1"]);
    expect(text).toContain("2024报送 › 甲局 › 决算公开.xlsx");
    expect(text).toContain("情况说明：说明.docx");
  });
  test("figures are numbers", () => {
    const { sheets } = readXlsx(newWorkbook(sheetsOf(records)), "summary.xlsx");
    const ledger = sheets.find(({ name }) => name === "问题台账");
    expect(ledger && [7, 8].map((column) => cellAt(ledger, 3, column)?.value)).toEqual([12.3, 13.2]);
  });
  test("kinds are counted, and charted", () => {
    expect(
      book
        .get("问题类型")
        ?.slice(0, 2)
        .map((row) => row.slice(1, 6)),
    ).toEqual([
      ["各表内的合计、小计、上下级科目相符", "1", "0", "1", "1"],
      ["表与表之间相符", "0", "1", "1", "1"],
    ]);
    const zip = openZip(newWorkbook(sheetsOf(records)));
    expect(zip.names.filter((name) => /chart|drawing/u.test(name)).sort()).toEqual([
      "xl/charts/chart1.xml",
      "xl/drawings/_rels/drawing1.xml.rels",
      "xl/drawings/drawing1.xml",
    ]);
  });
  test("the matrix ranks departments by what is met, a person's answer counted", () => {
    expect(book.get("检查表汇总")).toEqual([
      ["1", "乙市乙局", "1", "1", "0", "0", "1", "√", "待"],
      ["2", "甲局", "0.5", "1", "1", "0", "0", "√", "×*"],
    ]);
    expect(book.get("检查事项")).toEqual([
      ["6.1", "批复日期", "0", "1", "0", "1", "0"],
      ["1.1", "表齐全", "2", "0", "0", "0", "1"],
    ]);
  });
  test("nothing found, nothing charted", () => {
    const zip = openZip(newWorkbook(sheetsOf([recordOf("甲")])));
    expect(zip.names.filter((name) => name.includes("chart"))).toEqual([]);
  });
});

describe("a second submission", () => {
  const old = [finding(1), finding(2), finding(3)];
  const all = () => true;
  const told = (findings: readonly RecordedFinding[]) =>
    findings.map(({ number, standing, problem }) => [number, standing, problem]);

  test("every finding keeps its number, in every later submission", () => {
    const now = [
      { ...finding(1), id: "finding-9", problem: "九", trace: { ...finding(9).trace } },
      finding(2),
    ];
    const second = followed(old, now, all);
    expect(told(second)).toEqual([
      [1, "mended", "1"],
      [2, "still", "2"],
      [3, "mended", "3"],
      [4, "new", "九"],
    ]);
    // The third: 2 is mended, 3 is back, 1 stays mended.
    const third = followed(second, [finding(3), ...now.slice(0, 1)], all);
    expect(told(third)).toEqual([
      [1, "mended", "1"],
      [2, "mended", "2"],
      [3, "new", "3"],
      [4, "still", "九"],
    ]);
  });
  test("what cannot be looked at this time is open", () => {
    expect(told(followed(old.slice(0, 1), [], () => false))).toEqual([[1, "open", "1"]]);
  });
  test("changes that nobody asked for stand first on their sheet", () => {
    const change = { name: "项目", place: "表!A1", before: "1", now: "2" };
    const changes = [
      { ...change, isAskedFor: true },
      { ...change, name: "另一项", isAskedFor: false },
    ];
    const rows = readBack([recordOf("甲", { previous: "甲", changes })]).get("改动");
    expect(rows?.map(([, nature, name]) => [nature, name])).toEqual([
      ["意见之外", "另一项"],
      ["按意见改动", "项目"],
    ]);
  });
});
