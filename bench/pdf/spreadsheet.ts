/**
 * A laid-out workbook as a flat OpenDocument spreadsheet in a look of chance: fonts, widths, heights, rules, wrapping, size
 * and direction of the page. LibreOffice prints it, and with it what careless looks do to a page: heads that overflow
 * their rows, figures as ####, tables that go on beside themselves.
 */
import type { Random } from "../../test/layouts/random";
import { cellAt, type Cell, type Sheet, type Workbook } from "../../src/workbook/workbook";

interface Look {
  readonly font: string;
  /** Points. */
  readonly size: number;
  readonly page: readonly [width: number, height: number];
  readonly scale: "none" | "width" | "half";
  readonly rules: "all" | "filled" | "across" | "none";
  /** Of a rule, as OpenDocument says it. */
  readonly rule: string;
  readonly wraps: boolean;
  /** Centimetres, or fitted to the text. */
  readonly height: number | null;
  /** Widths of columns in parts of what their texts need. */
  readonly width: number;
  readonly align: "start" | "center" | "end";
  readonly vertical: "top" | "middle" | "bottom";
  readonly fill: string | null;
}

const PAGES = [
  [21, 29.7],
  [29.7, 42],
  [14.8, 21],
  [21.59, 27.94],
  [18.4, 26],
] as const;

function randomLook(random: Random): Look {
  const [short, long] = random.pick(PAGES);
  return {
    font: random.pick([
      "Noto Sans CJK SC",
      "Noto Serif CJK SC",
      "Noto Sans Mono CJK SC",
      "Droid Sans Fallback",
      "Liberation Serif",
    ]),
    size: random.pick([7, 8, 9, 10, 10.5, 11, 12, 14]),
    page: random.chance(0.5) ? [short, long] : [long, short],
    scale: random.pick(["none", "width", "width", "width", "half"] as const),
    rules: random.pick(["all", "all", "all", "all", "filled", "across", "none"] as const),
    rule: random.pick([
      "0.5pt solid #000000",
      "0.05pt solid #808080",
      "1.5pt solid #000000",
      "2.25pt double #000000",
      "0.75pt dotted #000000",
      "1pt dashed #c0c0c0",
    ]),
    wraps: random.chance(0.5),
    height: random.pick([null, null, 0.45, 0.6, 0.9]),
    width: random.pick([0.6, 0.8, 1, 1.1, 1.3, 1.6]),
    align: random.pick(["start", "center", "end"] as const),
    vertical: random.pick(["top", "middle", "bottom"] as const),
    fill: random.pick([null, null, "#dddddd"]),
  };
}

export function spreadsheetOf(workbook: Workbook, random: Random): string {
  const look = randomLook(random);
  const sheets = workbook.sheets.filter(({ cells }) => cells.size > 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>${stylesOf(look, sheets)}</office:automatic-styles>
<office:master-styles><style:master-page style:name="page" style:page-layout-name="layout"/></office:master-styles>
<office:body><office:spreadsheet>${sheets.map((sheet, index) => tableOf(sheet, index, look)).join("")}</office:spreadsheet></office:body>
</office:document>`;
}

function stylesOf(look: Look, sheets: readonly Sheet[]): string {
  const [width, height] = look.page;
  const scale = { none: "", width: 'style:scale-to-X="1"', half: 'style:scale-to="55%"' }[look.scale];
  const columns = sheets.flatMap((sheet, index) =>
    widthsOf(sheet, look).map(
      (wide, column) =>
        `<style:style style:name="c${index}-${column}" style:family="table-column"><style:table-column-properties style:column-width="${wide.toFixed(2)}cm"/></style:style>`,
    ),
  );
  const rowHeight =
    look.height === null
      ? 'style:use-optimal-row-height="true"'
      : `style:row-height="${String(look.height)}cm" style:use-optimal-row-height="false"`;
  return [
    `<style:page-layout style:name="layout"><style:page-layout-properties fo:page-width="${String(width)}cm" fo:page-height="${String(height)}cm" style:print-orientation="${width > height ? "landscape" : "portrait"}" fo:margin="1.5cm" ${scale}/><style:header-style/><style:footer-style/></style:page-layout>`,
    '<style:style style:name="sheet" style:family="table" style:master-page-name="page"><style:table-properties table:display="true"/></style:style>',
    ...columns,
    `<style:style style:name="row" style:family="table-row"><style:table-row-properties ${rowHeight}/></style:style>`,
    '<number:number-style style:name="money"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>',
    ...(["open", "ruled"] as const).flatMap((kind) => [
      cellStyle(kind, false, look),
      cellStyle(kind, true, look),
    ]),
  ].join("");
}

function cellStyle(kind: "open" | "ruled", isMoney: boolean, look: Look): string {
  const sides = look.rules === "across" ? ["border-top", "border-bottom"] : ["border"];
  const border = kind === "ruled" ? sides.map((side) => `fo:${side}="${look.rule}"`).join(" ") : "";
  const fill = kind === "ruled" && look.fill !== null ? `fo:background-color="${look.fill}"` : "";
  const font = ["fo:font-family", "style:font-family-asian"]
    .map((name) => `${name}="${look.font}"`)
    .join(" ");
  const size = ["fo:font-size", "style:font-size-asian"]
    .map((name) => `${name}="${String(look.size)}pt"`)
    .join(" ");
  return `<style:style style:name="${kind}${isMoney ? "-money" : ""}" style:family="table-cell" ${isMoney ? 'style:data-style-name="money"' : ""}><style:table-cell-properties ${border} ${fill} fo:wrap-option="${look.wraps && kind === "ruled" ? "wrap" : "no-wrap"}" style:vertical-align="${look.vertical}"/><style:paragraph-properties fo:text-align="${kind === "ruled" ? look.align : "start"}"/><style:text-properties ${font} ${size}/></style:style>`;
}

/** Centimetres: what the texts under the title need, in parts of it. */
function widthsOf(sheet: Sheet, look: Look): number[] {
  const widths = Array<number>(sheet.columnCount).fill(1);
  for (const { row, column, value } of sheet.cells.values()) {
    if (!isRuled(sheet, row)) continue;
    const text = String(value ?? "");
    const letters = Array.from(text).reduce(
      (sum, letter) => sum + (letter > "\u2000" ? 1 : 0.6),
      typeof value === "number" ? 1.5 : 0.5,
    );
    widths[column] = Math.max(widths[column] ?? 1, Math.min(letters, 24) * look.size * 0.0353);
  }
  return widths.map((width) => Math.max(0.8, width * look.width));
}

/** Words with which a head begins. */
const HEAD = /^(?:项\s*目|收\s*入|预算数|行次|合\s*计|科目)/u;

/** Rules begin with the head. */
function isRuled(sheet: Sheet, row: number): boolean {
  const heads = [...sheet.cells.values()].filter(
    ({ value }) => typeof value === "string" && HEAD.test(value),
  );
  const isNote = String(cellAt(sheet, row, 0)?.value ?? "").startsWith("注");
  return row >= Math.min(...heads.map((cell) => cell.row)) && !isNote;
}

function tableOf(sheet: Sheet, index: number, look: Look): string {
  const rows = Array.from({ length: sheet.rowCount }, (_row, row) => {
    const ruled = isRuled(sheet, row);
    const cells = Array.from({ length: sheet.columnCount }, (_column, column) =>
      cellOf(cellAt(sheet, row, column), ruled, look),
    );
    return `<table:table-row table:style-name="row">${cells.join("")}</table:table-row>`;
  });
  const columns = Array.from(
    { length: sheet.columnCount },
    (_column, column) => `<table:table-column table:style-name="c${index}-${column}"/>`,
  );
  return `<table:table table:name="${escape(sheet.name)}" table:style-name="sheet">${columns.join("")}${rows.join("")}</table:table>`;
}

function cellOf(cell: Cell | undefined, ruled: boolean, { rules }: Look): string {
  const value = cell?.value ?? null;
  const hasRule = ruled && rules !== "none" && (rules !== "filled" || value !== null);
  const style = hasRule ? "ruled" : "open";
  if (value === null) return `<table:table-cell table:style-name="${style}"/>`;
  if (typeof value === "number") {
    const isMoney = cell?.format !== undefined;
    return `<table:table-cell table:style-name="${style}${isMoney ? "-money" : ""}" office:value-type="float" office:value="${String(value)}"/>`;
  }
  const lines = String(value)
    .split("\n")
    .map((line) => `<text:p>${escape(line)}</text:p>`);
  return `<table:table-cell table:style-name="${style}" office:value-type="string">${lines.join("")}</table:table-cell>`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replace(/ {2}/gu, '<text:s text:c="2"/>');
}
