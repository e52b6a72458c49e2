/** The first sheet of the summary: how each department came out. */
import type { ContentRow, StreamedSheet } from "../../workbook/sheet-content";
import { EXPLAINED, SEVERITY_NAMES } from "../severity-names";
import { STANDING_NAMES, type Standing } from "../compare/standing";
import { besideText, departmentOf, fileText } from "./department";
import type { BatchRecord } from "./record";
import { BODY, cellsOf, CENTRED, FILLS, tableSheet, type Column } from "./table-sheet";
import { statusCounts, type Totals } from "./totals";

const FIRST: readonly Column[] = [
  { label: "序号", width: 6 },
  { label: "部门（单位）", width: 26 },
  { label: "年度", width: 7 },
  { label: "结果", width: 12 },
  { label: SEVERITY_NAMES.error, width: 7 },
  { label: SEVERITY_NAMES.warning, width: 7 },
  { label: EXPLAINED, width: 7 },
  { label: "尾差", width: 7 },
  { label: "未核对", width: 7 },
  { label: "检查表不符合", width: 8 },
];
const SECOND: readonly Column[] = [
  { label: STANDING_NAMES.mended, width: 7 },
  { label: STANDING_NAMES.still, width: 7 },
  { label: STANDING_NAMES.new, width: 7 },
  { label: STANDING_NAMES.open, width: 8 },
  { label: "意见之外的改动", width: 9 },
];
const LAST: readonly Column[] = [
  { label: "报送的文件", width: 30 },
  { label: "一并核对的材料", width: 34 },
  { label: "备注", width: 30 },
];

export function overviewSheet(
  count: number,
  records: () => Iterable<BatchRecord>,
  says: string,
  { isSecond }: Totals,
): StreamedSheet {
  function* rows(): Generator<ContentRow> {
    let number = 0;
    for (const record of records()) yield overviewRow(record, (number += 1), isSecond);
  }
  return tableSheet({
    name: "汇总",
    title: "部门决算公开审核汇总",
    says,
    columns: [...FIRST, ...(isSecond ? SECOND : []), ...LAST],
    rows: rows(),
    count,
    fixed: 2,
  });
}

const RESULTS = {
  failed: ["未能核对", FILLS.quiet],
  errors: ["有错误", FILLS.bad],
  open: ["部分未核对", FILLS.wait],
  warnings: [`有${SEVERITY_NAMES.warning}`, FILLS.wait],
  clean: ["未发现问题", FILLS.good],
} as const;

function resultOf({ failure, errors, outcome, warnings }: BatchRecord): readonly [string, string] {
  if (failure !== null) return RESULTS.failed;
  if (errors > 0) return RESULTS.errors;
  if (outcome === "open") return RESULTS.open;
  return warnings > 0 ? RESULTS.warnings : RESULTS.clean;
}

function overviewRow(record: BatchRecord, number: number, isSecond: boolean): ContentRow {
  const [result, fill] = resultOf(record);
  const wasChecked = record.failure === null;
  const figure = (value: number): number | string => (wasChecked ? value : "");
  const standing = (wanted: Standing): number =>
    record.findings.filter((finding) => finding.standing === wanted).length;
  const second =
    record.previous === null
      ? SECOND.map(() => "")
      : [
          standing("mended"),
          standing("still"),
          standing("new"),
          standing("open"),
          figure(record.changes.filter(({ isAskedFor }) => !isAskedFor).length),
        ];
  return {
    cells: cellsOf([
      number,
      departmentOf(record),
      record.year ?? "",
      { value: result, style: { ...CENTRED, fill } },
      figure(record.errors),
      figure(record.warnings),
      figure(record.explained),
      figure(record.rounding),
      figure(record.notChecked),
      figure(statusCounts(record.answers)["not-met"]),
      ...(isSecond ? second : []),
      { value: fileText(record.file), style: BODY },
      { value: besideText(record), style: BODY },
      record.failure ?? record.notAnnotated ?? "",
    ]),
  };
}
