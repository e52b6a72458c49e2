/** Workbooks of invented departments in random layouts, a quarter of them with a wrong figure; a seed, a workbook. */
import { makeSheet, type Cell, type Workbook } from "../src/workbook/workbook";
import { layOutAs, layOutRandomly } from "../test/layouts/lay-out";
import { seededRandom, type Random } from "../test/layouts/random";
import { randomSource } from "../test/layouts/random-source";
import { xlsxOf } from "../test/layouts/xlsx";

export function generate(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const source = randomSource(random, random.int(10, 60));
  const { workbook } = random.chance(0.5) ? layOutAs(source) : layOutRandomly(source, seed);
  return xlsxOf(random.chance(0.25) ? withWrongFigure(workbook, random) : workbook);
}

/** One amount anywhere is 100 more than it should be, where amounts stand as numbers with decimals. */
function withWrongFigure(workbook: Workbook, random: Random): Workbook {
  const isAmount = ({ value }: Cell): boolean => typeof value === "number" && !Number.isInteger(value);
  const amounts = workbook.sheets.flatMap(({ cells }) => [...cells.values()].filter(isAmount));
  const wrong = amounts.length > 0 ? random.pick(amounts) : null;
  const spoil = (cell: Cell): Cell => (cell === wrong ? { ...cell, value: Number(cell.value) + 100 } : cell);
  const sheets = workbook.sheets.map((sheet) => makeSheet(sheet, [...sheet.cells.values()].map(spoil)));
  return { ...workbook, sheets };
}
