/**
 * What a user types into the grid, at random, and the same typed into LibreOffice: what both hold afterwards, and what
 * their files say. The workbook is our own blank form, filled in, so that most of what is typed moves totals.
 */
import { check } from "../../../src/check/check";
import { blankWorkbook } from "../../../src/forms/blank/blank-workbook";
import { DEFAULT_EDITION } from "../../../src/editions";
import { newWorkbook } from "../../../src/files/put-sheets";
import { readWorkbook } from "../../../src/files/read-workbook";
import { PageBook } from "../../../src/hosts/page/book";
import { openFile } from "../../../src/hosts/page/open-file";
import { saveBook } from "../../../src/hosts/page/save";
import { toA1, type CellRef } from "../../../src/workbook/address";
import { cellAt, type Cell, type Workbook } from "../../../src/workbook/workbook";
import { runInOffice } from "../../files/soffice";
import { seededRandom, type Random } from "../../layouts/random";

interface Edit {
  readonly sheet: string;
  readonly address: string;
  readonly text: string;
  /** The cell's format is text, so that figures typed there are none. */
  readonly isText: boolean;
}

export interface Compared {
  /** Cells of either workbook with a value, and those that differ, told. */
  readonly cells: number;
  readonly differences: readonly string[];
  readonly findings: readonly [readonly unknown[], readonly unknown[]];
}

/** `null` where there is no LibreOffice. */
export async function compareEdits(count: number, seed: number): Promise<readonly Compared[] | null> {
  const blank = newWorkbook(blankWorkbook(DEFAULT_EDITION));
  const book = new PageBook(await openFile(blank, "决算.xlsx"));
  const edits = randomEdits(book, count, seededRandom(seed));
  for (const { sheet, address, text } of edits) book.type(sheet, address, text);
  if (book.workbook.sheets.some(({ cells }) => [...cells.values()].some(({ isStale }) => isStale)))
    throw new Error("a formula of the blank form was not computed");
  const saved = saveBook(book).bytes;
  const [typedThere] = runInOffice(blank, "xlsx", [edits.map(inBasic)]) ?? [];
  const [openedThere] = runInOffice(saved, "xlsx", [["book.calculateAll()"]]) ?? [];
  if (!typedThere || !openedThere) return null;
  const own = book.workbook;
  // What the page shows, then the file that it saves, each beside what LibreOffice makes of it.
  return [
    compare(own, await readWorkbook(typedThere, "决算.xlsx")),
    compare(await readWorkbook(saved, "决算.xlsx"), await readWorkbook(openedThere, "决算.xlsx")),
  ];
}

/** Amounts, codes that a drop-down would give, cells emptied, and a formula now and then. */
function randomEdits(book: PageBook, count: number, random: Random): Edit[] {
  const places = book.workbook.sheets.flatMap((sheet) => {
    const computed = [...sheet.cells.values()].filter(({ formula }) => formula !== undefined);
    const rows = computed.map(({ row }) => row);
    const last = Math.max(0, ...computed.map(({ column }) => column));
    const free: CellRef[] = [];
    for (let row = Math.min(...rows); row <= Math.max(...rows); row += 1)
      for (let column = 0; column <= last; column += 1) {
        const place = { sheet: sheet.name, row, column };
        if (!cellAt(sheet, row, column) && !book.isLocked(place)) free.push(place);
      }
    return free;
  });
  const codes = ["2010301", "2010302", "20103", "201", "2080505", "20805", "208"];
  return Array.from({ length: count }, (_, index): Edit => {
    const { sheet, row, column } = random.pick(places);
    const amount = String(random.int(0, 9_999_999) / 100);
    const isCode = column === 0;
    const above = toA1(Math.max(0, row - 1), column);
    const kind = index % 10;
    // What is added to words is an error, which the page leaves to Excel.
    const isUnderWords = typeof cellIn(book.workbook, sheet, row - 1, column)?.value === "string";
    const isFormula = kind === 8 && !isUnderWords;
    const text = kind === 9 ? "" : isCode ? random.pick(codes) : isFormula ? `=${above}+${amount}` : amount;
    return { sheet, address: toA1(row, column), text, isText: isCode };
  });
}

function cellIn({ sheets }: Workbook, name: string, row: number, column: number): Cell | undefined {
  const sheet = sheets.find((one) => one.name === name);
  return sheet && cellAt(sheet, row, column);
}

function inBasic({ sheet, address, text, isText }: Edit): string {
  const cell = `book.Sheets.getByName("${sheet}").getCellRangeByName("${address}")`;
  if (text.startsWith("=")) return `${cell}.setFormula("${text}")`;
  return text === "" || isText ? `${cell}.setString("${text}")` : `${cell}.setValue(${text})`;
}

/** As many digits as a double keeps after a sum of some hundred amounts: whoever adds in another order is no other. */
const DIGITS = 12;

function compare(own: Workbook, other: Workbook): Compared {
  const [one, two] = [valuesOf(own), valuesOf(other)];
  const places = [...new Set([...one.keys(), ...two.keys()])];
  const told = (workbook: Workbook): unknown[] =>
    check(workbook).findings.map(({ id, severity, message }) => [id, severity, message]);
  return {
    cells: places.length,
    differences: places.flatMap((place) => {
      const [a = "", b = ""] = [one.get(place), two.get(place)];
      return a === b ? [] : [`${place}: ${a} / ${b}`];
    }),
    findings: [told(own), told(other)],
  };
}

function valuesOf({ sheets }: Workbook): Map<string, string> {
  return new Map(
    sheets.flatMap(({ name, cells }) =>
      [...cells.values()].flatMap(({ row, column, value, error }): [string, string][] => {
        const text =
          error ??
          (typeof value === "number" ? String(Number(value.toPrecision(DIGITS))) : String(value ?? ""));
        return text === "" ? [] : [[`${name}!${toA1(row, column)}`, text]];
      }),
    ),
  );
}
