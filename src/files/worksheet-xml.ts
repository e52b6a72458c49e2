/** Writes a sheet of ours as a worksheet part. Text is always text, whatever it begins with. */
import { quoteSheet, toA1, toReference } from "../workbook/address";
import {
  fitsInlineList,
  type CellArea,
  type CellStyle,
  type ContentCell,
  type ContentRow,
  type ContentValidation,
  type StreamedSheet,
} from "../workbook/sheet-content";
import { MAIN_NAMESPACE, RELATIONSHIP_NAMESPACE, XML_HEAD } from "./edit-package";
import { escapeXml } from "./xml";

/** Relationships of a sheet that is written anew and keeps its drawings. */
export interface KeptDrawings {
  readonly drawing: string | null;
  readonly legacyDrawing: string | null;
}

/** Excel keeps no more of a cell's text. */
const LONGEST_TEXT = 32_767;

/** The part in pieces, a row each between the first and the last. */
export function* worksheetXml(
  content: StreamedSheet,
  styleOf: (style: CellStyle | undefined) => number,
  kept: KeptDrawings = { drawing: null, legacyDrawing: null },
): Generator<string> {
  // In the order of the schema, which Excel insists on.
  yield [
    `${XML_HEAD}<worksheet xmlns="${MAIN_NAMESPACE}" xmlns:r="${RELATIONSHIP_NAMESPACE}">`,
    propertiesXml(content),
    viewXml(content),
    `<sheetFormatPr defaultRowHeight="15"${content.hasFolds === true ? ' outlineLevelRow="1"' : ""}/>`,
    columnsXml(content.columnWidths ?? []),
    "<sheetData>",
  ].join("");
  const links: string[] = [];
  let index = 0;
  for (const row of content.rows) {
    links.push(...linksOf(row, index));
    yield rowXml(row, index, content.columnWidths ?? [], styleOf);
    index += 1;
  }
  yield [
    "</sheetData>",
    content.autoFilter ? `<autoFilter ref="${areaText(content.autoFilter)}"/>` : "",
    list(
      "mergeCells",
      (content.merges ?? []).map((area) => `<mergeCell ref="${areaText(area)}"/>`),
    ),
    list("dataValidations", (content.validations ?? []).map(validationXml)),
    links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    content.print
      ? // A page break would cut a chart in two.
        `<pageSetup paperSize="9" orientation="${content.print.landscape ? "landscape" : "portrait"}" fitToHeight="${content.chart ? "1" : "0"}"/>` +
        "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>"
      : "",
    kept.drawing === null ? "" : `<drawing r:id="${kept.drawing}"/>`,
    kept.legacyDrawing === null ? "" : `<legacyDrawing r:id="${kept.legacyDrawing}"/>`,
    "</worksheet>",
  ].join("");
}

function propertiesXml({ tabColor, hasFolds, print }: StreamedSheet): string {
  const inner =
    (tabColor === undefined ? "" : `<tabColor rgb="FF${tabColor}"/>`) +
    (hasFolds === true ? '<outlinePr summaryBelow="0"/>' : "") +
    (print ? '<pageSetUpPr fitToPage="1"/>' : "");
  return inner && `<sheetPr>${inner}</sheetPr>`;
}

function viewXml({ freeze }: StreamedSheet): string {
  if (!freeze || (freeze.rows === 0 && freeze.columns === 0)) {
    return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';
  }
  const pane = freeze.rows === 0 ? "topRight" : freeze.columns === 0 ? "bottomLeft" : "bottomRight";
  return (
    '<sheetViews><sheetView workbookViewId="0"><pane' +
    (freeze.columns > 0 ? ` xSplit="${freeze.columns}"` : "") +
    (freeze.rows > 0 ? ` ySplit="${freeze.rows}"` : "") +
    ` topLeftCell="${toA1(freeze.rows, freeze.columns)}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}"/></sheetView></sheetViews>`
  );
}

function columnsXml(widths: readonly number[]): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`;
}

function rowXml(
  { cells, height, isFolded }: ContentRow,
  row: number,
  widths: readonly number[],
  styleOf: (style: CellStyle | undefined) => number,
): string {
  const written = cells.map((cell, column) =>
    cell ? cellXml(cell, toA1(row, column), styleOf(cell.style)) : "",
  );
  const lines = Math.max(1, ...cells.map((cell, column) => linesOf(cell, widths[column] ?? DEFAULT_WIDTH)));
  const fitted = lines > 1 ? ` ht="${Math.min(lines * LINE_HEIGHT, HIGHEST_ROW)}"` : "";
  const size = height === undefined ? fitted : ` ht="${height}" customHeight="1"`;
  const fold = isFolded === true ? ' outlineLevel="1" hidden="1"' : "";
  return `<row r="${row + 1}"${size}${fold}>${written.join("")}</row>`;
}

const DEFAULT_WIDTH = 8.43;
const LINE_HEIGHT = 16;
const HIGHEST_ROW = 405;

/** How many lines a wrapped text will take, roughly: not every program fits the rows of a file that it opens. */
function linesOf(cell: ContentCell | null, width: number): number {
  if (!cell?.style?.wrap || typeof cell.value !== "string") return 1;
  const lengths = cell.value
    .split("\n")
    .map((line) => line.length + (line.match(/[\u2e80-\uffef]/g)?.length ?? 0));
  return lengths.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / Math.max(1, width - 1))), 0);
}

function cellXml({ value, formula }: ContentCell, address: string, style: number): string {
  const head = `<c r="${address}"${style === 0 ? "" : ` s="${style}"`}`;
  if (formula !== undefined) {
    const type = typeof value === "string" ? ' t="str"' : typeof value === "boolean" ? ' t="b"' : "";
    const cached = value === null ? "" : `<v>${plainValue(value)}</v>`;
    return `${head}${type}><f>${escapeXml(formula.replace(/^=/, ""))}</f>${cached}</c>`;
  }
  if (value === null || value === "") return `${head}/>`;
  if (typeof value === "string") {
    return `${head} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
  }
  return `${head}${typeof value === "boolean" ? ' t="b"' : ""}><v>${plainValue(value)}</v></c>`;
}

export function plainValue(value: string | number | boolean): string {
  if (typeof value === "string") return cellText(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  if (!Number.isFinite(value)) throw new RangeError(`a cell cannot hold ${value}`);
  return String(value);
}

/** `_x0041_` in a text would be read as "A", so its underscore is written as a code itself. */
export function cellText(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return escapeXml(cut.replace(/\r\n?/g, "\n").replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));
}

function validationXml({ area, rule, prompt, strict }: ContentValidation): string {
  const help = prompt
    ? ` showInputMessage="1" promptTitle="${escapeXml(prompt.title.slice(0, 32))}" prompt="${escapeXml(prompt.text.slice(0, 255))}"`
    : "";
  const attributes = `allowBlank="1"${help}${strict ? ' showErrorMessage="1"' : ""} sqref="${areaText(area)}"`;
  switch (rule.kind) {
    case "list": {
      if (!fitsInlineList(rule.items)) throw new RangeError("these items must stand in a sheet");
      const source = escapeXml(`"${rule.items.join(",")}"`);
      return `<dataValidation type="list" ${attributes}><formula1>${source}</formula1></dataValidation>`;
    }
    case "listInSheet": {
      const source = escapeXml(`${quoteSheet(rule.sheet)}!${areaText(rule.items, "$")}`);
      return `<dataValidation type="list" ${attributes}><formula1>${source}</formula1></dataValidation>`;
    }
    case "decimal":
    case "wholeNumber": {
      const type = rule.kind === "decimal" ? "decimal" : "whole";
      const bounds = `<formula1>${rule.min}</formula1><formula2>${rule.max}</formula2>`;
      return `<dataValidation type="${type}" operator="between" ${attributes}>${bounds}</dataValidation>`;
    }
  }
}

function linksOf({ cells }: ContentRow, row: number): string[] {
  return cells.flatMap((cell, column) =>
    cell?.link
      ? [`<hyperlink ref="${toA1(row, column)}" location="${escapeXml(toReference(cell.link))}"/>`]
      : [],
  );
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? "" : `<${name} count="${items.length}">${items.join("")}</${name}>`;
}

/** `A1:C3`, or `$A$1:$C$3`. */
export function areaText(area: CellArea, fixed: "" | "$" = ""): string {
  const end = (row: number, column: number): string =>
    toA1(row, column).replace(
      /^([A-Z]+)(\d+)$/,
      (_, letters: string, digits: string) => fixed + letters + fixed + digits,
    );
  return `${end(area.firstRow, area.firstColumn)}:${end(area.lastRow, area.lastColumn)}`;
}
