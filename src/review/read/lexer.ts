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

const MARKS: Readonly<Record<string, "semicolon" | "stop" | "comma" | "open" | "close">> = {
  "；": "semicolon",
  "。": "stop",
  "！": "stop",
  "？": "stop",
  "，": "comma",
  "(": "open",
  ")": "close",
};

const YEAR = /20\d\d年度?/uy;
const DATE = /\d{1,2}月(?:\d{1,2}日)?/uy;
const FIGURE = new RegExp(`(${NUMBER})(亿元|万元|元|万(?![人平])|亿(?![人])|个百分点|%)?`, "uy");
/** `1,267.86、2,570.97万元`: the unit stands after the last. */
const CHAIN = new RegExp(`(?:[、和与及]${NUMBER}(?:万元|元|%)?){1,9}(?<=(亿元|万元|元|%))`, "uy");
const COUNTED = /\d{1,9}(?:个?批次|批|人次|人|个|辆|台|次)(?:、|，(?=\d))?/uy;
/** Where a number without its unit can still be an amount: at the end of a clause. */
const CLAUSE_END = /[，。；)]|$/uy;

/** `names`: of 款 and 项, known without their mark. */
export function tokensOf(text: string, from = 0, names: ItemNames = NO_NAMES): Token[] {
  const items = new Map([...codedItems(text, from), ...itemsOf(text, from)]);
  const tokens: Token[] = [];
  let position = from;
  while (position < text.length) {
    const token = items.get(position) ?? tokenAt(text, position, names);
    if (token) tokens.push(token);
    position = Math.max(token?.end ?? 0, position + 1);
  }
  return tokens;
}

const NO_NAMES: ItemNames = new Map<string, never>();

function tokenAt(text: string, start: number, names: ItemNames): Token | null {
  const char = text.charAt(start);
  const mark = MARKS[char];
  if (mark) return { kind: mark, start, end: start + 1 };
  const word = wordAt(text, start);
  const item = itemNameAt(names, text, start);
  if (item && item.name.length > (word ? word.end - word.start : 0)) {
    return { ...item, kind: "itemName", start, end: start + item.name.length };
  }
  if (word) return word;
  const isDigit = char >= "0" && char <= "9";
  if (isDigit || (char === "-" && isDigitAt(text, start + 1))) return figureAt(text, start);
  return null;
}

function isDigitAt(text: string, position: number): boolean {
  const char = text.charAt(position);
  return char >= "0" && char <= "9";
}

function wordAt(text: string, start: number): Token | null {
  const match = wordsAt(text, start);
  if (!match) return null;
  const place = { start, end: start + match.length };
  const meanings = match.words.flatMap((word) => (word.kind === "name" ? [word.meaning] : []));
  const isAside = match.words.some((word) => word.kind === "phrase" && word.says.kind === "aside");
  if (meanings.length > 0) return { ...place, kind: "name", meanings, isAside };
  const [word] = match.words;
  if (word?.kind === "class") return { ...place, kind: "class", name: text.slice(start, place.end) };
  if (word?.kind !== "phrase") return null;
  return { ...place, kind: "phrase", says: withBudget(word.says, text.slice(start, place.end)) };
}

/** Which budget the words name, where the phrase leaves it open. */
function withBudget(says: Meaning, words: string): Meaning {
  const role: Role = words.includes("年初") ? "initial" : /全年|调整/u.test(words) ? "full" : "budget";
  if (says.kind === "against" && says.what === "budget") return { ...says, role };
  if ((says.kind === "comparison" || says.kind === "completion") && says.base === "budget") {
    return { ...says, base: role };
  }
  return says;
}

function sticky(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

function figureAt(text: string, start: number): Token | null {
  const year = sticky(YEAR, text, start);
  if (year) {
    return { kind: "year", start, end: start + year[0].length, year: Number(year[0].slice(0, 4)) };
  }
  const date = sticky(DATE, text, start);
  if (date) return { kind: "number", start, end: start + date[0].length };
  const counted = sticky(COUNTED, text, start);
  if (counted) return { kind: "count", start, end: start + counted[0].length };
  const figure = sticky(FIGURE, text, start);
  if (!figure) return null;
  const [all, digits = "", own = ""] = figure;
  const end = start + all.length;
  const chain = own === "" || own === "万元" || own === "%" ? sticky(CHAIN, text, end) : null;
  const unit = own === "" ? (chain?.[1] ?? "") : own;
  const following = chain?.[0].match(/[、和与及]/gu)?.length ?? 0;
  return read(text, { start, end }, digits, unit, following);
}

function read(text: string, place: Place, digits: string, unit: string, chained: number): Token {
  if (unit === "个百分点") return { ...place, kind: "number" };
  if (unit === "%") {
    const percent = statedPercent(digits, unit);
    return percent ? { ...place, kind: "percent", percent, chained } : { ...place, kind: "number" };
  }
  const isOrdinal = text.charAt(place.start - 1) === "(" && text.charAt(place.end) === ")";
  if (unit === "" && (isOrdinal || !sticky(CLAUSE_END, text, place.end))) return { ...place, kind: "number" };
  const amount = statedAmount(digits, unit);
  return amount ? { ...place, kind: "amount", amount, digits, chained } : { ...place, kind: "number" };
}
