/** Writes assets/samples/xining-2024.xlsx from the figures in scripts/sample. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SheetContent } from "../src/workbook/sheet-content";
import { sampleSheets } from "./sample/layout";
import { supplementSheet } from "./sample/supplement-sheet";
import { writeXlsx } from "./sample/write-xlsx";

const OUT = join(__dirname, "..", "assets", "samples", "xining-2024.xlsx");

/** The sheets of the sample in order; supplement and performance tables follow the eleven forms. */
async function allSheets(): Promise<SheetContent[]> {
  const tables = sampleSheets();
  return [...tables, await supplementSheet(tables)];
}

async function main(): Promise<void> {
  const bytes = await writeXlsx(await allSheets());
  mkdirSync(dirname(OUT), { recursive: true });
  writeFileSync(OUT, bytes);
  console.log(`${OUT}: ${bytes.length} bytes`);
}

void main();
