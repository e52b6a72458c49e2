/** The parts of the rich workbook that belong to the whole workbook. */
import { strToU8 } from "fflate";
import { HEAD, relationships } from "../small-book";
import { MAIN, RELATIONSHIPS, SHARED_TEXTS } from "./names";

const OFFICE = "application/vnd.openxmlformats-officedocument";
const MICROSOFT = "http://schemas.microsoft.com/office";

function contentTypes(): string {
  const defaults = [
    ["bin", `${OFFICE}.spreadsheetml.printerSettings`],
    ["png", "image/png"],
    ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
    ["vml", `${OFFICE}.vmlDrawing`],
    ["xml", "application/xml"],
  ];
  const sheets = [1, 2, 3, 4, 5].map((n) => [
    `xl/worksheets/sheet${n}.xml`,
    `${OFFICE}.spreadsheetml.worksheet+xml`,
  ]);
  const parts = [
    ["xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"],
    ...sheets,
    ["xl/theme/theme1.xml", `${OFFICE}.theme+xml`],
    ["xl/styles.xml", `${OFFICE}.spreadsheetml.styles+xml`],
    ["xl/sharedStrings.xml", `${OFFICE}.spreadsheetml.sharedStrings+xml`],
    ["xl/calcChain.xml", `${OFFICE}.spreadsheetml.calcChain+xml`],
    ["xl/vbaProject.bin", "application/vnd.ms-office.vbaProject"],
    ["xl/drawings/drawing1.xml", `${OFFICE}.drawing+xml`],
    ["xl/charts/chart1.xml", `${OFFICE}.drawingml.chart+xml`],
    ["xl/charts/style1.xml", "application/vnd.ms-office.chartstyle+xml"],
    ["xl/charts/colors1.xml", "application/vnd.ms-office.chartcolorstyle+xml"],
    ["xl/comments1.xml", `${OFFICE}.spreadsheetml.comments+xml`],
    ["xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml"],
    ["xl/persons/person.xml", "application/vnd.ms-excel.person+xml"],
    ["xl/tables/table1.xml", `${OFFICE}.spreadsheetml.table+xml`],
    ["xl/pivotTables/pivotTable1.xml", `${OFFICE}.spreadsheetml.pivotTable+xml`],
    ["xl/pivotCache/pivotCacheDefinition1.xml", `${OFFICE}.spreadsheetml.pivotCacheDefinition+xml`],
    ["xl/pivotCache/pivotCacheRecords1.xml", `${OFFICE}.spreadsheetml.pivotCacheRecords+xml`],
    ["xl/externalLinks/externalLink1.xml", `${OFFICE}.spreadsheetml.externalLink+xml`],
    ["xl/cellimages.xml", "application/vnd.wps-officedocument.cellimage+xml"],
    ["docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
    ["docProps/app.xml", `${OFFICE}.extended-properties+xml`],
    ["docProps/custom.xml", `${OFFICE}.custom-properties+xml`],
    ["customXml/itemProps1.xml", `${OFFICE}.customXmlProperties+xml`],
  ];
  return (
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    defaults
      .map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`)
      .join("") +
    parts.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`).join("") +
    "</Types>"
  );
}

const WORKBOOK =
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/>` +
  '<workbookPr codeName="ThisWorkbook" defaultThemeVersion="166925"/>' +
  '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="10000" tabRatio="700"/></bookViews>' +
  '<sheets><sheet name="收支总表" sheetId="1" r:id="rId1"/><sheet name="明细" sheetId="3" r:id="rId2"/><sheet name="透视" sheetId="4" r:id="rId3"/>' +
  '<sheet name="参数" sheetId="7" state="hidden" r:id="rId4"/><sheet name="校验" sheetId="8" state="veryHidden" r:id="rId5"/></sheets>' +
  '<externalReferences><externalReference r:id="rId11"/></externalReferences>' +
  '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">收支总表!$A$1:$F$12</definedName>' +
  '<definedName name="_xlnm.Print_Titles" localSheetId="0">收支总表!$1:$3</definedName>' +
  '<definedName name="单位名称" comment="填报单位">参数!$A$1</definedName><definedName name="尾差">0.01</definedName>' +
  '<definedName name="明细区">OFFSET(明细!$A$1,0,0,COUNTA(明细!$A:$A),3)</definedName></definedNames>' +
  '<calcPr calcId="191029" iterate="1" iterateCount="50"/><pivotCaches><pivotCache cacheId="12" r:id="rId10"/></pivotCaches></workbook>';

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="176" formatCode="#,##0.00_ ;[Red]\\-#,##0.00\\ "/>` +
  '<numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
  '<fonts count="3"><font><sz val="11"/><color theme="1"/><name val="等线"/><family val="2"/><charset val="134"/><scheme val="minor"/></font>' +
  '<font><b/><sz val="18"/><name val="方正小标宋_GBK"/><charset val="134"/></font><font><sz val="12"/><color rgb="FF0000FF"/><name val="仿宋_GB2312"/><charset val="134"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.59999389629810485"/><bgColor indexed="64"/></patternFill></fill>' +
  '<fill><gradientFill degree="90"><stop position="0"><color rgb="FFFFFFFF"/></stop><stop position="1"><color theme="4"/></stop></gradientFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border diagonalDown="1"><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="double"><color auto="1"/></bottom><diagonal style="thin"><color auto="1"/></diagonal></border></borders>' +
  '<cellStyleXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="43" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>' +
  '<xf numFmtId="176" fontId="0" fillId="0" borderId="1" xfId="1" applyNumberFormat="1" applyBorder="1"/>' +
  '<xf numFmtId="49" fontId="2" fillId="3" borderId="1" xfId="0" applyFont="1" applyFill="1" quotePrefix="1"/>' +
  '<xf numFmtId="177" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="176" fontId="0" fillId="0" borderId="1" xfId="1" applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf></cellXfs>' +
  '<cellStyles count="2"><cellStyle name="常规" xfId="0" builtinId="0"/><cellStyle name="千位分隔" xfId="1" builtinId="3"/></cellStyles>' +
  '<dxfs count="2"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf><dxf><font><b/></font></dxf></dxfs>' +
  '<tableStyles count="1" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"><tableStyle name="决算表样" pivot="0" count="1"><tableStyleElement type="headerRow" dxfId="1"/></tableStyle></tableStyles>' +
  '<colors><mruColors><color rgb="FF12AB34"/></mruColors></colors></styleSheet>';

const THEME_COLORS: readonly (readonly [string, string])[] = [
  ["dk2", "44546A"],
  ["lt2", "E7E6E6"],
  ["accent1", "C00000"],
  ["accent2", "ED7D31"],
  ["accent3", "A5A5A5"],
  ["accent4", "FFC000"],
  ["accent5", "5B9BD5"],
  ["accent6", "70AD47"],
  ["hlink", "0563C1"],
  ["folHlink", "954F72"],
];

function theme(): string {
  const colors = THEME_COLORS.map(
    ([name, color]) => `<a:${name}><a:srgbClr val="${color}"/></a:${name}>`,
  ).join("");
  const font = (name: string): string =>
    `<a:${name}><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/><a:font script="Hans" typeface="等线"/></a:${name}>`;
  const thrice = (list: string, item: string): string => `<a:${list}>${item.repeat(3)}</a:${list}>`;
  const solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  return (
    `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="财务主题"><a:themeElements><a:clrScheme name="自定义">` +
    `<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>${colors}</a:clrScheme>` +
    `<a:fontScheme name="自定义">${font("majorFont")}${font("minorFont")}</a:fontScheme><a:fmtScheme name="Office">${thrice("fillStyleLst", solid)}` +
    `${thrice("lnStyleLst", `<a:ln w="6350">${solid}</a:ln>`)}${thrice("effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>")}` +
    `${thrice("bgFillStyleLst", solid)}</a:fmtScheme></a:themeElements></a:theme>`
  );
}

export function workbookParts(): [string, string | Uint8Array][] {
  const sheets = [1, 2, 3, 4, 5].map((n) => ["worksheet", `worksheets/sheet${n}.xml`] as const);
  return [
    ["[Content_Types].xml", contentTypes()],
    [
      "_rels/.rels",
      relationships([
        ["officeDocument", "xl/workbook.xml"],
        [
          "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
          "docProps/core.xml",
        ],
        ["extended-properties", "docProps/app.xml"],
        ["custom-properties", "docProps/custom.xml"],
      ]),
    ],
    [
      "docProps/core.xml",
      `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>部门决算公开</dc:title></cp:coreProperties>`,
    ],
    [
      "docProps/app.xml",
      `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application><Company>某某局</Company></Properties>`,
    ],
    [
      "docProps/custom.xml",
      `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0</vt:lpwstr></property></Properties>`,
    ],
    [
      "customXml/item1.xml",
      '<?xml version="1.0"?><accounts xmlns="urn:example:accounts"><unit code="101001">某某局</unit></accounts>',
    ],
    [
      "customXml/itemProps1.xml",
      `${HEAD}<ds:datastoreItem ds:itemID="{5B7C0D4E-1111-4A4A-9999-0123456789AB}" xmlns:ds="${RELATIONSHIPS.replace("relationships", "customXml")}"><ds:schemaRefs/></ds:datastoreItem>`,
    ],
    ["customXml/_rels/item1.xml.rels", relationships([["customXmlProps", "itemProps1.xml"]])],
    ["xl/workbook.xml", WORKBOOK],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...sheets,
        ["theme", "theme/theme1.xml"],
        ["styles", "styles.xml"],
        ["sharedStrings", "sharedStrings.xml"],
        [`${MICROSOFT}/2006/relationships/vbaProject`, "vbaProject.bin"],
        ["pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"],
        ["externalLink", "externalLinks/externalLink1.xml"],
        ["calcChain", "calcChain.xml"],
        [`${MICROSOFT}/2017/10/relationships/person`, "persons/person.xml"],
        ["customXml", "../customXml/item1.xml"],
        ["http://www.wps.cn/officeDocument/2020/cellImage", "cellimages.xml"],
      ]),
    ],
    ["xl/styles.xml", STYLES],
    ["xl/theme/theme1.xml", theme()],
    [
      "xl/sharedStrings.xml",
      `${HEAD}<sst xmlns="${MAIN}" count="${SHARED_TEXTS.length}" uniqueCount="${SHARED_TEXTS.length}">${SHARED_TEXTS.map((text) => `<si>${text.startsWith("<") ? text : `<t>${text}</t>`}</si>`).join("")}</sst>`,
    ],
    [
      "xl/calcChain.xml",
      `${HEAD}<calcChain xmlns="${MAIN}"><c r="D5" i="1" l="1"/><c r="D6" i="1"/><c r="E4" i="1" a="1"/><c r="B7" i="1"/></calcChain>`,
    ],
    [
      "xl/vbaProject.bin",
      new Uint8Array([
        0xd0,
        0xcf,
        0x11,
        0xe0,
        ...Array.from({ length: 2044 }, (_, index) => (index * 37) & 255),
      ]),
    ],
    [
      "xl/externalLinks/externalLink1.xml",
      `${HEAD}<externalLink xmlns="${MAIN}"><externalBook xmlns:r="${RELATIONSHIPS}" r:id="rId1"><sheetNames><sheetName val="收支总表"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="4"><cell r="B4"><v>2201.5</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
    ],
    [
      "xl/externalLinks/_rels/externalLink1.xml.rels",
      relationships([["externalLinkPath", "https://example.invalid/2023.xlsx"]]),
    ],
    ["xl/printerSettings/printerSettings1.bin", strToU8("printer".repeat(40))],
  ];
}
