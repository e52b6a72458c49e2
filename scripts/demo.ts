/** `npm run demo`: the sample as it is, then the same with three slips, so that the first two minutes show what this is for. */
import { join } from "node:path";
import { examine } from "../src/check/check";
import { DEFAULT_BUDGET } from "../src/check/locate";
import { openTables } from "../src/disk/open-tables";
import { textReport } from "../src/report/text-report";
import { meansWithin } from "../src/solver/load-solver";
import { recalculation } from "../src/workbook/formula/recalculate";
import type { Workbook } from "../src/workbook/workbook";

/** Two digits exchanged, a decimal point out of place, a figure that was left out. */
const SLIPS = [
  { table: "公开03表", row: 9, column: 3, input: 1134.66 },
  { table: "公开05表", row: 12, column: 3, input: 504.3 },
  { table: "公开06表", row: 7, column: 2, input: null },
] as const;

async function main(): Promise<void> {
  const sample = await openTables(join("assets", "samples", "xining-2024.xlsx"));
  await tell(sample, "示例工作簿");
  const inputs = SLIPS.flatMap(({ table, ...slip }) => {
    const sheet = sample.sheets.find(({ name }) => name.startsWith(table))?.name;
    return sheet === undefined ? [] : [{ sheet, ...slip }];
  });
  await tell(recalculation(sample).change(inputs).workbook, "同一工作簿，录入时有三处笔误");
}

async function tell(workbook: Workbook, title: string): Promise<void> {
  const checked = await examine({ workbook }, meansWithin(DEFAULT_BUDGET));
  console.log(`════ ${title} ════\n\n${textReport(checked)}\n`);
}

void main();
