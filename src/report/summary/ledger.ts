/** 问题台账: every finding of every department with what became of it, and what else is otherwise than before. */
import type { CellStyle, ContentRow, StreamedSheet } from "../../workbook/sheet-content";
import { STANDING_NAMES, type Standing } from "../compare/standing";
import type { Change } from "../compare/content";
import { figureCell } from "../figure-cell";
import { SEVERITY_NAMES } from "../severity-names";
import { visible } from "../visible";
import type { RecordedFinding } from "./record";
import { BODY, cellsOf, CENTRED, FILLS, tableSheet } from "./table-sheet";

export interface LedgerEntry {
  readonly department: string;
  readonly findings: readonly RecordedFinding[];
  readonly changes: readonly Change[];
}

const STANDING_FILLS: Readonly<Record<Standing, string>> = {
  new: FILLS.bad,
  still: FILLS.wait,
  open: FILLS.quiet,
  mended: FILLS.good,
};
const SEVERITY_STYLES: Readonly<Record<RecordedFinding["severity"], CellStyle>> = {
  error: { ...CENTRED, fill: FILLS.bad },
  warning: { ...CENTRED, fill: FILLS.wait },
  info: CENTRED,
};

/** `rows`: of {@link findingRow}, `part` from 1. */
export function ledgerSheet(rows: Iterable<ContentRow>, count: number, part: number): StreamedSheet {
  return tableSheet({
    name: part === 1 ? "问题台账" : `问题台账(${String(part)})`,
    title: "问题台账",
    says: count === 0 ? "没有发现问题" : "编号在历次报送中不变；整改状态为与上次报送相比，首次报送的为空",
    columns: [
      { label: "部门（单位）", width: 20 },
      { label: "编号", width: 6 },
      { label: "整改状态", width: 9 },
      { label: "级别", width: 7 },
      { label: "问题类型", width: 20 },
      { label: "表、项目或原文", width: 30 },
      { label: "位置", width: 13 },
      { label: "现填", width: 14 },
      { label: "应为", width: 14 },
      { label: "问题", width: 58 },
      { label: "整改情况", width: 16 },
    ],
    rows,
    count,
  });
}

export function findingRow(department: string, finding: RecordedFinding): ContentRow {
  const { number, standing, severity, kind, where, item, place, found, expected, problem, explained } =
    finding;
  const fill = standing === null ? {} : { fill: STANDING_FILLS[standing] };
  return {
    cells: cellsOf([
      department,
      number,
      { value: standing === null ? "" : STANDING_NAMES[standing], style: { ...CENTRED, ...fill } },
      { value: SEVERITY_NAMES[severity], style: SEVERITY_STYLES[severity] },
      kind,
      visible(`${where}${item}`),
      visible(place),
      figureCell({ ...found, text: visible(found.text) }, BODY),
      figureCell({ ...expected, text: visible(expected.text) }, BODY),
      visible(problem),
      explained === "" ? "" : visible(`已说明：${explained}`),
    ]),
  };
}

/** `rows`: of {@link changeRow}; `total`: how many there are, where the sheet does not hold all. */
export function changesSheet(rows: Iterable<ContentRow>, count: number, total = count): StreamedSheet {
  const rest = total > count ? `。共${String(total)}处，这里列出前${String(count)}处` : "";
  return tableSheet({
    name: "改动",
    title: "与上次报送相比的全部改动",
    says: count === 0 ? "没有改动" : `“意见之外”的改动，上次的意见没有提出，请逐项核实${rest}`,
    columns: [
      { label: "部门（单位）", width: 22 },
      { label: "性质", width: 12 },
      { label: "项目", width: 52 },
      { label: "位置", width: 26 },
      { label: "上次", width: 32 },
      { label: "本次", width: 32 },
    ],
    rows,
    count,
  });
}

export function changeRow(department: string, { name, place, before, now, isAskedFor }: Change): ContentRow {
  const nature = isAskedFor ? "按意见改动" : "意见之外";
  const absent = place.includes("情况说明") ? "（没有这一段）" : "（没有这一行）";
  return {
    cells: cellsOf([
      department,
      { value: nature, style: { ...CENTRED, fill: isAskedFor ? FILLS.quiet : FILLS.wait } },
      visible(name),
      visible(place),
      visible(before ?? absent),
      visible(now ?? absent),
    ]),
  };
}

/** What nobody asked for stands first. */
export function sortedChanges<C extends Change>(changes: readonly C[]): C[] {
  return [...changes].sort((a, b) => Number(a.isAskedFor) - Number(b.isAskedFor));
}

/** Of a comparison by itself. */
export function ledgerSheets(entries: readonly LedgerEntry[]): StreamedSheet[] {
  const findings = entries.flatMap(({ department, findings: own }) =>
    own.map((finding) => findingRow(department, finding)),
  );
  const changes = entries.flatMap(({ department, changes: own }) =>
    sortedChanges(own).map((change) => changeRow(department, change)),
  );
  return [ledgerSheet(findings, findings.length, 1), changesSheet(changes, changes.length)];
}
