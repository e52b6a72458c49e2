/**
 * Workbooks that Excel opens without a word and a strict reader would refuse or misread: each kind is opened, its cells
 * are right, and what cannot be read is said in its place.
 */
import { unzipSync } from "fflate";
import { annotate } from "../../src/files/annotate";
import { addSheets } from "../../src/files/put-sheets";
import { readXlsx } from "../../src/files/read-xlsx";
import { UnreadableFile } from "../../src/files/unreadable-file";
import { toA1 } from "../../src/workbook/address";
import type { Cell } from "../../src/workbook/workbook";
import {
  HEAD,
  pack,
  relationships,
  replaceIn,
  smallBook,
  smallBookParts,
  type SmallBookOptions,
} from "./small-book";

const SHEET = "xl/worksheets/sheet1.xml";
const RELATIONSHIPS = "xl/_rels/workbook.xml.rels";

type Cells = Readonly<Record<string, Omit<Cell, "row" | "column">>>;

function cellsOf(bytes: Uint8Array): Cells {
  const [sheet] = readXlsx(bytes, "a.xlsx").sheets;
  return Object.fromEntries(
    [...(sheet?.cells.values() ?? [])].map(({ row, column, ...content }) => [toA1(row, column), content]),
  );
}

const marked = (bytes: Uint8Array, name = "copy.xlsx"): Uint8Array =>
  annotate(
    bytes,
    [{ sheet: "表一", address: "A2", fill: "FFC7CE", note: "合计不等" }],
    { name: "勾稽结果", rows: [] },
    name,
  );

const change =
  (part: string, from: string | RegExp, to: string): NonNullable<SmallBookOptions["change"]> =>
  (parts) =>
    replaceIn(parts, part, from, to);

describe("elements are known by their place", () => {
  const plain = cellsOf(smallBook());
  const X = 'xmlns:x="http://example.invalid/extension"';
  const cases: [string, SmallBookOptions][] = [
    [
      "number formats of differential formats",
      {
        change: change(
          "xl/styles.xml",
          "</cellXfs>",
          '</cellXfs><dxfs><dxf><numFmt numFmtId="176" formatCode="yyyy-mm-dd"/></dxf></dxfs>',
        ),
      },
    ],
    [
      "cell styles of an extension",
      {
        change: change(
          "xl/styles.xml",
          "<cellXfs",
          `<x:cellXfs ${X}><x:xf numFmtId="14"/></x:cellXfs><cellXfs`,
        ),
      },
    ],
    [
      "properties of the workbook in an extension",
      {
        change: change(
          "xl/workbook.xml",
          "</sheets>",
          `</sheets><extLst><ext><x:workbookPr ${X} date1904="1"/></ext></extLst>`,
        ),
      },
    ],
    [
      "anchors of a control, which have rows too",
      {
        change: change(
          SHEET,
          "</sheetData>",
          `</sheetData><controls><control><anchor><from><x:row ${X}>2000000</x:row></from></anchor></control></controls>`,
        ),
      },
    ],
    [
      "reading aids inside of a rich text",
      {
        change: change(
          "xl/sharedStrings.xml",
          "<si><r><t>2,347</t></r>",
          "<si><r><t>2,347</t></r><rPh><t>x</t></rPh>",
        ),
      },
    ],
  ];
  test.each(cases)("%s", (_, options) => {
    expect(cellsOf(smallBook(options))).toEqual(plain);
    expect(cellsOf(marked(smallBook(options)))).toMatchObject({ A2: plain["A2"], B2: plain["B2"] });
  });

  test("the number formats that stand in a choice between two ways to say the same", () => {
    const choice =
      '<numFmts><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x16r3">' +
      '<numFmt numFmtId="176" formatCode="#,##0.00_ "/></mc:Choice><mc:Fallback><numFmt numFmtId="176" formatCode="#,##0.00_ "/></mc:Fallback></mc:AlternateContent></numFmts>';
    expect(cellsOf(smallBook({ change: change("xl/styles.xml", /<numFmts.*<\/numFmts>/, choice) }))).toEqual(
      plain,
    );
  });

  test("cells where no reader looks for them are a damage, not a loss", () => {
    const moved = change(SHEET, "</sheetData>", '<x><row r="9"><c r="A9"><v>7</v></c></row></x></sheetData>');
    expect(() => readXlsx(smallBook({ change: moved }), "a")).toThrow(UnreadableFile);
  });
});

describe("a cell that cannot be read says so in its place", () => {
  const cases: [string, string, Omit<Cell, "row" | "column">][] = [
    ["an unknown type", '<c r="A1" t="zz"><v>5</v></c>', { value: null, error: "5" }],
    ["an unknown type without a value", '<c r="A1" t="zz"/>', { value: null }],
    ["a bare time", '<c r="A1" t="d"><v>10:30:00</v></c>', { value: "10:30:00" }],
    ["a number that is none", '<c r="A1"><v>0x10</v></c>', { value: null, error: "0x10" }],
    ["a number without end", '<c r="A1"><v>1e999</v></c>', { value: null, error: "1e999" }],
    ["no number at all", '<c r="A1"><v>NaN</v></c>', { value: null, error: "NaN" }],
    [
      "a shared formula whose master is missing",
      '<c r="A1"><f t="shared" si="7"/><v>25</v></c>',
      { value: 25, formula: "=#REF!" },
    ],
  ];
  test.each(cases)("%s", (_, cell, expected) => {
    const worksheet = `<sheetData><row r="1">${cell}<c r="B1"><v>1</v></c></row></sheetData>`;
    const { A1, ...others } = cellsOf(smallBook({ worksheet }));
    expect(A1 ?? { value: null }).toEqual(expected);
    expect(others).toEqual({ B1: { value: 1 } });
  });
});

describe("sheets", () => {
  const listed = (sheet: string): SmallBookOptions => ({
    change: change("xl/workbook.xml", "</sheets>", `${sheet}</sheets>`),
  });

  test("a module that is listed without a part", () => {
    const book = smallBook(listed('<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/>'));
    expect(readXlsx(book, "a").sheets.map(({ name }) => name)).toEqual(["表一"]);
    expect(cellsOf(marked(book))["A2"]).toBeDefined();
  });

  test("a relationship that is misspelt does not make a sheet vanish", () => {
    const book = smallBook({ change: change(RELATIONSHIPS, '/worksheet"', '/workshet"') });
    expect(cellsOf(book)).toEqual(cellsOf(smallBook()));
    expect(cellsOf(marked(book))["A2"]).toBeDefined();
  });

  test("a part of no known kind is a damage", () => {
    const parts = smallBookParts(listed('<sheet name="二" sheetId="9" r:id="rId9"/>'));
    listed('<sheet name="二" sheetId="9" r:id="rId9"/>').change?.(parts);
    parts.set("xl/x.xml", `${HEAD}<something/>`);
    replaceIn(
      parts,
      RELATIONSHIPS,
      "</Relationships>",
      '<Relationship Id="rId9" Type="a/x" Target="x.xml"/></Relationships>',
    );
    expect(() => readXlsx(pack(parts), "a")).toThrow(/已损坏.*二/u);
    parts.set("xl/x.xml", `${HEAD}<chartsheet/>`);
    expect(readXlsx(pack(parts), "a").sheets).toHaveLength(1);
  });
});

describe("the package", () => {
  test.each([[Uint8Array.of(0x0a)], [new TextEncoder().encode("\r\n--boundary--\r\n")]])(
    "bytes behind it: %s",
    (tail) => {
      const book = new Uint8Array([...smallBook(), ...tail]);
      expect(cellsOf(book)).toEqual(cellsOf(smallBook()));
      expect(cellsOf(marked(book))["A2"]).toBeDefined();
    },
  );

  /** The directory lists one entry under the name of another, of the same length. */
  function doubled(from: string, to: string): Uint8Array {
    const parts = smallBookParts();
    parts.set(from, "a").set(to, "b");
    return Uint8Array.from(
      Buffer.from(Buffer.from(pack(parts)).toString("latin1").replaceAll(from, to), "latin1"),
    );
  }

  test("two entries by the name of a part that nobody asks for", () => {
    const book = doubled("docProps/cor1.xml", "docProps/core.xml");
    expect(cellsOf(book)).toEqual(cellsOf(smallBook()));
    expect(cellsOf(marked(book))["A2"]).toBeDefined();
  });

  test("two entries by the name of a part that is read: nobody knows which", () => {
    expect(() => readXlsx(doubled("xl/worksheets/shee11.xml", SHEET), "a")).toThrow(/已损坏/u);
  });
});

describe("what is declared survives annotation", () => {
  const declared = (label: string): string => `<?xml version="1.0" encoding="${label}" standalone="yes"?>\n`;
  const wide = (xml: string, bigEndian: boolean, mark: boolean): Uint8Array => {
    const bytes = Buffer.from((mark ? "\ufeff" : "") + xml, "utf16le");
    return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
  };
  const cases: [string, (xml: string) => Uint8Array][] = [
    ["UTF-16", (xml) => wide(declared("UTF-16") + xml, false, true)],
    ["utf-16", (xml) => wide(declared("utf-16") + xml, true, true)],
    ["UTF-16LE with a mark", (xml) => wide(declared("UTF-16LE") + xml, false, true)],
    ["UTF-16BE with a mark", (xml) => wide(declared("UTF-16BE") + xml, true, true)],
    ["UTF-16LE without a mark", (xml) => wide(declared("UTF-16LE") + xml, false, false)],
    ["UTF-16BE without a mark", (xml) => wide(declared("UTF-16BE") + xml, true, false)],
    ["no declaration, a mark alone", (xml) => wide(xml, false, true)],
    ["single quotes", (xml) => wide(declared("UTF-16").replaceAll('"', "'") + xml, false, true)],
    [
      "GBK",
      (xml) =>
        new Uint8Array(
          Buffer.from(declared("GBK") + xml.replaceAll("内联", "\u00c4\u00da\u00c1\u00aa"), "latin1"),
        ),
    ],
  ];
  test.each(cases)("%s", (_, encode) => {
    const book = smallBook({
      change: (parts) => {
        for (const part of [SHEET, "xl/styles.xml"])
          parts.set(part, encode(String(parts.get(part)).replace(HEAD, "")));
      },
    });
    const expected = cellsOf(smallBook());
    expect(cellsOf(book)).toEqual(expected);
    const copy = marked(book);
    expect(cellsOf(copy)).toEqual(expected);
    const sheet = unzipSync(copy)[SHEET];
    expect(new TextDecoder("utf-8", { fatal: true }).decode(sheet)).not.toMatch(/encoding=["'](?!UTF-8)/u);
  });
});

test.each(["A:C", "1:3", "$A:$C", "A1:XFD1048576"])("a merge of %s is no obstacle", (ref) => {
  const book = smallBook({
    change: change(SHEET, "</sheetData>", `</sheetData><mergeCells><mergeCell ref="${ref}"/></mergeCells>`),
  });
  expect(cellsOf(book)).toEqual(cellsOf(smallBook()));
  expect(cellsOf(marked(book))["B2"]).toBeDefined();
});

describe("the content type of a copy is that of its name", () => {
  const MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  const TYPES: Readonly<Record<string, string>> = {
    xlsx: MAIN,
    xltx: MAIN.replace(".sheet.", ".template."),
    xlsm: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    xltm: "application/vnd.ms-excel.template.macroEnabled.main+xml",
  };
  const bookOf = (extension: string): Uint8Array =>
    extension === "xlsx"
      ? smallBook()
      : smallBook({ change: change("[Content_Types].xml", MAIN, TYPES[extension] ?? "") });
  const typeOf = (bytes: Uint8Array): string | undefined =>
    /"\/xl\/workbook\.xml" ContentType="([^"]*)"/.exec(
      new TextDecoder().decode(unzipSync(bytes)["[Content_Types].xml"]),
    )?.[1];
  const extensions = Object.keys(TYPES);
  test.each(extensions.flatMap((from) => extensions.map((to) => [from, to] as const)))(
    "%s as %s",
    (from, to) => {
      expect(typeOf(marked(bookOf(from), `copy.${to.toUpperCase()}`))).toBe(TYPES[to]);
      expect(typeOf(addSheets(bookOf(from), [{ name: "补充资料", rows: [] }], `x.${to}`))).toBe(TYPES[to]);
    },
  );

  test("another extension leaves it", () => {
    expect(typeOf(marked(bookOf("xlsm"), "copy.bak"))).toBe(TYPES["xlsm"]);
  });

  test("macros are not left out: the name must allow them", () => {
    const parts = smallBookParts();
    parts.set("xl/vbaProject.bin", "x");
    const list: [string, string][] = [
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
      ["http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"],
    ];
    parts.set(RELATIONSHIPS, relationships(list));
    expect(() => marked(pack(parts), "copy.xlsx")).toThrow(/含有宏/u);
    expect(typeOf(marked(pack(parts), "copy.xlsm"))).toBe(TYPES["xlsm"]);
  });
});

test.each([
  ["two texts in one run", "<r><t>2,347</t><t>2,347</t></r>"],
  ["an element within a text", "<r><t><f>1</f>2,347</t></r>"],
])("%s: programs differ in what they show, and the file is refused", (_, run) => {
  const book = smallBook({ change: change("xl/sharedStrings.xml", "<r><t>2,347</t></r>", run) });
  expect(() => cellsOf(book)).toThrow(UnreadableFile);
});
