/** The worksheet 勾稽结果: the findings as a table to print, to filter and to pass on, each leading to its cell. */
import { EXPLAINED, explanationText, severityName } from "./severity-names";
import { FINDINGS_SHEET } from "../workbook/own-sheets";
import { isSettled, type Finding, type Severity } from "../engine/finding";
import { printedCell, printedExpected } from "../engine/printed";
import { parseA1, type CellRef } from "../workbook/address";
import type { CellStyle, ContentCell, ContentRow, SheetContent } from "../workbook/sheet-content";
import type { JsonReport } from "./report-schema";

const ORDER: readonly Severity[] = ["error", "warning", "info"];

const HEADINGS = ["序号", "级别", "工作表", "单元格", "表中数", "应为", "说明", "涉及的单元格"];
const WIDTHS = [6, 8, 20, 10, 16, 16, 70, 40];

const LINK: CellStyle = { underline: true, color: "0563C1", border: true, verticalAlign: "top" };
const BODY: CellStyle = { border: true, verticalAlign: "top" };
const TEXT: CellStyle = { ...BODY, wrap: true };
const FIGURE: CellStyle = { ...BODY, align: "right" };
const HEAD: CellStyle = { bold: true, fill: "E0F3EB", border: true };
const NOTE: CellStyle = { wrap: true };
const SEVERITY_STYLE: Record<Severity, CellStyle> = {
  error: { ...BODY, fill: "FDE7E9" },
  warning: { ...BODY, fill: "FFF4CE" },
  info: { ...BODY, fill: "EDEBE9" },
};

export type FindingsReport = Pick<JsonReport, "entity" | "year" | "relations" | "notChecked"> & {
  readonly findings: readonly Finding[];
};

/** Errors first, then warnings, what rounding explains, and what a person has explained; the order within each is the report's. */
export function findingsSheet(report: FindingsReport): SheetContent {
  const open = report.findings.filter((finding) => !isSettled(finding));
  const sorted = [
    ...ORDER.flatMap((severity) => open.filter((finding) => finding.severity === severity)),
    ...report.findings.filter(isSettled),
  ];
  const { checked, fail, rounding, unknown } = report.relations;
  const head: ContentRow[] = [
    { cells: [{ value: FINDINGS_SHEET, style: { bold: true, size: 16 } }], height: 26 },
    { cells: [{ value: [report.entity, report.year && `${report.year}年度`].filter(Boolean).join(" ") }] },
    {
      cells: [
        {
          value: `核对关系 ${checked} 条：不平 ${fail} 条，四舍五入可解释 ${rounding} 条，无法判断 ${unknown} 条`,
        },
      ],
    },
    { cells: HEADINGS.map((value) => ({ value, style: HEAD })) },
  ];
  const rows = sorted.map((finding, index) => findingRow(finding, index + 1));
  const notes: ContentRow[] = report.notChecked.map(({ what, why }) => ({
    cells: [null, null, null, null, null, null, { value: `未核对：${what}（${why}）`, style: NOTE }],
  }));
  return {
    name: FINDINGS_SHEET,
    rows: [...head, ...rows, ...notes],
    columnWidths: WIDTHS,
    freeze: { rows: head.length, columns: 0 },
    autoFilter: {
      firstRow: head.length - 1,
      firstColumn: 0,
      lastRow: head.length - 1 + Math.max(rows.length, 1),
      lastColumn: HEADINGS.length - 1,
    },
    print: { landscape: true, titleRows: head.length },
    tabColor: "106E48",
  };
}

function findingRow(finding: Finding, number: number): ContentRow {
  const place = finding.culprit ?? finding.cells[0];
  const severity: ContentCell = {
    value: severityName(finding),
    style: SEVERITY_STYLE[finding.severity],
  };
  return {
    cells: [
      { value: number, style: BODY },
      severity,
      { value: place?.sheet ?? "", style: BODY },
      place ? linkedCell(place.sheet, place.address) : { value: "", style: BODY },
      { value: place ? printedCell(place, "") : "", style: FIGURE },
      { value: finding.culprit ? printedExpected(finding.culprit) : "", style: FIGURE },
      { value: messageOf(finding), style: TEXT },
      { value: finding.cells.map(({ sheet, address }) => `${sheet}!${address}`).join("、"), style: TEXT },
    ],
  };
}

function messageOf({ message, explained }: Finding): string {
  return explained ? `${message}\n${EXPLAINED}：${explanationText(explained)}` : message;
}

function linkedCell(sheet: string, address: string): ContentCell {
  const position = parseA1(address);
  const link: CellRef | null = position && { sheet, ...position };
  return link ? { value: address, link, style: LINK } : { value: address, style: BODY };
}
