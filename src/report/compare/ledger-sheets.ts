/** 问题台账: what became of each finding, department by department, and the figures that are others now. */
import type { CellStyle, ContentCell, ContentRow, StreamedSheet } from "../../workbook/sheet-content";
import { SEVERITY_NAMES } from "../severity-names";
import { visible } from "../visible";
import type { ChangedFigure, Standing, StandingFinding } from "./compare";
import { STANDING_NAMES } from "./compare-text";

const HEAD: CellStyle = {
  bold: true,
  fill: "E0F3EB",
  border: true,
  wrap: true,
  align: "center",
  verticalAlign: "center",
};
const BODY: CellStyle = { border: true, wrap: true, verticalAlign: "top" };
const FILLS: Readonly<Record<Standing, string>> = {
  new: "FDE7E9",
  still: "FFF4CE",
  open: "EDEDED",
  mended: "E2F0D9",
};

export interface LedgerEntry {
  readonly department: string;
  readonly findings: readonly Pick<StandingFinding, "standing" | "finding">[];
  readonly figures: readonly ChangedFigure[];
}

export function ledgerSheets(entries: readonly LedgerEntry[]): StreamedSheet[] {
  const problems = entries.flatMap(({ department, findings }) =>
    findings.map(({ standing, finding }): ContentRow => {
      const { culprit, cells, text, message, severity } = finding;
      const cell = culprit ?? cells[0];
      const place = text
        ? `情况说明第${String(text.paragraph)}段`
        : cell
          ? `${cell.sheet}!${cell.address}`
          : "";
      return row([
        department,
        { value: STANDING_NAMES[standing], style: { ...BODY, fill: FILLS[standing], align: "center" } },
        SEVERITY_NAMES[severity],
        place,
        message,
        "",
      ]);
    }),
  );
  const changes = entries.flatMap(({ department, figures }) =>
    // What nobody asked for stands first.
    [...figures]
      .sort((a, b) => Number(a.isAskedFor) - Number(b.isAskedFor))
      .map(({ name, place, before, now, isAskedFor }) =>
        row([
          department,
          isAskedFor ? "按意见改动" : "意见之外",
          name,
          place,
          before ?? "（没有这一行）",
          now ?? "（没有这一行）",
        ]),
      ),
  );
  return [
    sheet(
      "问题台账",
      ["部门（单位）", "整改状态", "级别", "位置", "问题", "整改情况"],
      [28, 10, 8, 24, 72, 22],
      problems,
    ),
    sheet(
      "数字变动",
      ["部门（单位）", "性质", "项目", "位置", "上次", "本次"],
      [28, 12, 56, 26, 18, 18],
      changes,
    ),
  ];
}

function row(values: readonly (string | ContentCell)[]): ContentRow {
  return {
    cells: values.map((value) =>
      typeof value === "string" ? { value: visible(value), style: BODY } : value,
    ),
  };
}

function sheet(
  name: string,
  headings: readonly string[],
  columnWidths: readonly number[],
  rows: ContentRow[],
): StreamedSheet {
  return {
    name,
    rows: [{ cells: headings.map((value) => ({ value, style: HEAD })) }, ...rows],
    columnWidths,
    freeze: { rows: 1, columns: 1 },
    autoFilter: {
      firstRow: 0,
      firstColumn: 0,
      lastRow: Math.max(rows.length, 1),
      lastColumn: headings.length - 1,
    },
    print: { landscape: true, titleRows: 1 },
  };
}
