/** What is known to be wrong is told once: no remark beside it that its right figures leave nothing of. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { examine } from "../../src/check/check";
import { readXlsx } from "../../src/files/read-xlsx";
import { tellFinding } from "../../src/report/told-finding";
import { meansWithin } from "../../src/solver/load-solver";
import { makeSheet, type Cell, type Workbook } from "../../src/workbook/workbook";

const SAMPLE = readXlsx(readFileSync(join("assets", "samples", "xining-2024.xlsx")), "甲.xlsx");

/** Every cell that is `meant` holds what is made of it. */
function changed(meant: (cell: Cell, sheet: string) => boolean, to: (cell: Cell) => Cell["value"]): Workbook {
  const sheets = SAMPLE.sheets.map((sheet) =>
    makeSheet(
      sheet,
      [...sheet.cells.values()].map((cell) =>
        meant(cell, sheet.name) ? { ...cell, value: to(cell) } : cell,
      ),
    ),
  );
  return { ...SAMPLE, sheets };
}

const checkedOf = (workbook: Workbook) => examine({ workbook }, meansWithin(4_000_000));

test("a sign that is the wrong way round is no negative figure besides", async () => {
  const checked = await checkedOf(
    changed(
      ({ value }) => value === 1143.66,
      () => -1143.66,
    ),
  );
  const shown = checked.findings.filter(({ severity }) => severity !== "info");
  expect(shown.some(({ culprit }) => culprit?.value === -1_143_660_000)).toBe(true);
  expect(shown.flatMap(({ rules }) => rules).filter((rule) => rule === "all/negative-amount")).toEqual([]);
});

test("a table that says another unit than its figures have is told once, with the words that it says", async () => {
  const isHead = ({ value }: Cell, sheet: string): boolean =>
    sheet.includes("03表") && typeof value === "string" && value.includes("万元");
  const checked = await checkedOf(changed(isHead, ({ value }) => String(value).replace("万元", "元")));
  const shown = checked.findings.filter(({ severity }) => severity !== "info");
  expect(shown.map(({ id }) => id.split(":").slice(0, 2).join(":"))).toEqual(["structure:unit-word"]);
  expect(shown.map((finding) => tellFinding(checked, finding).found.text)).toEqual([
    expect.stringContaining("元") as string,
  ]);
});
