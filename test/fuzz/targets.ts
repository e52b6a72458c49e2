/**
 * The readers that are fuzzed and the question that each mutant is asked: is every figure that an independent reader
 * sees read, or its loss said? Another reader is one more target of this list.
 */
import { write, utils } from "@e965/xlsx";
import { readPdfBytes } from "../../src/disk/open-pdf";
import { readDocx } from "../../src/files/read-docx";
import { readXls } from "../../src/files/read-xls";
import { readXlsx } from "../../src/files/read-xlsx";
import { UnreadableFile } from "../../src/files/unreadable-file";
import { toA1 } from "../../src/workbook/address";
import type { Cell, Workbook } from "../../src/workbook/workbook";
import type { TextDocument } from "../../src/workbook/document";
import { pack, smallBookParts } from "../files/small-book";
import { typedPdf } from "../files/pdf/typed";
import { paragraph, run, smallDocumentPartsOf } from "../files/small-document";
import { streamOf, withStream } from "../files/xls-stream";
import { mutateBytes, mutateRecords, mutateXml } from "./mutate";
import { figuresByMammoth, figuresIn, seenByExcelJs, seenBySheetJs, type Seen } from "./oracles";
import type { Random } from "./random";

/** `null`: read, and nothing lost. */
export type Outcome = "refused" | null | { readonly lost: string };

export interface Target {
  /** `xlsx, XML`. */
  readonly name: string;
  mutant(random: Random): Uint8Array;
  examine(bytes: Uint8Array): Promise<Outcome>;
}

const ROWS: readonly (readonly (string | number | boolean | null)[])[] = [
  ["收入支出决算总表", null, "公开01表"],
  ["项目", "行次", "金额"],
  ["一、一般公共预算财政拨款收入", 1, 2347.78],
  ["二、政府性基金", 2, 0.1],
  ["三、上级补助", 3, -35.06],
  ["本年收入合计", 4, "1,234.56"],
  ["总计", true, 1e9],
];

const SHEET = ROWS.map((cells, row) => {
  const written = cells.map((value, column) => {
    const address = toA1(row, column);
    if (value === null) return `<c r="${address}"/>`;
    if (typeof value === "string" && row > 1)
      return `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
    if (typeof value === "string") return `<c r="${address}" t="s"><v>${(row + column) % 2}</v></c>`;
    if (typeof value === "boolean") return `<c r="${address}" t="b"><v>1</v></c>`;
    return `<c r="${address}" s="${column === 2 ? 2 : 0}">${row === 4 ? "<f>C3*2</f>" : ""}<v>${value}</v></c>`;
  });
  return `<row r="${row + 1}" spans="1:3">${written.join("")}</row>`;
}).join("");

function bookParts(): Map<string, string | Uint8Array> {
  const worksheet = `<cols><col min="1" max="2" width="9"/></cols><sheetData>${SHEET}</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`;
  const parts = smallBookParts({ worksheet });
  const edit = (part: string, from: string, to: string): void => {
    parts.set(part, String(parts.get(part)).replace(from, to));
  };
  parts.set(
    "xl/worksheets/sheet2.xml",
    String(parts.get("xl/worksheets/sheet1.xml")).replaceAll("2347.78", "99.5"),
  );
  edit("xl/workbook.xml", "</sheets>", '<sheet name="表二" sheetId="2" r:id="rId8"/></sheets>');
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";
  edit(
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    `<Relationship Id="rId8" Type="${type}" Target="worksheets/sheet2.xml"/></Relationships>`,
  );
  return parts;
}
const BOOK_PARTS = bookParts();
const BOOK = pack(BOOK_PARTS);

function oldBook(): Uint8Array {
  const book = utils.book_new();
  for (const name of ["表一", "表二", "表三"])
    utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS.map((row) => [...row])), name);
  return new Uint8Array(write(book, { type: "array", bookType: "biff8", bookSST: true }) as ArrayBuffer);
}
const OLD_BOOK = oldBook();
const STREAM = streamOf(OLD_BOOK);

const cell = (text: string, properties = ""): string => `<w:tc>${properties}${paragraph(run(text))}</w:tc>`;
const DOCUMENT_PARTS = smallDocumentPartsOf({
  body:
    paragraph(run("2024年度收入总计2,347.78万元。") + run("其中35.06万元")) +
    `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>${ROWS.map(
      (row) =>
        `<w:tr>${row.map((value) => cell(String(value ?? ""), '<w:tcPr><w:gridSpan w:val="1"/></w:tcPr>')).join("")}</w:tr>`,
    ).join("")}</w:tbl>` +
    paragraph(run("年末结转12.34万元")),
});
const DOCUMENT = pack(DOCUMENT_PARTS);

/** Of an XML package, a few parts changed. */
function xmlMutant(parts: ReadonlyMap<string, string | Uint8Array>, random: Random): Uint8Array {
  const mutated = new Map(parts);
  for (let left = 1 + random.below(2); left > 0; left -= 1) {
    const name = random.pick([...parts.keys()]);
    mutated.set(name, mutateXml(String(mutated.get(name)), random));
  }
  return pack(mutated, { level: 0 });
}

/** Entries left out, doubled, renamed: the package is sound, and something is missing. */
function entryMutant(parts: ReadonlyMap<string, string | Uint8Array>, random: Random): Uint8Array {
  const mutated = new Map(parts);
  const name = random.pick([...parts.keys()]);
  const content = mutated.get(name) ?? "";
  const other = random.pick([...parts.keys()]);
  switch (random.pick(["drop", "case", "swap", "move"])) {
    case "drop":
      mutated.delete(name);
      break;
    case "case":
      mutated.delete(name);
      mutated.set(name.toUpperCase(), content);
      break;
    case "swap":
      mutated.set(name, parts.get(other) ?? "").set(other, content);
      break;
    default:
      mutated.delete(name);
      mutated.set(`other/${name}`, content);
  }
  return mutateTail(pack(mutated), random);
}

/** What is sent through other programs ends otherwise. */
function mutateTail(bytes: Uint8Array, random: Random): Uint8Array {
  const tail = random.pick([[], [], [10], [13, 10], [0, 0, 0]]);
  return Uint8Array.from([...bytes, ...tail]);
}

function readOrRefuse<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFile) return null;
    throw error;
  }
}

/** What all readers that opened the file see alike and we do not, unless the cell says that it cannot be read. */
function lostOf(book: Workbook, readers: readonly (Seen | null)[]): Outcome {
  const [first, ...others] = readers.filter((seen) => seen !== null);
  if (!first) return null;
  const cells = new Map<string, Cell>();
  for (const sheet of book.sheets)
    for (const found of sheet.cells.values())
      cells.set(`${sheet.name}!${toA1(found.row, found.column)}`, found);
  for (const [address, value] of first) {
    if (others.some((other) => !isSame(other.get(address), value))) continue;
    const own = cells.get(address);
    if (own?.error !== undefined || isSame(own?.value, value)) continue;
    return { lost: `${address}: ${JSON.stringify(own?.value)} where others see ${JSON.stringify(value)}` };
  }
  return null;
}

function isSame(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): unknown =>
    typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : value;
  return plain(a) === plain(b);
}

async function examineXlsx(bytes: Uint8Array): Promise<Outcome> {
  const book = readOrRefuse(() => readXlsx(bytes, "a.xlsx"));
  return book ? lostOf(book, [seenBySheetJs(bytes), await seenByExcelJs(bytes)]) : "refused";
}

function examineXls(bytes: Uint8Array): Promise<Outcome> {
  const book = readOrRefuse(() => readXls(bytes, "a.xls"));
  return Promise.resolve(book ? lostOf(book, [seenBySheetJs(bytes)]) : "refused");
}

async function examineDocx(bytes: Uint8Array): Promise<Outcome> {
  const document = readOrRefuse(() => readDocx(bytes, "a.docx"));
  if (!document) return "refused";
  const others = await figuresByMammoth(bytes);
  if (!others) return null;
  const own = [...figuresIn(textOf(document))];
  for (const figure of others) {
    const at = own.indexOf(figure);
    if (at < 0) return { lost: `${figure} is not in the text` };
    own.splice(at, 1);
  }
  return null;
}

function textOf({ blocks, notes, headers, footers }: TextDocument): string {
  const body = blocks.map((block) =>
    block.kind === "paragraph" ? block.text : block.cells.map(({ text }) => text).join("\n"),
  );
  return [...body, ...notes, ...headers, ...footers].join("\n");
}

const PDFS = [
  typedPdf(["2024年度收入总计2,347.78万元。", "其中财政拨款35.06万元，年末结转12.34万元。"], {
    packed: true,
  }),
  typedPdf([], { rows: ROWS.map((cells) => cells.map((value) => String(value ?? ""))), packed: true }),
  typedPdf(["收入决算表", "单位：万元"], {
    rows: [
      ["项目", "合计", "其中"],
      ["教育支出", "1,204.50", "1,004.50"],
      ["合计", "1,204.50", "1,004.50"],
    ],
    packed: true,
  }),
];
const PRINTED = new WeakMap<Uint8Array, string>();

/** The one of these that it was made from is not told from the bytes, so it goes along. */
function pdfTarget(name: string, source: Uint8Array): Target {
  return {
    name,
    mutant: (random) => mutateBytes(source, random),
    async examine(bytes) {
      const whole = PRINTED.get(source) ?? textOf((await readPdfBytes(source, "a.pdf")).document);
      PRINTED.set(source, whole);
      const read = await readPdfBytes(bytes, "a.pdf").catch((error: unknown) => {
        if (error instanceof UnreadableFile) return null;
        throw error;
      });
      if (!read) return "refused";
      const { document } = read;
      const isSaid =
        (document.gaps ?? []).length > 0 ||
        document.blocks.some((block) => block.kind === "table" && block.unreadable !== undefined);
      const own = textOf(document);
      return isSaid || own === whole
        ? null
        : { lost: `${JSON.stringify(own)} instead of ${JSON.stringify(whole)}` };
    },
  };
}

export const TARGETS: readonly Target[] = [
  { name: "xlsx, ZIP", mutant: (random) => mutateBytes(BOOK, random), examine: examineXlsx },
  { name: "xlsx, entries", mutant: (random) => entryMutant(BOOK_PARTS, random), examine: examineXlsx },
  { name: "xlsx, XML", mutant: (random) => xmlMutant(BOOK_PARTS, random), examine: examineXlsx },
  { name: "xls, container", mutant: (random) => mutateBytes(OLD_BOOK, random), examine: examineXls },
  {
    name: "xls, records",
    mutant: (random) => withStream(mutateRecords(STREAM, random)),
    examine: examineXls,
  },
  { name: "docx, ZIP", mutant: (random) => mutateBytes(DOCUMENT, random), examine: examineDocx },
  { name: "docx, entries", mutant: (random) => entryMutant(DOCUMENT_PARTS, random), examine: examineDocx },
  { name: "docx, XML", mutant: (random) => xmlMutant(DOCUMENT_PARTS, random), examine: examineDocx },
  ...PDFS.map((source, index) => pdfTarget(`pdf, ${["lines", "table", "both"][index] ?? ""}`, source)),
];
