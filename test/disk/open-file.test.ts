import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write, type WorkBook } from "@e965/xlsx";
import { openWorkbook } from "../../src/disk/open-file";
import { readXlsx } from "../../src/files/read-xlsx";
import { withinSeconds } from "../../src/disk/time-limit";
import { readWorkbook } from "../../src/files/read-workbook";
import { UnreadableFile, type UnreadableReason } from "../../src/files/unreadable-file";
import { cellAt } from "../../src/workbook/workbook";
import { pack, smallBook } from "../files/small-book";
import { convert } from "../files/soffice";

const folder = mkdtempSync(join(tmpdir(), "open-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** What stands in an .xls: written by SheetJS, because no other BIFF8 writer is at hand. */
function xls(change?: (book: WorkBook) => void, bookType: "biff8" | "biff5" = "biff8"): Uint8Array {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ["收入支出决算总表", null, true],
    ["合计", 1234.5, null],
  ]);
  sheet["B3"] = { t: "n", v: 2469, z: "#,##0.00" };
  sheet["!ref"] = "A1:C3";
  utils.book_append_sheet(book, sheet, "公开01表");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["参数"]]), "隐藏");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  change?.(book);
  return new Uint8Array(write(book, { type: "array", bookType }) as ArrayBuffer);
}

async function reasonOf(bytes: Uint8Array): Promise<UnreadableReason> {
  const error: unknown = await readWorkbook(bytes, "x").catch((caught: unknown) => caught);
  if (!(error instanceof UnreadableFile)) throw new Error("read, or failed otherwise");
  return error.reason;
}

test("decided by content: an .xlsx under another name, with its name kept", async () => {
  const path = join(folder, "决算.xls");
  writeFileSync(path, smallBook());
  const book = await openWorkbook(path);
  expect([book.name, book.sheets[0]?.name]).toEqual(["决算.xls", "表一"]);
});

test("an .xls: values, formats and hidden sheets", async () => {
  const book = await readWorkbook(xls(), "旧.xls");
  const [sheet, hidden] = book.sheets;
  if (!sheet) throw new Error("no sheet");
  expect([sheet.name, hidden?.visibility]).toEqual(["公开01表", "hidden"]);
  expect(cellAt(sheet, 0, 0)).toEqual({ row: 0, column: 0, value: "收入支出决算总表" });
  expect(cellAt(sheet, 0, 2)).toMatchObject({ value: true });
  expect(cellAt(sheet, 1, 1)).toEqual({ row: 1, column: 1, value: 1234.5 });
  expect(cellAt(sheet, 2, 1)).toEqual({
    row: 2,
    column: 1,
    value: 2469,
    format: "#,##0.00",
  });
});

test("LibreOffice's .xls reads like the .xlsx that it was made from", async () => {
  const worksheet =
    '<cols><col min="3" max="3" width="9" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12.5</v></c></row>' +
    '<row r="2" hidden="1"><c r="B2" s="2"><f>B1*2</f><v>25</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>' +
    '<sheetProtection sheet="1"/>';
  const modern = smallBook({ worksheet });
  const old = convert(modern, "xlsx", "xls");
  if (!old) return;
  const [expected] = readXlsx(modern, "x").sheets;
  const [sheet] = (await readWorkbook(old, "x")).sheets;
  expect(sheet).toEqual(expected);
}, 120_000);

describe("a damaged .xls", () => {
  const whole = xls();
  const changed = (change: (view: DataView) => void): Uint8Array => {
    const bytes = whole.slice();
    change(new DataView(bytes.buffer));
    return bytes;
  };
  const fill = (view: DataView, from: number, count: number, byte: number): void => {
    for (let at = Math.floor(from); at < from + count; at += 1) view.setUint8(at, byte);
  };
  const cases: [string, Uint8Array][] = [
    ["end cut off", whole.subarray(0, whole.length - 1500)],
    ["half of it", whole.subarray(0, whole.length / 2)],
    ["noise in its records", changed((view) => fill(view, whole.length / 2, 200, 0x5a))],
    [
      "sectors in a circle",
      changed((view) => Array.from({ length: 128 }, (_, index) => view.setUint32(512 + index * 4, 1, true))),
    ],
  ];
  test.each(cases)("%s", async (_, bytes) => {
    expect(["damaged", "notWorkbook", "plainText"]).toContain(await reasonOf(bytes));
  });
});

test("work without end is stopped", () => {
  const endless = (): never => {
    for (;;);
  };
  expect(() => withinSeconds(0.05)(endless)).toThrow(UnreadableFile);
  expect(withinSeconds(5)(() => 42)).toBe(42);
  const fault = new RangeError("ours");
  expect(() =>
    withinSeconds(5)(() => {
      throw fault;
    }),
  ).toThrow(fault);
});

describe("what is no workbook is refused with a reason of its own", () => {
  const whole = smallBook();
  const ole = xls();
  const oleNamed = (name: string): Uint8Array => {
    const bytes = Buffer.from(ole);
    const at = bytes.indexOf(Buffer.from("Workbook", "utf16le"));
    bytes.fill(0, at, at + 64).write(name, at, "utf16le");
    bytes.writeUInt16LE(name.length * 2 + 2, at + 64);
    return new Uint8Array(bytes);
  };
  const cases: [string, Uint8Array, UnreadableReason][] = [
    ["nothing", new Uint8Array(), "empty"],
    ["text", text("决算公开"), "plainText"],
    ["figures between commas", text("合计,12.00\n201,12.00\n"), "plainText"],
    [
      "a flat OpenDocument",
      text(
        '<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
      ),
      "openDocument",
    ],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "picture"],
    ["a page without tables", text("<html><body><p>决算</p></body></html>"), "html"],
    [
      "a page of frames",
      text('<html><frameset><frame src="a.files/sheet001.htm"></frameset></html>'),
      "html",
    ],
    ["MHTML", text("MIME-Version: 1.0\r\nContent-Type: multipart/related"), "mhtml"],
    [
      "XML 2003 without sheets",
      text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      "damaged",
    ],
    ["a PDF", text("%PDF-1.7\n"), "pdf"],
    ["RTF", text("{\\rtf1\\ansi}"), "richText"],
    ["rar", text("Rar!\u001a\u0007\u0000"), "archive"],
    ["7z", new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), "archive"],
    ["Excel 4.0", new Uint8Array([0x09, 0x04, 0x06, 0x00, 0x00, 0x00, 0x10, 0x00]), "oldWorkbook"],
    ["cut off", whole.subarray(0, 900), "damaged"],
    ["end cut off", whole.subarray(0, whole.length - 10), "damaged"],
    ["an empty ZIP", pack(new Map()), "notWorkbook"],
    ["another ZIP", pack(new Map([["readme.txt", "x"]])), "archive"],
    ["OFD", pack(new Map([["OFD.xml", "<x/>"]])), "ofd"],
    [
      "OpenDocument",
      pack(
        new Map([
          ["mimetype", "application/x"],
          ["content.xml", "<x/>"],
        ]),
      ),
      "openDocument",
    ],
    ["encrypted, without its parameters", oleNamed("EncryptedPackage"), "encrypted"],
    ["an old Word document", oleNamed("WordDocument"), "legacyDocument"],
    ["an old presentation", oleNamed("PowerPoint Document"), "presentation"],
    [".xls cut off", ole.subarray(0, 1024), "damaged"],
  ];
  test.each(cases)("%s", async (_, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason);
  });
});

test.each([
  ["决算.et", "wpsWorkbook"],
  ["说明.WPS", "wpsDocument"],
  ["a.ofd", "ofd"],
  ["a.doc", "legacyDocument"],
  ["a.xls", "notWorkbook"],
  ["et", "notWorkbook"],
])("content that says nothing: %s by its name", async (name, reason) => {
  await expect(readWorkbook(text("?\u0001?"), name)).rejects.toMatchObject({ reason });
});

test("no file, or a folder", async () => {
  await expect(openWorkbook(join(folder, "no.xlsx"))).rejects.toMatchObject({ reason: "notFound" });
  await expect(openWorkbook(folder)).rejects.toMatchObject({ reason: "notAFile" });
});

test("each message is one line in each language", () => {
  const error = new UnreadableFile("damaged", "a\nb\u202e");
  expect(error.message).toBe("文件已损坏，无法完整读取（a�b�）。");
  expect(error.english).toBe("The file is damaged and cannot be read completely (a�b�).");
});
