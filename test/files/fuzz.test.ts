/**
 * 10,000 mutated files with a fixed seed: bytes of the package, and XML of its parts. Reading and annotating end in
 * success or in `UnreadableFile`, and nothing else; a file that can be annotated can be read afterwards.
 */
import fc from "fast-check";
import { annotate } from "../../src/files/annotate";
import { readDocx } from "../../src/files/read-docx";
import { readXlsx } from "../../src/files/read-xlsx";
import { UnreadableFile } from "../../src/files/unreadable-file";
import { pack, smallBook, smallBookParts } from "./small-book";
import { paragraph, run, smallDocument, smallDocumentPartsOf } from "./small-document";

const SEED = 20_241_130;
const BUDGET = { seed: SEED, endOnFailure: true };

const WORKSHEET =
  '<cols><col min="1" max="2" style="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1+$C$1</f><v>1</v></c></row>' +
  '<row r="2" hidden="1"><c r="B2"><f t="shared" si="0"/><v>2.5</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="inlineStr"><is><t>内联</t></is></c></row></sheetData>' +
  '<sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="A3:B4"/></mergeCells>';
const BOOK_PARTS = smallBookParts({ worksheet: WORKSHEET });
const BOOK = pack(BOOK_PARTS);

const NUMBERING =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const DOCUMENT = {
  body:
    paragraph(run("收入"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
    `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>${paragraph(run("合计"))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>` +
    paragraph(
      `<w:del>${run("旧")}</w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>${run("末")}`,
      "<w:rPr><w:del/></w:rPr>",
    ),
  styles: '<w:style w:styleId="a"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>',
  numbering: NUMBERING,
};
const DOCUMENT_PARTS = smallDocumentPartsOf(DOCUMENT);
const DOCX = smallDocument(DOCUMENT);

const byteEdit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom("set", "insert", "remove", "cut", "repeat"),
  length: fc.nat({ max: 40 }),
  byte: fc.nat({ max: 255 }),
});
type ByteEdit = typeof byteEdit extends fc.Arbitrary<infer Value> ? Value : never;

function mutateBytes(source: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  let bytes = Array.from(source);
  for (const { at, kind, length, byte } of edits) {
    const index = Math.floor(at * bytes.length);
    if (kind === "set") bytes[index] = byte;
    else if (kind === "insert") bytes.splice(index, 0, ...Array<number>(length).fill(byte));
    else if (kind === "remove") bytes.splice(index, length);
    else if (kind === "cut") bytes = bytes.slice(0, index);
    else bytes.splice(index, 0, ...bytes.slice(index, index + length));
  }
  return Uint8Array.from(bytes);
}

/** Values that a careless or malicious writer might put somewhere. */
const VALUES = [
  "",
  " ",
  "-1",
  "0",
  "1",
  "3",
  "1e999",
  "1.5",
  "99999999999",
  "NaN",
  "true",
  "__proto__",
  "constructor",
  "A1",
  "A1:",
  "B2:A1",
  "XFE1048577",
  "rId9",
  "rId1",
  "s",
  "shared",
  "inlineStr",
  "restart",
  "../../x",
  "/xl/styles.xml",
  "_xD800_",
  "&#10;",
  "%1%2%9",
];
/** Pieces that seldom leave XML well-formed. */
const BREAKS = [
  "<",
  "&",
  '"',
  "&a;",
  "&#0;",
  "<!--",
  "<![CDATA[",
  "<!DOCTYPE a>",
  "</row>",
  "<w:p>",
  "\ufffe",
];

const ATTRIBUTE = /\s[\w:]+="[^"]*"/g;
const TEXT = />[^<>]+</g;
const LEAF = /<([\w:]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g;
const TAG = /<[^<>]*>/g;

const xmlEdit = fc.record({
  part: fc.nat(),
  kind: fc.constantFrom(
    "value",
    "value",
    "value",
    "drop",
    "text",
    "remove",
    "double",
    "rename",
    "move",
    "break",
  ),
  at: fc.nat(),
  to: fc.nat(),
  value: fc.constantFrom(...VALUES),
  breaking: fc.constantFrom(...BREAKS),
});
type XmlEdit = typeof xmlEdit extends fc.Arbitrary<infer Value> ? Value : never;

function mutateXml(parts: ReadonlyMap<string, string | Uint8Array>, edits: readonly XmlEdit[]): Uint8Array {
  const mutated = new Map(parts);
  const names = [...parts.keys()];
  for (const edit of edits) {
    const name = names[edit.part % names.length] ?? "";
    mutated.set(name, mutateOnce(String(mutated.get(name)), edit));
  }
  return pack(mutated, { level: 0 });
}

function mutateOnce(xml: string, { kind, at, to, value, breaking }: XmlEdit): string {
  const replaceOne = (pattern: RegExp, by: (found: string) => string): string => {
    const all = [...xml.matchAll(pattern)];
    const chosen = all[at % Math.max(1, all.length)];
    if (!chosen) return xml;
    return xml.slice(0, chosen.index) + by(chosen[0]) + xml.slice(chosen.index + chosen[0].length);
  };
  switch (kind) {
    case "value":
      return replaceOne(ATTRIBUTE, (found) => found.replace(/"[^"]*"/, () => `"${value}"`));
    case "drop":
      return replaceOne(ATTRIBUTE, () => "");
    case "text":
      return replaceOne(TEXT, () => `>${value}<`);
    case "remove":
      return replaceOne(LEAF, () => "");
    case "double":
      return replaceOne(LEAF, (found) => found + found);
    case "rename":
      return replaceOne(LEAF, (found) => found.replaceAll(/(<\/?)[\w:]+/g, "$1row"));
    case "move": {
      const leaves = [...xml.matchAll(LEAF)];
      return replaceOne(TAG, (found) => found + (leaves[to % Math.max(1, leaves.length)]?.[0] ?? ""));
    }
    case "break":
      return replaceOne(TAG, (found) => found + breaking);
  }
}

const outcomes = { success: 0, refused: 0 };

/** `undefined` when the file was refused as it should be. */
function attempt<T>(action: () => T): T | undefined {
  try {
    const result = action();
    outcomes.success += 1;
    return result;
  } catch (error) {
    if (error instanceof UnreadableFile) {
      outcomes.refused += 1;
      return undefined;
    }
    throw error;
  }
}

function handleBook(bytes: Uint8Array): void {
  attempt(() => readXlsx(bytes, "a.xlsx"));
  const annotated = attempt(() =>
    annotate(
      bytes,
      [],
      { name: "勾稽结果", rows: [{ cells: [{ value: "x", style: { bold: true } }] }] },
      "a.xlsx",
    ),
  );
  if (annotated && attempt(() => readXlsx(bytes, "a.xlsx"))) readXlsx(annotated, "a.xlsx");
}

function markFirstSheet(bytes: Uint8Array): void {
  const book = attempt(() => readXlsx(bytes, "a.xlsx"));
  const sheet = book?.sheets[0]?.name;
  if (sheet === undefined) return;
  const marks = ["A1", "C1", "B9"].map((address) => ({ sheet, address, fill: "FFC7CE", note: "x" }));
  const annotated = attempt(() => annotate(bytes, marks, { name: "勾稽结果", rows: [] }, "a.xlsx"));
  if (annotated) readXlsx(annotated, "a.xlsx");
}

const someBytes = fc.array(byteEdit, { minLength: 1, maxLength: 3 });
const someXml = fc.array(xmlEdit, { minLength: 1, maxLength: 3 });

test("the files are sound before they are mutated", () => {
  expect(readXlsx(BOOK, "a").sheets[0]?.cells.size).toBe(5);
  expect(readDocx(DOCX, "a").blocks).toHaveLength(3);
  markFirstSheet(smallBook());
});

test("workbooks, bytes", () => {
  fc.assert(
    fc.property(someBytes, (edits) => handleBook(mutateBytes(BOOK, edits))),
    { ...BUDGET, numRuns: 3000 },
  );
}, 120_000);

test("workbooks, XML", () => {
  fc.assert(
    fc.property(someXml, (edits) => markFirstSheet(mutateXml(BOOK_PARTS, edits))),
    { ...BUDGET, numRuns: 4000 },
  );
}, 120_000);

test("documents, bytes", () => {
  fc.assert(
    fc.property(someBytes, (edits) => void attempt(() => readDocx(mutateBytes(DOCX, edits), "a"))),
    {
      ...BUDGET,
      numRuns: 1000,
    },
  );
}, 120_000);

test("documents, XML", () => {
  fc.assert(
    fc.property(someXml, (edits) => void attempt(() => readDocx(mutateXml(DOCUMENT_PARTS, edits), "a"))),
    {
      ...BUDGET,
      numRuns: 2000,
    },
  );
}, 120_000);

test("both ends were reached often", () => {
  process.stdout.write(`fuzzing: ${outcomes.success} times success, ${outcomes.refused} times refused\n`);
  expect(Math.min(outcomes.success, outcomes.refused)).toBeGreaterThan(2000);
});
