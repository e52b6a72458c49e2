import { recordOfFailure, summarySheets, type BatchRecord } from "../../src/report/summary";

const finding = (number: number): BatchRecord["findings"][number] => ({
  severity: "error",
  sheet: "表",
  address: "A1",
  value: "",
  expected: "",
  message: String(number),
  explained: "",
});

/** A record with so many findings, numbered from `first`; made anew whenever it is read. */
function recordOf(file: string, count: number, first: number): BatchRecord {
  const inputs = { key: file, file, narrative: null, prior: null, publication: null };
  const findings = Array.from({ length: count }, (_, index) => finding(first + index));
  return { ...recordOfFailure(inputs, ""), failure: null, errors: count, findings };
}

test("findings beyond 200,000 go on in a second sheet, none twice and none lost", () => {
  const counts = [150_000, 100_001, 0, 1];
  const reads: string[] = [];
  let first = 0;
  const entries = counts.map((findings, index) => {
    const from = first;
    first += findings;
    const file = `${String(index)}.xlsx`;
    return {
      file,
      key: file,
      hasFailed: false,
      outcome: "errors" as const,
      errors: findings,
      warnings: 0,
      findings,
      from,
    };
  });
  const sheets = summarySheets(entries, ({ file, findings, from }) => {
    reads.push(file);
    return recordOf(file, findings, from);
  });
  expect(sheets.map(({ name }) => name)).toEqual(["汇总", "问题清单", "问题清单(2)"]);
  // The gravest first: the file with none stands behind the one with a single finding.
  const messages: unknown[] = [];
  for (const { rows, autoFilter } of sheets.slice(1)) {
    const before = messages.length;
    for (const { cells } of rows) messages.push(cells.at(-2)?.value);
    expect(messages[before]).toBe("说明");
    expect(messages.splice(before, 1)).toHaveLength(1);
    expect(autoFilter?.lastRow).toBe(messages.length - before);
  }
  expect(messages).toEqual(Array.from({ length: 250_002 }, (_, index) => String(index)));
  // Once for each sheet that a record has findings on.
  expect(reads).toEqual(["0.xlsx", "1.xlsx", "1.xlsx", "3.xlsx"]);
});

test("what failed stands first, then the most errors, the most warnings, the name", () => {
  const made = (file: string, values: Partial<BatchRecord>): BatchRecord => ({
    ...recordOf(file, 0, 0),
    ...values,
  });
  const records = [
    made("戊", {}),
    made("丁", { warnings: 1 }),
    made("乙", { errors: 1 }),
    made("丙", { errors: 1, warnings: 2 }),
    made("甲", { failure: "坏" }),
    made("己", {}),
  ];
  const entries = records.map((record) => ({
    ...record,
    hasFailed: record.failure !== null,
    findings: 0,
    record,
  }));
  const [overview] = summarySheets(entries, ({ record }) => record);
  const names = [...(overview?.rows ?? [])].map(({ cells }) => cells[0]?.value);
  expect(names).toEqual(["工作簿", "甲", "丙", "乙", "丁", "己", "戊"]);
});
