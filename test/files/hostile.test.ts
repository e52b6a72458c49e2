/** Files made to harm or broken on their way: one clear line or a right reading, never anything else. */
import { strToU8, zipSync } from "fflate";
import { openZip } from "../../src/files/zip";
import { readDocx } from "../../src/files/read-docx";
import { readXlsx } from "../../src/files/read-xlsx";
import { readWorkbook } from "../../src/files/read-workbook";
import { UnreadableFile, type UnreadableReason } from "../../src/files/unreadable-file";
import type { Workbook } from "../../src/workbook/workbook";
import { HEAD, pack, replaceIn, smallBook, smallBookParts, type SmallBookOptions } from "./small-book";
import { paragraph, run, smallDocument } from "./small-document";

type Outcome = UnreadableReason | "read";

async function outcomeOf(bytes: Uint8Array): Promise<Outcome> {
  try {
    await readWorkbook(bytes, "x.xlsx");
    return "read";
  } catch (error) {
    if (error instanceof UnreadableFile) return error.reason;
    throw error;
  }
}

const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Changes the central directory's record of one entry. */
function inDirectory(
  source: Uint8Array,
  name: string,
  change: (view: DataView, at: number) => void,
): Uint8Array {
  const bytes = source.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) !== CENTRAL) continue;
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)) !== name) continue;
    change(view, at);
    return bytes;
  }
  throw new Error(`no entry ${name}`);
}

const SHEET = "xl/worksheets/sheet1.xml";
const plain = smallBook();
const withSheet = (sheetData: string): Uint8Array =>
  smallBook({ worksheet: `<sheetData>${sheetData}</sheetData>` });
const changed = (change: NonNullable<SmallBookOptions["change"]>): Uint8Array => smallBook({ change });
const flipped = (from: number, to: number): Uint8Array => {
  const bytes = plain.slice();
  for (let at = from; at < to; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  return bytes;
};

describe("damaged files", () => {
  const cases: [string, () => Uint8Array, Outcome][] = [
    ["nothing in it", () => new Uint8Array(), "empty"],
    [
      "arbitrary bytes",
      () => Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256),
      "notWorkbook",
    ],
    ["cut off in the middle", () => plain.subarray(0, plain.length / 2), "damaged"],
    ["end cut off", () => plain.subarray(0, plain.length - 1), "damaged"],
    ["bytes turned in an entry", () => flipped(900, 920), "damaged"],
    ["XML cut off", () => changed((parts) => replaceIn(parts, SHEET, /<\/sheetData>.*/, "")), "damaged"],
    ["no workbook part", () => changed((parts) => parts.delete("xl/workbook.xml")), "damaged"],
    ["no worksheet part", () => changed((parts) => parts.delete(SHEET)), "damaged"],
    ["no such string", () => withSheet('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'), "damaged"],
    ["an address that cannot be", () => withSheet('<row r="1"><c r="A-1"><v>3</v></c></row>'), "damaged"],
    [
      "a size that lies",
      () => inDirectory(plain, SHEET, (view, at) => view.setUint32(at + 24, 10, true)),
      "damaged",
    ],
    [
      "a check sum that lies",
      () => inDirectory(plain, SHEET, (view, at) => view.setUint32(at + 16, 1, true)),
      "damaged",
    ],
    [
      "an offset that lies",
      () => inDirectory(plain, SHEET, (view, at) => view.setUint32(at + 42, 0, true)),
      "damaged",
    ],
    [
      "a method that nobody knows",
      () => inDirectory(plain, SHEET, (view, at) => view.setUint16(at + 10, 99, true)),
      "damaged",
    ],
    [
      "a password on an entry",
      () => inDirectory(plain, SHEET, (view, at) => view.setUint16(at + 8, 1, true)),
      "encrypted",
    ],
    [
      "a Zip64 size without its field",
      () => inDirectory(plain, SHEET, (view, at) => view.setUint32(at + 24, 0xffffffff, true)),
      "damaged",
    ],
  ];
  test.each(cases)("%s", async (_, make, expected) => {
    expect(await outcomeOf(make())).toBe(expected);
  });

  test("two entries by one name", async () => {
    const bytes = pack(new Map([...smallBookParts(), ["XL/workbook.xml", `${HEAD}<workbook/>`]]));
    expect(await outcomeOf(bytes)).toBe("damaged");
  });
});

describe("hostile files", () => {
  const traversal = (name: string): Uint8Array => changed((parts) => parts.set(name, "x"));
  const doctype = (declaration: string): Uint8Array =>
    changed((parts) =>
      parts.set("xl/sharedStrings.xml", `${HEAD}<!DOCTYPE x [${declaration}]><sst><si><t>&a;</t></si></sst>`),
    );
  const doubling = Array.from(
    { length: 30 },
    (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`,
  ).join("");

  const cases: [string, () => Uint8Array, Outcome][] = [
    ["a name that climbs out", () => traversal("../../etc/passwd"), "unsafe"],
    ["a name that climbs out with backslashes", () => traversal("xl\\..\\..\\x"), "unsafe"],
    ["a name on a drive", () => traversal("C:/windows/x"), "unsafe"],
    ["entities that double", () => doctype(`<!ENTITY e0 "aa">${doubling}<!ENTITY a "&e30;">`), "unsafe"],
    ["an entity from a file", () => doctype('<!ENTITY a SYSTEM "file:///etc/hostname">'), "unsafe"],
    ["an entity from the network", () => doctype('<!ENTITY a SYSTEM "https://example.invalid/x">'), "unsafe"],
    [
      "a part from outside the package",
      () =>
        changed((parts) =>
          replaceIn(parts, "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../../etc/passwd"),
        ),
      "damaged",
    ],
    [
      "cells at the far corner",
      () => withSheet('<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'),
      "read",
    ],
    [
      "a merge over the whole sheet",
      () => smallBook({ worksheet: '<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
      "read",
    ],
    [
      "columns beyond counting",
      () => smallBook({ worksheet: '<cols><col min="1" max="2000000000" hidden="1"/></cols><sheetData/>' }),
      "read",
    ],
    [
      "too many entries",
      () =>
        zipSync(
          Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`${index}`, new Uint8Array()])),
          { level: 0 },
        ),
      "tooLarge",
    ],
    [
      "elements nested without end",
      () => changed((parts) => parts.set(SHEET, `${HEAD}${"<a>".repeat(300_000)}`)),
      "tooMuch",
    ],
  ];
  test.each(cases)("%s", async (_, make, expected) => {
    expect(await outcomeOf(make())).toBe(expected);
  });

  const claim = (size: number) => (view: DataView, at: number) => view.setUint32(at + 24, size, true);

  test("an entry that unpacks to 400 MB", async () => {
    expect(await outcomeOf(inDirectory(plain, SHEET, claim(400 * 2 ** 20)))).toBe("tooLarge");
  });

  test("an entry that unpacks to a thousand times its size", async () => {
    const bytes = changed((parts) => parts.set(SHEET, new Uint8Array(16 * 2 ** 20).fill(0x20)));
    expect(await outcomeOf(bytes)).toBe("tooLarge");
  });

  test("the same, claiming to be small", async () => {
    const bytes = changed((parts) => parts.set(SHEET, new Uint8Array(16 * 2 ** 20).fill(0x20)));
    expect(await outcomeOf(inDirectory(bytes, SHEET, claim(1000)))).toBe("damaged");
  });

  test("entries that share their bytes", () => {
    const bytes = pack(
      new Map([
        ["a", "1".repeat(1000)],
        ["b", "1".repeat(1000)],
      ]),
    );
    const shared = inDirectory(bytes, "b", (view, at) => view.setUint32(at + 42, 0, true));
    expect(() => openZip(shared)).toThrow(UnreadableFile);
  });

  test("more cells than memory would hold", () => {
    const rows = Array.from(
      { length: 101 },
      (_, index) => `<row r="${index + 1}"><c><v>1</v></c></row>`,
    ).join("");
    const read = (cells: number): unknown => readXlsx(withSheet(rows), "x", { cells });
    expect(() => read(100)).toThrow("内容过多");
    expect(read(101)).toBeDefined();
  });

  test("a document that unpacks to 400 MB", () => {
    const document = smallDocument({ body: paragraph(run("文")) });
    const bomb = inDirectory(document, "word/document.xml", claim(400 * 2 ** 20));
    expect(() => readDocx(bomb, "x.docx")).toThrow("解压后过大");
  });
});

test("a sheet of 100,000 rows is read whole", async () => {
  const row = (index: number): string =>
    `<row r="${index}"><c r="A${index}" t="s"><v>0</v></c><c r="B${index}"><v>${index}.25</v></c><c r="C${index}" s="2"><v>1</v></c></row>`;
  const rows = Array.from({ length: 100_000 }, (_, index) => row(index + 1)).join("");
  const book: Workbook = await readWorkbook(withSheet(rows), "x.xlsx");
  expect(book.sheets[0]).toMatchObject({ rowCount: 100_000, columnCount: 3 });
  expect(book.sheets[0]?.cells.size).toBe(300_000);
}, 60_000);

test("a Zip64 package of a careful writer is read", async () => {
  const parts = smallBookParts();
  const bytes = pack(parts);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(END);
  const [count, size, offset] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  const wide = new Uint8Array(bytes.length + 76);
  wide.set(bytes.subarray(0, end));
  wide.set(bytes.subarray(end), end + 76);
  const out = new DataView(wide.buffer);
  out.setUint32(end, 0x06064b50, true);
  out.setBigUint64(end + 4, 44n, true);
  out.setBigUint64(end + 24, BigInt(count), true);
  out.setBigUint64(end + 32, BigInt(count), true);
  out.setBigUint64(end + 40, BigInt(size), true);
  out.setBigUint64(end + 48, BigInt(offset), true);
  out.setUint32(end + 56, 0x07064b50, true);
  out.setBigUint64(end + 64, BigInt(end), true);
  out.setUint32(end + 72, 1, true);
  for (const at of [8, 10]) out.setUint16(end + 76 + at, 0xffff, true);
  for (const at of [12, 16]) out.setUint32(end + 76 + at, 0xffffffff, true);
  expect(await outcomeOf(wide)).toBe("read");
});

test("entries are checked only when they are used", () => {
  const bytes = zipSync({ good: strToU8("good"), bad: [strToU8("bad"), { level: 0 }] });
  const at = Buffer.from(bytes).indexOf("bad", 40) + 3;
  bytes[at] = 0x42;
  const zip = openZip(bytes);
  expect(new TextDecoder().decode(zip.read("good"))).toBe("good");
  expect(() => zip.read("bad")).toThrow(UnreadableFile);
});
