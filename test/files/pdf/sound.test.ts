/** Files of which a byte changed in the plain text between the streams, and files that hold nothing to read: one line each. */
import { spawnSync } from "node:child_process";
import { readPdfBytes } from "../../../src/disk/open-pdf";
import { requireSoundStructure } from "../../../src/files/pdf/sound-structure";
import { UnreadableFile } from "../../../src/files/unreadable-file";
import { drawPdf, drawTable } from "./drawn";
import { typedPdf } from "./typed";

const LINES = ["2024年度收入总计3,461.16万元。", "2024年度支出总计3,416.16万元。"];
const WHOLE = typedPdf(LINES);

async function outcome(bytes: Uint8Array): Promise<string> {
  const read = await readPdfBytes(bytes, "某局.pdf").catch((error: unknown) => error);
  if (read instanceof UnreadableFile) return read.reason;
  if (read instanceof Error) throw read;
  return "read";
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const changed = (from: string, to: string): Uint8Array => {
  const text = latin(WHOLE);
  if (!text.includes(from) || from.length !== to.length) throw new Error(`nothing to change: ${from}`);
  return new Uint8Array(Buffer.from(text.replace(from, to), "latin1"));
};

test("the file as it was written is read, with a font that needs a character map", async () => {
  const { document } = await readPdfBytes(WHOLE, "某局.pdf");
  const text = document.blocks.map((block) => (block.kind === "paragraph" ? block.text : "")).join("");
  expect(text).toBe(LINES.join(""));
});

test.each([
  ["a reference", "/Contents 8 0 R>>", "/Contents 8 0 R.>"],
  ["the key of a page's contents", "/Contents 8", "/Cont-nts 8"],
  ["the name of a font", "/F1 3 0 R", "/D1 3 0 R"],
  ["the kind of a font", "/Subtype/Type0", "/Subtype/TYpe0"],
  ["a width", "814 939 500", "814 9a9 500"],
  ["what stands before a stream", "\nstream\n", "\bstream\n"],
  ["the end of a name", "STSong-Light/CIDSystemInfo", "STSong-Light:CIDSystemInfo"],
  ["a bracket of a dictionary", "<</Type/Page/", ".</Type/Page/"],
  ["a remark in the middle of a name", "UniGB-UTF16-H", "UniGB%UTF16-H"],
  ["the key of a font's descriptor", "/FontDescriptor 5", "/FontDe1criptor 5"],
  ["a place of the table of objects", "0000000009 00000 n", "00000000.9 00000 n"],
  ["a digit of the table of objects", "0000000009 00000 n", "0000000019 00000 n"],
])("%s that changed makes the file damaged, not another one", async (_what, from, to) => {
  expect(await outcome(changed(from, to))).toBe("damaged");
});

test("of two like digits of one number both are read, however narrow the first is said to be", async () => {
  const narrow = latin(typedPdf(["收入总计3,004.55万元。"])).replace("[1 95 500", "[1 95 100");
  const { document } = await readPdfBytes(new Uint8Array(Buffer.from(narrow, "latin1")), "某局.pdf");
  const text = document.blocks.map((block) => (block.kind === "paragraph" ? block.text : "")).join("");
  expect(text).toContain("3,004.55");
});

test("a reference that leads elsewhere leaves what it led to without use", async () => {
  expect(await outcome(changed("/Contents 8 0 R", "/Contents 2 0 R"))).toBe("lostParts");
});

test("what the writer himself put to no use is no damage where checksums answer for all references", () => {
  const stream = (more = ""): string => `2 0 obj <</Length 3${more}>> stream  endstream endobj startxref 9`;
  const judge = (outside: string): (() => void) => {
    return () => {
      requireSoundStructure("", { outside, packed: "<</Type/Pages/Kids[4 0 R]/Count 1>>" });
    };
  };
  expect(judge(stream())).not.toThrow();
  expect(judge(stream("/Resources 4 0 R"))).toThrow(UnreadableFile);
});

test.each([
  ["the name of a filter", "/FlateDecode", "/FlateDec0de"],
  ["the key of a filter", "/Filter", "/Fi1ter"],
])("%s of a packed stream that changed makes the file damaged", async (_what, from, to) => {
  const packed = latin(typedPdf(LINES, { packed: true }));
  expect(packed).toContain(from);
  expect(await outcome(new Uint8Array(Buffer.from(packed.replace(from, to), "latin1")))).toBe("damaged");
});

test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
  [
    "a password",
    "encryptedPdf",
    () =>
      drawPdf((drawn, document) => {
        drawTable(drawn, [["A", "1.00", "2.00"]]);
        document.encrypt({ userPassword: "geheim", ownerPassword: "geheim" });
      }),
  ],
  ["characters that no font tells", "noCharacters", () => typedPdf(LINES, { encoding: "Identity-H" })],
  [
    "text turned to outlines",
    "outlined",
    () =>
      drawPdf(({ page }) => {
        for (let index = 0; index < 300; index += 1)
          page.drawSvgPath("M 0 0 C 1 4 3 4 4 0 C 3 -4 1 -4 0 0", {
            x: 20 + (index % 40) * 8,
            y: 280 - Math.floor(index / 40) * 12,
          });
      }),
  ],
  ["a form that was filled in", "formPdf", () => typedPdf([], { filled: "3,461.16" })],
])("%s", async (_what, reason, make) => {
  expect(await outcome(await make())).toBe(reason);
});

test("a filled field beside text of the page's own leaves the page open", async () => {
  const bytes = typedPdf(LINES, { filled: "3,461.16" });
  const { document } = await readPdfBytes(bytes, "某局.pdf");
  expect(document.gaps).toEqual([{ page: 1, why: "表单域里填写的内容没有读出" }]);
});

test("everything is read where the canvas package is not installed", () => {
  const script = `
    const { Module } = require("node:module");
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (name, ...rest) {
      if (name.startsWith("@napi-rs/canvas")) throw new Error("not installed: " + name);
      return resolve.call(this, name, ...rest);
    };
    const { readPdfBytes } = require("./src/disk/open-pdf.ts");
    const { typedPdf } = require("./test/files/pdf/typed.ts");
    readPdfBytes(typedPdf(["1,234.50"]), "a.pdf").then(({ document }) => console.log(document.blocks[0].text));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--require", "tsx/cjs", "-e", script], {
    encoding: "utf8",
  });
  expect([stdout.trim(), stderr]).toEqual(["1,234.50", ""]);
});
