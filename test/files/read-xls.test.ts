/**
 * Old workbooks against two writers that are not ours, SheetJS and LibreOffice, and record by record against what a
 * reader must not pass over.
 */
import { read, utils, write, type WorkBook } from "@e965/xlsx";
import { decrypt as decryptElsewhere } from "officecrypto-tool";
import { readXls } from "../../src/files/read-xls";
import { readXlsx } from "../../src/files/read-xlsx";
import { UnreadableFile } from "../../src/files/unreadable-file";
import { toA1 } from "../../src/workbook/address";
import type { Cell } from "../../src/workbook/workbook";
import { smallBook } from "./small-book";
import { convert } from "./soffice";
import { encryptXls, withStream, type RecordChange, recordsOf, streamOf } from "./xls-stream";

const FORMULAS = [
  "A1+B1*2-C1/4",
  "SUM($A$1:C1,B2)",
  "-A1%",
  'IF(A1>=B1,"是""否",ROUND(A1,2))',
  "(A1+B1)^2&C1",
  "SUM(第二!A1:A3)+'表 三'!$B$2",
  "SUMPRODUCT(A1:C1,A1:C1)",
  "IF(A1<>B1,TRUE,1.5)",
  "ROUND(SUM(A:A),2)",
  "VLOOKUP(A1,A1:C1,2,FALSE)",
  "NOT(ISNUMBER(A1))",
  "MAX(A1,B1)-MIN(A1,B1)",
];

/** Formulas in column E from row 1 on, and values of every kind. */
function book(): WorkBook {
  const made = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    [1.5, 2, -3, true],
    ["合计", 1234567.89, 0.1, null],
    ["\u{20000}长" + "文".repeat(200), 100, 1e15, "x"],
  ]);
  FORMULAS.forEach((formula, row) => {
    sheet[`E${row + 1}`] = { t: "n", v: row + 0.25, f: formula };
  });
  sheet["F1"] = { t: "e", v: 0x2a, w: "#N/A" };
  sheet["B2"] = { t: "n", v: 1234567.89, z: "#,##0.00" };
  sheet["!ref"] = "A1:F12";
  utils.book_append_sheet(made, sheet, "第一");
  utils.book_append_sheet(made, utils.aoa_to_sheet([[1], [2], [3]]), "第二");
  utils.book_append_sheet(
    made,
    utils.aoa_to_sheet([
      [1, 2],
      [3, 4],
    ]),
    "表 三",
  );
  return made;
}

const written = (bookType: "biff8" | "xlsx"): Uint8Array =>
  new Uint8Array(write(book(), { type: "array", bookType }) as ArrayBuffer);

type Content = Omit<Cell, "row" | "column">;
function contentsOf(bytes: Uint8Array): Readonly<Record<string, Content>>[] {
  return readXls(bytes, "a.xls").sheets.map(({ cells }) =>
    Object.fromEntries(
      [...cells.values()].map(({ row, column, ...content }) => [toA1(row, column), content]),
    ),
  );
}

const plain = written("biff8");

test("values, formats and formulas are those that another program wrote", () => {
  const [first, second] = contentsOf(plain);
  expect(second).toEqual({ A1: { value: 1 }, A2: { value: 2 }, A3: { value: 3 } });
  expect(first).toMatchObject({
    A1: { value: 1.5 },
    C1: { value: -3 },
    D1: { value: true },
    A2: { value: "合计" },
    B2: { value: 1234567.89, format: "#,##0.00" },
    A3: { value: "\u{20000}长" + "文".repeat(200) },
    C3: { value: 1e15 },
    F1: { value: null, error: "#N/A" },
  });
});

test("LibreOffice's .xls has the same cells and formulas as its .xlsx", () => {
  const old = convert(written("xlsx"), "xlsx", "xls");
  const modern = old && convert(written("xlsx"), "xlsx", "xlsx");
  if (!old || !modern) return;
  const expected = readXlsx(modern, "a.xlsx").sheets;
  readXls(old, "a.xls").sheets.forEach((sheet, index) => {
    const other = expected[index];
    expect(sheet.name).toBe(other?.name);
    for (const [key, { value, formula, row, column }] of other?.cells ?? []) {
      const read = sheet.cells.get(key);
      // Booleans and errors are formulas of their own in one of the two.
      const expected = column === 4 ? formula?.replaceAll("'", "") : undefined;
      expect([
        toA1(row, column),
        read?.value,
        column === 4 ? read?.formula?.replaceAll("'", "") : undefined,
      ]).toEqual([toA1(row, column), value, expected]);
    }
    expect(sheet.cells.size).toBe(other?.cells.size);
  });
}, 120_000);

test("streams in any case, and the newer one of two", () => {
  for (const name of ["WORKBOOK", "workbook", "Book", "BOOK"]) {
    expect(contentsOf(withStream(streamOf(plain), name))).toEqual(contentsOf(plain));
  }
});

describe("what a reader must not pass over", () => {
  const NUMBER = 0x0203;
  const reason = (bytes: Uint8Array): string => {
    try {
      readXls(bytes, "a.xls");
      return "read";
    } catch (error) {
      if (error instanceof UnreadableFile) return error.reason;
      throw error;
    }
  };
  const changed = (change: RecordChange): Uint8Array => withStream(recordsOf(streamOf(plain), change));

  test("a cell whose record nobody knows", () => {
    let seen = 0;
    const bytes = changed((type, data) =>
      type === NUMBER && (seen += 1) === 2 ? [[0x0303, data]] : [[type, data]],
    );
    expect(reason(bytes)).toBe("damaged");
  });

  test("two cells at one place", () => {
    expect(
      reason(
        changed((type, data) =>
          type === NUMBER
            ? [
                [type, data],
                [type, data],
              ]
            : [[type, data]],
        ),
      ),
    ).toBe("damaged");
  });

  test("a sheet that declares cells and has none", () => {
    const row = Uint8Array.from([0, 0, 0, 0, 6, 0, 0, 1, 0, 0, 0, 0, 0, 1, 15, 0]);
    const bytes = changed((type, data) => {
      if ([NUMBER, 0x0006, 0x00fd, 0x0204, 0x0205, 0x027e, 0x00bd].includes(type)) return [];
      return type === 0x0200
        ? [
            [type, data],
            [0x0208, row],
          ]
        : [[type, data]];
    });
    expect(reason(bytes)).toBe("damaged");
  });

  test("an end that is missing, a record that runs over the end", () => {
    const stream = streamOf(plain);
    expect(reason(withStream(stream.subarray(0, stream.length - 4)))).toBe("damaged");
    expect(reason(withStream(stream.subarray(0, stream.length - 3)))).toBe("damaged");
  });

  test("nothing but zeros", () => {
    expect(reason(withStream(new Uint8Array(8192)))).toBe("damaged");
  });

  test("labels as references: the value is there, the formula unknown", () => {
    const natural = [0x18, 0x06, 1, 0, 2, 0];
    const bytes = changed((type, data) => {
      const isE1 = type === NUMBER && data[0] === 0 && data[2] === 4;
      if (!isE1) return [[type, data]];
      const tail = [0, 0, 0, 0, 0, 0, natural.length, 0, ...natural];
      return [[0x0006, Uint8Array.from([...data.subarray(0, 14), ...tail])]];
    });
    const [first] = contentsOf(bytes);
    expect(first?.["E1"]).toEqual({ value: 0.25, formula: "=#REF!" });
    expect(Object.keys(first ?? {})).toEqual(Object.keys(contentsOf(plain)[0] ?? {}));
  });

  test("records and cells are counted before they are read", () => {
    expect(() => readXls(plain, "a.xls", { cells: 20 })).toThrow(/内容过多/u);
    expect(() => readXls(plain, "a.xls", { records: 50 })).toThrow(/内容过多/u);
  });
});

describe("encrypted with the password that Excel uses by itself", () => {
  test.each(["xor", "rc4", "cryptoApi"] as const)("%s", async (kind) => {
    const encrypted = encryptXls(plain, kind, "VelvetSweatshop");
    expect(contentsOf(encrypted)).toEqual(contentsOf(plain));
    const elsewhere = await decryptElsewhere(Buffer.from(encrypted), { password: "VelvetSweatshop" });
    expect(read(elsewhere, { type: "buffer" }).SheetNames).toEqual(["第一", "第二", "表 三"]);
  });

  test.each(["xor", "rc4", "cryptoApi"] as const)("another password stays its owner's: %s", (kind) => {
    expect(() => readXls(encryptXls(plain, kind, "secret"), "a.xls")).toThrow(/打开密码/u);
  });

  test("an .xlsx with it", async () => {
    const { encrypt } = await import("officecrypto-tool");
    const { readWorkbook } = await import("../../src/files/read-workbook");
    for (const options of [{ type: "standard" } as const, {}]) {
      const open = encrypt(Buffer.from(smallBook()), { password: "VelvetSweatshop", ...options });
      expect((await readWorkbook(new Uint8Array(open), "a.xlsx")).sheets).toEqual(
        readXlsx(smallBook(), "a.xlsx").sheets,
      );
      const closed = encrypt(Buffer.from(smallBook()), { password: "secret", ...options });
      await expect(readWorkbook(new Uint8Array(closed), "a.xlsx")).rejects.toMatchObject({
        reason: "encrypted",
      });
    }
  }, 60_000);
});
