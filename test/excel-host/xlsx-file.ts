/**
 * A workbook model from the bytes of a real .xlsx, and back. Saving starts from the original file and changes only
 * what differs, so that a workbook from which every trace of ours was removed saves as it would have before.
 * Settings and charts have no place in these files; a chart left in the model is refused rather than dropped.
 */
import ExcelJS from "exceljs";
import { areaAddress, type CellArea, parseArea } from "./area";
import { notImplemented } from "./failure";
import { BookModel, type CellModel, type ConditionalFormatModel, type SheetModel, type Style } from "./model";
import { MAX_COLUMNS } from "../../src/workbook/workbook";
import { toA1 } from "../../src/workbook/address";

/** Excel's pixels for a width in characters of the default font, as points. */
const pointsOf = (characters: number) => (Math.round(characters * 7) + 5) * 0.75;
const charactersOf = (points: number) => (points / 0.75 - 5) / 7;

export async function openXlsx(bytes: Uint8Array, name: string): Promise<BookModel> {
  const file = new ExcelJS.Workbook();
  await file.xlsx.load(bytes.slice().buffer);
  const book = new BookModel(name);
  for (const worksheet of file.worksheets) {
    const sheet = book.addSheet(worksheet.name);
    sheet.nameInFile = worksheet.name;
    sheet.visibility = worksheet.state;
    sheet.isProtected = protectionOf(worksheet) !== undefined;
    loadCells(worksheet, sheet);
    loadLayout(worksheet, sheet);
    loadConditionalFormats(worksheet, sheet, book);
  }
  return book;
}

function protectionOf(worksheet: ExcelJS.Worksheet): object | undefined {
  // exceljs reads it but does not declare it.
  const protection: unknown = Reflect.get(worksheet, "sheetProtection");
  return typeof protection === "object" && protection !== null ? protection : undefined;
}

function loadCells(worksheet: ExcelJS.Worksheet, sheet: SheetModel): void {
  worksheet.eachRow({ includeEmpty: true }, (row, rowNumber) => {
    if (row.hidden) sheet.hiddenRows.add(rowNumber - 1);
    row.eachCell({ includeEmpty: true }, (cell, columnNumber) => {
      const isCovered = cell.isMerged && cell.master !== cell;
      const style = styleOf(cell);
      if ((cell.value === null || isCovered) && Object.keys(style).length === 0) return;
      const model = sheet.ensureCell(rowNumber - 1, columnNumber - 1);
      model.style = style;
      if (!isCovered) loadValue(cell, model);
    });
  });
}

function loadValue(cell: ExcelJS.Cell, model: CellModel): void {
  if (cell.formula) model.formula = `=${cell.formula}`;
  const value = cell.formula ? cell.result : cell.value;
  if (value === null || value === undefined) return;
  if (typeof value !== "object") model.value = value;
  else if (value instanceof Date) model.value = (value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
  else if ("error" in value) Object.assign(model, { value: value.error, isError: true });
  else if ("richText" in value) model.value = value.richText.map(({ text }) => text).join("");
  else if ("hyperlink" in value) {
    model.value = cell.text;
    const { hyperlink } = value;
    model.hyperlink = hyperlink.startsWith("#")
      ? { documentReference: hyperlink.slice(1) }
      : { address: hyperlink };
  } else throw notImplemented(`loading the value of ${cell.address}`);
}

function rgb(color: Partial<ExcelJS.Color> | undefined): string | undefined {
  return color?.argb === undefined ? undefined : `#${color.argb.slice(-6).toUpperCase()}`;
}

function styleOf({ fill, font, alignment, protection, numFmt }: Partial<ExcelJS.Style>): Style {
  const style: Style = {};
  if (numFmt) style.numberFormat = numFmt;
  const filled = fill?.type === "pattern" && fill.pattern !== "none" ? rgb(fill.fgColor) : undefined;
  if (filled) style.fill = filled;
  const color = rgb(font?.color);
  if (color) style.fontColor = color;
  if (font?.bold) style.bold = true;
  if (font?.size && font.size !== 11) style.size = font.size;
  if (alignment?.wrapText) style.wrap = true;
  if (alignment?.horizontal) style.horizontal = capitalized(alignment.horizontal);
  if (alignment?.vertical)
    style.vertical = alignment.vertical === "middle" ? "Center" : capitalized(alignment.vertical);
  if (protection?.locked === false) style.locked = false;
  return style;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function loadLayout(worksheet: ExcelJS.Worksheet, sheet: SheetModel): void {
  for (let index = 0; index < worksheet.columnCount; index += 1) {
    const column = worksheet.getColumn(index + 1);
    if (column.hidden) sheet.hiddenColumns.add(index);
    if (column.width !== undefined) sheet.columnWidths.set(index, pointsOf(column.width));
  }
  sheet.merges.push(...worksheet.model.merges.map((address) => parseArea(address)));
  // Declared as always there, but null for a file without views.
  const [view] = (worksheet.views as ExcelJS.Worksheet["views"] | null) ?? [];
  if (view?.state === "frozen") sheet.frozen = { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 };
}

interface FileFormatting {
  readonly ref: string;
  readonly rules: readonly (ExcelJS.ConditionalFormattingRule & { formulae?: unknown[] })[];
}

function formattingsOf(worksheet: ExcelJS.Worksheet): FileFormatting[] {
  // exceljs reads them but does not declare them.
  return (Reflect.get(worksheet, "conditionalFormattings") ?? []) as FileFormatting[];
}

function loadConditionalFormats(worksheet: ExcelJS.Worksheet, sheet: SheetModel, book: BookModel): void {
  for (const { ref, rules } of formattingsOf(worksheet)) {
    for (const rule of rules) {
      const fill = rule.style?.fill?.type === "pattern" ? rgb(rule.style.fill.bgColor) : undefined;
      sheet.conditionalFormats.push({
        id: book.newId(),
        type: rule.type === "expression" ? "Custom" : capitalized(rule.type),
        areas: ref.split(" ").map((address) => parseArea(address)),
        formula: rule.type === "expression" ? `=${String(rule.formulae?.[0] ?? "")}` : "",
        stopIfTrue: false,
        fromFile: rule,
        ...(fill ? { fill } : {}),
      });
    }
  }
}

/** @param original bytes from which `book` was opened */
export async function saveXlsx(book: BookModel, original: Uint8Array): Promise<Uint8Array> {
  const file = new ExcelJS.Workbook();
  await file.xlsx.load(original.slice().buffer);
  const before = await openXlsx(original, book.name);
  for (const worksheet of [...file.worksheets]) {
    if (!book.sheets.some((sheet) => sheet.nameInFile === worksheet.name)) file.removeWorksheet(worksheet.id);
  }
  for (const sheet of book.sheets) {
    const known = sheet.nameInFile === undefined ? undefined : file.getWorksheet(sheet.nameInFile);
    const worksheet = known ?? file.addWorksheet(sheet.name);
    if (worksheet.name !== sheet.name) worksheet.name = sheet.name;
    if (worksheet.state !== sheet.visibility) worksheet.state = sheet.visibility;
    const old = before.sheets.find((one) => one.nameInFile === sheet.nameInFile);
    saveSheet(sheet, known ? old : undefined, worksheet, book);
  }
  return new Uint8Array(await file.xlsx.writeBuffer());
}

function saveSheet(
  sheet: SheetModel,
  old: SheetModel | undefined,
  worksheet: ExcelJS.Worksheet,
  book: BookModel,
): void {
  if (sheet.charts.length > 0) throw notImplemented("saving a chart");
  for (const [key, cell] of sheet.cells) {
    const before = old?.cells.get(key);
    const target = () => worksheet.getCell(Math.floor(key / MAX_COLUMNS) + 1, (key % MAX_COLUMNS) + 1);
    const isEmpty = cell.value === undefined && !before;
    if (!isEmpty && differs(contentOf(cell), before && contentOf(before))) target().value = fileValue(cell);
    if (differs(cell.style, before?.style ?? {})) saveStyle(cell.style, target());
  }
  const formats = sheet.conditionalFormats.map(savedFormat);
  if (differs(formats, old?.conditionalFormats.map(savedFormat) ?? [])) {
    Reflect.set(worksheet, "conditionalFormattings", []);
    for (const format of formats) worksheet.addConditionalFormatting(format);
  }
  for (const merge of sheet.merges) {
    if (!old?.merges.some((one) => !differs(one, merge))) worksheet.mergeCells(areaAddress(merge));
  }
  for (const [column, width] of sheet.columnWidths) {
    if (old?.columnWidths.get(column) !== width) worksheet.getColumn(column + 1).width = charactersOf(width);
  }
  for (const comment of book.comments) {
    if (comment.sheet === sheet) worksheet.getCell(toA1(comment.row, comment.column)).note = comment.content;
  }
  const { rows, columns } = sheet.frozen;
  if (differs(sheet.frozen, old?.frozen ?? { rows: 0, columns: 0 })) {
    worksheet.views = [{ state: "frozen", xSplit: columns, ySplit: rows }];
  }
}

const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);
const contentOf = ({ value, formula, hyperlink }: CellModel) => ({ value, formula, hyperlink });

function fileValue(cell: CellModel): ExcelJS.CellValue {
  const { value, formula, hyperlink } = cell;
  if (formula) return { formula: formula.slice(1), result: value as number };
  if (value === undefined) return null;
  if (cell.isError) return { error: value as ExcelJS.CellErrorValue["error"] };
  if (hyperlink?.documentReference)
    return { text: String(value), hyperlink: `#${hyperlink.documentReference}` };
  return value;
}

function saveStyle(style: Style, cell: ExcelJS.Cell): void {
  const argb = (color: string) => ({ argb: `FF${color.slice(1)}` });
  if (style.numberFormat) cell.numFmt = style.numberFormat;
  if (style.fill) cell.fill = { type: "pattern", pattern: "solid", fgColor: argb(style.fill) };
  else if (hasFill(cell)) cell.fill = { type: "pattern", pattern: "none" };
  cell.font = {
    ...cell.font,
    ...(style.bold === undefined ? {} : { bold: style.bold }),
    ...(style.size === undefined ? {} : { size: style.size }),
    ...(style.fontColor === undefined ? {} : { color: argb(style.fontColor) }),
    ...(style.underline === undefined ? {} : { underline: style.underline !== "None" }),
  };
  if (style.wrap !== undefined) cell.alignment = { ...cell.alignment, wrapText: style.wrap };
  if (style.locked !== undefined) cell.protection = { ...cell.protection, locked: style.locked };
}

function hasFill({ fill }: Partial<ExcelJS.Style>): boolean {
  return fill?.type === "pattern";
}

function savedFormat(format: ConditionalFormatModel, index: number): ExcelJS.ConditionalFormattingOptions {
  const ref = format.areas.map((area: CellArea) => areaAddress(area)).join(" ");
  // exceljs writes into the rules that it saves.
  if (format.fromFile)
    return { ref, rules: [JSON.parse(JSON.stringify(format.fromFile)) as ExcelJS.ConditionalFormattingRule] };
  const color = (value: string) => ({ argb: `FF${value.slice(1)}` });
  return {
    ref,
    rules: [
      {
        type: "expression",
        priority: index + 1,
        formulae: [format.formula.replace(/^=/, "")],
        style: {
          ...(format.fill
            ? { fill: { type: "pattern", pattern: "solid", bgColor: color(format.fill) } as const }
            : {}),
          ...(format.fontColor ? { font: { color: color(format.fontColor) } } : {}),
        },
      },
    ],
  };
}
