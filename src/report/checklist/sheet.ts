/**
 * The sheet 检查表: what the program answers, beside it what a person answers. The person's columns are read back and
 * kept when the sheet is written anew.
 */
import type { Checked } from "../../check/checked";
import { cellAt, type Sheet, type Workbook } from "../../workbook/workbook";
import type { CellStyle, ContentRow, SheetContent } from "../../workbook/sheet-content";
import { visible } from "../visible";
import { matchItem } from "./match";
import { checklistRows, STATUS_NAMES, type ChecklistRow } from "./rows";

export const CHECKLIST_SHEET = "检查表";

const COLUMNS = [
  { label: "编号", width: 7 },
  { label: "检查事项", width: 40 },
  { label: "结果", width: 9 },
  { label: "位置和证据", width: 34 },
  { label: "问题或原因", width: 52 },
  { label: "人工结论", width: 11 },
  { label: "人工说明", width: 26 },
] as const;
const ANSWER = 5;
const REMARK = 6;

/** What a person has filled in for one item. */
export interface PersonAnswer {
  readonly answer: string;
  readonly remark: string;
}

/** By the text of the item. */
export type PersonAnswers = ReadonlyMap<string, PersonAnswer>;

const STATUS_OF: ReadonlyMap<string, ChecklistRow["status"]> = new Map([
  ["是", "met"],
  ["否", "not-met"],
  ["不适用", "not-applicable"],
]);

/** Words of another kind than 是, 否 and 不适用 are a person's remark, and answer nothing. */
export function givenStatus(person: PersonAnswer | undefined): ChecklistRow["status"] | undefined {
  return person && STATUS_OF.get(person.answer);
}

/** A list of the bureau's own, in its order. */
export type OwnList = readonly string[];

const BODY: CellStyle = { border: true, verticalAlign: "top", wrap: true };
const CENTRED: CellStyle = { ...BODY, align: "center" };
const HEAD: CellStyle = { ...CENTRED, bold: true, fill: "E0F3EB", verticalAlign: "center" };
const PERSON: CellStyle = { ...BODY, fill: "FFFBE6" };
const FILLS = { met: "E2F0D9", "not-met": "FDE7E9", "not-applicable": "EDEDED", open: "FFF4CE" } as const;

/** The rows of the list; `own`: a bureau's instead of ours. */
export function listedRows(checked: Checked, own: OwnList | null): ChecklistRow[] {
  const rows = checklistRows(checked);
  return own === null ? rows : overlaid(own, rows);
}

export function checklistSheet(
  checked: Pick<Checked, "entity" | "year">,
  rows: readonly ChecklistRow[],
  kept: PersonAnswers,
): SheetContent {
  const count = (status: ChecklistRow["status"]): string =>
    String(rows.filter((row) => row.status === status).length);
  const about = [checked.entity, checked.year === null ? null : `${String(checked.year)}年度`];
  const head: ContentRow[] = [
    { cells: [{ value: "部门决算公开检查表", style: { bold: true, size: 16 } }], height: 26 },
    { cells: [{ value: about.flatMap((part) => (part === null ? [] : [visible(part)])).join(" ") }] },
    {
      cells: [
        {
          value: `${String(rows.length)}项：是 ${count("met")}，否 ${count("not-met")}，不适用 ${count("not-applicable")}，待人工 ${count("open")}`,
        },
      ],
    },
    { cells: COLUMNS.map(({ label }) => ({ value: label, style: HEAD })), height: 20 },
  ];
  const last = head.length + rows.length - 1;
  return {
    name: CHECKLIST_SHEET,
    rows: [...head, ...rows.map((row) => itemRow(row, kept.get(row.title)))],
    columnWidths: COLUMNS.map(({ width }) => width),
    freeze: { rows: head.length, columns: 0 },
    validations: [
      {
        area: {
          firstRow: head.length,
          firstColumn: ANSWER,
          lastRow: Math.max(last, head.length),
          lastColumn: ANSWER,
        },
        rule: { kind: "list", items: ["是", "否", "不适用"] },
        strict: false,
      },
    ],
    print: { landscape: true, titleRows: head.length },
    tabColor: "106E48",
  };
}

function itemRow({ id, title, status, evidence, problem }: ChecklistRow, person?: PersonAnswer): ContentRow {
  return {
    cells: [
      { value: id, style: CENTRED },
      { value: title, style: BODY },
      { value: STATUS_NAMES[status], style: { ...CENTRED, fill: FILLS[status] } },
      { value: visibleLines(evidence), style: BODY },
      { value: visibleLines(problem), style: BODY },
      { value: person?.answer ?? "", style: { ...PERSON, align: "center" } },
      { value: person?.remark ?? "", style: PERSON },
    ],
  };
}

const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/** What matches none of our items stays for the person; each of ours answers once at most. */
function overlaid(own: OwnList, rows: readonly ChecklistRow[]): ChecklistRow[] {
  const titles = rows.map(({ title }) => title);
  return own.map((title, index): ChecklistRow => {
    const at = matchItem(title, titles);
    const found = at === null ? undefined : rows[at];
    const id = String(index + 1);
    if (!found)
      return {
        id,
        title,
        status: "open",
        evidence: "",
        problem: "程序的检查事项中没有对应的一项，请人工填写",
      };
    return {
      ...found,
      id,
      title,
      evidence: [`对应“${found.title}”`, found.evidence].filter(Boolean).join("\n"),
    };
  });
}

/** What people filled in on an earlier sheet, wherever its columns were moved. */
export function readPersonAnswers({ sheets }: Workbook): PersonAnswers {
  const answers = new Map<string, PersonAnswer>();
  const sheet = sheets.find(({ name }) => name === CHECKLIST_SHEET);
  const head = sheet && headOf(sheet, [COLUMNS[1].label, COLUMNS[ANSWER].label, COLUMNS[REMARK].label]);
  if (!sheet || !head) return answers;
  const [title = 0, answer = 0, remark = 0] = head.columns;
  for (let row = head.row + 1; row < sheet.rowCount; row += 1) {
    const own = { answer: textAt(sheet, row, answer), remark: textAt(sheet, row, remark) };
    if (own.answer !== "" || own.remark !== "") answers.set(textAt(sheet, row, title), own);
  }
  return answers;
}

/** Words over the column of a bureau's list that holds its items; 项目 alone stands over the rows of every account. */
const ITEM_HEADINGS =
  /^(?:(?:检查|核查|审核|评价|公开)(?:事项|项目|内容|要点|指标)|事项|内容|要点)(?:和要求)?$/u;

/** The items of a bureau's own list: the column under such a heading on the first sheet that has one; `[]` where none has. */
export function readOwnList({ sheets }: Workbook): OwnList {
  for (const sheet of sheets) {
    for (const { row, column } of sheet.cells.values()) {
      if (!ITEM_HEADINGS.test(textAt(sheet, row, column).replace(/\s/gu, ""))) continue;
      const below = Array.from({ length: sheet.rowCount - row - 1 }, (_, index) =>
        textAt(sheet, row + 1 + index, column),
      );
      const items = [...new Set(below.filter((text) => text !== ""))];
      if (items.length > 0) return items;
    }
  }
  return [];
}

function headOf(sheet: Sheet, labels: readonly string[]): { row: number; columns: number[] } | null {
  for (let row = 0; row < sheet.rowCount; row += 1) {
    const texts = Array.from({ length: sheet.columnCount }, (_, column) => textAt(sheet, row, column));
    const columns = labels.map((label) => texts.indexOf(label));
    if (columns.every((column) => column >= 0)) return { row, columns };
  }
  return null;
}

function textAt(sheet: Sheet, row: number, column: number): string {
  const value = cellAt(sheet, row, column)?.value ?? null;
  return value === null ? "" : String(value).trim();
}
