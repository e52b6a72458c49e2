/** The worksheets of the rich workbook, with what hangs on them: table, pivot table, comments. */
import { HEAD, relationships } from "../small-book";
import { MAIN, RELATIONSHIPS, textNumber } from "./names";

const THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
const COMMENT_ID = "{11111111-2222-3333-4444-555555555555}";
const X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const XM = "http://schemas.microsoft.com/office/excel/2006/main";

const text = (address: string, value: string, style = 0): string =>
  `<c r="${address}" s="${style}" t="s"><v>${textNumber(value)}</v></c>`;
const number = (address: string, value: number, style = 2): string =>
  `<c r="${address}" s="${style}"><v>${value}</v></c>`;

function worksheet(inner: string): string {
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">${inner}</worksheet>`;
}

const EXTENSIONS =
  `<extLst><ext xmlns:x14="${X14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>` +
  `<x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="{DA7ABA51-AAAA-BBBB-0001-000000000001}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>C5:C6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>` +
  `<ext xmlns:x14="${X14}" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations xmlns:xm="${XM}" count="1"><x14:dataValidation type="list" allowBlank="1" showErrorMessage="1"><x14:formula1><xm:f>参数!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>F4</xm:sqref></x14:dataValidation></x14:dataValidations></ext>` +
  `<ext xmlns:x14="${X14}" uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups xmlns:xm="${XM}"><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>收支总表!B4:C4</xm:f><xm:sqref>F5</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`;

const SUMMARY = worksheet(
  '<sheetPr codeName="Sheet1"><tabColor rgb="FFFF0000"/><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:F12"/>' +
    '<sheetViews><sheetView showGridLines="0" tabSelected="1" zoomScale="85" workbookViewId="0"><pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="C5" sqref="C5"/></sheetView></sheetViews>' +
    '<sheetFormatPr defaultRowHeight="14.25"/><cols><col min="1" max="1" width="28.625" customWidth="1"/><col min="2" max="6" width="14.625" style="2" customWidth="1"/><col min="7" max="7" width="9" hidden="1" outlineLevel="1" customWidth="1"/></cols><sheetData>' +
    `<row r="1" spans="1:6" ht="36" customHeight="1">${text("A1", "2024年度收入支出决算总表", 1)}<c r="B1" s="1"/><c r="C1" s="1"/></row>` +
    `<row r="3" spans="1:6">${text("A3", "项目")}${text("B3", "上年数", 1)}${text("C3", "决算数", 1)}${text("D3", "合计", 1)}</row>` +
    `<row r="4" spans="1:6">${text("A4", "一般公共预算财政拨款收入", 3)}${number("B4", 2201.5)}${number("C4", 2347.78)}${number("D4", 45292, 4)}<c r="E4" s="2"><f t="array" ref="E4">SUM(C4:C5*1)</f><v>2469.24</v></c></row>` +
    `<row r="5" spans="1:6">${text("A5", "政府性基金预算财政拨款收入", 3)}${number("B5", 100)}${number("C5", 121.46, 5)}<c r="D5" s="2"><f t="shared" ref="D5:D6" si="0">B5+C5</f><v>221.46</v></c></row>` +
    `<row r="6" spans="1:6" outlineLevel="1"><c r="A6" t="inlineStr"><is><t>内联文本</t></is></c><c r="D6" s="2"><f t="shared" si="0"/><v>0</v></c></row>` +
    `<row r="7" spans="1:6">${text("A7", "本年收入合计", 3)}<c r="B7" s="2"><f>SUM(B4:B6)</f><v>2301.5</v></c>${number("C7", 2469.42)}<c r="F7" t="str"><f>_xlfn.DISPIMG("ID_SEAL",1)</f><v>=DISPIMG("ID_SEAL",1)</v></c></row></sheetData>` +
    '<sheetProtection algorithmName="SHA-512" hashValue="3q2+7w==" saltValue="AAECAw==" spinCount="100000" sheet="1" objects="1"/><protectedRanges><protectedRange sqref="C5" name="可填"/></protectedRanges>' +
    '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><conditionalFormatting sqref="B5:B6"><cfRule type="colorScale" priority="1"><colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FFFFFFFF"/><color rgb="FFF8696B"/></colorScale></cfRule></conditionalFormatting>' +
    '<conditionalFormatting sqref="C5:C6"><cfRule type="dataBar" priority="2"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext xmlns:x14="' +
    X14 +
    '" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{DA7ABA51-AAAA-BBBB-0001-000000000001}</x14:id></ext></extLst></cfRule></conditionalFormatting>' +
    '<dataValidations count="1"><dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" errorTitle="金额有误" sqref="C4:C6"><formula1>0</formula1></dataValidation></dataValidations>' +
    '<hyperlinks><hyperlink ref="A5" r:id="rId3" tooltip="公开网址"/></hyperlinks><printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" r:id="rId4"/><headerFooter differentFirst="1"><oddHeader>&amp;L&amp;G&amp;C决算公开</oddHeader><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter>' +
    '<rowBreaks count="1" manualBreakCount="1"><brk id="8" max="16383" man="1"/></rowBreaks><ignoredErrors><ignoredError sqref="A4:A7" numberStoredAsText="1"/></ignoredErrors>' +
    `<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><legacyDrawingHF r:id="rId5"/>${EXTENSIONS}`,
);

const DETAIL_ROWS = [
  ["教育支出", 33.25],
  ["卫生健康支出", 44],
] as const;

const DETAIL = worksheet(
  `<sheetData><row r="1">${text("A1", "功能分类")}${text("B1", "合计")}</row>` +
    DETAIL_ROWS.map(
      ([name, value], index) =>
        `<row r="${index + 2}">${text(`A${index + 2}`, name)}${number(`B${index + 2}`, value)}</row>`,
    ).join("") +
    '</sheetData><autoFilter ref="A1:B3"><filterColumn colId="1"><customFilters><customFilter operator="greaterThan" val="0"/></customFilters></filterColumn></autoFilter>',
);

const PIVOT = worksheet(
  `<sheetData><row r="3">${text("A3", "功能分类")}${text("B3", "合计")}</row><row r="4">${text("A4", "教育支出")}${number("B4", 33.25)}</row><row r="5">${text("A5", "卫生健康支出")}${number("B5", 44)}</row></sheetData>`,
);

const PARAMETERS = worksheet(
  `<sheetData><row r="1">${text("A1", "某某局")}${text("B1", "合计")}</row><row r="2">${text("A2", "教育支出")}${number("B2", 1)}</row></sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
);

const CHECKS = worksheet('<sheetData><row r="1"><c r="A1"><v>42</v></c></row></sheetData>');

const PIVOT_CACHE =
  `${HEAD}<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}" r:id="rId1" refreshedBy="会计" refreshedDate="45327" createdVersion="6" refreshedVersion="6" recordCount="2">` +
  '<cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="明细"/></cacheSource><cacheFields count="2"><cacheField name="功能分类" numFmtId="0"><sharedItems count="2"><s v="教育支出"/><s v="卫生健康支出"/></sharedItems></cacheField>' +
  '<cacheField name="合计" numFmtId="176"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" minValue="33.25" maxValue="44"/></cacheField></cacheFields></pivotCacheDefinition>';

const PIVOT_TABLE =
  `${HEAD}<pivotTableDefinition xmlns="${MAIN}" name="决算透视" cacheId="12" dataCaption="值" updatedVersion="6" createdVersion="6" outline="1"><location ref="A3:B5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>` +
  '<pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/></items></pivotField><pivotField dataField="1" numFmtId="176" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields>' +
  '<rowItems count="2"><i><x/></i><i><x v="1"/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="求和项:合计" fld="1" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>';

const TABLE = `${HEAD}<table xmlns="${MAIN}" id="1" name="表1" displayName="表1" ref="A1:B2" totalsRowShown="0"><autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="1" name="某某局"/><tableColumn id="2" name="合计"/></tableColumns><tableStyleInfo name="决算表样" showRowStripes="1"/></table>`;

/** A note on B4 and a thread on C4, which keeps a note as its shadow for old programs. */
const COMMENTS =
  `${HEAD}<comments xmlns="${MAIN}"><authors><author>会计</author><author>tc=${COMMENT_ID}</author></authors><commentList>` +
  '<comment ref="B4" authorId="0" shapeId="0"><text><r><rPr><b/><sz val="9"/><rFont val="宋体"/></rPr><t>会计:</t></r><r><t xml:space="preserve">\n原有批注</t></r></text></comment>' +
  '<comment ref="C4" authorId="1" shapeId="0"><text><t>[线程批注] 请核对</t></text></comment></commentList></comments>';

export function sheetParts(): [string, string][] {
  return [
    ["xl/worksheets/sheet1.xml", SUMMARY],
    ["xl/worksheets/sheet2.xml", DETAIL],
    ["xl/worksheets/sheet3.xml", PIVOT],
    ["xl/worksheets/sheet4.xml", PARAMETERS],
    ["xl/worksheets/sheet5.xml", CHECKS],
    [
      "xl/worksheets/_rels/sheet1.xml.rels",
      relationships([
        ["drawing", "../drawings/drawing1.xml"],
        ["vmlDrawing", "../drawings/vmlDrawing1.vml"],
        ["hyperlink", "http://example.invalid/gk?a=1&amp;b=2"],
        ["printerSettings", "../printerSettings/printerSettings1.bin"],
        ["vmlDrawing", "../drawings/vmlDrawing2.vml"],
        ["comments", "../comments1.xml"],
        [
          "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
          "../threadedComments/threadedComment1.xml",
        ],
      ]),
    ],
    [
      "xl/worksheets/_rels/sheet3.xml.rels",
      relationships([["pivotTable", "../pivotTables/pivotTable1.xml"]]),
    ],
    ["xl/worksheets/_rels/sheet4.xml.rels", relationships([["table", "../tables/table1.xml"]])],
    ["xl/tables/table1.xml", TABLE],
    ["xl/pivotTables/pivotTable1.xml", PIVOT_TABLE],
    [
      "xl/pivotTables/_rels/pivotTable1.xml.rels",
      relationships([["pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"]]),
    ],
    ["xl/pivotCache/pivotCacheDefinition1.xml", PIVOT_CACHE],
    [
      "xl/pivotCache/pivotCacheRecords1.xml",
      `${HEAD}<pivotCacheRecords xmlns="${MAIN}" count="2"><r><x v="0"/><n v="33.25"/></r><r><x v="1"/><n v="44"/></r></pivotCacheRecords>`,
    ],
    [
      "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels",
      relationships([["pivotCacheRecords", "pivotCacheRecords1.xml"]]),
    ],
    ["xl/comments1.xml", COMMENTS],
    [
      "xl/threadedComments/threadedComment1.xml",
      `${HEAD}<ThreadedComments xmlns="${THREADED}"><threadedComment ref="C4" dT="2025-02-05T08:00:00.00" personId="{AAAAAAAA-0000-0000-0000-000000000001}" id="${COMMENT_ID}"><text>请核对</text></threadedComment></ThreadedComments>`,
    ],
    [
      "xl/persons/person.xml",
      `${HEAD}<personList xmlns="${THREADED}"><person displayName="审核" id="{AAAAAAAA-0000-0000-0000-000000000001}" userId="shenhe" providerId="None"/></personList>`,
    ],
  ];
}
