/**
 * Blocks: what belongs together as one statement, in one spelling, with the way back to every character of the
 * received text. Pasted text breaks lines in mid-sentence and even in mid-number, so a line's end is a block's end
 * only where the text says so.
 */
import type { ReceivedParagraph, ReceivedText } from "../received-text";

/** A range in the received text; `end` is exclusive. */
export interface Span {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export interface Block {
  /** Without white space, half-width digits, letters and brackets, full-width marks, straight quotes. */
  readonly text: string;
  readonly heading: boolean;
  /** Where each character of `text` came from, and the end of the last one. */
  readonly paragraphs: readonly number[];
  readonly offsets: readonly number[];
}

const PLAIN: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "﹕": "：",
  "!": "！",
  "?": "？",
  "｡": "。",
  "［": "(",
  "］": ")",
  "〔": "(",
  "〕": ")",
  "“": '"',
  "”": '"',
  "„": '"',
  "‟": '"',
  "「": '"',
  "」": '"',
  "『": '"',
  "』": '"',
  "‘": '"',
  "’": '"',
  "＂": '"',
  "﹪": "%",
  〇: "0",
  "．": ".",
  "‚": "，",
  "—": "-",
  "–": "-",
  "－": "-",
};

const DROPPED = /[\s\u200b-\u200f\u2060\ufeff\u00ad*]/u;

/** By their code: a text is long, and its characters are few. */
const KNOWN = new Map<number, string>();

/** The character there in the spelling of blocks; empty where it carries nothing. */
function plainAt(text: string, position: number): string {
  const code = text.charCodeAt(position);
  const known = KNOWN.get(code);
  if (known !== undefined) return known;
  const spelt = spellingOf(text.charAt(position));
  KNOWN.set(code, spelt);
  return spelt;
}

function spellingOf(char: string): string {
  if (DROPPED.test(char)) return "";
  const known = PLAIN[char];
  if (known !== undefined) return known;
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) {
    const half = String.fromCharCode(code - 0xfee0);
    return PLAIN[half] ?? half;
  }
  return char;
}

/** The spelling of blocks for names and labels that are compared with them. */
export function plainText(text: string): string {
  let result = "";
  for (let position = 0; position < text.length; position += 1) result += plainAt(text, position);
  return result;
}

const ORDINAL =
  /^(第[一二三四五六七八九十]+(部分|章)|[一二三四五六七八九十]{1,3}[、.．]|\([一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)|[①-⒛㈠-㈩]|\d{1,2}[、.)](?!\d))/u;
const HEADING_END = /(说明|情况|\(类\)|\(款\)|部分|概况|决算表|总表|公开报表|名词解释)[。：]?$/u;
/** A title without its ordinal. */
const TITLE_LINE =
  /^(?!其中)[^。：]{2,36}(?:支出|收入|收支|决算|拨款|预算|经费|资产|采购|总体)(?:总体|结构|具体|使用|占有|占用)?情况(?:说明)?$/u;
/** A line that opens with a code of the classification. */
const CODED = /^2\d\d(?:\d\d){0,2}(?=\p{Script=Han})(?!年)/u;
/** `二、收入来源`: a Chinese numeral and a few words are a title of the first level, whatever they say. */
const SHORT_TITLE = /^[一二三四五六七八九十]{1,3}、[\p{Script=Han}“”"()]{2,20}$/u;
/** `一、2024年度收入总计275.80万元`: a title that says its figure. */
export const TOLD_TITLE =
  /^[一二三四五六七八九十]{1,3}、(?<title>[^，。；：]{4,40}?)(?:共|为|共计)?\d[\d，]{0,15}(?:\.\d{1,6})?(?:万元|元)$/u;
const FINAL_MARK = /[。！？]"?$/u;
/** `人员经费：120.50`, `差旅费3.30` or `教育支出2.10；6.28%`: a line of a list that gives each name its figures and no unit. */
const ENTRY =
  /^[^，。；\d]{2,30}(?<!：)(?<colon>：)?-?\d[\d，]{0,15}\.\d{1,6}(?:；-?\d[\d，]{0,15}(?:\.\d{1,6})?%?)*$/u;
/** Says of all what their unit is, and is no part of what stands below. */
const UNIT_LINE = /^\(?(?:金额)?单位：[^，。；]{0,8}元\)?$/u;
/** What a number at the end of a line may still need. */
const GOES_ON = /^(?:[万亿元%个倍分，。；：、)]|\d)/u;

/** The line's end divides an entry from what follows as a mark would. */
function isDivided(before: string, line: string): boolean {
  const entry = ENTRY.exec(before);
  return entry !== null && !GOES_ON.test(line) && (entry.groups?.["colon"] !== undefined || ENTRY.test(line));
}

export function isNumbered(text: string): boolean {
  return ORDINAL.test(text);
}

/** A line that stands for itself: a heading of the format, or an ordinal with a title and no sentence. */
function isHeading(paragraph: ReceivedParagraph, text: string): boolean {
  if (paragraph.heading !== null) return !/\d(万?元|%)/u.test(text);
  if (text.length > 60 || /[，；]/u.test(text) || /\d(万?元|%)/u.test(text)) return false;
  // `（见附表一）` only says where the table is.
  const title = text.replace(/\((?:见|附|详见)[^()]{1,12}\)$/u, "");
  return (
    (ORDINAL.test(title) && HEADING_END.test(title)) || TITLE_LINE.test(title) || SHORT_TITLE.test(title)
  );
}

/** Splits a text into blocks; rows of tables and contents are left out. */
export function blocksOf(received: ReceivedText): Block[] {
  const blocks: Block[] = [];
  let text = "";
  let paragraphs: number[] = [];
  let offsets: number[] = [];
  let isEnded = false;
  let before = "";
  const close = (heading: boolean): void => {
    if (text !== "") blocks.push({ text, heading, paragraphs, offsets });
    [text, paragraphs, offsets] = ["", [], []];
  };
  for (const paragraph of received.paragraphs) {
    if (paragraph.role !== "text") {
      close(false);
      continue;
    }
    const line = readLine(paragraph);
    if (line.text === "") continue;
    const heading = isHeading(paragraph, line.text);
    const isUnit = UNIT_LINE.test(line.text);
    const opens = heading || isUnit || ORDINAL.test(line.text) || CODED.test(line.text);
    if (text !== "" && (opens || isEnded)) close(false);
    // Of the line alone: to look at the end of a text that still grows would copy all of it each time.
    isEnded = FINAL_MARK.test(line.text.slice(-2));
    const isFirst = text === "";
    if (!isFirst && isDivided(before, line.text)) {
      text += "；";
      paragraphs.push(paragraphs.at(-1) ?? paragraph.index);
      offsets.push(offsets.at(-1) ?? 0);
    }
    before = line.text;
    text += line.text;
    const ofLine = new Array<number>(line.offsets.length).fill(paragraph.index);
    if (isFirst) [paragraphs, offsets] = [ofLine, line.offsets];
    else {
      for (const each of ofLine) paragraphs.push(each);
      for (const each of line.offsets) offsets.push(each);
    }
    if (heading || isUnit || TOLD_TITLE.test(line.text)) close(heading);
  }
  close(false);
  return blocks;
}

/** `…万元. 其中`: behind a word, a unit or a bracket, and not before a digit or another dot; 一.收入 is an ordinal. */
function isFullStop(before: string, line: string, offset: number): boolean {
  const next = line
    .slice(offset + 1, offset + 3)
    .trimStart()
    .charAt(0);
  return /[\p{Script=Han}%)"]$/u.test(before) && !ORDINAL_BEFORE.test(before) && !/[\d.．…·]/u.test(next);
}

/** An ordinal with its brackets, and one character before it. */
const TAIL = 7;
const ORDINAL_BEFORE = /^\(?[一二三四五六七八九十]{1,3}\)?$/u;

/** Between two figures of a row, the first of which has its decimals or its %: they are not one number. */
function isColumnGap(before: readonly string[], line: string, offset: number): boolean {
  const isGap = /\s/u.test(line.charAt(offset)) && /^\s*-?\d/u.test(line.slice(offset, offset + GAP));
  return isGap && /\d\.\d\d$|\d%$/u.test(before.slice(-4).join(""));
}

/** White space between columns, at most. */
const GAP = 40;

function readLine(paragraph: ReceivedParagraph): { text: string; offsets: number[] } {
  const markup = /^\s*(?:#{1,6}\s+|[-+]\s+(?=\D)|>\s+)/u.exec(paragraph.text)?.[0].length ?? 0;
  const chars: string[] = [];
  const offsets: number[] = [];
  for (let offset = markup; offset < paragraph.text.length; offset += 1) {
    const char = plainAt(paragraph.text, offset);
    if (char === "") {
      if (isColumnGap(chars, paragraph.text, offset)) {
        chars.push("；");
        offsets.push(offset);
      }
      continue;
    }
    const isStop = char === "." && isFullStop(chars.slice(-TAIL).join(""), paragraph.text, offset);
    chars.push(isStop ? "。" : char);
    offsets.push(offset);
  }
  return { text: chars.join(""), offsets };
}

/** The received text behind `start`…`end` of a block; a range over a line's end is cut to its first line. */
export function spanOf(block: Block, start: number, end: number): Span {
  const paragraph = block.paragraphs[start] ?? 1;
  let last = start;
  while (last + 1 < end && block.paragraphs[last + 1] === paragraph) last += 1;
  return { paragraph, start: block.offsets[start] ?? 0, end: (block.offsets[last] ?? 0) + 1 };
}
