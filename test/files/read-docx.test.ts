import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import mammoth from "mammoth";
import { formatNumber } from "../../src/files/docx-numbering";
import { readDocx } from "../../src/files/read-docx";
import { UnreadableFile } from "../../src/files/unreadable-file";
import type { DocumentCell, TextDocument } from "../../src/workbook/document";
import { smallBook } from "./small-book";
import { paragraph, run, smallDocument, type SmallDocumentParts } from "./small-document";

const read = (parts: SmallDocumentParts): TextDocument => readDocx(smallDocument(parts), "说明.docx");

function texts(document: TextDocument): string[] {
  return document.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
}

function cells(document: TextDocument): readonly DocumentCell[] {
  const table = document.blocks.find((block) => block.kind === "table");
  if (table?.kind !== "table") throw new Error("no table");
  return table.cells;
}

describe("text of a paragraph", () => {
  const cases: [string, string, string[]][] = [
    ["runs join", paragraph(run("收入") + run("总计")), ["收入总计"]],
    [
      "tab, break, hyphen",
      paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"),
      ["a\tb\nc-"],
    ],
    [
      "a tab stop is no tab",
      paragraph(run("a"), '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'),
      ["a"],
    ],
    ["a page break is no line", paragraph('<w:r><w:br w:type="page"/></w:r>' + run("a")), ["a"]],
    [
      "deleted",
      paragraph(`<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>${run("新")}`),
      ["新"],
    ],
    ["inserted", paragraph(`<w:ins w:id="1">${run("新")}</w:ins>`), ["新"]],
    [
      "moved away",
      paragraph(`<w:moveFrom w:id="1">${run("甲")}</w:moveFrom><w:moveTo w:id="2">${run("乙")}</w:moveTo>`),
      ["乙"],
    ],
    ["hidden", paragraph(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>${run("显")}`), ["显"]],
    [
      "not hidden after all",
      paragraph('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'),
      ["显"],
    ],
    ["field code", paragraph(`<w:r><w:instrText>PAGE</w:instrText></w:r>${run("3")}`), ["3"]],
    [
      "reading aid",
      paragraph(
        `<w:r><w:ruby><w:rt>${run("pin")}</w:rt><w:rubyBase>${run("拼")}</w:rubyBase></w:ruby></w:r>`,
      ),
      ["拼"],
    ],
    [
      "end of a paragraph deleted: the next one continues it",
      paragraph(run("收入"), "<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph(run("总计")),
      ["收入总计"],
    ],
    [
      "former properties do not count",
      paragraph(
        run("正文"),
        "<w:pPrChange w:id='1'><w:pPr><w:outlineLvl w:val='0'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>",
      ),
      ["正文"],
    ],
    [
      "a text box is read once, after its paragraph",
      paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>${paragraph(run("框"))}</w:txbxContent></wps:txbx></mc:Choice>` +
          `<mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(run("框"))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run("文")}`,
      ),
      ["文", "框"],
    ],
  ];
  test.each(cases)("%s", (_, body, expected) => {
    expect(texts(read({ body }))).toEqual(expected);
  });
});

describe("automatic numbers", () => {
  const level = (index: number, format: string, text: string, more = ""): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const list = (id: number, abstract: number, inner = ""): string =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${inner}</w:num>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, "chineseCountingThousand", "%1、")}${level(1, "decimal", "（%2）")}` +
    `${level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")}</w:abstractNum>` +
    list(1, 0) +
    list(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
  const item = (text: string, listId: number, index: number): string =>
    paragraph(run(text), `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="${listId}"/></w:numPr>`);

  test("count on, start again under a new parent, and where the list says so", () => {
    const body = [
      item("收入", 1, 0),
      item("甲", 1, 1),
      item("乙", 1, 1),
      item("支出", 1, 0),
      item("丙", 1, 1),
      item("细", 1, 2),
      item("另起", 2, 0),
      item("接着", 2, 0),
    ].join("");
    expect(texts(read({ body, numbering }))).toEqual([
      "一、收入",
      "（1）甲",
      "（2）乙",
      "二、支出",
      "（1）丙",
      "2.1.1 细",
      "一、另起",
      "二、接着",
    ]);
  });

  test("by style, and taken out of the list again", () => {
    const styles =
      '<w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>';
    const body =
      paragraph(run("甲"), '<w:pStyle w:val="b"/>') +
      paragraph(run("乙"), '<w:pStyle w:val="b"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      paragraph(run("丙"), '<w:pStyle w:val="b"/>');
    expect(texts(read({ body, styles, numbering }))).toEqual(["一、甲", "乙", "二、丙"]);
  });

  test.each([
    ["chineseCounting", 10, "十"],
    ["chineseCounting", 21, "二十一"],
    ["chineseCountingThousand", 105, "一百零五"],
    ["chineseCountingThousand", 110, "一百一十"],
    ["chineseCountingThousand", 1001, "一千零一"],
    ["chineseLegalSimplified", 12, "壹拾贰"],
    ["ideographTraditional", 3, "丙"],
    ["decimalFullWidth", 12, "１２"],
    ["decimalEnclosedCircleChinese", 3, "③"],
    ["decimalEnclosedParen", 2, "⑵"],
    ["upperRoman", 49, "XLIX"],
    ["lowerLetter", 28, "bb"],
    ["somethingElse", 7, "7"],
  ])("%s %d is %s", (format, value, expected) => {
    expect(formatNumber(format, value)).toBe(expected);
  });
});

test("headings by style, by name and by the paragraph itself; lines of contents", () => {
  const styles =
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="2"><w:basedOn w:val="1"/></w:style>' +
    '<w:style w:styleId="3"><w:name w:val="标题样式"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:styleId="t"><w:name w:val="toc 1"/></w:style>';
  const body = ["1", "2", "3", "t", "none"]
    .map((id) => paragraph(run(id), `<w:pStyle w:val="${id}"/>`))
    .join("");
  const own =
    paragraph(run("x"), '<w:outlineLvl w:val="2"/>') +
    paragraph(run("y"), '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>');
  const found = read({ body: body + own, styles }).blocks.map((block) =>
    block.kind === "paragraph" ? [block.text, block.headingLevel, block.isContentsEntry] : null,
  );
  expect(found).toEqual([
    ["1", 1, false],
    ["2", 1, false],
    ["3", 2, false],
    ["t", null, true],
    ["none", null, false],
    ["x", 3, false],
    ["y", null, false],
  ]);
});

test("tables: merged both ways, deleted rows, a table in a cell", () => {
  const cell = (text: string, properties = ""): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
  const row = (inner: string, properties = ""): string =>
    `<w:tr><w:trPr>${properties}</w:trPr>${inner}</w:tr>`;
  const inner = `<w:tbl>${row(cell("内1") + cell("内2"))}</w:tbl>`;
  const body = `<w:tbl>${[
    row(cell("项目", '<w:vMerge w:val="restart"/>') + cell("决算数", '<w:gridSpan w:val="2"/>')),
    row(cell("", "<w:vMerge/>") + cell("小计") + cell("其中")),
    row(cell("删") + cell("删") + cell("删"), '<w:del w:id="1"/>'),
    row(cell("合计") + cell("1.00") + `<w:tc>${inner}<w:p/></w:tc>`),
  ].join("")}</w:tbl>`;
  expect(cells(read({ body }))).toEqual([
    { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: "项目" },
    { row: 0, column: 1, rowSpan: 1, columnSpan: 2, text: "决算数" },
    { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: "小计" },
    { row: 1, column: 2, rowSpan: 1, columnSpan: 1, text: "其中" },
    { row: 3, column: 0, rowSpan: 1, columnSpan: 1, text: "合计" },
    { row: 3, column: 1, rowSpan: 1, columnSpan: 1, text: "1.00" },
    { row: 3, column: 2, rowSpan: 1, columnSpan: 1, text: "内1\n内2" },
  ]);
});

test("page heads, page feet and footnotes", () => {
  const document = read({
    body: paragraph(run("正文")),
    header: paragraph(run("某部门2024年度决算公开")),
    footer: paragraph(run("第 1 页")),
    footnotes: `<w:footnote>${paragraph(run("注"))}</w:footnote>`,
  });
  expect(document).toMatchObject({
    headers: ["某部门2024年度决算公开"],
    footers: ["第 1 页"],
    notes: ["注"],
  });
});

test("mammoth reads the same text of a document that docx wrote", async () => {
  const line = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] });
  const document = new Document({
    sections: [
      {
        headers: { default: new Header({ children: [line("页眉")] }) },
        footers: { default: new Footer({ children: [line("页脚")] }) },
        children: [
          new Paragraph({ text: "第三部分 决算情况说明", heading: HeadingLevel.HEADING_1 }),
          line("2024年度收入总计2,347.78万元。"),
          new Table({
            rows: [
              new TableRow({
                children: ["项目", "决算数"].map((text) => new TableCell({ children: [line(text)] })),
              }),
              new TableRow({
                children: ["合计", "1.00"].map((text) => new TableCell({ children: [line(text)] })),
              }),
            ],
          }),
          line("完。"),
        ],
      },
    ],
  });
  const buffer = await Packer.toBuffer(document);
  const ours = readDocx(new Uint8Array(buffer), "a.docx");
  const flat = ours.blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.text] : block.cells.map(({ text }) => text),
  );
  const { value } = await mammoth.extractRawText({ buffer });
  expect(flat.filter(Boolean)).toEqual(value.split("\n").filter(Boolean));
  expect([ours.headers, ours.footers, ours.blocks[0]]).toMatchObject([
    ["页眉"],
    ["页脚"],
    { headingLevel: 1 },
  ]);
});

test("200 pages are read at once", () => {
  const body = paragraph(run("一般公共预算财政拨款支出决算为２，３４７．７８万元。".repeat(10))).repeat(4000);
  expect(read({ body }).blocks).toHaveLength(4000);
});

describe("what is no document is refused", () => {
  const whole = smallDocument({ body: paragraph(run("正文")) });
  test.each([
    ["nothing", new Uint8Array(), "empty"],
    ["a workbook", smallBook(), "notDocument"],
    ["text", new TextEncoder().encode("正文"), "notDocument"],
    ["cut off", whole.subarray(0, 700), "damaged"],
    ["entities", smallDocument({ body: "", styles: "&a;" }), "damaged"],
  ])("%s", (_, bytes, reason) => {
    let caught: unknown;
    try {
      readDocx(bytes, "a.docx");
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(UnreadableFile);
    expect(caught).toMatchObject({ reason });
  });
});

describe("cells that span more columns than there are keep their neighbours", () => {
  const cell = (text: string, span?: number): string =>
    `<w:tc>${span === undefined ? "" : `<w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>`}${paragraph(run(text))}</w:tc>`;
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
  const second = row(cell("甲"), cell("乙"), cell("1.00"));
  const grid = `<w:tblGrid>${"<w:gridCol/>".repeat(3)}</w:tblGrid>`;
  const cases: [string, string][] = [
    ["a grid of three", grid + row(cell("合计", 1001), cell("2.00")) + second],
    ["a grid of three, far beyond", grid + row(cell("合计", 2_000_000_000), cell("2.00")) + second],
    ["a grid of three, beyond it alone", grid + row(cell("合计", 9), cell("2.00")) + second],
    ["two such cells", grid + row(cell("合计", 5000), cell("2.00", 5000)) + second],
  ];
  test.each(cases)("%s", (_, rows) => {
    const [table] = read({ body: `<w:tbl>${rows}</w:tbl>` }).blocks;
    if (table?.kind !== "table") throw new Error("no table");
    expect(table.cells.map(({ text }) => text)).toEqual(["合计", "2.00", "甲", "乙", "1.00"]);
    expect(table.columnCount).toBe(3);
    expect(table.cells.at(-1)?.column).toBe(2);
  });

  test("no grid: nothing is lost", () => {
    const [table] = read({ body: `<w:tbl>${row(cell("合计", 5000), cell("2.00"))}</w:tbl>` }).blocks;
    expect(table?.kind === "table" && table.cells.map(({ text }) => text)).toEqual(["合计", "2.00"]);
  });
});

test("a heading level inside of a table style's conditions is none of the style's", () => {
  const styles =
    '<w:style w:styleId="t" w:type="table"><w:name w:val="t"/><w:tblStylePr w:type="firstRow"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:tblStylePr></w:style>';
  const [block] = read({ body: paragraph(run("文"), '<w:pStyle w:val="t"/>'), styles }).blocks;
  expect(block).toMatchObject({ headingLevel: null });
});
