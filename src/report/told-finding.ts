/**
 * A finding as it is told to who has to mend it, in whatever form: where it stands, what stands there, what should, and
 * why. The opinion, the findings sheet, the summary and the list of problems all take their rows from here, so that none
 * of them says anything else.
 */
import type { Checked } from "../check/checked";
import { describeCause } from "../engine/localize/cause-text";
import { factId } from "../engine/fact";
import type { Arithmetic, Finding, FindingCell, Severity, SuspectCell } from "../engine/finding";
import { cellNumber, printedCell, printedExpected, printedSum } from "../engine/printed";
import { labelOf } from "../engine/reconcile/arithmetic";
import { parseA1 } from "../workbook/address";
import { cellAt } from "../workbook/workbook";
import { basesOf } from "./comments";
import { explanationText, severityName } from "./severity-names";
import { pagesText, placesOfFault } from "./places";

/** A figure as it is printed and, where it is one, as a number for a cell. */
export interface Shown {
  readonly text: string;
  readonly number: number | null;
}

export interface ToldFinding {
  readonly id: string;
  readonly severity: Severity;
  /** `错误`, `已说明的提醒`. */
  readonly name: string;
  /** The reason that a person gave; empty where none was. */
  readonly explained: string;
  /** `《支出决算表》`, `情况说明`, or nothing where it is of the whole. */
  readonly where: string;
  /** The row and the column, or the words. */
  readonly item: string;
  /** `03表!C7`, `第14段`, and of what has pages `第5页`. */
  readonly place: string;
  /** The cell to go to; none for words. */
  readonly cell: { readonly sheet: string; readonly address: string } | null;
  readonly found: Shown;
  readonly expected: Shown;
  /** A sentence without advice and without arithmetic. */
  readonly problem: string;
  /** Why, in one sentence; empty where the problem says it. */
  readonly why: string;
  readonly basis: readonly string[];
}

export const NARRATIVE_NAME = "情况说明";

export function tellFinding(checked: Checked, finding: Finding): ToldFinding {
  const { id, severity, text, culprit } = finding;
  const pages = pagesText(placesOfFault(checked, finding));
  const common = {
    id,
    severity,
    name: severityName(finding),
    explained: finding.explained ? explanationText(finding.explained) : "",
    why: whyOf(finding),
    basis: basesOf(finding),
    problem: problemOf(checked, finding),
  };
  if (text) {
    const place = `第${String(text.paragraph)}段`;
    return {
      ...common,
      where: NARRATIVE_NAME,
      item: `“${text.quote}”`,
      place: pages === "" ? place : pages,
      cell: null,
      // Of what is left out the problem says what it is: no words stand for it, and none in its place.
      found: words(text.found ?? (isLeftOut(finding) ? "" : text.quote)),
      expected: words(isLeftOut(finding) ? "" : (text.expected ?? "")),
    };
  }
  const cell = culprit ?? finding.cells[0] ?? null;
  const isNamed =
    culprit !== null && isDecided(finding) && (isOfCells(finding) || culprit.together.length === 0);
  const isOne = finding.cells.length === 1 || isNamed;
  return {
    ...common,
    where: cell === null ? "" : tableName(checked, cell),
    // Of a whole table or of rows the place is only where they begin.
    item: cell !== null && (isOne || finding.fault === undefined) ? itemName(checked, cell) : "",
    place: cell === null ? "" : pages === "" ? `${cell.sheet}!${cell.address}` : pages,
    cell: cell && { sheet: cell.sheet, address: cell.address },
    found: cell !== null && isOne ? shownCell(checked, cell) : words(""),
    expected: isNamed ? shownExpected(culprit) : words(""),
  };
}

export function isLeftOut({ text }: Finding): boolean {
  return text !== null && text.found === null && text.expected !== null;
}

/** The problem and why, as one text. */
export function sentenceOf({ problem, why }: ToldFinding): string {
  return why === "" ? problem : `${problem}。${why}`;
}

/** Whether one explanation is certain: an undecided finding names the cells of several. */
export function isDecided({ culprit, cells }: Finding): boolean {
  if (culprit === null) return false;
  const own = new Set([culprit, ...culprit.together].map(keyOf));
  return cells.every((cell) => own.has(keyOf(cell)));
}

const keyOf = ({ sheet, address }: FindingCell): string => `${sheet}!${address}`;
const words = (text: string): Shown => ({ text, number: null });

/** A cell that is no figure of a table holds the words that stand there. */
function shownCell({ workbook }: Checked, cell: FindingCell): Shown {
  if (cell.line === null && cell.value === null && cell.text === null) {
    const at = parseA1(cell.address);
    const sheet = workbook.sheets.find(({ name }) => name === cell.sheet);
    return words(String((at && sheet && cellAt(sheet, at.row, at.column)?.value) ?? ""));
  }
  return {
    text: printedCell(cell),
    number: cell.value === null ? null : cellNumber(cell, cell.value),
  };
}

function shownExpected(cell: SuspectCell): Shown {
  const { value, min, max } = cell.expected;
  const decided = value ?? (min === max ? min : null);
  return { text: printedExpected(cell), number: decided === null ? null : cellNumber(cell, decided) };
}

function tableName({ tables }: Checked, { table, sheet }: FindingCell): string {
  const title = tables.find((reading) => reading.table === table)?.title;
  return title === undefined ? sheet : `《${title}》`;
}

function itemName({ facts }: Checked, { table, line, column }: FindingCell): string {
  if (table === null || line === null || column === null) return "";
  const fact = facts.byId.get(factId(table, line, column));
  return fact ? labelOf(fact) : "";
}

/** Cells that a sentence names one by one. */
const MOST_NAMED = 4;

function problemOf(checked: Checked, finding: Finding): string {
  const { culprit, message, claim } = finding;
  if (culprit === null || !isOfCells(finding) || !isDecided(finding)) return claim ?? message;
  const cells = [culprit, ...culprit.together];
  const rest = cells.length > MOST_NAMED ? `等${String(cells.length)}格` : "";
  return `${cells
    .slice(0, MOST_NAMED)
    .map((cell) => saysOf(checked, cell))
    .join("；")}${rest}`;
}

/** Explained by these cells alone: not by a fault of the table as a whole, and not by words of a text besides. */
function isOfCells({ id, culprit }: Finding): boolean {
  return (
    culprit !== null && id.startsWith("culprit:") && id.split("+").length === 1 + culprit.together.length
  );
}

/** `本年支出合计（合计）填列266.99，应为270.20` */
function saysOf(checked: Checked, cell: SuspectCell): string {
  const item = itemName(checked, cell);
  const name = item === "" ? `${cell.sheet}!${cell.address}` : `${tableName(checked, cell)}${item}`;
  const { text, number } = shownExpected(cell);
  const should = text === "" ? "有误" : number === null ? `应在${text}` : `应为${text}`;
  return `${name}填列${printedCell(cell)}，${should}`;
}

/** The likely cause, and how many relations fail for it, one of them written out. */
function whyOf(finding: Finding): string {
  const { culprit, arithmetic } = finding;
  if (culprit === null || !isOfCells(finding) || !isDecided(finding)) return "";
  const cause = culprit.cause === null ? "" : `疑为${describeCause(culprit.cause)}`;
  const [first, ...others] = arithmetic.filter(
    ({ difference, allowance }) => Math.abs(difference) > allowance,
  );
  if (!first) return cause;
  const count = others.length > 0 ? `等${String(others.length + 1)}项勾稽关系不符` : "";
  return [cause, `${relationText(first)}${count}`].filter((part) => part !== "").join("；");
}

/** `支出决算表：合计=各类之和：266.99万元 ≠ 270.20万元` */
export function relationText(arithmetic: Arithmetic): string {
  const show = (value: number): string => printedSum(arithmetic, value);
  const sign = arithmetic.comparison === "=" ? "≠" : ">";
  return `${arithmetic.label}（${show(arithmetic.leftSum)} ${sign} ${show(arithmetic.rightSum)}）`;
}
