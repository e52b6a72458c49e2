/** Lines of running text as the paragraphs that were broken into them. */
import type { Paragraph } from "../../workbook/document";
import type { LinePlace } from "../../workbook/place";
import type { Line } from "./lines";
import { textOfLines } from "./lines";
import { isTableTitle, partsOfLine } from "../table-title";
import { endsEntry } from "./contents";
import { densest } from "./densest";
import type { PdfPage } from "./read-pdf";

export interface PageLine {
  readonly page: number;
  readonly item: { readonly line: Line };
}

/** In heights of the font: how far a line may end before the margin and still be full; an indent; a jump. */
const SHORT_AFTER_SENTENCE = 1.7;
const SHORT_WITHIN = 3.2;
const INDENT = 0.8;
const JUMP = 3.2;
/** Letters from which on a line shows where the margins are. */
const LONG = 12;

const OPENING =
  /^(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[、．]|[（(]\d{1,2}[)）]|注\s*[:：]|[^。；]*[.…·]{4,}\s*\d+$)/u;

/** A line that names a table, its unit or its department goes on with nothing. */
function standsOverTable(text: string): boolean {
  const [title = ""] = partsOfLine(text);
  return (
    (/^[^，。；：]{2,40}$/u.test(title.replace(/\s/gu, "")) && isTableTitle(text)) || OVER_TABLE.test(text)
  );
}

const OVER_TABLE = /^(?:(?:金额)?单位|部门|编制单位)\s*[：:]|^公开\s*\d+\s*表/u;

export function paragraphsOf(lines: readonly PageLine[], margins: MarginsAt): Paragraph[] {
  const groups: PageLine[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    const last = open?.at(-1);
    if (open && last && goesOn(last, line, margins)) open.push(line);
    else groups.push([line]);
  }
  return groups.map(placed);
}

export interface Margins {
  readonly left: number;
  readonly right: number;
}

/** Of a page; upright and landscape ones have their own. `null` where no text shows them. */
export type MarginsAt = (page: number) => Margins | null;

/** `lines`: of the whole document. */
export function marginsOf(lines: readonly PageLine[], pages: readonly PdfPage[]): MarginsAt {
  const byWidth = new Map<number, Line[]>();
  const widthOf = (page: number): number => Math.round(pages[page - 1]?.width ?? 0);
  for (const { page, item } of lines) {
    if (item.line.text.length < LONG) continue;
    byWidth.set(widthOf(page), [...(byWidth.get(widthOf(page)) ?? []), item.line]);
  }
  const margins = new Map(
    [...byWidth].map(([width, long]): [number, Margins] => {
      const size = Math.max(...long.map((line) => line.size));
      const left = densest(
        long.map(({ rect }) => rect.x0),
        2,
      );
      const right = densest(
        long.map(({ rect }) => rect.x1),
        size,
      );
      return [width, { left: left ?? 0, right: right ?? Infinity }];
    }),
  );
  return (page) => margins.get(widthOf(page)) ?? null;
}

function goesOn(last: PageLine, next: PageLine, marginsAt: MarginsAt): boolean {
  const [before, after] = [last.item.line, next.item.line];
  const [margins, own] = [marginsAt(last.page), marginsAt(next.page)];
  if (margins === null || own === null || standsOverTable(after.text)) return false;
  if (endsEntry(before.text)) return false;
  const size = Math.max(before.size, after.size);
  if (Math.abs(before.size - after.size) > 0.1 * size) return false;
  if (last.page === next.page && isBrokenHeading(before, after, margins)) return true;
  if (before.rect.x1 < margins.right - shortness(before.text) * size) return false;
  if (after.rect.x0 > own.left + INDENT * size && after.rect.x0 > before.rect.x0 - INDENT * size)
    return false;
  if (last.page === next.page && after.y - before.y > JUMP * size) return false;
  return !OPENING.test(after.text) || after.rect.x0 < before.rect.x0 - INDENT * size;
}

/** A line may end early where the next word, with the bracket before it, does not fit. */
function shortness(text: string): number {
  return /[。：；！？]$/u.test(text) ? SHORT_AFTER_SENTENCE : SHORT_WITHIN;
}

/** A heading too wide for the page: both lines stand in its middle. */
function isBrokenHeading(before: Line, after: Line, { left, right }: Margins): boolean {
  const width = right - left;
  const [wide, narrow] = [before.rect.x1 - before.rect.x0, after.rect.x1 - after.rect.x0];
  const middle = (line: Line): number => (line.rect.x0 + line.rect.x1) / 2;
  return (
    wide > 0.7 * width &&
    narrow < 0.6 * wide &&
    after.rect.x0 > left + INDENT * after.size * 3 &&
    Math.abs(middle(before) - middle(after)) <= 0.3 * after.size &&
    after.y - before.y <= JUMP * after.size
  );
}

function placed(lines: readonly PageLine[]): Paragraph {
  const texts = lines.map(({ item }) => item.line);
  const text = textOfLines(texts);
  const places: LinePlace[] = [];
  let end = 0;
  for (const { page, item } of lines) {
    const start = text.indexOf(item.line.text, end);
    end = start + item.line.text.length;
    places.push({ page, start, edges: edgesOf(item.line), y0: item.line.rect.y0, y1: item.line.rect.y1 });
  }
  return {
    kind: "paragraph",
    text,
    number: "",
    headingLevel: headingLevel(text),
    isContentsEntry: false,
    lines: places,
  };
}

const LEVELS: readonly (readonly [RegExp, number])[] = [
  [/^第[一二三四五六七八九十]+(?:部分|章)/u, 1],
  [/^[一二三四五六七八九十]+、/u, 2],
  [/^[（(][一二三四五六七八九十]+[)）]/u, 3],
];
/** A numbered line that is longer, or ends like a sentence, is one. */
const LONGEST_HEADING = 50;

function headingLevel(text: string): number | null {
  if (text.length > LONGEST_HEADING || /[。；：:，;]\s*$/u.test(text)) return null;
  return LEVELS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function edgesOf(line: Line): number[] {
  const edges: number[] = [];
  let at = 0;
  for (const word of line.words) {
    // A blank before the word is as wide as the gap.
    const begin = line.text.indexOf(word.text, at);
    while (edges.length < begin) edges.push(edges.at(-1) ?? word.rect.x0);
    for (const glyph of word.glyphs) {
      const units = glyph.text.length;
      for (let unit = 0; unit < units; unit += 1)
        edges.push(glyph.x0 + ((glyph.x1 - glyph.x0) * unit) / units);
    }
    at = begin + word.text.length;
  }
  edges.push(line.rect.x1);
  return edges;
}
