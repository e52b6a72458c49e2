/** `npm run bench`: what a check of the sample costs, beside exceljs merely reading the same file. */
import ExcelJS from "exceljs";
import { confront } from "../src/engine/reconcile/confront";
import { compile } from "../src/engine/reconcile/define-rule";
import { recognize } from "../src/engine/read/recognize";
import { openWorkbook, readBytes } from "../src/disk/open-file";
import { readXlsx } from "../src/files/read-xlsx";
import { check } from "../src/check/check";
import { RULES } from "../src/rules";
import { TABLES } from "../src/tables";
import type { Workbook } from "../src/workbook/workbook";
import { median, printTimings } from "./measure";

const SAMPLE = "assets/samples/xining-2024.xlsx";
const RUNS = 40;

/** Sheets remember their rows once read; a copy starts cold, as a workbook just opened does. */
const cold = (workbook: Workbook): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map((sheet) => ({ ...sheet })),
});

async function main(): Promise<void> {
  const bytes = await readBytes(SAMPLE);
  const workbook = await openWorkbook(SAMPLE);
  const { facts } = recognize(workbook, { tables: TABLES });
  const relations = RULES.flatMap((rule) => compile(rule, facts).relations);
  const reading = await median("read the file", RUNS, () => readXlsx(bytes, "sample.xlsx"));
  const timings = [
    reading,
    await median("recognize and extract", RUNS, () => recognize(cold(workbook), { tables: TABLES })),
    await median("compile the rules", RUNS, () => RULES.flatMap((rule) => compile(rule, facts).relations)),
    await median("confront", RUNS, () => confront(facts, relations)),
    await median("the whole check after reading", RUNS, () => check(cold(workbook))),
    await median("exceljs reads the same file", RUNS, () =>
      new ExcelJS.Workbook().xlsx.load(bytes.slice().buffer),
    ),
  ];
  printTimings(
    `${SAMPLE}: ${String(facts.byId.size)} facts, ${String(relations.length)} relations, median of ${String(RUNS)}`,
    timings,
    reading,
  );
}

void main();
