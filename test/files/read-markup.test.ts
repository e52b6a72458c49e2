/** Web pages and XML Spreadsheet 2003 under the name .xls: every cell at its place, in the encodings that occur. */
import { readWorkbook } from "../../src/files/read-workbook";
import { toA1 } from "../../src/workbook/address";
import type { Cell, Workbook } from "../../src/workbook/workbook";

type Content = Omit<Cell, "row" | "column">;
const contentsOf = (book: Workbook): Readonly<Record<string, Content>>[] =>
  book.sheets.map(({ cells }) =>
    Object.fromEntries(
      [...cells.values()].map(({ row, column, ...content }) => [toA1(row, column), content]),
    ),
  );
const read = async (content: string | Uint8Array): Promise<Workbook> =>
  readWorkbook(typeof content === "string" ? new TextEncoder().encode(content) : content, "决算.xls");

describe("tables of web pages", () => {
  test("spans in both directions, lines above, entities", async () => {
    const book = await read(`<html><head><meta charset="utf-8"><style>td{}</style></head><body>
      <p>收入决算表</p><p>单位：万元</p>
      <table><tr><td rowspan=2>项目</td><td colspan=2>金额</td></tr><tr><td>本年</td><td>上&nbsp;年</td></tr>
      <tr><td>合计</td><td align=right>1,234.50</td><td>-3&lt;</td></table><p>注：无</p></body></html>`);
    expect(book.sheets.map(({ name }) => name)).toEqual(["收入决算表"]);
    expect(contentsOf(book)[0]).toMatchObject({
      A1: { value: "收入决算表" },
      A3: { value: "项目" },
      B3: { value: "金额" },
      B4: { value: "本年" },
      C4: { value: "上 年" },
      A5: { value: "合计" },
      B5: { value: 1234.5 },
      C5: { value: "-3<" },
      A6: { value: "注：无" },
    });
  });

  test("tables that only place others are lines, and no end tags are needed", async () => {
    const book = await read(
      "<table><tr><td>支出决算表<table><tr><td>一<td>2<tr><td>三<td>4</table></td></tr></table>" +
        "<table><tr><td>财政拨款收入支出决算总表</td></tr><tr><td>5</td></tr></table>",
    );
    const [first] = contentsOf(book);
    expect(first).toMatchObject({
      A1: { value: "支出决算表" },
      A2: { value: "一" },
      B2: { value: 2 },
      B3: { value: 4 },
    });
    expect(JSON.stringify(contentsOf(book))).toContain("财政拨款收入支出决算总表");
  });

  test("what Excel says that a cell holds goes before what it shows", async () => {
    const book = await read(
      '<html xmlns:x="urn:x"><table><tr><td x:num="2347.785">2,347.79</td><td x:num>8.5</td></tr></table>',
    );
    expect(contentsOf(book)[0]).toEqual({ A1: { value: 2347.785 }, B1: { value: 8.5 } });
  });

  const page = (charset: string): string =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><table><tr><td>`;
  const latin = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
  /** 合计 */
  const GBK = [0xba, 0xcf, 0xbc, 0xc6];
  const UTF8 = [...new TextEncoder().encode("合计")];
  test.each([
    ["gb2312", GBK],
    ["GBK", GBK],
    ["gb18030", GBK],
    ["utf-8", UTF8],
    ["utf-8", GBK],
    ["no-such-thing", GBK],
    ["no-such-thing", UTF8],
  ])("declared as %s", async (charset, bytes) => {
    const content = Uint8Array.from([...latin(page(charset)), ...bytes, ...latin("</td></tr></table>")]);
    expect(contentsOf(await read(content))).toEqual([{ A1: { value: "合计" } }]);
  });

  test("UTF-16 with a mark", async () => {
    const content = new Uint8Array(Buffer.from("\ufeff<table><tr><td>合计</td></tr></table>", "utf16le"));
    expect(contentsOf(await read(content))).toEqual([{ A1: { value: "合计" } }]);
  });

  test("cells that unfold without end are counted", async () => {
    const cell = '<td rowspan="9999" colspan="999999999">1</td>';
    await expect(read(`<table><tr>${cell.repeat(20_000)}</tr></table>`)).rejects.toMatchObject({
      reason: "tooMuch",
    });
  });
});

describe("XML Spreadsheet 2003", () => {
  const NS = "urn:schemas-microsoft-com:office:spreadsheet";
  const book = (inner: string): string =>
    `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="${NS}" xmlns:ss="${NS}" xmlns:html="http://www.w3.org/TR/REC-html40">${inner}</Workbook>`;
  const cell = (type: string, value: string, attributes = ""): string =>
    `<Cell${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`;

  test("values, formats, formulas, places, hidden sheets", async () => {
    const table =
      `<Row>${cell("String", "收入<html:B>决算</html:B>表")}</Row>` +
      `<Row ss:Index="3" ss:Hidden="1">${cell("String", "合计", ' ss:MergeAcross="1"')}${cell("Number", "12.5", ' ss:StyleID="s1"')}${cell("Number", "25", ' ss:Index="6" ss:Formula="=RC[-3]*2+R1C1+SUM(R[-2]C:R[-1]C)&amp;&quot;RC&quot;"')}</Row>` +
      `<Row>${cell("Boolean", "1")}${cell("Error", "#N/A")}${cell("DateTime", "2024-12-31T00:00:00.000", ' ss:StyleID="s2"')}${cell("Number", "x")}</Row>`;
    const result = await read(
      book(
        `<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Standard"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="yyyy-mm-dd"/></Style></Styles>` +
          `<Worksheet ss:Name="公开01表"><Table><Column ss:Hidden="1" ss:Index="2"/>${table}</Table></Worksheet>` +
          `<Worksheet ss:Name="参数"><Table/><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`,
      ),
    );
    expect(contentsOf(result)[0]).toEqual({
      A1: { value: "收入决算表" },
      A3: { value: "合计" },
      C3: { value: 12.5, format: "#,##0.00" },
      F3: { value: 25, formula: '=C3*2+$A$1+SUM(F1:F2)&"RC"' },
      A4: { value: true },
      B4: { value: null, error: "#N/A" },
      C4: { value: 45657, format: "yyyy-mm-dd" },
      D4: { value: null, error: "x" },
    });
    expect(result.sheets.map(({ visibility }) => visibility)).toEqual(["visible", "hidden"]);
    expect([...(result.sheets[0]?.hiddenRows ?? [])]).toEqual([2]);
    expect([...(result.sheets[0]?.hiddenColumns ?? [])]).toEqual([1]);
  });

  test.each([
    ["not well-formed", book("<Worksheet>").slice(0, -5)],
    [
      "two cells at one place",
      book(
        `<Worksheet ss:Name="a"><Table><Row>${cell("Number", "1")}${cell("Number", "2", ' ss:Index="1"')}</Row></Table></Worksheet>`,
      ),
    ],
    [
      "a place that no sheet has",
      book(
        `<Worksheet ss:Name="a"><Table><Row ss:Index="-5">${cell("Number", "1")}</Row></Table></Worksheet>`,
      ),
    ],
  ])("%s is a damage", async (_, content) => {
    await expect(read(content)).rejects.toMatchObject({ reason: "damaged" });
  });
});
