/**
 * A figure of a table that cannot be read is never passed over: whatever stands in the place of whichever figure, in the
 * sample and in books of other layouts, the verdict is no clean one, the cell is named, and nothing says 未发现问题.
 */
import { join } from "node:path";
import { check } from "../../src/check/check";
import { EXIT_CODES, verdictOf } from "../../src/check/checklist/outcome";
import { openTables } from "../../src/disk/open-tables";
import { textReport } from "../../src/report/text-report";
import { toA1, type CellRef } from "../../src/workbook/address";
import { makeSheet, type Cell, type Workbook } from "../../src/workbook/workbook";
import { layOutRandomly } from "../layouts/lay-out";
import { seededRandom, type Random } from "../layouts/random";
import { randomSource } from "../layouts/random-source";

/** What stands where a figure should. */
const UNREADABLE: Readonly<Record<string, Partial<Cell>>> = {
  "an error": { value: null, error: "#REF!" },
  "another error": { value: null, error: "#DIV/0!" },
  "a formula never computed": { value: null, formula: "SUM(B2:B3)" },
  "hashes of a narrow column": { value: "########" },
  "a letter for a digit": { value: "l23.46" },
  "another letter for a digit": { value: "5.O4" },
  "a Chinese full stop": { value: "123。46" },
  "a unit behind it": { value: "123.46万元" },
  "a date": { value: 45_000, format: "yyyy-mm-dd" },
  infinity: { value: Infinity },
  "18 digits": { value: "630102199001011234" },
  words: { value: "见附表" },
};

function withCell(workbook: Workbook, at: CellRef, change: Partial<Cell>): Workbook {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) =>
      sheet.name === at.sheet
        ? makeSheet(
            sheet,
            [...sheet.cells.values()].map((cell) =>
              cell.row === at.row && cell.column === at.column ? { ...cell, ...change } : cell,
            ),
          )
        : sheet,
    ),
  };
}

/** What is wrong with the answer, `null` where it is honest. */
function deceit(workbook: Workbook, at: CellRef): string | null {
  const checked = check(workbook);
  const verdict = verdictOf(checked);
  if (EXIT_CODES[verdict.outcome] === 0) return "exit code 0";
  if (/未发现问题|全部相符/u.test(textReport(checked))) return "said to be without fault";
  const isNamed = checked.findings.some(
    ({ severity, cells }) =>
      severity === "error" &&
      cells.some(({ sheet, address }) => sheet === at.sheet && address === toA1(at.row, at.column)),
  );
  return isNamed ? null : "not named";
}

const printedIn = (workbook: Workbook): CellRef[] =>
  [...check(workbook).facts.byId.values()].flatMap(({ amount, cell }) =>
    amount !== null && !amount.blank ? [cell] : [],
  );

let sample: Workbook;
let printed: CellRef[];
beforeAll(async () => {
  sample = await openTables(join("assets", "samples", "xining-2024.xlsx"));
  printed = printedIn(sample);
});

describe.each(Object.entries(UNREADABLE))("%s in the place of a figure", (kind, change) => {
  test("of each table of the sample", () => {
    const random = seededRandom(kind.length);
    for (const sheet of new Set(printed.map((cell) => cell.sheet))) {
      const at = random.pick(printed.filter((cell) => cell.sheet === sheet));
      expect([at, deceit(withCell(sample, at, change), at)]).toEqual([at, null]);
    }
  });

  test("of books in other layouts", () => {
    for (let seed = 1; seed <= 4; seed += 1) {
      const random: Random = seededRandom(seed * 31 + kind.length);
      const { workbook } = layOutRandomly(randomSource(random, random.int(1, 8)), seed);
      const at = random.pick(printedIn(workbook));
      expect([seed, at, deceit(withCell(workbook, at, change), at)]).toEqual([seed, at, null]);
    }
  });
});
