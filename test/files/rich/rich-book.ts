/**
 * A workbook of 49 parts with what users of Excel and WPS put into disclosure workbooks, and the list of features
 * by which a copy is measured.
 */
import { unzipSync } from "fflate";
import { pack } from "../small-book";
import { drawingParts } from "./drawing-parts";
import { sheetParts } from "./sheet-parts";
import { workbookParts } from "./workbook-parts";

export function richParts(): Map<string, string | Uint8Array> {
  return new Map([...workbookParts(), ...sheetParts(), ...drawingParts()]);
}

export function richBook(): Uint8Array {
  return pack(richParts());
}

/** `in`: where it may stand, whatever number a writer gives the part; `as`: how it reads there. */
interface Feature {
  readonly name: string;
  readonly in: RegExp;
  readonly as: RegExp;
}

const feature = (name: string, where: RegExp, as: RegExp): Feature => ({ name, in: where, as });
const WORKBOOK = /^xl\/workbook\.xml$/;
const STYLES = /^xl\/styles\.xml$/;
const SHEETS = /^xl\/worksheets\/[^/]+\.xml$/;
const DRAWINGS = /^xl\/drawings\/[^/]+\.xml$/;
const BOXES = /\.vml$/;
const CHARTS = /^xl\/charts\//;

export const FEATURES: readonly Feature[] = [
  feature("name of the VBA module", WORKBOOK, /codeName="ThisWorkbook"/),
  feature("hidden sheet", WORKBOOK, /name="参数"[^>]*state="hidden"|state="hidden"[^>]*name="参数"/),
  feature("very hidden sheet", WORKBOOK, /state="veryHidden"/),
  feature("name with a comment", WORKBOOK, /comment="填报单位"/),
  feature("name of a constant", WORKBOOK, />0\.01</),
  feature("name of a formula", WORKBOOK, /OFFSET\(明细/),
  feature("print area", WORKBOOK, /Print_Area/),
  feature("print titles", WORKBOOK, /Print_Titles/),
  feature("iterative calculation", WORKBOOK, /iterateCount="50"/),
  feature("pivot cache of the workbook", WORKBOOK, /<pivotCache /),
  feature("external reference", WORKBOOK, /<externalReference /),
  feature("title of the document", /^docProps\/core/, /部门决算公开/),
  feature("company", /^docProps\/app/, /某某局/),
  feature("custom property", /^docProps\/custom/, /KSOProductBuildVer/),
  feature("custom XML", /^customXml\/item1/, /101001/),
  feature("theme", /^xl\/theme\//, /财务主题/),
  feature("macros", /vbaProject\.bin$/, /./s),
  feature("calculation chain", /calcChain/, /r="D5"/),
  feature("printer settings", /printerSettings\//, /printer/),
  feature("cached values of the other workbook", /externalLinks\/externalLink/, /2201\.5/),
  feature("number format with colour", STYLES, /\[Red\]/),
  feature("Chinese font", STYLES, /方正小标宋_GBK/),
  feature("fill by theme and tint", STYLES, /tint="0\.5999/),
  feature("gradient fill", STYLES, /<gradientFill/),
  feature("diagonal border", STYLES, /diagonalDown="1"/),
  feature("named style", STYLES, /千位分隔/),
  feature("quote prefix", STYLES, /quotePrefix="1"/),
  feature("differential format", STYLES, /FF9C0006/),
  feature("table style", STYLES, /决算表样/),
  feature("recent colours", STYLES, /FF12AB34/),
  feature("rich text", /sharedStrings|worksheets\//, /FFFF0000"\/>.*项目/s),
  feature("reading aid", /sharedStrings/, /いっぱん/),
  feature("frozen panes", SHEETS, /ySplit="3"/),
  feature("grouped hidden column", SHEETS, /hidden="1" outlineLevel="1"|outlineLevel="1"[^>]*hidden="1"/),
  feature("array formula", SHEETS, /t="array"/),
  feature("cached value of a formula", SHEETS, /SUM\(B4:B6\)<\/f><v>2301\.5</),
  feature("protection with a password", SHEETS, /3q2\+7w==/),
  feature("protected range", SHEETS, /可填/),
  feature("colour scale", SHEETS, /<colorScale>/),
  feature("data bar with extensions", SHEETS, /x14:negativeFillColor/),
  feature("validation from another sheet", SHEETS, /x14:dataValidation /),
  feature("validation", SHEETS, /金额有误/),
  feature("sparkline", SHEETS, /x14:sparkline>/),
  feature("filter", SHEETS, /<customFilter /),
  feature("ignored errors", SHEETS, /numberStoredAsText/),
  feature("page head and its picture", SHEETS, /<legacyDrawingHF/),
  feature("boxes of notes as they were", BOXES, /width:133pt/),
  feature("chart", CHARTS, /支出结构/),
  feature("style of the chart", CHARTS, /colorStyle/),
  feature("turned picture", DRAWINGS, /rot="600000"/),
  feature("text box with a macro", DRAWINGS, /macro="\[0\]!检查"/),
  feature("table", /^xl\/tables\//, /决算表样/),
  feature("pivot table", /^xl\/pivotTables\//, /决算透视/),
  feature("threaded comment", /^xl\/threadedComments\//, /请核对/),
  feature("picture in a cell", /cellimages/, /ID_SEAL/),
];

/** Names of the features that a package shows. */
export function featuresOf(bytes: Uint8Array): readonly string[] {
  const decoder = new TextDecoder();
  const parts = Object.entries(unzipSync(bytes)).map(
    ([name, content]) => [name, decoder.decode(content)] as const,
  );
  return FEATURES.filter(({ in: where, as }) =>
    parts.some(([name, text]) => where.test(name) && as.test(text)),
  ).map(({ name }) => name);
}
