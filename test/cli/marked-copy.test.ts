/**
 * Copies that go back to a department: comments stand at exactly the quoted words, the sheet of findings says what the
 * JSON says, and a slip of the text never marks a cell as wrong.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { allFindings, type Checked } from "../../src/check/checked";
import { narrate } from "../../src/check/narrate";
import { checkFile } from "../../src/cli/check-file";
import { markedCopy, markedNarrative } from "../../src/cli/marked-copy";
import { readDocx } from "../../src/files/read-docx";
import { readXlsx } from "../../src/files/read-xlsx";
import { disclose } from "../../src/report/disclosure/disclose";
import { toJsonReport } from "../../src/report/json-report";
import { marksOf, SEVERITY_FILLS } from "../../src/report/marks";
import { narrativeText } from "../../src/report/narrative-text";
import { commentTexts, partsOf, quoted } from "../files/commented";
import { paragraph, run, smallDocument } from "../files/small-document";

const SAMPLE = join("assets", "samples", "xining-2024.xlsx");
let folder: string;
let lines: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "final-accounts-copies-"));
  const { narration } = narrate(await checkFile({ file: SAMPLE }));
  if (!narration) throw new Error("the sample's edition has a narrative");
  lines = narrativeText(narration.narrative)
    .split("\n")
    .filter((line) => line.trim() !== "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);

/** Word breaks text into runs wherever it likes, and keeps what was deleted. */
function wordDocument(texts: readonly string[]): Uint8Array {
  const broken = (text: string): string =>
    (text.match(/.{1,7}/gu) ?? [])
      .map((part, index) => (index % 3 === 1 ? inserted(part) : run(part)))
      .join("");
  const inserted = (part: string): string =>
    `<w:del w:id="8" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>` +
    `<w:ins w:id="9" w:author="a">${run(part)}</w:ins><w:r><w:footnoteReference w:id="1"/></w:r>`;
  const body = texts.map((text) => paragraph(broken(text))).join("");
  return smallDocument({ body, footnotes: '<w:footnote w:id="1"><w:p/></w:footnote>' });
}

/** The same text with the last digit of some of its amounts of money changed. */
const withSlips = (every: number): string[] => {
  let count = 0;
  return lines.map((line) =>
    line.replace(/(\d\.\d)(\d)(?=万元)/gu, (all, head: string, digit: string) =>
      count++ % every === 0 ? `${head}${String((Number(digit) + 5) % 10)}` : all,
    ),
  );
};

const ofText = (checked: Checked) =>
  toJsonReport(checked).findings.filter(({ text, severity }) => text !== null && severity !== "info");

test.each([3, 7, 20])(
  "one of %d amounts is wrong: each comment quotes the words of its finding",
  async (every) => {
    const received = at("说明.docx");
    const bytes = wordDocument(withSlips(every));
    writeFileSync(received, bytes);
    const checked = await checkFile({ file: SAMPLE, narrative: received });
    const copy = await markedNarrative(received, checked, at("批注.docx"));
    const told = ofText(checked);
    expect(told.length).toBeGreaterThan(2);
    const [words, texts] = [quoted(copy), commentTexts(copy)];
    const without = (checked.review?.findings ?? []).some(
      ({ text, severity }) => text === null && severity !== "info",
    );
    const ids = [...words.keys()].sort((a, b) => Number(a) - Number(b)).slice(without ? 1 : 0);
    expect(ids.map((id) => words.get(id))).toEqual(told.map(({ text }) => text?.quote));
    expect(
      ids.map((id) =>
        texts
          .get(id)
          ?.split("\n")[0]
          ?.replace(/^【..】/u, ""),
      ),
    ).toEqual(told.map(({ message }) => message));
    expectOnlyComments(bytes, copy);
  },
);

/** The parts that comments need, and nothing else, are other ones; without their marks the text is the same. */
function expectOnlyComments(bytes: Uint8Array, copy: Uint8Array): void {
  const [before, after] = [partsOf(bytes), partsOf(copy)];
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => before.get(name) !== after.get(name));
  expect(changed.sort()).toEqual([
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
    "word/comments.xml",
    "word/document.xml",
  ]);
  expect(readDocx(copy, "批注.docx")).toEqual(readDocx(bytes, "批注.docx"));
}

test("cells that the text is wrong about are shown in a colour of their own, and not as wrong", async () => {
  const received = at("说明.docx");
  writeFileSync(received, wordDocument(withSlips(5)));
  const checked = await checkFile({ file: SAMPLE, narrative: received });
  const findings = allFindings(checked);
  expect(findings.some(({ text, cells, severity }) => text && cells.length > 0 && severity === "error")).toBe(
    true,
  );
  // The sample's own tables are right.
  expect(checked.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(marksOf(findings).map(({ fill }) => fill)).not.toContain(SEVERITY_FILLS.error);
  expect(marksOf(findings).length).toBeGreaterThan(0);
  const alone = await checkFile({ file: received });
  expect(marksOf(allFindings(alone)).map(({ fill }) => fill)).not.toContain(SEVERITY_FILLS.error);
});

/** `note` is not there where the library says that it is. */
function noteOf({ note }: { readonly note?: string | ExcelJS.Comment }): string | null {
  if (note === undefined) return null;
  return typeof note === "string" ? note : (note.texts ?? []).map(({ text }) => text).join("");
}

test("notes stand at the cells of the JSON's findings, each with its message, and nowhere else", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(SAMPLE);
  const wrong = at("错.xlsx");
  book.worksheets.slice(1, 4).forEach((sheet, index) =>
    sheet.getColumn(3).eachCell((cell, row) => {
      if (typeof cell.value === "number" && cell.value > 10 && row % 11 === index) cell.value *= 10;
    }),
  );
  await book.xlsx.writeFile(wrong);
  const received = at("说明.docx");
  writeFileSync(received, wordDocument(withSlips(9)));
  const checked = await checkFile({ file: wrong, narrative: received });
  const wanted = toJsonReport(checked)
    .findings.filter(({ severity }) => severity !== "info")
    .flatMap(({ text, culprit, cells, message }) => {
      const blank = (cell: { value: string | null; expected: { value: string | null } }): boolean =>
        cell.value === null && Number(cell.expected.value ?? 0) === 0;
      const own = culprit && !text ? [culprit, ...culprit.together.filter((cell) => !blank(cell))] : cells;
      return own.map(({ sheet, address }) => [`${sheet}!${address}`, message] as const);
    });
  const copy = new ExcelJS.Workbook();
  await copy.xlsx.load(Buffer.from(await markedCopy(wrong, checked, at("标注.xlsx"))).buffer);
  const notes = copy.worksheets.flatMap((sheet) => {
    const found: [string, string][] = [];
    sheet.eachRow((row) =>
      row.eachCell({ includeEmpty: true }, (cell) => {
        const note = noteOf(cell);
        if (note !== null) found.push([`${sheet.name}!${cell.address}`, note]);
      }),
    );
    return found;
  });
  expect(wanted.length).toBeGreaterThan(3);
  expect(new Set(notes.map(([place]) => place))).toEqual(new Set(wanted.map(([place]) => place)));
  for (const [place, message] of wanted)
    expect(notes.find(([where]) => where === place)?.[1]).toContain(message);
});

test("the sheet of findings says of each what the JSON says, and leads to its cell", async () => {
  const received = at("说明.docx");
  writeFileSync(received, wordDocument(withSlips(9)));
  const checked = await checkFile({ file: SAMPLE, narrative: received });
  const copy = readXlsx(await markedCopy(SAMPLE, checked, at("标注.xlsx")), "标注.xlsx");
  const sheet = copy.sheets.find(({ name }) => name === "勾稽结果");
  const rows = new Map<number, Map<number, unknown>>();
  for (const { row, column, value } of sheet?.cells.values() ?? []) {
    const own = rows.get(row) ?? new Map<number, unknown>();
    rows.set(row, own.set(column, value));
  }
  const shown = [...rows.values()].filter((row) => typeof row.get(0) === "number");
  const json = toJsonReport(checked).findings.filter(({ severity }) => severity !== "info");
  const sorted = [
    ...json.filter(({ severity }) => severity === "error"),
    ...json.filter(({ severity }) => severity === "warning"),
  ];
  expect(shown.map((row) => row.get(1))).toEqual(
    sorted.map(({ severity }) => (severity === "error" ? "错误" : "提醒")),
  );
  sorted.forEach((finding, index) => {
    const row = shown[index];
    if (finding.text) {
      expect([row?.get(3), row?.get(5) ?? ""]).toEqual([
        `第${String(finding.text.paragraph)}段`,
        finding.text.found === null ? "" : (finding.text.expected ?? ""),
      ]);
    } else {
      const [cell] = finding.cells;
      expect(row?.get(3) ?? "").toBe(cell ? `${cell.sheet}!${cell.address}` : "");
    }
  });
});

test("a published document carries its findings at their words and in their cells, and all else stays", async () => {
  const sample = await checkFile({ file: SAMPLE });
  const made = await disclose(sample);
  if (!made) throw new Error("the sample's edition is disclosed");
  const document = at("公开.docx");
  const parts = unzipSync(made.bytes);
  const main = parts["word/document.xml"];
  if (!main) throw new Error("the document has a body");
  let count = 0;
  const wrong = strFromU8(main)
    .replace("1,143.66</w:t>", "1,134.66</w:t>")
    .replace(/(?<=\.\d)\d(?=<\/w:t><\/w:r><w:r><w:t xml:space="preserve">万元)/gu, (digit) =>
      count++ % 5 === 0 ? String((Number(digit) + 5) % 10) : digit,
    );
  expect(count).toBeGreaterThan(20);
  parts["word/document.xml"] = strToU8(wrong);
  const bytes = zipSync(parts);
  writeFileSync(document, bytes);
  const checked = await checkFile({ file: document });
  const { findings } = toJsonReport(checked);
  expect(findings.flatMap(({ culprit }) => culprit?.value ?? [])).toEqual(["1134.66"]);
  const copy = await markedCopy(document, checked, at("批注.docx"));
  const words = [...quoted(copy).values()];
  expect(words).toContain("1,134.66");
  const slips = ofText(checked).map(({ text }) => text?.quote);
  expect(slips.length).toBeGreaterThan(3);
  expect(words).toEqual(expect.arrayContaining(slips));
  expectOnlyComments(bytes, copy);
});
