/** Chart, pictures, text box, notes' boxes, and the picture in the page head of the rich workbook. */
import { zlibSync } from "fflate";
import { crc32 } from "../../../src/files/crc32";
import { HEAD, relationships } from "../small-book";
import { RELATIONSHIPS } from "./names";

const A = "http://schemas.openxmlformats.org/drawingml/2006/main";
const XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const CHART_STYLE = "http://schemas.microsoft.com/office/drawing/2012/chartStyle";
const VML =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"';

/** A plain picture, so that the parts are what their names say. */
function png(width: number, height: number, rgb: readonly [number, number, number]): Uint8Array {
  const row = [0, ...Array.from({ length: width }, () => rgb).flat()];
  const pixels = new Uint8Array(Array.from({ length: height }, () => row).flat());
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const bytes = Buffer.alloc(12 + data.length);
    bytes.writeUInt32BE(data.length, 0);
    bytes.write(type, 4, "latin1");
    bytes.set(data, 8);
    bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
    return bytes;
  };
  const signature = [137, 80, 78, 71, 13, 10, 26, 10];
  return new Uint8Array([
    ...signature,
    ...chunk("IHDR", header),
    ...chunk("IDAT", zlibSync(pixels)),
    ...chunk("IEND", new Uint8Array()),
  ]);
}

function anchored(from: readonly [number, number], to: readonly [number, number], inner: string): string {
  const at = (name: string, [column, row]: readonly [number, number]): string =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return `<xdr:twoCellAnchor>${at("from", from)}${at("to", to)}${inner}<xdr:clientData/></xdr:twoCellAnchor>`;
}

const DRAWING =
  `${HEAD}<xdr:wsDr xmlns:xdr="${XDR}" xmlns:a="${A}">` +
  anchored(
    [0, 8],
    [3, 18],
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图表 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${C}"><c:chart xmlns:c="${C}" xmlns:r="${RELATIONSHIPS}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`,
  ) +
  anchored(
    [3, 8],
    [5, 12],
    `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="图片 2" descr="公章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${RELATIONSHIPS}" r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm rot="600000"><a:off x="0" y="0"/><a:ext cx="1143000" cy="571500"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`,
  ) +
  anchored(
    [3, 13],
    [5, 16],
    '<xdr:sp macro="[0]!检查" textlink=""><xdr:nvSpPr><xdr:cNvPr id="4" name="文本框 3"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1143000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFF99"/></a:solidFill></xdr:spPr><xdr:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>填报说明</a:t></a:r></a:p></xdr:txBody></xdr:sp>',
  ) +
  "</xdr:wsDr>";

const CHART =
  `${HEAD}<c:chartSpace xmlns:c="${C}" xmlns:a="${A}" xmlns:r="${RELATIONSHIPS}"><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>支出结构</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:ser><c:idx val="0"/><c:order val="0"/>` +
  "<c:cat><c:strRef><c:f>明细!$A$2:$A$3</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>明细!$B$2:$B$3</c:f></c:numRef></c:val></c:ser>" +
  '<c:axId val="111"/><c:axId val="112"/></c:barChart><c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="112"/></c:catAx><c:valAx><c:axId val="112"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="111"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>';

function noteBox(id: number, row: number, column: number, width: string): string {
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style='position:absolute;width:${width};height:60pt;visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>` +
    `<v:textbox><div style='text-align:left'></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>2, 15, 2, 2, 4, 31, 6, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}

const NOTE_BOXES =
  `<xml ${VML}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>` +
  `${noteBox(1025, 3, 1, "133pt")}${noteBox(1026, 3, 2, "108pt")}</xml>`;

const HEAD_PICTURE = `<xml ${VML}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="2"/></o:shapelayout><v:shape id="LH" o:spid="_x0000_s2049" type="#_x0000_t75" style='position:absolute;width:45pt;height:22pt'><v:imagedata o:relid="rId1" o:title="标识"/></v:shape></xml>`;

const CELL_IMAGES = `${HEAD}<etc:cellImages xmlns:xdr="${XDR}" xmlns:r="${RELATIONSHIPS}" xmlns:a="${A}" xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"><etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_SEAL" descr="签章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic></etc:cellImage></etc:cellImages>`;

export function drawingParts(): [string, string | Uint8Array][] {
  return [
    ["xl/drawings/drawing1.xml", DRAWING],
    [
      "xl/drawings/_rels/drawing1.xml.rels",
      relationships([
        ["chart", "../charts/chart1.xml"],
        ["image", "../media/image1.png"],
      ]),
    ],
    ["xl/charts/chart1.xml", CHART],
    [
      "xl/charts/_rels/chart1.xml.rels",
      relationships([
        ["http://schemas.microsoft.com/office/2011/relationships/chartStyle", "style1.xml"],
        ["http://schemas.microsoft.com/office/2011/relationships/chartColorStyle", "colors1.xml"],
      ]),
    ],
    ["xl/charts/style1.xml", `${HEAD}<cs:chartStyle xmlns:cs="${CHART_STYLE}" id="201"/>`],
    ["xl/charts/colors1.xml", `${HEAD}<cs:colorStyle xmlns:cs="${CHART_STYLE}" meth="cycle" id="10"/>`],
    ["xl/media/image1.png", png(120, 60, [200, 40, 40])],
    ["xl/media/image2.png", png(60, 30, [20, 120, 40])],
    ["xl/media/image3.png", png(40, 40, [20, 20, 200])],
    ["xl/drawings/vmlDrawing1.vml", NOTE_BOXES],
    ["xl/drawings/vmlDrawing2.vml", HEAD_PICTURE],
    ["xl/drawings/_rels/vmlDrawing2.vml.rels", relationships([["image", "../media/image2.png"]])],
    ["xl/cellimages.xml", CELL_IMAGES],
    ["xl/_rels/cellimages.xml.rels", relationships([["image", "media/image3.png"]])],
  ];
}
