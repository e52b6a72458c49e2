/**
 * `npm run bench:pdf -- generated|published|mutants|pages [COUNT]`: what the tests of the PDF reader try on a few, on many.
 *
 * `generated`: spreadsheets in looks of chance, printed by LibreOffice; `published`: the disclosure that `disclose` writes for
 * the sample and for generated departments, as PDF, of which must be said what is said of the document; `mutants`: changed bytes in three PDFs; `pages`: the processor time
 * of a disclosure of forty pages. There may be no figure other than printed, none lost in silence, and no table called
 * missing that was printed.
 */
import { check, examine } from "../src/check/check";
import { MISSING_TABLE } from "../src/check/reading-checks";
import { openTables } from "../src/disk/open-tables";
import { readPdfBytes } from "../src/disk/open-pdf";
import { documentWorkbook } from "../src/files/docx-workbook";
import { readDocx } from "../src/files/read-docx";
import { UnreadableFile } from "../src/files/unreadable-file";
import { disclose } from "../src/report/disclosure/disclose";
import { textOf } from "../src/review/received-text";
import type { TextDocument } from "../src/workbook/document";
import { casePath } from "../test/cases";
import { randomOf } from "../test/fuzz/random";
import { checkedPdf, mutantOf, plainPlaces, tryMutant } from "../test/files/pdf/mutants";
import { typedDisclosure } from "../test/files/pdf/typed-disclosure";
import { layOutAs, layOutRandomly, type LaidOut } from "../test/layouts/lay-out";
import { seededRandom } from "../test/layouts/random";
import { randomSource } from "../test/layouts/random-source";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hold, type Held } from "./pdf/held";
import { printAll } from "./pdf/printing";
import { runProgram } from "./run-program";
import { spreadsheetOf } from "./pdf/spreadsheet";

const SAMPLE = join("assets", "samples", "xining-2024.xlsx");
/** What paper shows is what is compared: nothing hidden, nothing kept beyond the decimals, no cell overwritten. */
const ON_PAPER = {
  unit: "万元",
  decimals: 2,
  itemsInFull: false,
  converted: false,
  formulas: false,
  hidesRows: false,
  hidesColumns: false,
  spoiled: 0,
} as const;

type Printed = ReadonlyMap<string, number>;

async function holdAll(
  pdfs: ReadonlyMap<string, Uint8Array>,
  expected: ReadonlyMap<string, Printed>,
): Promise<boolean> {
  const sum = { right: 0, wrong: 0, lost: 0, unreadable: 0, unfound: 0, refused: 0, accused: 0 };
  for (const [name, bytes] of pdfs) {
    const read = await readPdfBytes(bytes, name).catch((error: unknown) => {
      if (error instanceof UnreadableFile) return null;
      throw error;
    });
    if (!read) {
      sum.refused += 1;
      continue;
    }
    const checked = check(documentWorkbook(read.document));
    const held: Held = hold(checked.facts, expected.get(name) ?? new Map(), checked.tables);
    const accused = checked.findings.filter(({ rules }) => rules.includes(MISSING_TABLE));
    const wrong = [...held.wrong, ...held.lost, ...accused.map(({ message }) => message)];
    if (wrong.length > 0) console.log(`  ${name}: ${wrong.slice(0, 3).join("; ")}`);
    sum.right += held.right;
    sum.wrong += held.wrong.length;
    sum.lost += held.lost.length;
    sum.unreadable += held.unreadable.length;
    sum.unfound += held.missing.length;
    sum.accused += accused.length;
  }
  console.log(
    `${pdfs.size} PDFs: ${sum.right} figures right, ${sum.wrong} wrong, ${sum.lost} lost; ${sum.unreadable} tables said to be unreadable, ${sum.unfound} of which is only said that something could not be read, ${sum.accused} called missing; ${sum.refused} files refused`,
  );
  return sum.wrong + sum.lost + sum.accused === 0;
}

function expectedOf({ expected }: LaidOut): Printed {
  return new Map(expected.map(({ id, value }) => [id, value ?? 0]));
}

async function generated(count: number): Promise<boolean> {
  const files = new Map<string, string>();
  const expected = new Map<string, Printed>();
  for (let seed = 1; seed <= count; seed += 1) {
    const random = seededRandom(seed * 31);
    const laidOut = layOutRandomly(randomSource(random, random.int(1, 30)), seed, ON_PAPER);
    const sheets = laidOut.workbook.sheets.map((sheet) => ({ ...sheet, visibility: "visible" as const }));
    const name = `book-${seed}.fods`;
    files.set(name, spreadsheetOf({ ...laidOut.workbook, sheets }, random));
    expected.set(name, expectedOf(laidOut));
  }
  return holdAll(printAll(files), expected);
}

async function published(count: number): Promise<boolean> {
  const files = new Map<string, Uint8Array>();
  const expected = new Map<string, Printed>();
  const add = async (name: string, workbook: Parameters<typeof check>[0]): Promise<void> => {
    const checked = await examine({ workbook }, null);
    const written = await disclose(checked);
    if (!written) throw new Error(`${name}: no document`);
    files.set(name, written.bytes);
    const facts = [...checked.facts.byId.values()];
    expected.set(name, new Map(facts.map(({ id, amount }) => [id, amount?.value ?? 0])));
  };
  await add("sample.docx", await openTables(SAMPLE));
  for (let seed = 1; seed <= count; seed += 1) {
    const random = seededRandom(seed * 17);
    const { workbook } = layOutAs(randomSource(random, random.int(1, 40)));
    await add(`department-${seed}.docx`, workbook);
  }
  const printed = printAll(files);
  const isAlike = await holdAlike(files, printed);
  return (await holdAll(printed, expected)) && isAlike;
}

/** What is said of the document and of its print is the same. */
async function holdAlike(
  documents: ReadonlyMap<string, Uint8Array>,
  printed: ReadonlyMap<string, Uint8Array>,
): Promise<boolean> {
  let different = 0;
  for (const [name, bytes] of documents) {
    const written = await findingsOf(readDocx(bytes, name));
    const read = await findingsOf((await readPdfBytes(printed.get(name) ?? bytes, name)).document);
    for (const [id, message] of read) if (!written.has(id)) console.log(`  ${name}, PDF alone: ${message}`);
    for (const [id, message] of written) if (!read.has(id)) console.log(`  ${name}, docx alone: ${message}`);
    if ([...written.keys()].sort().join() !== [...read.keys()].sort().join()) different += 1;
  }
  console.log(`${documents.size} documents and their prints: of ${different} something else is said`);
  return different === 0;
}

async function findingsOf(document: TextDocument): Promise<Map<string, string>> {
  const { findings } = await examine({ workbook: documentWorkbook(document), text: textOf(document) }, null);
  return new Map(findings.map(({ id, message }) => [id, message]));
}

async function mutants(count: number): Promise<boolean> {
  const [document] = [...printAll(new Map([["a.docx", await sampleDocument()]])).values()];
  const [sheets] = [...printAll(new Map([["a.xlsx", new Uint8Array(readFileSync(SAMPLE))]])).values()];
  const path = casePath("shanghai-2024/shehui.pdf");
  const real = existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
  const typed = typedDisclosure(layOutAs(randomSource(seededRandom(5), 4)).workbook);
  const sources: [string, Uint8Array][] = [
    ["typed", typed],
    ["written by disclose", document ?? typed],
    real ? ["published", real] : ["printed sheets", sheets ?? typed],
  ];
  let isRight = true;
  for (const [name, bytes] of sources) {
    const whole = await checkedPdf(bytes);
    const places = plainPlaces(bytes);
    const tally = { same: 0, refused: 0, said: 0, wrong: 0 };
    for (let seed = 1; seed <= count / sources.length; seed += 1) {
      const outcome = await tryMutant(whole, mutantOf(bytes, places, randomOf(seed)));
      if (typeof outcome === "string") tally[outcome] += 1;
      else {
        tally.wrong += 1;
        console.log(`  ${name}, seed ${seed}: ${outcome.wrong}`);
      }
    }
    console.log(
      `mutants of a PDF ${name}, ${whole.facts.byId.size} figures: ${tally.same} read the same, ${tally.refused} refused, ${tally.said} with a table said to be unreadable, ${tally.wrong} wrong`,
    );
    isRight &&= tally.wrong === 0;
  }
  return isRight;
}

async function sampleDocument(): Promise<Uint8Array> {
  const written = await disclose(await examine({ workbook: await openTables(SAMPLE) }, null));
  if (!written) throw new Error("no document");
  return written.bytes;
}

/** What `disclose` writes for one department with many items, which makes forty pages. */
async function pages(items: number): Promise<boolean> {
  const { workbook } = layOutAs(randomSource(seededRandom(17), items));
  const written = await disclose(await examine({ workbook }, null));
  if (!written) throw new Error("no document");
  const [bytes = new Uint8Array()] = printAll(new Map([["a.docx", written.bytes]])).values();
  const folder = mkdtempSync(join(tmpdir(), "pages-"));
  try {
    const path = join(folder, "a.pdf");
    writeFileSync(path, bytes);
    const { pages } = await readPdfBytes(bytes, "a.pdf");
    const { processor, seconds, peak } = runProgram(["check", path]);
    // What every command takes before it begins.
    const start = runProgram(["help"]).processor;
    console.log(
      `${pages.length} pages: ${(processor - start).toFixed(2)} s of processor time, the start of the program ${start.toFixed(2)} s; ${seconds.toFixed(2)} s on the clock, ${Math.round(peak)} MB`,
    );
    return processor - start <= 3;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const PARTS: Readonly<Record<string, readonly [run: (count: number) => Promise<boolean>, count: number]>> = {
  generated: [generated, 100],
  published: [published, 50],
  mutants: [mutants, 300],
  pages: [pages, 40],
};

async function main(): Promise<void> {
  const [, , name = "", count] = process.argv;
  const part = PARTS[name];
  if (!part) throw new Error(`name one of ${Object.keys(PARTS).join(", ")}`);
  const [run, most] = part;
  process.exitCode = (await run(Number(count ?? most))) ? 0 : 1;
}

void main();
