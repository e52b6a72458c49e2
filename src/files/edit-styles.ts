/** Adds cell styles to a workbook's style sheet; those that are there keep their numbers. */
import type { CellStyle } from "../workbook/sheet-content";
import { MAIN_NAMESPACE, SPREADSHEET_TYPE, XML_HEAD, type PackageEditor } from "./edit-package";
import { appendChild, insertBefore, scanXml, setAttribute } from "./splice-xml";
import { escapeXml } from "./xml";

export interface StyleEditor {
  /** The style sheet's. */
  readonly part: string;
  /** Number of a cell style that looks like `base` but for its fill (RRGGBB). */
  withFill(base: number, fill: string): number;
  styleOf(style: CellStyle | undefined): number;
  /** Writes the style sheet back; call it once, last. */
  save(): void;
}

type Collection = "numFmts" | "fonts" | "fills" | "borders" | "cellXfs";

/** Children of the style sheet in the order of the schema. */
const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

/** What a collection must begin with when a workbook has none; Excel keeps the first two fills to itself. */
const BASICS: Readonly<Record<Collection, readonly string[]>> = {
  numFmts: [],
  fonts: ['<font><sz val="11"/><name val="宋体"/><charset val="134"/></font>'],
  fills: [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ],
  borders: ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
};

/** Formats that have the same number everywhere; others are declared. */
const COMMON_FORMATS: Readonly<Record<string, number>> = {
  General: 0,
  "0": 1,
  "0.00": 2,
  "#,##0": 3,
  "#,##0.00": 4,
  "0%": 9,
  "0.00%": 10,
  "@": 49,
};
const FIRST_CUSTOM_FORMAT = 176;

const EMPTY_STYLE_SHEET =
  `${XML_HEAD}<styleSheet xmlns="${MAIN_NAMESPACE}">` +
  `<fonts count="1">${BASICS.fonts.join("")}</fonts><fills count="2">${BASICS.fills.join("")}</fills>` +
  `<borders count="1">${BASICS.borders.join("")}</borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const PLAIN: CellStyle = {};

export function editStyles(editor: PackageEditor): StyleEditor {
  const part = stylesPart(editor);
  const sheet = readStyleSheet(part, editor.text(part));
  const added: Record<Collection, string[]> = { numFmts: [], fonts: [], fills: [], borders: [], cellXfs: [] };
  const known = new Map<string, number>();
  /** The cells of a sheet share a handful of styles. */
  const numbers = new Map<CellStyle, number>();

  /** Adds a child once, and gives its number in the collection. */
  function add(collection: Collection, xml: string): number {
    const key = `${collection} ${xml}`;
    let number = known.get(key);
    if (number === undefined) {
      if (sheet.counts[collection] === 0) added[collection].push(...BASICS[collection]);
      sheet.counts[collection] ||= BASICS[collection].length;
      number = sheet.counts[collection];
      sheet.counts[collection] += 1;
      added[collection].push(xml);
      known.set(key, number);
    }
    return number;
  }

  function addFill(color: string): number {
    const pattern = `<patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill>`;
    return add("fills", `<fill>${pattern}</fill>`);
  }

  function withFill(base: number, fill: string): number {
    const source = sheet.cellStyles[base] ?? sheet.cellStyles[0] ?? "<xf/>";
    const head = /^<[^>]*>/.exec(source)?.[0] ?? "";
    const bare = unprefixed(source.slice(head.length));
    const filled = setAttribute(setAttribute(head, "fillId", String(addFill(fill))), "applyFill", "1");
    return add("cellXfs", unprefixed(filled) + bare);
  }

  /** Elements are added without prefix and get the style sheet's own when it is written. */
  function unprefixed(xml: string): string {
    return sheet.prefix ? xml.replaceAll(`<${sheet.prefix}`, "<").replaceAll(`</${sheet.prefix}`, "</") : xml;
  }

  function formatNumber(code: string): number {
    const common = COMMON_FORMATS[code] ?? sheet.formats.get(code);
    if (common !== undefined) return common;
    const number = Math.max(FIRST_CUSTOM_FORMAT - 1, ...sheet.formats.values()) + 1;
    sheet.formats.set(code, number);
    add("numFmts", `<numFmt numFmtId="${number}" formatCode="${escapeXml(code)}"/>`);
    return number;
  }

  function styleOf(style: CellStyle = PLAIN): number {
    const known = numbers.get(style) ?? addStyle(style);
    numbers.set(style, known);
    return known;
  }

  function addStyle(style: CellStyle): number {
    const format = formatNumber(style.format ?? "General");
    const font = fontXml(style);
    const fontNumber = font === null ? 0 : add("fonts", font);
    const fill = style.fill === undefined ? 0 : addFill(style.fill);
    const border = style.border ? add("borders", THIN_BORDER) : 0;
    const alignment = alignmentXml(style);
    const link = sheet.hasNamedStyles ? ' xfId="0"' : "";
    const applied =
      (format ? ' applyNumberFormat="1"' : "") +
      (fontNumber ? ' applyFont="1"' : "") +
      (fill ? ' applyFill="1"' : "") +
      (border ? ' applyBorder="1"' : "") +
      (alignment ? ' applyAlignment="1"' : "");
    const head = `<xf numFmtId="${format}" fontId="${fontNumber}" fillId="${fill}" borderId="${border}"${link}${applied}`;
    return add("cellXfs", alignment ? `${head}>${alignment}</xf>` : `${head}/>`);
  }

  function save(): void {
    let xml = editor.text(part);
    for (const collection of Object.keys(added) as Collection[]) {
      if (added[collection].length > 0) xml = extend(xml, collection);
    }
    editor.setText(part, xml);
  }

  function extend(xml: string, collection: Collection): string {
    const children = (prefix: string): string =>
      added[collection].join("").replace(/<(\/?)(?=[a-zA-Z]+[\s/>])/g, `<$1${prefix}`);
    const count = String(sheet.counts[collection]);
    const extended = appendChild(part, xml, { name: collection, depth: 1 }, children);
    if (extended === undefined) {
      const followers = new Set(ORDER.slice(ORDER.indexOf(collection) + 1));
      const make = (prefix: string): string =>
        `<${prefix}${collection} count="${count}">${children(prefix)}</${prefix}${collection}>`;
      return insertBefore(part, xml, followers, make);
    }
    return extended.replace(new RegExp(`<${sheet.prefix}${collection}(?=[\\s>])[^>]*>`), (head) =>
      setAttribute(head, "count", count),
    );
  }

  return { part, withFill, styleOf, save };
}

function stylesPart(editor: PackageEditor): string {
  const relationship = editor.relationships(editor.mainPart).find(({ type }) => type === "styles");
  if (relationship && editor.has(relationship.target)) return relationship.target;
  const part = editor.freeName((number) => `xl/styles${number === 1 ? "" : number}.xml`);
  editor.setText(part, EMPTY_STYLE_SHEET);
  editor.addRelationship(editor.mainPart, "styles", part);
  editor.addContentType({ part }, `${SPREADSHEET_TYPE}.styles+xml`);
  return part;
}

interface StyleSheet {
  readonly prefix: string;
  readonly counts: Record<Collection, number>;
  /** XML of each cell style. */
  readonly cellStyles: readonly string[];
  readonly formats: Map<string, number>;
  readonly hasNamedStyles: boolean;
}

function readStyleSheet(part: string, xml: string): StyleSheet {
  const counts: Record<Collection, number> = { numFmts: 0, fonts: 0, fills: 0, borders: 0, cellXfs: 0 };
  const cellStyles: string[] = [];
  const formats = new Map<string, number>();
  let prefix = "";
  let section = "";
  let hasNamedStyles = false;
  let styleStart = 0;
  scanXml(
    part,
    xml,
    (tag) => {
      if (tag.depth === 0) prefix = tag.prefix;
      if (tag.depth === 1) section = tag.name;
      if (tag.depth !== 2) return;
      if (isCollection(section)) counts[section] += 1;
      if (section === "cellStyleXfs") hasNamedStyles = true;
      if (section === "numFmts") {
        formats.set(tag.attributes["formatCode"] ?? "", Number(tag.attributes["numFmtId"] ?? 0));
      }
      if (section === "cellXfs" && tag.isEmpty) cellStyles.push(xml.slice(tag.start, tag.end));
      styleStart = tag.start;
    },
    (tag) => {
      if (tag.depth === 2 && section === "cellXfs") cellStyles.push(xml.slice(styleStart, tag.end));
    },
  );
  return { prefix, counts, cellStyles, formats, hasNamedStyles };
}

function isCollection(name: string): name is Collection {
  return name in BASICS;
}

function side(name: string): string {
  return `<${name} style="thin"><color indexed="64"/></${name}>`;
}
const THIN_BORDER = `<border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border>`;

/** `null`: the workbook's own font. */
function fontXml({ bold, underline, size, color }: CellStyle): string | null {
  if (!bold && !underline && size === undefined && color === undefined) return null;
  return (
    `<font>${bold ? "<b/>" : ""}${underline ? "<u/>" : ""}<sz val="${size ?? 11}"/>` +
    `${color === undefined ? "" : `<color rgb="FF${color}"/>`}<name val="宋体"/><charset val="134"/></font>`
  );
}

function alignmentXml({ align, verticalAlign, wrap }: CellStyle): string {
  const attributes =
    (align ? ` horizontal="${align}"` : "") +
    (verticalAlign ? ` vertical="${verticalAlign}"` : "") +
    (wrap ? ' wrapText="1"' : "");
  return attributes && `<alignment${attributes}/>`;
}
