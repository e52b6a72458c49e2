/** The ways that the same books are printed in: units, decimals, and what is kept in full. */
import type { SheetVariant } from "./variants";

export const PRINTINGS = {
  元: { unit: "元" },
  "元 converted from 万元": { unit: "元", converted: true },
  百元: { unit: "百元" },
  千元: { unit: "千元" },
  "whole 千元": { unit: "千元", decimals: 0 },
  "whole 万元": { unit: "万元", decimals: 0 },
  "whole 万元 without formats": { unit: "万元", decimals: 0, formats: false },
  "whole 万元 as text": { unit: "万元", decimals: 0, numbers: "text" },
  "万元 with one decimal": { unit: "万元", decimals: 1 },
  "万元 with two decimals": { unit: "万元" },
  "万元 with two decimals without formats": { unit: "万元", formats: false },
  "万元 with four decimals": { unit: "万元", decimals: 4 },
  亿元: { unit: "亿元" },
  "项 in full under parents of two decimals": { unit: "万元", itemsInFull: true },
  "项 in full under whole parents": { unit: "万元", decimals: 0, itemsInFull: true },
} as const satisfies Record<string, Partial<SheetVariant>>;

/** 元 that were 万元 before cannot be told from others where a sheet has but one figure. */
const MIXED = Object.entries(PRINTINGS)
  .filter(([, printing]) => !("converted" in printing) && !("formats" in printing))
  .map(([, printing]) => printing);

/** Every sheet of a workbook in another way. */
export function mixedPrintings(seed: number): () => Partial<SheetVariant> {
  let sheet = 0;
  return () => MIXED[(seed * 7 + (sheet += 1) * 5) % MIXED.length] ?? {};
}
