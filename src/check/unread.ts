/**
 * Figures of tables that could not be read: an error of the workbook, said once per table and kind of value, with what
 * the other figures say that it should be. A cell that nobody can read is never a cell that passed.
 */
import type { Fact, Facts, TableId } from "../engine/fact";
import type { Expected, Finding, SuspectCell } from "../engine/finding";
import { printedExpected } from "../engine/printed";
import { cellOf } from "../engine/reconcile/arithmetic";
import { impliedValues } from "../engine/reconcile/implied";
import type { Relation } from "../engine/reconcile/relation";
import { UNREADABLE_FIGURE } from "./reading-checks";
import { dateOfSerial, isDateFormat } from "../workbook/date-format";
import { cellAt, type Cell, type Workbook } from "../workbook/workbook";

/** Nobody is wrong where a formula waits for a program that can compute it: open, and no finding. */
export const STALE = "stale";

/** The first that fits is the kind; the last fits all. */
const KINDS: readonly (readonly [
  kind: string,
  words: string,
  fits: (cell: Cell, text: string) => boolean,
])[] = [
  [STALE, "改动后未重新计算", ({ isStale }) => isStale === true],
  [
    "not-computed",
    "公式尚未计算",
    ({ value, error, formula }) => value === null && error === undefined && formula !== undefined,
  ],
  ["clipped", "只有“####”", (_, text) => /^#{2,}$/u.test(text)],
  ["error", "公式出错", ({ error }, text) => error !== undefined || /^#[A-Z/0!?]+$/u.test(text)],
  ["logical", "逻辑值", ({ value }) => typeof value === "boolean"],
  [
    "date",
    "日期或时间",
    ({ value, format }, text) =>
      (typeof value === "number" && isDateFormat(format)) || /^\d{4}[-/年]\d|^\d{1,2}:\d/u.test(text),
  ],
  [
    "too-long",
    "位数过多或超出范围",
    ({ value }, text) =>
      typeof value === "number" || /^[-+]?[\d,.]{16,}$/u.test(text) || /inf|nan/iu.test(text),
  ],
  ["unit", "金额带有单位", (_, text) => /^[-+]?[\d,.]+[^\d\s]*元$/u.test(text)],
  [
    "look-alike",
    "数字中混有字母或标点",
    (_, text) => /\d/u.test(text) && /^[-+()\d,.，。．、·lIiOoSZB|]+$/u.test(text),
  ],
  ["words", "不是金额的文字", () => true],
];

/** The kinds in the words of the messages. */
const WORDS: ReadonlyMap<string, string> = new Map(KINDS.map(([kind, words]) => [kind, words]));

export interface UnreadFigures {
  readonly table: TableId;
  readonly title: string;
  readonly kind: string;
  readonly facts: readonly Fact[];
}

/** By table and kind of what stands in the cells, in the order of the facts. */
export function unreadFigures(facts: Facts, workbook: Workbook): UnreadFigures[] {
  const groups = new Map<string, { table: TableId; title: string; kind: string; facts: Fact[] }>();
  for (const fact of facts.byId.values()) {
    if (fact.amount !== null) continue;
    const kind = kindOf(fact, workbook);
    const key = `${fact.table}/${kind}`;
    const group = groups.get(key);
    if (group) group.facts.push(fact);
    else groups.set(key, { table: fact.table, title: titleOf(facts, fact.table), kind, facts: [fact] });
  }
  return [...groups.values()];
}

function titleOf(facts: Facts, table: TableId): string {
  const reading = facts.tables.get(table);
  return reading ? (reading.code ?? reading.title) : table;
}

function contentOf({ cell: at }: Fact, workbook: Workbook): Cell | undefined {
  const sheet = workbook.sheets.find(({ name }) => name === at.sheet);
  return sheet && cellAt(sheet, at.row, at.column);
}

function kindOf(fact: Fact, workbook: Workbook): string {
  const cell = contentOf(fact, workbook);
  if (!cell) return "words";
  const text = String(cell.value ?? "")
    .normalize("NFKC")
    .replace(/\s/gu, "");
  return KINDS.find(([, , fits]) => fits(cell, text))?.[0] ?? "words";
}

/** What stands in the cell; an amount of thousands of characters is none that a message repeats. */
function textOf(fact: Fact, workbook: Workbook): string | null {
  const cell = contentOf(fact, workbook);
  const isDate = typeof cell?.value === "number" && isDateFormat(cell.format);
  const text = cell?.error ?? (isDate ? dateOfSerial(cell.value) : cell?.value) ?? null;
  return text === null ? null : String(text).slice(0, MAX_TEXT);
}

/** Cells that a message names, and how much of their text. */
const MAX_NAMED = 6;
const MAX_TEXT = 40;

export function findingsOfUnread(
  groups: readonly UnreadFigures[],
  { facts, workbook }: { readonly facts: Facts; readonly workbook: Workbook },
  relations: readonly Relation[],
): Finding[] {
  const wrong = groups.filter(({ kind }) => kind !== STALE);
  const implied = impliedValues(
    facts,
    relations,
    wrong.flatMap((group) => group.facts),
  );
  return wrong.map(({ table, title, kind, facts: own }) => {
    const cells = own.map((fact): SuspectCell => ({
      ...cellOf(fact),
      text: textOf(fact, workbook),
      expected: implied.get(fact.id) ?? UNKNOWN,
    }));
    const [first, ...together] = cells;
    const named = cells.slice(0, MAX_NAMED).map(describe).join("、");
    const more = cells.length > MAX_NAMED ? `等 ${String(cells.length)} 格` : "";
    return {
      id: `${UNREADABLE_FIGURE}:${table}/${kind}`,
      rules: [UNREADABLE_FIGURE],
      severity: "error",
      message: `${title}有 ${String(cells.length)} 个金额无法识别（${WORDS.get(kind) ?? ""}）：${named}${more}`,
      cells,
      culprit: first ? { ...first, cause: null, together, alternatives: [] } : null,
      text: null,
      arithmetic: [],
    };
  });
}

const UNKNOWN: Expected = { min: null, max: null, value: null };

function describe(cell: SuspectCell): string {
  const text = cell.text === null ? "" : `“${cell.text}”`;
  const expected = printedExpected(cell);
  return `${cell.address}${text}${expected === "" ? "" : `，按其他数字应为 ${expected}`}`;
}
