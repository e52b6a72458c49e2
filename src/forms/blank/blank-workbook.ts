/**
 * An empty disclosure workbook of an edition, to start from: formulas for totals, roll-ups and figures that two tables
 * share, drop-downs of codes and of the unit, 补充资料. What is to be typed is tinted.
 */
import type { Edition } from "../../editions/edition";
import { factId } from "../../engine/fact";
import type { Fact, FactId, Facts } from "../../engine/fact";
import { supplementBlocks } from "../../narrative";
import { layoutSupplement } from "../../narrative/supplement/layout";
import { ECONOMIC_CODES } from "../../tables/economic-codes";
import type { CodeName } from "../../tables/economic-codes";
import { FUNCTIONAL_CODES } from "../../tables/functional-codes";
import { columnName, quoteSheet, toA1 } from "../../workbook/address";
import type { ContentCell, ContentValidation, SheetContent } from "../../workbook/sheet-content";
import type { FormCell, FormFigure } from "../form";
import { formSheet, ROWS_ABOVE_HEAD } from "../form-sheet";
import type { FilledCell } from "../form-sheet";
import { blankFacts, blankForms } from "./blank-forms";
import type { BlankForm } from "./blank-forms";
import { computedFigures, hasCell } from "./formulas";
import type { Expression } from "./formulas";

export const CODES_SHEET = "科目代码";

const INPUT = "FFF9E5";
const UNITS = ["金额单位：万元", "金额单位：元"] as const;
const NO_FACTS: Facts = { tables: new Map(), byId: new Map() };

export function blankWorkbook(edition: Edition): SheetContent[] {
  const forms = blankForms(edition);
  const facts = blankFacts(forms);
  const computed = computedFigures(facts);
  const sheets = forms.map((blank) => blankSheet(blank, { forms, facts, computed }));
  const blocks = supplementBlocks(edition);
  const supplement = blocks.length > 0 ? [layoutSupplement(blocks, NO_FACTS)] : [];
  return [...sheets, ...supplement, codesSheet()];
}

interface BlankContext {
  readonly forms: readonly BlankForm[];
  readonly facts: Facts;
  readonly computed: ReadonlyMap<FactId, Expression>;
}

function blankSheet(blank: BlankForm, context: BlankContext): SheetContent {
  const { form, sheet, spare } = blank;
  const isFirst = context.forms[0] === blank;
  const content = formSheet(form, {
    name: sheet,
    entity: "",
    unit: "万元",
    figure: (figure) => figureContent(blank, figure, context),
    text: (cell) => stubContent(cell, blank),
  });
  const lastColumn = form.grid.columnWidths.length - 1;
  const unitCell = { firstRow: 2, lastRow: 2, firstColumn: lastColumn, lastColumn };
  const cellOf = (cell: ContentCell | null, row: number, column: number): ContentCell | null => {
    if (row === 2) return headCell(cell, column, lastColumn, isFirst, context);
    return cell && spare && form.notes.includes(String(cell.value))
      ? emptyNote(cell, spare, lastColumn)
      : cell;
  };
  return {
    ...content,
    rows: content.rows.map((line, row) => ({
      ...line,
      cells: line.cells.map((cell, column) => cellOf(cell, row, column)),
    })),
    validations: [...(isFirst ? [unitChoice(unitCell)] : []), ...(spare ? [codeChoice(spare)] : [])],
  };
}

/** A note on an empty table is shown while its total is. */
function emptyNote(
  cell: ContentCell,
  { firstRow }: NonNullable<BlankForm["spare"]>,
  lastColumn: number,
): ContentCell {
  const totals = `${toA1(firstRow - 1, 2)}:${toA1(firstRow - 1, lastColumn)}`;
  return { ...cell, formula: `=IF(COUNT(${totals})=0,"${String(cell.value)}","")` };
}

/** Entity and unit are typed on the first sheet and repeated on the others. */
function headCell(
  cell: ContentCell | null,
  column: number,
  lastColumn: number,
  isFirst: boolean,
  { forms }: BlankContext,
): ContentCell | null {
  const [first] = forms;
  if (!cell || !first || (column !== 0 && column !== lastColumn)) return cell;
  if (isFirst) return { ...cell, style: { ...cell.style, fill: INPUT, border: true } };
  const source = column === 0 ? 0 : first.form.grid.columnWidths.length - 1;
  return { ...cell, formula: `=${quoteSheet(first.sheet)}!${toA1(2, source)}` };
}

function figureContent(blank: BlankForm, figure: FormFigure, context: BlankContext): FilledCell {
  const formula = formulaOf(blank, figure, context);
  if (formula === null) return { value: null, style: { fill: INPUT } };
  // The figures of the lowest codes are typed over the roll-up that their row offers.
  const isRollUp = blank.spare !== null && figure.line !== "total";
  const isTypedOver = isRollUp && !context.computed.has(factId(blank.form.table, "total", figure.column));
  return { value: "", formula, style: isTypedOver ? { fill: INPUT } : {} };
}

function formulaOf(
  blank: BlankForm,
  { line, column, measure }: FormFigure,
  context: BlankContext,
): string | null {
  if (measure !== "money") return null;
  const { form, spare } = blank;
  const total = context.computed.get(factId(form.table, "total", column));
  if (!spare) return computedFormula(context.computed.get(factId(form.table, line, column)), blank, context);
  if (line === "total")
    return total ? computedFormula(total, blank, context) : shown(classSum(blank, column));
  // A row of codes is footed across as the total is; down it is the sum of the codes under it.
  const own = total?.map(({ fact, coefficient }) => ({
    fact: factId(form.table, line, context.facts.byId.get(fact)?.column ?? ""),
    coefficient,
  }));
  return own ? computedFormula(own, blank, context) : rollUp(blank, line, column);
}

function computedFormula(
  expression: Expression | undefined,
  blank: BlankForm,
  context: BlankContext,
): string | null {
  if (!expression) return null;
  const references = (sign: 1 | -1): string[] =>
    joined(
      expression
        .filter(({ coefficient }) => coefficient === sign)
        .flatMap(({ fact }) => context.facts.byId.get(fact) ?? []),
      blank,
      context,
    );
  const [plus, minus] = [references(1), references(-1)];
  const [only] = plus;
  // A figure that is not there is an empty text, which only SUM takes for 0.
  if (only?.startsWith("SUMIFS") && plus.length === 1 && minus.length === 0) return shown(only);
  return shown(`SUM(${plus.join(",")})${minus.length > 0 ? `-SUM(${minus.join(",")})` : ""}`);
}

/** Nothing is shown for 0, as the forms leave blank what did not occur. */
function shown(sum: string): string {
  return `=IF(ROUND(${sum},2)=0,"",ROUND(${sum},2))`;
}

/** References of figures; neighbours in a column or in a row become one range. */
function joined(facts: readonly Fact[], blank: BlankForm, context: BlankContext): string[] {
  const references: string[] = [];
  for (let index = 0; index < facts.length;) {
    const run = Math.max(runLength(facts, index, 1, 0), runLength(facts, index, 0, 1));
    const [first, last] = [facts[index], facts[index + run - 1]];
    if (!first || !last) break;
    references.push(reference(first, last, blank, context));
    index += run;
  }
  return references;
}

/** How many figures from this one on stand each a step further down or right. */
function runLength(facts: readonly Fact[], start: number, down: number, right: number): number {
  const first = facts[start]?.cell;
  if (!first || first.row < 0) return 1;
  const breaks = facts.slice(start).findIndex(({ cell }, steps) => {
    const isNext = cell.row === first.row + steps * down && cell.column === first.column + steps * right;
    return cell.sheet !== first.sheet || !isNext;
  });
  return breaks < 0 ? facts.length - start : breaks;
}

function reference(first: Fact, last: Fact, blank: BlankForm, context: BlankContext): string {
  if (!hasCell(context.facts, first.id)) return classReference(first, context);
  const sheet = first.cell.sheet === blank.sheet ? "" : `${quoteSheet(first.cell.sheet)}!`;
  const from = toA1(first.cell.row, first.cell.column);
  return first === last ? `${sheet}${from}` : `${sheet}${from}:${toA1(last.cell.row, last.cell.column)}`;
}

/** The row of a class, wherever it stands in its table of codes. */
function classReference(fact: Fact, { forms }: BlankContext): string {
  const home = forms.find(({ form }) => form.table === fact.table);
  if (!home?.spare) throw new Error(`${fact.id} has no cell and no table of codes`);
  return sumByCode(home, fact.column, `"${fact.line}"`, home.spare.firstRow, `${quoteSheet(home.sheet)}!`);
}

/** Σ over the three-digit codes. */
function classSum(blank: BlankForm, column: string): string {
  return sumByCode(blank, column, `"???"`, blank.spare?.firstRow ?? 0, "");
}

/** Codes of two digits more under this one; codes stand under their parents. A seven-digit code is typed. */
function rollUp(blank: BlankForm, line: string, column: string): string | null {
  const place = blank.places.get(`${line}/${column}`);
  if (!place || !blank.spare || place.row === blank.spare.lastRow) return null;
  const code = `$A${place.row + 1}`;
  const sum = sumByCode(blank, column, `${code}&"??"`, place.row + 1, "");
  return `=IF(OR(${code}="",LEN(${code})>5),"",IF(${sum}=0,"",ROUND(${sum},2)))`;
}

function sumByCode(blank: BlankForm, column: string, code: string, firstRow: number, sheet: string): string {
  const at = blank.places.get(`total/${column}`)?.column ?? 0;
  const rows = (name: string): string =>
    `${sheet}$${name}$${firstRow + 1}:$${name}$${(blank.spare?.lastRow ?? 0) + 1}`;
  return `SUMIFS(${rows(columnName(at))},${rows("A")},${code})`;
}

/** Codes are chosen, their names follow; notes under an empty table appear while it is empty. */
function stubContent(cell: FormCell, { spare }: BlankForm): FilledCell | null {
  if (!spare || cell.line === undefined) return null;
  if (cell.role === "code") return { value: null, style: { fill: INPUT } };
  const code = `$A${ROWS_ABOVE_HEAD + cell.row + 1}`;
  const list = `${quoteSheet(CODES_SHEET)}!$A$2:$B$${FUNCTIONAL_CODES.length + 1}`;
  return {
    value: "",
    formula: `=IF(${code}="","",IFERROR(VLOOKUP(${code},${list},2,FALSE),""))`,
  };
}

function codeChoice({ firstRow, lastRow }: NonNullable<BlankForm["spare"]>): ContentValidation {
  return {
    area: { firstRow, lastRow, firstColumn: 0, lastColumn: 0 },
    rule: {
      kind: "listInSheet",
      sheet: CODES_SHEET,
      items: { firstRow: 1, lastRow: FUNCTIONAL_CODES.length, firstColumn: 0, lastColumn: 0 },
    },
    prompt: {
      title: "科目代码",
      text: "类、款、项各占一行，上级科目在前；项级金额直接填写，类、款自动汇总。列表中没有的代码可直接填写",
    },
    strict: false,
  };
}

function unitChoice(area: ContentValidation["area"]): ContentValidation {
  return {
    area,
    rule: { kind: "list", items: UNITS },
    prompt: { title: "金额单位", text: "全套报表使用同一金额单位" },
    strict: true,
  };
}

/** What the drop-downs offer and where names are looked up. */
function codesSheet(): SheetContent {
  const head = { bold: true } as const;
  const text = { format: "@" } as const;
  const cells = (entry: CodeName | undefined): (ContentCell | null)[] =>
    entry ? [{ value: entry.code, style: text }, { value: entry.name }] : [null, null];
  const rows = FUNCTIONAL_CODES.map((code, index) => ({
    cells: [...cells(code), null, ...cells(ECONOMIC_CODES[index])],
  }));
  const heads = ["支出功能分类", "科目名称", null, "支出经济分类", "科目名称"];
  return {
    name: CODES_SHEET,
    rows: [{ cells: heads.map((value) => (value === null ? null : { value, style: head })) }, ...rows],
    columnWidths: [14, 44, 4, 14, 40],
    visibility: "hidden",
  };
}
