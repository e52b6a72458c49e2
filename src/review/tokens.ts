/** The words of a sentence that carry a claim, found by one pattern per section from left to right. */
import { indicatorsIn } from "./indicators";
import type { Indicator } from "./indicator";
import { NUMBER, statedAmount, statedPercent } from "./figures";
import type { StatedAmount, StatedPercent } from "./figures";
import type { Section } from "./sections";

/** Which figure of an indicator: `budget` where the sentence does not say which budget. */
export type Role = "final" | "initial" | "full" | "budget";
export type Direction = 1 | -1;
export type Level = "类" | "款" | "项";

export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: "indicator"; readonly indicator: Indicator }
  | { readonly kind: "item"; readonly name: string; readonly nameStart: number; readonly level: Level }
  | { readonly kind: "role"; readonly role: Role }
  | { readonly kind: "amount"; readonly amount: StatedAmount }
  | { readonly kind: "change"; readonly direction: Direction; readonly figure: StatedAmount | StatedPercent }
  | { readonly kind: "share"; readonly base: string; readonly percent: StatedPercent }
  | {
      readonly kind: "completion";
      readonly base: Role;
      readonly named: string;
      readonly percent: StatedPercent;
    }
  | { readonly kind: "comparison"; readonly sign: Direction | 0; readonly base: Role }
  | { readonly kind: "against"; readonly what: "prior" | "budget" }
  | { readonly kind: "equal"; readonly prior: boolean }
  | { readonly kind: "percent" }
  | { readonly kind: "whole" | "reason" | "purpose" | "list" | "semicolon" | "stop" }
);

const UP = "增加|增长|提高|上升|增支|增幅";
const DOWN = "减少|下降|降低|减支|降幅";
const BUDGET = "(?:年初|全年|调整后?|年度|当年|本年)?预算数?";
const YEAR = String.raw`20\d\d年度?`;
const LAST_YEAR = `(?:上一?年度?|去年|${YEAR})`;

/** Order decides where two words begin at the same place. */
const WORDS: readonly (readonly [name: string, source: string])[] = [
  [
    "comparison",
    `(?:支出)?决算数?(?:(?:大于|高于|超过|多于|小于|低于|少于|等于)${BUDGET}|(?:与|同|和)${BUDGET}(?:基本)?(?:持平|一致|相等|相同))`,
  ],
  [
    "equalPrior",
    `(?:支出)?(?:决算)?数?(?:与|和|同|较|比)${LAST_YEAR}(?:支出)?(?:决算)?数?(?:相比)?，?(?:基本)?(?:持平|一致|相同|无增减变化|无变化|没有变化)`,
  ],
  ["prior", `(?:比|较|与|同)${LAST_YEAR}(?:度)?(?:决算数?)?(?:相比|比较)?，?|同比`],
  ["againstBudget", `(?:比|较|与)${BUDGET}(?:相比)?，?`],
  ["date", String.raw`${YEAR}|\d{1,2}月(?:\d{1,2}日)?`],
  ["price", String.raw`单价\d+万元[^，。；]{0,30}设备(?:\(不含车辆\))?`],
  [
    "change",
    `(?:各|均|共)?(?<verb>${UP}|${DOWN})(?:了|额|支出|收入|约|率|幅度)?为?(?<changed>${NUMBER})(?<changeUnit>亿元|万元|元|万|个百分点|%)?`,
  ],
  [
    "share",
    `占(?<shareBase>[^，。；：%\\d]{0,40}?)(?:比例|比重|比)?(?:的|为)?(?<shared>${NUMBER})(?<shareUnit>%)?(?!万?元|[辆个人])`,
  ],
  [
    "completion",
    `(?:完成(?:了)?(?<doneBase>(?:支出)?${BUDGET})?的?|${BUDGET}完成率为?|完成率为?)(?<done>${NUMBER})(?<doneUnit>%)?(?!万?元|[辆个人项])`,
  ],
  ["whole", "其中[：，]?"],
  ["reason", "(?:主要)?原因(?:是|为|：|:)*|主要是|主要系|主要由于"],
  ["purpose", "主要用于：?(?!以下|如下)"],
  ["list", "(?:主要)?(?:包括|包含)："],
  ["equal", "(?:基本)?持平|无增减变化|没有变化"],
  [
    "item",
    String.raw`(?<itemName>(?:[^，。；：%()\d"]|\((?!类\)|款\)|项\))[^()]{1,8}\)){1,40}?\d{0,7})\((?<level>[类款项])\)`,
  ],
];

const AFTER_INDICATORS: readonly (readonly [name: string, source: string])[] = [
  ["initial", "年初预算数?"],
  ["full", "(?:全年|调整后?)预算数?"],
  ["final", "(?:支出|收入)?决算数?"],
  ["budget", "(?:支出)?预算数?"],
  ["amount", `(?<digits>${NUMBER})(?<unit>亿元|万元|元|万(?![人平]))`],
  ["bare", `(?<bareDigits>${NUMBER})(?=[，。；])`],
  ["percent", `${NUMBER}%`],
  ["semicolon", "；"],
  ["stop", "[。！？]"],
];

interface Compiled {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly indicators: readonly Indicator[];
}

const compiled = new Map<Section | null, Compiled>();

function patternOf(section: Section | null): Compiled {
  const known = compiled.get(section);
  if (known) return known;
  const indicators = indicatorsIn(section);
  const words = [
    ...WORDS,
    ...indicators.map(({ names }, position) => [`indicator${position}`, names] as const),
    ...AFTER_INDICATORS,
  ];
  const result = {
    pattern: new RegExp(words.map(([name, source]) => `(?<${name}>${source})`).join("|"), "gu"),
    names: words.map(([name]) => name),
    indicators,
  };
  compiled.set(section, result);
  return result;
}

export function tokensOf(text: string, from: number, section: Section | null): Token[] {
  const { pattern, names, indicators } = patternOf(section);
  const tokens: Token[] = [];
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const groups = match.groups ?? {};
    const name = names.find((each) => groups[each] !== undefined) ?? "";
    const indicator = name.startsWith("indicator") ? indicators[Number(name.slice(9))] : undefined;
    const place = { start: match.index, end: match.index + match[0].length };
    if (indicator) tokens.push({ ...place, kind: "indicator", indicator });
    else {
      const token = wordToken(name, match[0], groups, place);
      if (token) tokens.push(token);
    }
  }
  return tokens;
}

type Groups = Readonly<Record<string, string | undefined>>;
interface TokenPlace {
  readonly start: number;
  readonly end: number;
}

function wordToken(name: string, text: string, groups: Groups, place: TokenPlace): Token | null {
  switch (name) {
    case "comparison": {
      const sign = /大于|高于|超过|多于/u.test(text) ? 1 : /小于|低于|少于/u.test(text) ? -1 : 0;
      return { ...place, kind: "comparison", sign, base: roleOfBudget(text) };
    }
    case "equalPrior":
      return { ...place, kind: "equal", prior: true };
    case "equal":
      return { ...place, kind: "equal", prior: false };
    case "prior":
      return { ...place, kind: "against", what: "prior" };
    case "againstBudget":
      return { ...place, kind: "against", what: "budget" };
    case "change":
      return changeToken(groups, place);
    case "share": {
      const percent = statedPercent(groups["shared"] ?? "", groups["shareUnit"] ?? "");
      return percent && { ...place, kind: "share", base: groups["shareBase"] ?? "", percent };
    }
    case "completion": {
      const percent = statedPercent(groups["done"] ?? "", groups["doneUnit"] ?? "");
      const named = groups["doneBase"] ?? "";
      return percent && { ...place, kind: "completion", base: roleOfBudget(text), named, percent };
    }
    case "item":
      return itemToken(groups, place);
    case "initial":
    case "full":
    case "final":
    case "budget":
      return { ...place, kind: "role", role: name };
    case "amount": {
      const amount = statedAmount(groups["digits"] ?? "", groups["unit"] ?? "");
      return amount && { ...place, kind: "amount", amount };
    }
    case "bare": {
      const amount = statedAmount(groups["bareDigits"] ?? "", "");
      return amount && { ...place, kind: "amount", amount };
    }
    case "whole":
    case "reason":
    case "purpose":
    case "list":
    case "semicolon":
    case "stop":
    case "percent":
      return { ...place, kind: name };
    default:
      return null;
  }
}

function roleOfBudget(text: string): Role {
  if (text.includes("年初")) return "initial";
  return /全年|调整/u.test(text) ? "full" : "budget";
}

function changeToken(groups: Groups, place: TokenPlace): Token | null {
  const unit = groups["changeUnit"] ?? "";
  if (unit === "个百分点") return null;
  const verb = groups["verb"] ?? "";
  const digits = groups["changed"] ?? "";
  const direction = new RegExp(UP, "u").test(verb) ? 1 : -1;
  // Without a unit the verb tells a rate (增长) from an amount (增加).
  const isRate = unit === "%" || (unit === "" && /增长|下降|降低|提高|上升|幅/u.test(verb));
  const figure = isRate ? statedPercent(digits, unit) : statedAmount(digits, unit);
  return figure && { ...place, kind: "change", direction, figure };
}

/** The name before 类, 款 or 项, without the ordinal that a pattern over characters takes with it. */
function itemToken(groups: Groups, place: TokenPlace): Token | null {
  const raw = groups["itemName"] ?? "";
  const level = groups["level"];
  if (level !== "类" && level !== "款" && level !== "项") return null;
  const ordinal =
    /^(?:\(?[\d一二三四五六七八九十]{1,3}\)[、.]?|[一二三四五六七八九十]{1,3}、|[、.)]+)+/u.exec(raw)?.[0]
      .length ?? 0;
  return { ...place, kind: "item", name: raw.slice(ordinal), nameStart: place.start + ordinal, level };
}
