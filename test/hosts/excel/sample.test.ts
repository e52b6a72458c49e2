/** @jest-environment jsdom */
/** The main job through the real client: the sample is read, checked, marked, corrected and checked again. */
import { readFile } from "node:fs/promises";
import { TextDecoder } from "node:util";
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import { readWorkbook } from "../../../src/files/read-workbook";
import { check } from "../../../src/check/check";
import type { Workbook } from "../../../src/workbook/workbook";
import { connectClient } from "../../excel-host/client";
import { ExcelHost } from "../../excel-host/host";
import { coveredAddresses } from "../../excel-host/types/conditional-formats";
import { PROMISED } from "./open-workbook";
import { openXlsx } from "../../excel-host/xlsx-file";

// Every browser has it; jsdom does not.
Object.assign(globalThis, { TextDecoder });

const SAMPLE = "assets/samples/xining-2024.xlsx";

async function openSample(): Promise<ExcelHost> {
  const host = new ExcelHost(await openXlsx(new Uint8Array(await readFile(SAMPLE)), "xining-2024.xlsx"));
  connectClient(host, PROMISED);
  return host;
}

function marked(host: ExcelHost): string[] {
  return host.book.sheets.flatMap((sheet) =>
    sheet.conditionalFormats.flatMap((format) =>
      coveredAddresses(format).map((address) => `${sheet.name}!${address}`),
    ),
  );
}

/** Cells that hold something; a file also tells of formatted empty ones. */
function contents(workbook: Workbook) {
  return workbook.sheets.map(({ name, visibility, cells }) => ({
    name,
    visibility,
    cells: [...cells.values()]
      .filter(({ value, formula, error }) => value !== null || formula !== undefined || error !== undefined)
      .sort((a, b) => a.row - b.row || a.column - b.column),
  }));
}

test("Excel and the file give the same workbook", async () => {
  await openSample();
  const fromFile = await readWorkbook(new Uint8Array(await readFile(SAMPLE)), "xining-2024.xlsx");
  expect(contents(await createExcelHost().read())).toEqual(contents(fromFile));
});

test("a wrong figure is marked at its cells, and the marks go when it is corrected", async () => {
  const host = await openSample();
  const excel = createExcelHost();
  const errorsNow = async () =>
    check(await excel.read()).findings.filter(({ severity }) => severity === "error");
  expect(await errorsNow()).toEqual([]);

  const { sheet, address, right } = findFigure(host, 1143.66);
  host.userTypes(sheet, address, "1134.66");
  const findings = await errorsNow();
  const outcome = await excel.mark(findings);

  const offending = findings.flatMap(({ cells }) => cells.map((cell) => `${cell.sheet}!${cell.address}`));
  expect(new Set(marked(host))).toEqual(new Set(offending));
  expect(marked(host)).toContain(`${sheet}!${address}`);
  expect(outcome).toEqual({ marked: new Set(offending).size, skipped: [] });

  await excel.apply([{ sheet, address, to: right }], await excel.read());
  expect(await errorsNow()).toEqual([]);
  await excel.mark(await errorsNow());
  expect(marked(host)).toEqual([]);
});

/** The cell of 03 表 that holds 2010301's 基本支出, by its figure. */
function findFigure(host: ExcelHost, figure: number): { sheet: string; address: string; right: number } {
  const sheet = host.book.sheets.find(({ name }) => name.includes("03"));
  if (!sheet) throw new Error("the sample has no 03 表");
  const area = { firstRow: 0, firstColumn: 3, lastRow: 99, lastColumn: 3 };
  for (const { row, cell } of sheet.storedCells(area)) {
    if (cell.value === figure) return { sheet: sheet.name, address: `D${row + 1}`, right: figure };
  }
  throw new Error(`no ${figure} in column D of ${sheet.name}`);
}
