/** The summary of a batch: what is kept of every workbook, and the workbook made of it. */
import { z } from "zod";
import { isSettled } from "../engine/finding";
import { EXPLAINED, explanationText, SEVERITY_NAMES } from "./severity-names";
import { EDITIONS } from "../editions";
import { NARRATIVE_NAME } from "./told-finding";
import { visible } from "./visible";
import type { CellStyle, ContentCell, ContentRow, StreamedSheet } from "../workbook/sheet-content";
import { severitySchema, type JsonReport } from "./report-schema";

/** What a batch remembers of one workbook; the key is of the inputs' contents and of the program's version. */
export const batchRecordSchema = z.object({
  key: z.string(),
  /** Path below the folder, with forward slashes. */
  file: z.string(),
  narrative: z.string().nullable(),
  prior: z.string().nullable(),
  publication: z.string().nullable(),
  /** Why it could not be checked; `null` where it was. */
  failure: z.string().nullable(),
  /** Why there is no annotated copy, where the workbook could be checked. */
  notAnnotated: z.string().nullable(),
  /** Paths of what was written, below the output folder. */
  results: z.array(z.string()),
  entity: z.string().nullable(),
  year: z.number().nullable(),
  edition: z.string().nullable(),
  tables: z.number(),
  errors: z.number(),
  /** Without those that a person has explained. */
  warnings: z.number(),
  explained: z.number(),
  culprits: z.number(),
  rounding: z.number(),
  notChecked: z.number(),
  outcome: z.enum(["clean", "errors", "open", "failed"]),
  findings: z.array(
    z.object({
      severity: severitySchema,
      sheet: z.string(),
      address: z.string(),
      value: z.string(),
      expected: z.string(),
      message: z.string(),
      /** What a person says of it; empty where nobody has. */
      explained: z.string(),
    }),
  ),
});
export type BatchRecord = z.infer<typeof batchRecordSchema>;

export type BatchInputs = Pick<BatchRecord, "key" | "file" | "narrative" | "prior" | "publication">;

export function recordOfReport(
  inputs: BatchInputs,
  report: JsonReport,
  { notAnnotated, results }: Pick<BatchRecord, "notAnnotated" | "results">,
): BatchRecord {
  const count = (severity: string): number =>
    report.findings.filter((finding) => finding.severity === severity && !isSettled(finding)).length;
  return {
    ...inputs,
    failure: null,
    notAnnotated,
    results,
    entity: report.entity,
    year: report.year,
    edition: EDITIONS.find(({ id }) => id === report.edition)?.name ?? report.edition,
    tables: report.tables.filter(({ status }) => status === "read" || status === "empty").length,
    errors: count("error"),
    warnings: count("warning"),
    explained: report.findings.filter(({ severity, explained }) => severity !== "info" && explained).length,
    culprits: report.findings.filter(({ culprit }) => culprit !== null).length,
    rounding: report.relations.rounding,
    notChecked: report.notChecked.length,
    outcome: report.outcome,
    findings: report.findings
      .filter(({ severity }) => severity !== "info")
      .map(({ severity, message, cells, culprit, text, explained }) => {
        const cell = culprit ?? cells[0];
        // What should be written in a text is never said of the cell that it is held against.
        const place = text
          ? {
              sheet: NARRATIVE_NAME,
              address: `第${String(text.paragraph)}段`,
              value: text.found ?? text.quote,
              expected: text.expected ?? "",
            }
          : {
              sheet: cell?.sheet ?? "",
              address: cell?.address ?? "",
              value: cell?.value ?? cell?.text ?? "",
              expected: culprit?.expected.value ?? "",
            };
        return {
          severity,
          ...place,
          message,
          explained: explained ? explanationText(explained) : "",
        };
      }),
  };
}

export function recordOfFailure(inputs: BatchInputs, failure: string): BatchRecord {
  return {
    ...inputs,
    failure,
    notAnnotated: null,
    results: [],
    entity: null,
    year: null,
    edition: null,
    tables: 0,
    errors: 0,
    warnings: 0,
    explained: 0,
    culprits: 0,
    rounding: 0,
    notChecked: 0,
    outcome: "failed",
    findings: [],
  };
}

const HEAD: CellStyle = { bold: true, fill: "E0F3EB", border: true, wrap: true, verticalAlign: "center" };
const BODY: CellStyle = { border: true, verticalAlign: "top" };
const WRAPPED: CellStyle = { ...BODY, wrap: true };

/** What is held of every record at once; the record itself is read when its rows are written. */
export interface SummaryEntry {
  readonly file: string;
  readonly key: string;
  readonly hasFailed: boolean;
  readonly outcome: BatchRecord["outcome"];
  readonly errors: number;
  readonly warnings: number;
  readonly findings: number;
}

export function entryOf(record: BatchRecord): SummaryEntry {
  const { file, key, failure, outcome, errors, warnings, findings } = record;
  return { file, key, hasFailed: failure !== null, outcome, errors, warnings, findings: findings.length };
}

/**
 * The gravest first, then by name; the same records give the same sheets in whatever order they came. `read` gives the
 * record of an entry, and is asked again for each sheet that it has rows on.
 */
export function summarySheets<Entry extends SummaryEntry>(
  entries: readonly Entry[],
  read: (entry: Entry) => BatchRecord,
): StreamedSheet[] {
  const sorted = [...entries].sort(
    (a, b) =>
      Number(b.hasFailed) - Number(a.hasFailed) ||
      b.errors - a.errors ||
      b.warnings - a.warnings ||
      (a.file < b.file ? -1 : Number(a.file > b.file)),
  );
  return [overviewSheet(sorted, read), ...findingsSheets(sorted, read)];
}

type Read<Entry> = (entry: Entry) => BatchRecord;

function overviewSheet<Entry extends SummaryEntry>(
  entries: readonly Entry[],
  read: Read<Entry>,
): StreamedSheet {
  const headings = [
    "工作簿",
    "单位",
    "年度",
    "版式",
    "结果",
    "表格",
    "错误",
    SEVERITY_NAMES.warning,
    EXPLAINED,
    "定位的单元格",
    "尾差",
    "未核对",
    "情况说明",
    "上年工作簿",
    "公开文本",
    "备注",
  ];
  const widths = [40, 30, 8, 14, 12, 8, 8, 8, 8, 12, 8, 8, 26, 26, 26, 40];
  function* rows(): Generator<ContentRow> {
    for (const entry of entries) yield overviewRow(read(entry));
  }
  return tableSheet("汇总", headings, { count: entries.length, rows: rows() }, widths);
}

function overviewRow(record: BatchRecord): ContentRow {
  const result =
    record.failure !== null
      ? "未能核对"
      : record.errors > 0
        ? "有错误"
        : record.outcome === "open"
          ? "部分未核对"
          : record.warnings > 0
            ? `有${SEVERITY_NAMES.warning}`
            : "未发现问题";
  const values = [
    visible(record.file),
    record.entity ?? "",
    record.year ?? "",
    record.edition ?? "",
    result,
    record.tables,
    record.errors,
    record.warnings,
    record.explained,
    record.culprits,
    record.rounding,
    record.notChecked,
    record.narrative ?? "",
    record.prior ?? "",
    record.publication ?? "",
    record.failure ?? record.notAnnotated ?? "",
  ];
  return { cells: values.map((value) => ({ value, style: BODY })) };
}

/** A sheet holds about a million rows; one that people can filter holds fewer. */
const ROWS_PER_SHEET = 200_000;

function findingsSheets<Entry extends SummaryEntry>(
  entries: readonly Entry[],
  read: Read<Entry>,
): StreamedSheet[] {
  const headings = ["工作簿", "单位", "级别", "工作表", "单元格", "表中数", "应为", "说明", EXPLAINED];
  const widths = [40, 30, 8, 24, 10, 16, 16, 90, 40];
  const total = entries.reduce((sum, { findings }) => sum + findings, 0);
  const sheets = Math.max(1, Math.ceil(total / ROWS_PER_SHEET));
  return Array.from({ length: sheets }, (_, index) => {
    const from = index * ROWS_PER_SHEET;
    const to = Math.min(from + ROWS_PER_SHEET, total);
    const name = index === 0 ? "问题清单" : `问题清单(${String(index + 1)})`;
    return tableSheet(
      name,
      headings,
      { count: to - from, rows: findingRows(entries, read, from, to) },
      widths,
    );
  });
}

/** The findings `from` … `to` − 1 of all; only the records that they are of are read. */
function* findingRows<Entry extends SummaryEntry>(
  entries: readonly Entry[],
  read: Read<Entry>,
  from: number,
  to: number,
): Generator<ContentRow> {
  let first = 0;
  for (const entry of entries) {
    const next = first + entry.findings;
    if (entry.findings > 0 && next > from && first < to) {
      const record = read(entry);
      for (const finding of record.findings.slice(Math.max(0, from - first), to - first))
        yield findingRow(record, finding);
    }
    first = next;
  }
}

function findingRow(record: BatchRecord, finding: BatchRecord["findings"][number]): ContentRow {
  const cell = (value: string, style: CellStyle = BODY): ContentCell => ({ value, style });
  return {
    cells: [
      cell(record.file),
      cell(record.entity ?? ""),
      cell(SEVERITY_NAMES[finding.severity]),
      cell(finding.sheet),
      cell(finding.address),
      cell(finding.value),
      cell(finding.expected),
      cell(finding.message, WRAPPED),
      cell(finding.explained, WRAPPED),
    ],
  };
}

function tableSheet(
  name: string,
  headings: readonly string[],
  { count, rows }: { readonly count: number; readonly rows: Iterable<ContentRow> },
  columnWidths: readonly number[],
): StreamedSheet {
  function* withHead(): Generator<ContentRow> {
    yield { cells: headings.map((value) => ({ value, style: HEAD })) };
    yield* rows;
  }
  return {
    name,
    rows: withHead(),
    columnWidths,
    freeze: { rows: 1, columns: 1 },
    autoFilter: {
      firstRow: 0,
      firstColumn: 0,
      lastRow: Math.max(count, 1),
      lastColumn: headings.length - 1,
    },
    print: { landscape: true, titleRows: 1 },
  };
}
