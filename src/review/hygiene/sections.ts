/** Sections: none missing, doubled or out of order; the contents say the same titles. */
import { remark } from "../context";
import type { ReviewContext } from "../context";
import type { Block } from "../read/normalize";
import { sectionOfTitle } from "../read/sections";
import type { Section, SectionedBlock } from "../read/sections";
import type { IndicatorId } from "../words/indicator-id";

const DIGITS = "一二三四五六七八九十";
/** Of the first level. */
export const TITLE = /^(?<ordinal>[一二三四五六七八九十]{1,3})、(?<title>.+?)[。：]?$/u;
const PART = /^第[二三四]部分.*(?:情况|说明)/u;

interface Title {
  readonly ordinal: number;
  readonly text: string;
  readonly block: Block;
}

/** A section, its title and what it tells; where another title tells that, the form only divides it otherwise. */
const REQUIRED: readonly (readonly [Section, string, ids: readonly IndicatorId[]])[] = [
  ["overall", "收入支出决算总体情况说明", ["overall.both", "overall.income"]],
  ["income", "收入决算情况说明", ["income.total"]],
  ["expenditure", "支出决算情况说明", ["expenditure.total"]],
  ["appropriation", "财政拨款收入支出决算总体情况说明", ["appropriation.both", "appropriation.income"]],
  ["generalBudget", "一般公共预算财政拨款支出决算情况说明", ["generalBudget.total"]],
  ["basic", "一般公共预算财政拨款基本支出决算情况说明", ["generalBudget.basic"]],
  ["threePublic", "“三公”经费支出决算情况说明", ["threePublic.total"]],
];

export function judgeSections(context: ReviewContext, blocks: readonly SectionedBlock[]): void {
  const parts = blocks.flatMap(({ block }, position) =>
    block.heading && PART.test(block.text) ? [position] : [],
  );
  const last = narrativePart(blocks, parts);
  const body = titlesFrom(blocks, last ?? -1);
  if (body.length < 3) return;
  judgeOrder(context, body);
  judgeDoubled(context, body);
  const first = parts.find((part) => titleOfPart(blocks, part) === titleOfPart(blocks, last));
  if (first !== undefined && last !== undefined && first !== last)
    judgeContents(context, titlesFrom(blocks, first), body);
  // Without the part's title only a text with all the sections of a form is one.
  if (body.length >= (last === undefined ? FORM : 5)) judgeRequired(context, blocks, body, last ?? 0);
  judgeSuborder(context, blocks.slice((last ?? -1) + 1));
  judgeSelfEvaluations(context, blocks);
}

/** The last telling of the first part: an earlier one is its entry in the contents; 第四部分 is another part. */
function narrativePart(blocks: readonly SectionedBlock[], parts: readonly number[]): number | undefined {
  return parts.findLast((part) => titleOfPart(blocks, part) === titleOfPart(blocks, parts[0]));
}

/** Without the page that a list of contents prints behind it. */
function titleOfPart(blocks: readonly SectionedBlock[], part: number | undefined): string {
  return (part === undefined ? undefined : blocks[part])?.block.text.replace(/[.…·]*\d*$/u, "") ?? "";
}

/** Titles of the first level from a part's title to the next part. */
function titlesFrom(blocks: readonly SectionedBlock[], start: number): Title[] {
  const titles: Title[] = [];
  for (const { block } of blocks.slice(start + 1)) {
    if (/^第[一二三四五六]部分/u.test(block.text)) break;
    const match = block.heading ? TITLE.exec(block.text) : null;
    if (match)
      titles.push({
        ordinal: ordinalOf(match.groups?.["ordinal"] ?? ""),
        text: match.groups?.["title"] ?? "",
        block,
      });
  }
  return titles;
}

function ordinalOf(text: string): number {
  const [tens, ones] = text.includes("十") ? text.split("十") : ["", text];
  const digit = (char: string | undefined): number => (char ? DIGITS.indexOf(char) + 1 : 0);
  return (text.includes("十") ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones);
}

function judgeOrder(context: ReviewContext, titles: readonly Title[]): void {
  titles.forEach((title, position) => {
    const wanted = (titles[position - 1]?.ordinal ?? 0) + 1;
    if (title.ordinal === wanted || (position === 0 && title.ordinal !== 1)) return;
    const before = titles[position - 1];
    const what = title.ordinal < wanted ? "重复或颠倒" : "缺号";
    remark(context, {
      rule: "review/section-order",
      severity: "warning",
      message: `序号${what}：“${before?.text ?? ""}”之后应为第${wanted}节，文中写第${title.ordinal}节。`,
      at: { block: title.block, start: 0, end: title.block.text.indexOf("、") },
    });
  });
}

/** One title under two numbers; where the numbers begin anew, another text does. */
function judgeDoubled(context: ReviewContext, titles: readonly Title[]): void {
  const told = new Map<string, Title>();
  for (const title of titles) {
    if (title.ordinal === 1) told.clear();
    const first = told.get(title.text);
    if (first && first.ordinal !== title.ordinal) {
      remark(context, {
        rule: "review/section-order",
        severity: "warning",
        message: `第${title.ordinal}节与第${first.ordinal}节同名：“${title.text}”。`,
        at: { block: title.block, start: 0, end: title.block.text.length },
        found: title.text,
      });
    }
    told.set(title.text, first ?? title);
  }
}

/** So many titles of the first level are a whole form, and no excerpt. */
export const FORM = 9;
const SUBTITLE = /^\((?<ordinal>[一二三四五六七八九十]{1,3})\)/u;

/** （一）（二）（三） under each title: one that is gone leaves its number out. */
function judgeSuborder(context: ReviewContext, blocks: readonly SectionedBlock[]): void {
  let before = 0;
  for (const { block, narrated, section } of blocks) {
    if (TITLE.test(block.text) || PART.test(block.text)) before = 0;
    const ordinal = ordinalOf(SUBTITLE.exec(block.text)?.groups?.["ordinal"] ?? "");
    if (ordinal === 0 || !(narrated || section === "performance")) continue;
    if (ordinal !== 1 && ordinal !== before + 1) {
      remark(context, {
        rule: "review/section-order",
        severity: "warning",
        message: `序号${ordinal <= before ? "重复或颠倒" : "缺号"}：${before === 0 ? "标题之下" : `（${numeral(before)}）之后`}应为（${numeral(before + 1)}），文中写（${numeral(ordinal)}）。`,
        at: { block, start: 0, end: block.text.indexOf(")") + 1 },
      });
    }
    before = ordinal;
  }
}

function numeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const digit = (each: number): string => (each === 0 ? "" : DIGITS.charAt(each - 1));
  return tens === 0 ? digit(ones) : `${tens === 1 ? "" : digit(tens)}十${digit(ones)}`;
}

function judgeContents(context: ReviewContext, contents: readonly Title[], body: readonly Title[]): void {
  for (const title of body) {
    const entry = contents.find(({ ordinal }) => ordinal === title.ordinal);
    const named = entry?.text.replace(/[.…·]*\d*$/u, "");
    if (!named || named === title.text) continue;
    remark(context, {
      rule: "review/contents",
      severity: "warning",
      message: `目录写“${named}”，正文写“${title.text}”。`,
      at: { block: title.block, start: 0, end: title.block.text.length },
      expected: named,
      found: title.text,
    });
  }
}

function judgeRequired(
  context: ReviewContext,
  blocks: readonly SectionedBlock[],
  titles: readonly Title[],
  start: number,
): void {
  const sections = new Set(blocks.slice(start).map(({ section }) => section));
  // Parts of a section tell it, whatever the title above them.
  const isInParts = sections.has("structure") || sections.has("detail");
  const told = isInParts ? sections.add("generalBudget") : sections;
  const end = titles.at(-1);
  if (!end) return;
  const missing = REQUIRED.filter(
    ([section, , ids]) =>
      !told.has(section) &&
      !titles.some(({ text }) => sectionOfTitle(text) === section) &&
      !ids.some((id) => isToldUnderTitle(context, id)),
  );
  // A form that does without several of them is another region's.
  if (missing.length > 1) return;
  for (const [, name] of missing) {
    remark(context, {
      rule: "review/section-missing",
      severity: "warning",
      message: `没有“${name}”一节。`,
      at: { block: end.block, start: 0, end: end.block.text.length },
      expected: name,
    });
  }
}

/** With a change, an explanation or parts of its own: a figure that is only named beside another tells no section. */
function isToldUnderTitle({ index }: ReviewContext, id: IndicatorId): boolean {
  return index.ofIndicator(id).some((statement) => {
    const isExplained = statement.claims.some(({ kind }) => kind === "change-amount" || kind === "equal");
    return isExplained && statement.claims.some(({ kind }) => kind === "amount");
  });
}

/** `…等57个项目绩效自评结果` against the tables that the text carries. */
function judgeSelfEvaluations(context: ReviewContext, blocks: readonly SectionedBlock[]): void {
  const tables = context.text.paragraphs.filter(
    ({ text, role }) => role !== "contents" && /^[#\s*]*项目支出绩效自评表\s*\*{0,2}\s*$/u.test(text),
  ).length;
  if (tables === 0) return;
  for (const { block, section } of blocks) {
    const match =
      section === "performance" ? /反映.*?(?<count>\d+)个项目(?:支出)?绩效自评结果/u.exec(block.text) : null;
    const count = Number(match?.groups?.["count"] ?? tables);
    if (!match || count === tables) continue;
    const start = match.index + match[0].lastIndexOf(String(count));
    remark(context, {
      rule: "review/self-evaluations",
      severity: "warning",
      message: `文中说反映${count}个项目的绩效自评结果，文稿附有${tables}张绩效自评表。`,
      at: { block, start, end: start + String(count).length + 3 },
      expected: String(tables),
      found: String(count),
    });
  }
}
