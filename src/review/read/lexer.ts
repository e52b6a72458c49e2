/**
 * A block's text → the tokens that carry a claim, from left to right: at every place the longest word of the lexicon,
 * a figure with its unit, a subject with its 类, 款 or 项, or a mark. Every character is looked at a bounded number of
 * times, so the work grows with the length of the text and no faster.
 */
import { wordsAt } from "../words/lexicon";
import type { NameMeaning } from "../words/lexicon";
import type { Meaning, Role } from "../words/phrase";
import { codedItems, itemsOf } from "./items";
import { itemNameAt } from "./item-names";
import type { ItemNames } from "./item-names";
import { NUMBER, statedAmount, statedPercent } from "./figures";
import type { StatedAmount, StatedPercent } from "./figures";

export type Level = "类" | "款" | "项";

export interface Place {
  readonly start: number;
  readonly end: number;
}

export type Token = Place &
  (
    | {
        readonly kind: "name";
        readonly meanings: readonly NameMeaning[];
        /** Where it names nothing that is known here, the words mean nothing. */
        readonly isAside: boolean;
      }
    | {
        readonly kind: "item";
        readonly name: string;
        readonly nameAt: Place;
        readonly level: Level;
        /** As the text writes it beside the name. */
        readonly code: string | null;
      }
    | { readonly kind: "class"; readonly name: string }
    /** A 款 or 项 without its mark. */
    | { readonly kind: "itemName"; readonly name: string; readonly level: Level }
    | { readonly kind: "phrase"; readonly says: Meaning }
    | { readonly kind: "year"; readonly year: number }
    | {
        readonly kind: "amount";
        readonly amount: StatedAmount;
        readonly digits: string;
        /** Figures of the same row that follow it at once: `1.00、2.00万元`. */
        readonly chained: number;
      }
    | { readonly kind: "percent"; readonly percent: StatedPercent; readonly chained: number }
    /** A number of something that is no money: its words are nobody's figure. */
    | { readonly kind: "number" }
    /** `3批次、`: a count, which may stand between a name and its figure. */
    | { readonly kind: "count" }
    | { readonly kind: "semicolon" | "stop" | "comma" | "open" | "close" }
  );

type Mark = "semicolon" | "stop" | "comma" | "open" | "close";

/** By the code of their character. */
const MARKS: ReadonlyMap<number, Mark> = new Map(
  Object.entries({
    "；": "semicolon",
    "。": "stop",
    "！": "stop",
    "？": "stop",
    "，": "comma",
    "(": "open",
    ")": "close",
  } as const).map(([char, mark]) => [char.charCodeAt(0), mark]),
);

const YEAR = /20\d\d年度?/uy;
const DATE = /\d{1,2}月(?:\d{1,2}日)?/uy;
const FIGURE = new RegExp(`(${NUMBER})(亿元|万元|元|万(?![人平])|亿(?![人])|个百分点|%|倍(?!数))?`, "uy");
/** `1,267.86、2,570.97万元`: the unit stands after the last. */
const CHAIN = new RegExp(`(?:[、和与及]${NUMBER}(?:万元|元|%)?){1,9}(?<=(亿元|万元|元|%))`, "uy");
const COUNTED = /\d{1,9}(?:个?批次|批|人次|人|个|辆|台|次)(?:、|，(?=\d))?/uy;
/** Before these a number without its unit can still be an amount. */
const CLAUSE_END = "，。；)";

/** `names`: of 款 and 项, known without their mark. */
export function tokensOf(text: string, from = 0, names: ItemNames = NO_NAMES): Token[] {
  const items = codedItems(text, from);
  for (const [start, item] of itemsOf(text, from)) items.set(start, item);
  const tokens: Token[] = [];
  let position = from;
  while (position < text.length) {
    const token = items.get(position) ?? tokenAt(text, position, names);
    if (token) tokens.push(token);
    position = Math.max(token?.end ?? 0, position + 1);
  }
  return tokens;
}

const NO_NAMES: ItemNames = new Map<number, never>();

function tokenAt(text: string, start: number, names: ItemNames): Token | null {
  const mark = MARKS.get(text.charCodeAt(start));
  if (mark) return { kind: mark, start, end: start + 1 };
  const word = wordAt(text, start);
  const item = itemNameAt(names, text, start);
  if (item && item.name.length > (word ? word.end - word.start : 0)) {
    return { ...item, kind: "itemName", start, end: start + item.name.length };
  }
  if (word) return word;
  const isNegative = text.charCodeAt(start) === MINUS && isDigitAt(text, start + 1);
  if (isNegative || isDigitAt(text, start)) return figureAt(text, start);
  return null;
}

const [MINUS, ZERO, NINE] = [45, 48, 57];

function isDigitAt(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code >= ZERO && code <= NINE;
}

function wordAt(text: string, start: number): Token | null {
  const match = wordsAt(text, start);
  if (!match) return null;
  const { words } = match;
  const end = start + match.length;
  const meanings = words.flatMap((word) => (word.kind === "name" ? [word.meaning] : []));
  if (meanings.length > 0) {
    const isAside = words.some((word) => word.kind === "phrase" && word.says.kind === "aside");
    return { kind: "name", start, end, meanings, isAside };
  }
  const [word] = words;
  if (word?.kind === "class") return { kind: "class", start, end, name: text.slice(start, end) };
  if (word?.kind !== "phrase") return null;
  return { kind: "phrase", start, end, says: withBudget(word.says, text, start, end) };
}

/** Which budget the words name, where the phrase leaves it open. */
function withBudget(says: Meaning, text: string, start: number, end: number): Meaning {
  if (says.kind === "against" && says.what === "budget") {
    return { ...says, role: budgetNamed(text.slice(start, end)) };
  }
  if ((says.kind === "comparison" || says.kind === "completion") && says.base === "budget") {
    return { ...says, base: budgetNamed(text.slice(start, end)) };
  }
  return says;
}

function budgetNamed(words: string): Role {
  if (words.includes("年初")) return "initial";
  return /全年|调整/u.test(words) ? "full" : "budget";
}

function sticky(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

/** Where the pattern ends that begins at `start`; 0 where none does. */
function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

function figureAt(text: string, start: number): Token | null {
  const year = endOf(YEAR, text, start);
  if (year > 0) return { kind: "year", start, end: year, year: Number(text.slice(start, start + 4)) };
  const date = endOf(DATE, text, start);
  if (date > 0) return { kind: "number", start, end: date };
  const counted = endOf(COUNTED, text, start);
  if (counted > 0) return { kind: "count", start, end: counted };
  const figure = sticky(FIGURE, text, start);
  if (!figure) return null;
  const [all, digits = "", own = ""] = figure;
  const end = start + all.length;
  const chain = own === "" || own === "万元" || own === "%" ? sticky(CHAIN, text, end) : null;
  const unit = own === "" ? (chain?.[1] ?? "") : own;
  const following = chain?.[0].match(/[、和与及]/gu)?.length ?? 0;
  const number: Token = { kind: "number", start, end };
  if (unit === "个百分点" || (unit === "" && !isAmountThere(text, start, end))) return number;
  if (unit === "%" || unit === "倍") {
    const percent = statedPercent(digits, unit);
    return percent ? { kind: "percent", start, end, percent, chained: following } : number;
  }
  const amount = statedAmount(digits, unit);
  return amount ? { kind: "amount", start, end, amount, digits, chained: following } : number;
}

/** A number without its unit: no ordinal, and the last of its clause. */
function isAmountThere(text: string, start: number, end: number): boolean {
  const isOrdinal = text.charAt(start - 1) === "(" && text.charAt(end) === ")";
  return !isOrdinal && (end === text.length || CLAUSE_END.includes(text.charAt(end)));
}
