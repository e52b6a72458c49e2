/**
 * The summary of a batch: department by department, by kind of problem with a chart, every finding, what was changed,
 * and the checklists of all. Records are read as their rows are written, so that memory does not grow with them.
 */
import type { ContentRow, StreamedSheet } from "../../workbook/sheet-content";
import { departmentOf } from "./department";
import { kindsSheet } from "./kinds-sheet";
import { changeRow, changesSheet, findingRow, ledgerSheet, sortedChanges } from "./ledger";
import { itemsSheet, matrixSheet, ranksOf } from "./matrix";
import { overviewSheet } from "./overview";
import type { BatchRecord } from "./record";
import { unusedSheet } from "./unused";
import { statusCounts, totalsOf, type StatusCounts, type Totals } from "./totals";

/** What is held of every record at once; the record itself is read when its rows are written. */
export interface SummaryEntry {
  readonly file: string;
  readonly key: string;
  readonly entity: string | null;
  readonly previous: string | null;
  readonly hasFailed: boolean;
  readonly outcome: BatchRecord["outcome"];
  readonly errors: number;
  readonly warnings: number;
  readonly findings: number;
  readonly changes: number;
  readonly answers: StatusCounts;
}

export function entryOf(record: BatchRecord): SummaryEntry {
  const { file, key, entity, previous, failure, outcome, errors, warnings, findings, changes, answers } =
    record;
  return {
    file,
    key,
    entity,
    previous,
    hasFailed: failure !== null,
    outcome,
    errors,
    warnings,
    findings: findings.length,
    changes: changes.length,
    answers: statusCounts(answers),
  };
}

const byName = (a: SummaryEntry, b: SummaryEntry): number => (a.file < b.file ? -1 : Number(a.file > b.file));

/**
 * The gravest first, then by name; the same records give the same sheets in whatever order they came. `read` gives the
 * record of an entry, and is asked again for each sheet that it has rows on. `unused`: files that no workbook took.
 */
export function summarySheets<Entry extends SummaryEntry>(
  entries: readonly Entry[],
  read: (entry: Entry) => BatchRecord,
  unused: readonly string[] = [],
): StreamedSheet[] {
  const sorted = [...entries].sort(
    (a, b) =>
      Number(b.hasFailed) - Number(a.hasFailed) ||
      b.errors - a.errors ||
      b.warnings - a.warnings ||
      byName(a, b),
  );
  function* records(wanted: readonly Entry[] = sorted): Generator<BatchRecord> {
    for (const entry of wanted) yield read(entry);
  }
  const totals = totalsOf(records());
  const counts = new Map(entries.map(({ file, answers }) => [file, answers]));
  const ranks = ranksOf(counts);
  const rankOf = ({ file }: Entry): number => ranks.get(file) ?? Number.POSITIVE_INFINITY;
  const ranked = [...entries].sort((a, b) => {
    const [first, second] = [rankOf(a), rankOf(b)];
    return first === second ? byName(a, b) : first - second;
  });
  return [
    overviewSheet(entries.length, () => records(), saysOf(entries, totals), totals),
    kindsSheet(totals),
    ...ledgerParts(sorted, read),
    ...(totals.isSecond ? [changes(sorted, read)] : []),
    matrixSheet(entries.length, () => records(ranked), counts, ranks, totals),
    itemsSheet(totals),
    ...(unused.length === 0 ? [] : [unusedSheet(unused)]),
  ];
}

function saysOf(entries: readonly SummaryEntry[], { standings, unasked, isSecond }: Totals): string {
  const count = (isIt: (entry: SummaryEntry) => boolean): string => String(entries.filter(isIt).length);
  const first =
    `共${String(entries.length)}个：有错误${count(({ errors, hasFailed }) => errors > 0 && !hasFailed)}，` +
    `未能核对${count(({ hasFailed }) => hasFailed)}，部分未核对${count(({ outcome }) => outcome === "open")}，` +
    `其余${count(({ outcome }) => outcome === "clean")}个没有错误`;
  const { mended, still, open } = standings;
  const second =
    `。与上次报送相比：已整改${String(mended)}，未整改${String(still)}，新出现${String(standings.new)}，` +
    `未能复核${String(open)}；意见之外的改动${String(unasked)}处`;
  return isSecond ? first + second : first;
}

/** A sheet holds about a million rows; one that people can filter holds fewer. */
const ROWS_PER_SHEET = 200_000;

type Read<Entry> = (entry: Entry) => BatchRecord;

function ledgerParts<Entry extends SummaryEntry>(
  entries: readonly Entry[],
  read: Read<Entry>,
): StreamedSheet[] {
  const total = entries.reduce((sum, { findings }) => sum + findings, 0);
  const sheets = Math.max(1, Math.ceil(total / ROWS_PER_SHEET));
  return Array.from({ length: sheets }, (_, index) => {
    const from = index * ROWS_PER_SHEET;
    const to = Math.min(from + ROWS_PER_SHEET, total);
    return ledgerSheet(findingRows(entries, read, from, to), to - from, index + 1);
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
      const department = departmentOf(record);
      for (const finding of record.findings.slice(Math.max(0, from - first), to - first))
        yield findingRow(department, finding);
    }
    first = next;
  }
}

function changes<Entry extends SummaryEntry>(entries: readonly Entry[], read: Read<Entry>): StreamedSheet {
  const changed = entries.filter((entry) => entry.changes > 0);
  const total = changed.reduce((sum, entry) => sum + entry.changes, 0);
  const count = Math.min(total, ROWS_PER_SHEET);
  function* rows(): Generator<ContentRow> {
    let written = 0;
    for (const entry of changed) {
      const record = read(entry);
      const department = departmentOf(record);
      for (const change of sortedChanges(record.changes)) {
        if (written === ROWS_PER_SHEET) return;
        written += 1;
        yield changeRow(department, change);
      }
    }
  }
  return changesSheet(rows(), count, total);
}
