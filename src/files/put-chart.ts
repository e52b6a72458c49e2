/** A bar chart on a sheet of ours in a new workbook: the drawing, the chart, and what they are called in the package. */
import { quoteSheet } from "../workbook/address";
import type { BarChart, CellArea } from "../workbook/sheet-content";
import { RELATIONSHIP_NAMESPACE, XML_HEAD, type PackageEditor } from "./edit-package";
import { escapeXml } from "./xml";
import { areaText } from "./worksheet-xml";

const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006";

/** Returns the relationship by which the sheet names its drawing. */
export function addChart(
  editor: PackageEditor,
  sheet: { readonly name: string; readonly part: string },
  chart: BarChart,
): string {
  const drawing = editor.freeName((number) => `xl/drawings/drawing${number}.xml`);
  const part = editor.freeName((number) => `xl/charts/chart${number}.xml`);
  editor.setText(part, chartXml(chart, sheet.name));
  editor.addContentType({ part }, CHART_TYPE);
  editor.setText(drawing, XML_HEAD);
  const link = editor.addRelationship(drawing, "chart", part);
  editor.setText(drawing, drawingXml(chart, link));
  editor.addContentType({ part: drawing }, DRAWING_TYPE);
  return editor.addRelationship(sheet.part, "drawing", drawing);
}

function drawingXml({ place, title }: BarChart, link: string): string {
  const corner = (name: string, row: number, column: number): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff>` +
    `<xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return (
    `${XML_HEAD}<xdr:wsDr xmlns:xdr="${DRAWINGML}/spreadsheetDrawing" xmlns:a="${DRAWINGML}/main"><xdr:twoCellAnchor>` +
    corner("from", place.firstRow, place.firstColumn) +
    corner("to", place.lastRow, place.lastColumn) +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${escapeXml(title)}"/>` +
    `<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>` +
    `<a:graphic><a:graphicData uri="${DRAWINGML}/chart"><c:chart xmlns:c="${DRAWINGML}/chart" ` +
    `xmlns:r="${RELATIONSHIP_NAMESPACE}" r:id="${link}"/></a:graphicData></a:graphic></xdr:graphicFrame>` +
    `<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`
  );
}

/** In letters so small that every name finds its place, in programs that would leave out each second one. */
const SMALL_TEXT =
  '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="800"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>';

/** In the order of the schema, which Excel insists on. */
function chartXml({ title, categories, series }: BarChart, sheet: string): string {
  const reference = (area: CellArea): string =>
    `<c:f>${escapeXml(`${quoteSheet(sheet)}!${areaText(area, "$")}`)}</c:f>`;
  const points = (values: readonly (string | number)[]): string =>
    `<c:ptCount val="${values.length}"/>` +
    values
      .map((value, index) => `<c:pt idx="${index}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`)
      .join("");
  const bars = series.map(
    ({ name, colour, area, values }, index) =>
      `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${escapeXml(name)}</c:v></c:tx>` +
      `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
      `<c:cat><c:strRef>${reference(categories.area)}<c:strCache>${points(categories.values)}</c:strCache></c:strRef></c:cat>` +
      `<c:val><c:numRef>${reference(area)}<c:numCache><c:formatCode>General</c:formatCode>${points(values)}</c:numCache></c:numRef></c:val></c:ser>`,
  );
  const axis = (
    kind: "catAx" | "valAx",
    id: number,
    other: number,
    position: "l" | "t",
    inner: string,
  ): string =>
    `<c:${kind}><c:axId val="${id}"/><c:scaling><c:orientation val="${kind === "catAx" ? "maxMin" : "minMax"}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${position}"/>${kind === "valAx" ? "<c:majorGridlines/>" : ""}` +
    `<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="nextTo"/>${SMALL_TEXT}<c:crossAx val="${other}"/><c:crosses val="autoZero"/>${inner}</c:${kind}>`;
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="${DRAWINGML}/chart" xmlns:a="${DRAWINGML}/main">` +
    `<c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx>` +
    `<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` +
    `<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>${bars.join("")}` +
    `<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
    axis(
      "catAx",
      1,
      2,
      "l",
      '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/>',
    ) +
    axis("valAx", 2, 1, "t", '<c:crossBetween val="between"/>') +
    `</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>` +
    `<c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}
