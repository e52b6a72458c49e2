/**
 * Right narratives of one invented department in the wording of other regions, beside the workbook and alone: nothing
 * is said of them. Each of them was wrongly accused once; a new region's way of saying it is a new file.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { openWorkbook } from "../../src/disk/open-file";
import { textOfLines } from "../../src/review/received-text";
import { review } from "../../src/review/review";
import type { Review } from "../../src/review/review";

const FOLDER = join(__dirname, "regions");
/** Notices of one sentence stand several in a file. */
const TEXTS = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".txt"))
  .flatMap((file) =>
    readFileSync(join(FOLDER, file), "utf8")
      .split(/^====\n/mu)
      .map((text, position) => [`${file} ${String(position + 1)}`, text] as const),
  );

let book: Checked;
beforeAll(async () => {
  book = check(await openWorkbook(join(FOLDER, "book.xlsx")));
});

function saidOf({ findings }: Review): string[] {
  return findings
    .filter(({ severity, text }) => severity !== "info" && text !== null)
    .map(({ text, message }) => `第${String(text?.paragraph)}段 ${message}`);
}

test.each(TEXTS)("nothing is said of %s beside its workbook", (_, text) => {
  const { facts, entity, year } = book;
  expect(saidOf(review(textOfLines(text), facts, { entity, year }))).toEqual([]);
});

test.each(TEXTS)("nothing is said of %s alone", (_, text) => {
  expect(saidOf(review(textOfLines(text)))).toEqual([]);
});
