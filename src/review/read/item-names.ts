/**
 * Names of 款 and 项 that a text may write without their mark: those of the classification, and those of the workbook
 * under review. Found by their first two characters, the longest first.
 */
import { codeLines } from "../../engine/fact";
import type { Facts } from "../../engine/fact";
import { FUNCTIONAL_CODES } from "../../tables/functional-codes";
import type { KnownTable } from "../../tables/ids";
import type { Level } from "./lexer";
import { plainText } from "./normalize";

interface ItemName {
  readonly name: string;
  readonly level: Level;
}
/** By the codes of their first two characters. */
export type ItemNames = ReadonlyMap<number, ReadonlyMap<number, readonly ItemName[]>>;

const TABLES: readonly KnownTable[] = [
  "expenditure",
  "general-budget-expenditure",
  "government-fund",
  "state-capital",
];
/** Shorter ones are words like others. */
const SHORTEST = 4;

export const OFFICIAL_NAMES: ItemNames = indexed(FUNCTIONAL_CODES);

export function itemNamesOf(facts: Facts): ItemNames {
  const own = TABLES.flatMap((table) => {
    const reading = facts.tables.get(table);
    return (reading ? codeLines(reading) : []).map(({ code, label }) => ({ code, name: label }));
  });
  return own.length === 0 ? OFFICIAL_NAMES : indexed([...own, ...FUNCTIONAL_CODES]);
}

function indexed(codes: readonly { readonly code: string; readonly name: string }[]): ItemNames {
  const levels = new Map<string, Level>();
  for (const { code, name } of codes) {
    const plain = plainText(name).replaceAll('"', "");
    // A 类 has a word of its own; a name of both is that of the 项.
    if (plain.length < SHORTEST || code.length < 5) continue;
    if (code.length === 7 || !levels.has(plain)) levels.set(plain, code.length === 7 ? "项" : "款");
  }
  const index = new Map<number, Map<number, ItemName[]>>();
  const longestFirst = [...levels].sort(([a], [b]) => b.length - a.length);
  for (const [name, level] of longestFirst) {
    const [first, second] = [name.charCodeAt(0), name.charCodeAt(1)];
    const beginning = index.get(first) ?? new Map<number, ItemName[]>();
    index.set(first, beginning);
    const names = beginning.get(second);
    if (names) names.push({ name, level });
    else beginning.set(second, [{ name, level }]);
  }
  return index;
}

/** The longest name that begins there. */
export function itemNameAt(names: ItemNames, text: string, start: number): ItemName | null {
  const beginning = names.get(text.charCodeAt(start))?.get(text.charCodeAt(start + 1));
  return beginning?.find(({ name }) => text.startsWith(name, start)) ?? null;
}
