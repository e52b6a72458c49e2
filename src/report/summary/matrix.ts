/** The checklists of all departments beside each other: departments × items, counted and ranked; then item by item. */
import type { ContentCell, ContentRow, StreamedSheet } from "../../workbook/sheet-content";
import { STATUS_NAMES } from "../checklist/rows";
import { departmentOf } from "./department";
import type { BatchRecord } from "./record";
import { CENTRED, cellsOf, FILLS, tableSheet } from "./table-sheet";
import type { Status, StatusCounts, Totals } from "./totals";

const SIGNS: Readonly<Record<Status, string>> = {
  met: "√",
  "not-met": "×",
  "not-applicable": "—",
  open: "待",
};
const STATUS_FILLS: Readonly<Record<Status, string>> = {
  met: FILLS.good,
  "not-met": FILLS.bad,
  "not-applicable": FILLS.quiet,
  open: FILLS.wait,
};

/** Of what could be answered with 是 or 否. */
export function shareMet({ met, "not-met": notMet }: StatusCounts): number | null {
  return met + notMet === 0 ? null : met / (met + notMet);
}

/** A department's place among all: 1 for the best; those that are as good share it. */
export type Ranks = ReadonlyMap<string, number>;

/** By the share of the items that are met; what could not be checked has no rank. */
export function ranksOf(counts: ReadonlyMap<string, StatusCounts>): Ranks {
  const shares = [...counts].flatMap(([file, own]) => {
    const share = shareMet(own);
    return share === null ? [] : [{ file, share }];
  });
  const sorted = shares.sort((a, b) => b.share - a.share);
  const ranks = new Map<string, number>();
  sorted.forEach(({ file, share }, index) => {
    const before = sorted[index - 1];
    ranks.set(file, before?.share === share ? (ranks.get(before.file) ?? index + 1) : index + 1);
  });
  return ranks;
}

const PERCENT = { ...CENTRED, format: "0.0%" };

/** `records`: the best first. */
export function matrixSheet(
  count: number,
  records: () => Iterable<BatchRecord>,
  counts: ReadonlyMap<string, StatusCounts>,
  ranks: Ranks,
  { items }: Totals,
): StreamedSheet {
  function* rows(): Generator<ContentRow> {
    for (const record of records()) yield departmentRow(record, items, counts.get(record.file), ranks);
  }
  return tableSheet({
    name: "检查表汇总",
    title: "各部门（单位）检查表",
    says: "√ 是，× 否，— 不适用，待 待人工；带 * 的是人工在检查表中填写的结论。符合率＝是÷（是＋否），按符合率由高到低排名。各编号的检查事项见下一张表",
    columns: [
      { label: "排名", width: 6 },
      { label: "部门（单位）", width: 26 },
      { label: "符合率", width: 9 },
      ...(["met", "not-met", "not-applicable", "open"] as const).map((status) => ({
        label: STATUS_NAMES[status],
        width: status === "met" || status === "not-met" ? 5 : 7,
      })),
      ...items.map(({ id }) => ({ label: id, width: 4.6 })),
    ],
    rows: rows(),
    count,
    fixed: 2,
  });
}

function departmentRow(
  record: BatchRecord,
  items: Totals["items"],
  counts: StatusCounts | undefined,
  ranks: Ranks,
): ContentRow {
  const answers = new Map(record.answers.map((answer) => [answer.title, answer]));
  const share = counts ? shareMet(counts) : null;
  const figure = (status: Status): number | string =>
    counts && record.answers.length > 0 ? counts[status] : "";
  return {
    cells: cellsOf([
      ranks.get(record.file) ?? "",
      departmentOf(record),
      { value: share ?? (record.failure === null ? "" : "未能核对"), style: PERCENT },
      figure("met"),
      figure("not-met"),
      figure("not-applicable"),
      figure("open"),
      ...items.map(({ title }): ContentCell => {
        const answer = answers.get(title);
        if (!answer) return { value: "", style: CENTRED };
        const value = `${SIGNS[answer.status]}${answer.isOfPerson ? "*" : ""}`;
        return { value, style: { ...CENTRED, wrap: false, fill: STATUS_FILLS[answer.status] } };
      }),
    ]),
  };
}

/** Those first that most departments do not meet. */
export function itemsSheet({ items }: Totals): StreamedSheet {
  const sorted = [...items].sort((a, b) => b.counts["not-met"] - a.counts["not-met"]);
  return tableSheet({
    name: "检查事项",
    title: "各检查事项的结果",
    says: "不符合的部门（单位）多的在前",
    columns: [
      { label: "编号", width: 8 },
      { label: "检查事项", width: 60 },
      { label: STATUS_NAMES.met, width: 8 },
      { label: STATUS_NAMES["not-met"], width: 8 },
      { label: STATUS_NAMES["not-applicable"], width: 8 },
      { label: STATUS_NAMES.open, width: 8 },
      { label: "符合率", width: 10 },
    ],
    rows: sorted.map(({ id, title, counts }) => ({
      cells: cellsOf([
        { value: id, style: CENTRED },
        title,
        counts.met,
        counts["not-met"],
        counts["not-applicable"],
        counts.open,
        { value: shareMet(counts) ?? "", style: PERCENT },
      ]),
    })),
    count: items.length,
  });
}
