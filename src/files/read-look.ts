/** Reads how the sheets of a workbook look: styles, widths, merged cells, what stays in sight. */
import { readFormats } from "./read-xlsx";
import { parseA1 } from "../workbook/address";
import type { CellArea } from "../workbook/sheet-content";
import { PLAIN_LOOK, type DrawnStyle, type SheetLook } from "../workbook/sheet-look";
import { cellKey, MAX_COLUMNS, type CellKey } from "../workbook/workbook";
import type { Writable } from "../workbook/writable";
import { openPackage, type OfficePackage } from "./package";
import { areaOf } from "./paint-cells";
import { readColours, type ColourOf } from "./read-colours";
import { cellsPart, listedSheet } from "./sheet-list";
import { isTrue, readXml, type Attributes } from "./xml";

/** By the sheets' names. To be asked for after the workbook itself could be read. */
export function readLooks(bytes: Uint8Array): ReadonlyMap<string, SheetLook> {
  const source = openPackage(bytes, "notWorkbook");
  const relationships = source.relationships(source.mainPart);
  const partOf = (type: string) => relationships.find((one) => one.type === type && !one.isExternal)?.target;
  const colours = readColours(source, partOf("theme"));
  const styles = readStyles(source, partOf("styles"), colours);
  const looks = new Map<string, SheetLook>();
  readXml(source.mainPart, source.read(source.mainPart), {
    open(_, attributes, path) {
      const listed = path === "workbook/sheets/sheet" ? listedSheet(attributes) : null;
      const part = listed && cellsPart(listed, relationships, (target) => source.read(target));
      if (listed && part !== null) looks.set(listed.name, readLook(source, part, styles, colours));
    },
  });
  return looks;
}

const ROW = "worksheet/sheetData/row";

function readLook(
  source: OfficePackage,
  part: string,
  styles: readonly DrawnStyle[],
  colours: ColourOf,
): SheetLook {
  const look = { ...PLAIN_LOOK } as Writable<SheetLook>;
  const drawn = new Map<CellKey, DrawnStyle>();
  const merges: CellArea[] = [];
  const arrays: CellArea[] = [];
  const columnWidths = new Map<number, number>();
  const rowHeights = new Map<number, number>();
  let row = -1;
  let column = -1;
  const open = (_: string, attributes: Attributes, path: string): void => {
    const { r, s, ht, ref, t } = attributes;
    if (path === ROW) {
      row = r === undefined ? row + 1 : Number(r) - 1;
      column = -1;
      if (ht !== undefined) rowHeights.set(row, Number(ht));
    } else if (path === `${ROW}/c`) {
      column = (r === undefined ? null : parseA1(r))?.column ?? column + 1;
      const style = styles[Number(s ?? 0)];
      if (style) drawn.set(cellKey(row, column), style);
    } else if (path === `${ROW}/c/f`) {
      const area = (t === "array" || t === "dataTable") && ref !== undefined ? areaOf(ref) : null;
      if (area && (area.firstRow !== area.lastRow || area.firstColumn !== area.lastColumn)) arrays.push(area);
    } else if (path === "worksheet/cols/col") {
      const last = Math.min(Number(attributes["max"]), MAX_COLUMNS) - 1;
      const width = Number(attributes["width"] ?? look.defaultWidth);
      // What is set for all columns up to the last one of the sheet is a default.
      if (last >= MAX_COLUMNS - 1) look.defaultWidth = width;
      else for (let at = Number(attributes["min"]) - 1; at <= last; at += 1) columnWidths.set(at, width);
    } else if (path === "worksheet/mergeCells/mergeCell") {
      const area = areaOf(ref ?? "");
      if (area) merges.push(area);
    } else if (path === "worksheet/sheetFormatPr") {
      look.defaultHeight = Number(attributes["defaultRowHeight"] ?? look.defaultHeight);
      look.defaultWidth = Number(attributes["defaultColWidth"] ?? look.defaultWidth);
    } else if (path === "worksheet/sheetViews/sheetView") {
      look.showsGridLines = attributes["showGridLines"] === undefined || isTrue(attributes["showGridLines"]);
    } else if (path === "worksheet/sheetViews/sheetView/pane") {
      if (attributes["state"]?.startsWith("frozen") !== true) return;
      look.freeze = { rows: Number(attributes["ySplit"] ?? 0), columns: Number(attributes["xSplit"] ?? 0) };
    } else if (path === "worksheet/sheetPr/tabColor") look.tabColor = colours(attributes) ?? null;
  };
  readXml(part, source.read(part), { open });
  return { ...look, styles: drawn, merges, arrays, columnWidths, rowHeights };
}

/** The cell styles by number. */
function readStyles(
  source: OfficePackage,
  part: string | undefined,
  colours: ColourOf,
): readonly DrawnStyle[] {
  if (part === undefined) return [];
  const fonts: Writable<DrawnStyle>[] = [];
  const fills: (string | undefined)[] = [];
  const borders: boolean[] = [];
  const cells: Writable<DrawnStyle>[] = [];
  readXml(part, source.read(part), {
    open(name, attributes, path) {
      const { horizontal, vertical, wrapText, indent, locked } = attributes;
      const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];
      if (path === "styleSheet/fonts/font") fonts.push({});
      else if (path.startsWith("styleSheet/fonts/font/"))
        readFont(last(fonts) ?? {}, name, attributes, colours);
      else if (path === "styleSheet/fills/fill") fills.push(undefined);
      else if (path === "styleSheet/fills/fill/patternFill/fgColor")
        fills[fills.length - 1] = colours(attributes);
      else if (path === "styleSheet/borders/border") borders.push(false);
      else if (/^styleSheet\/borders\/border\/(?:left|right|top|bottom)$/u.test(path)) {
        if (attributes["style"] !== undefined && attributes["style"] !== "none")
          borders[borders.length - 1] = true;
      } else if (path === "styleSheet/cellXfs/xf") cells.push(styleOfXf(attributes, fonts, fills, borders));
      else if (path === "styleSheet/cellXfs/xf/alignment") {
        const style = last(cells) ?? {};
        const align = horizontal === "centerContinuous" ? "center" : horizontal;
        if (align === "left" || align === "center" || align === "right") style.align = align;
        if (vertical === "top" || vertical === "center") style.verticalAlign = vertical;
        if (isTrue(wrapText)) style.wrap = true;
        if (indent !== undefined) style.indent = Number(indent);
      } else if (path === "styleSheet/cellXfs/xf/protection" && /^(?:0|false)$/u.test(locked ?? "")) {
        const style = last(cells);
        if (style) style.isOpen = true;
      }
    },
  });
  const formats = readFormats(source, part);
  return cells.map((style, index) => {
    const format = formats[index];
    return format === undefined ? style : { ...style, format };
  });
}

function readFont(font: Writable<DrawnStyle>, name: string, attributes: Attributes, colours: ColourOf): void {
  const { val } = attributes;
  const isOn = val === undefined || !/^(?:0|false|none)$/u.test(val);
  if (name === "b" && isOn) font.bold = true;
  if (name === "i" && isOn) font.italic = true;
  if (name === "u" && isOn) font.underline = true;
  if (name === "sz" && val !== undefined) font.size = Number(val);
  const colour = name === "color" ? colours(attributes) : undefined;
  if (colour !== undefined && colour !== "000000") font.color = colour;
}

function styleOfXf(
  { fontId, fillId, borderId }: Attributes,
  fonts: readonly DrawnStyle[],
  fills: readonly (string | undefined)[],
  borders: readonly boolean[],
): Writable<DrawnStyle> {
  const fill = fills[Number(fillId ?? 0)];
  return {
    ...fonts[Number(fontId ?? 0)],
    // The first two fills are Excel's own: none, and a pattern.
    ...(fill === undefined || Number(fillId) < 2 ? {} : { fill }),
    ...(borders[Number(borderId ?? 0)] ? { border: true } : {}),
  };
}
