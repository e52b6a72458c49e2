/** Writes a worksheet of ours from its description: 勾稽结果, 决算情况说明, 补充资料. */
import { quoteSheet, toA1, toReference } from "../../workbook/address";
import {
  type CellArea,
  type CellStyle,
  type ContentCell,
  type ContentValidation,
  fitsInlineList,
  type SheetContent,
} from "../../workbook/sheet-content";
import { asInput } from "./cells";
import { hostError } from "./errors";
import { inTurn, run } from "./run";
import { askTraces, keepTraces } from "./settings";
import { addressLists } from "./address-lists";

/** Text and formats of this many cells, and this many links, stay well under Excel's 5 MB a request. */
const CELLS_A_PIECE = 20_000;
const LINKS_A_PIECE = 2_000;

export function writeSheet(
  content: SheetContent,
  replace: "ours" | "any",
  quietly?: "quietly",
): Promise<void> {
  return run(async (context) => {
    const sheet = await prepare(context, content.name, replace);
    await writeCells(context, sheet, content);
    await writeLinks(context, sheet, content);
    styleCells(sheet, content);
    layOut(sheet, content);
    await context.sync();
    if (quietly) return;
    if (content.visibility === undefined || content.visibility === "visible") {
      sheet.activate();
      sheet.getRange("A1").select();
    }
    await context.sync();
  });
}

/** The emptied sheet of that name, or a new one at the end, remembered as ours. */
async function prepare(
  context: Excel.RequestContext,
  name: string,
  replace: "ours" | "any",
): Promise<Excel.Worksheet> {
  const { worksheets } = context.workbook;
  const existing = worksheets.getItemOrNullObject(name).load("id,protection/protected");
  const traces = askTraces(context);
  await context.sync();

  const { sheetIds, ...others } = traces();
  if (existing.isNullObject) {
    const added = worksheets.add(name).load("id");
    await context.sync();
    keepTraces(context, { ...others, sheetIds: [...sheetIds, added.id] });
    return added;
  }
  const isOurs = sheetIds.includes(existing.id);
  if (!isOurs && replace === "ours") throw hostError("occupied", `“${name}”`);
  if (existing.protection.protected) throw hostError("protected", name);
  const all = existing.getRange();
  all.unmerge();
  all.dataValidation.clear();
  all.clear(Excel.ClearApplyTo.all);
  existing.freezePanes.unfreeze();
  existing.autoFilter.remove();
  if (!isOurs) keepTraces(context, { ...others, sheetIds: [...sheetIds, existing.id] });
  return existing;
}

function widthOf({ rows }: SheetContent): number {
  return Math.max(1, ...rows.map((row) => row.cells.length));
}

async function writeCells(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  content: SheetContent,
): Promise<void> {
  const columns = widthOf(content);
  const rowsAPiece = Math.max(1, Math.floor(CELLS_A_PIECE / columns));
  const starts = Array.from(
    { length: Math.ceil(content.rows.length / rowsAPiece) },
    (_, at) => at * rowsAPiece,
  );
  await inTurn(starts, async (start) => {
    const rows = content.rows.slice(start, start + rowsAPiece);
    const grid = <T>(of: (cell: ContentCell | null | undefined) => T) =>
      rows.map((row) => Array.from({ length: columns }, (_, column) => of(row.cells[column])));
    const range = sheet.getRangeByIndexes(start, 0, rows.length, columns);
    range.formulas = grid((cell) => cell?.formula ?? asInput(cell?.value ?? null));
    range.numberFormat = grid((cell) => cell?.style?.format ?? "General");
    await context.sync();
  });
}

async function writeLinks(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { rows }: SheetContent,
): Promise<void> {
  const links = rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) => (cell?.link ? [{ row, column, cell, to: cell.link }] : [])),
  );
  const starts = Array.from(
    { length: Math.ceil(links.length / LINKS_A_PIECE) },
    (_, at) => at * LINKS_A_PIECE,
  );
  await inTurn(starts, async (start) => {
    for (const { row, column, cell, to } of links.slice(start, start + LINKS_A_PIECE)) {
      sheet.getCell(row, column).hyperlink = {
        documentReference: toReference(to),
        textToDisplay: String(cell.value ?? ""),
      };
    }
    await context.sync();
  });
}

/** Cells that look alike are formatted together; after the links, which bring a look of their own. */
function styleCells(sheet: Excel.Worksheet, { rows }: SheetContent): void {
  const alike = new Map<string, { style: CellStyle; addresses: string[] }>();
  rows.forEach(({ cells }, row) =>
    cells.forEach((cell, column) => {
      if (!cell?.style) return;
      const key = JSON.stringify(cell.style);
      const group = alike.get(key) ?? { style: cell.style, addresses: [] };
      group.addresses.push(toA1(row, column));
      alike.set(key, group);
    }),
  );
  for (const { style, addresses } of alike.values()) {
    for (const list of addressLists(addresses)) applyStyle(sheet.getRanges(list).format, style);
  }
}

const HORIZONTAL = { left: "Left", center: "Center", right: "Right" } as const;
const VERTICAL = { top: "Top", center: "Center", bottom: "Bottom" } as const;
const SIDES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const;

function applyStyle(format: Excel.RangeFormat, style: CellStyle): void {
  const { font, fill } = format;
  if (style.bold !== undefined) font.bold = style.bold;
  if (style.underline !== undefined) font.underline = style.underline ? "Single" : "None";
  if (style.size !== undefined) font.size = style.size;
  if (style.color !== undefined) font.color = `#${style.color}`;
  if (style.fill !== undefined) fill.color = `#${style.fill}`;
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.align) format.horizontalAlignment = HORIZONTAL[style.align];
  if (style.verticalAlign) format.verticalAlignment = VERTICAL[style.verticalAlign];
  if (style.border) for (const side of SIDES) format.borders.getItem(side).style = "Continuous";
}

function layOut(sheet: Excel.Worksheet, content: SheetContent): void {
  const { columnWidths = [], merges = [], validations = [], freeze, autoFilter, print } = content;
  columnWidths.forEach((characters, column) => {
    sheet.getCell(0, column).getEntireColumn().format.columnWidth = pointsOf(characters);
  });
  content.rows.forEach(({ height }, row) => {
    if (height !== undefined) sheet.getCell(row, 0).getEntireRow().format.rowHeight = height;
  });
  for (const area of merges) rangeOf(sheet, area).merge(false);
  for (const validation of validations) validate(sheet, validation);
  if (freeze && freeze.rows > 0 && freeze.columns > 0) {
    sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, freeze.rows, freeze.columns));
  } else if (freeze && freeze.rows > 0) {
    sheet.freezePanes.freezeRows(freeze.rows);
  } else if (freeze && freeze.columns > 0) {
    sheet.freezePanes.freezeColumns(freeze.columns);
  }
  if (autoFilter) sheet.autoFilter.apply(rangeOf(sheet, autoFilter));
  if (print) {
    sheet.pageLayout.orientation = print.landscape ? "Landscape" : "Portrait";
    if (print.titleRows > 0) sheet.pageLayout.setPrintTitleRows(`$1:$${print.titleRows}`);
  }
  if (content.tabColor) sheet.tabColor = `#${content.tabColor}`;
  if (content.visibility) sheet.visibility = VISIBILITY[content.visibility];
}

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

/** The default font of new workbooks takes 7 pixels a character and 5 beside; a pixel is ¾ point. */
function pointsOf(characters: number): number {
  return (Math.round(characters * 7) + 5) * 0.75;
}

function rangeOf(sheet: Excel.Worksheet, area: CellArea): Excel.Range {
  const { firstRow, firstColumn, lastRow, lastColumn } = area;
  return sheet.getRangeByIndexes(firstRow, firstColumn, lastRow - firstRow + 1, lastColumn - firstColumn + 1);
}

function validate(sheet: Excel.Worksheet, { area, rule, prompt, strict }: ContentValidation): void {
  const { dataValidation } = rangeOf(sheet, area);
  const excelRule = validationRule(rule);
  if (!excelRule) return;
  dataValidation.rule = excelRule;
  if (prompt) dataValidation.prompt = { showPrompt: true, title: prompt.title, message: prompt.text };
  dataValidation.errorAlert = {
    showAlert: strict,
    style: Excel.DataValidationAlertStyle.stop,
    title: "",
    message: "",
  };
}

/** `null` for a list that Excel cannot hold in the rule itself: the user then types freely. */
function validationRule(rule: ContentValidation["rule"]): Excel.DataValidationRule | null {
  switch (rule.kind) {
    case "list":
      return fitsInlineList(rule.items)
        ? { list: { inCellDropDown: true, source: rule.items.join(",") } }
        : null;
    case "listInSheet": {
      const { firstRow, firstColumn, lastRow, lastColumn } = rule.items;
      const absolute = (row: number, column: number) =>
        toA1(row, column).replace(/([A-Z]+)(\d+)/, "$$$1$$$2");
      const area = `${absolute(firstRow, firstColumn)}:${absolute(lastRow, lastColumn)}`;
      return { list: { inCellDropDown: true, source: `=${quoteSheet(rule.sheet)}!${area}` } };
    }
    case "decimal":
      return { decimal: { formula1: rule.min, formula2: rule.max, operator: "Between" } };
    case "wholeNumber":
      return { wholeNumber: { formula1: rule.min, formula2: rule.max, operator: "Between" } };
  }
}
