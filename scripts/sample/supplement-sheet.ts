/** 补充资料 of the sample, laid out by the product itself over the sample's tables and filled in. */
import { xining2024 } from "../../src/editions/xining-2024";
import { readXlsx } from "../../src/files/read-xlsx";
import { supplementBlocks } from "../../src/narrative";
import type { SupplementKey } from "../../src/narrative/supplement/block";
import { layoutSupplement } from "../../src/narrative/supplement/layout";
import { EMPTY_SUPPLEMENT } from "../../src/narrative/supplement/supplement";
import { check } from "../../src/check/check";
import type { SheetContent } from "../../src/workbook/sheet-content";
import { SAMPLE_SUPPLEMENT } from "./xining-2024-supplement";
import { writeXlsx } from "./write-xlsx";

/** `tables`: the sheets of the forms, which are read as a user's workbook would be. */
export async function supplementSheet(tables: readonly SheetContent[]): Promise<SheetContent> {
  const { facts } = check(readXlsx(await writeXlsx(tables), "sample.xlsx"));
  const entries = Object.entries(SAMPLE_SUPPLEMENT);
  const raw = new Map(entries.map(([key, value]) => [key as SupplementKey, { value }]));
  return layoutSupplement(supplementBlocks(xining2024), facts, { ...EMPTY_SUPPLEMENT, raw });
}
