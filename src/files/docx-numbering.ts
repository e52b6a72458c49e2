/** Automatic numbers of paragraphs, which Word computes and does not store. */
import { isTrue, readXml } from "./xml";

interface Level {
  format: string;
  /** `%1、`: each `%n` stands for the number of level n. */
  text: string;
  start: number;
  /** All numbers in Arabic digits. */
  isLegal: boolean;
}

interface NumberedList {
  readonly abstractId: string;
  readonly startOverrides: Map<number, number>;
}

export interface Numbering {
  /** The number of the next paragraph of this list and level (from 0), as printed; empty when there is none. */
  next(listId: string, level: number): string;
}

export const NO_NUMBERING: Numbering = { next: () => "" };

const ABSTRACT = "numbering/abstractNum";
const OVERRIDE = "numbering/num/lvlOverride";

export function readNumbering(part: string, bytes: Uint8Array): Numbering {
  const abstracts = new Map<string, Level[]>();
  const lists = new Map<string, NumberedList>();
  let levels: Level[] | null = null;
  let level: Level | null = null;
  let list: NumberedList | null = null;
  let listId = "";
  let overridden = 0;
  readXml(part, bytes, {
    open(name, attributes, path) {
      const { val = "" } = attributes;
      switch (name) {
        case "abstractNum":
          abstracts.set(attributes["abstractNumId"] ?? "", (levels = []));
          break;
        case "lvl":
          if (path !== `${ABSTRACT}/lvl` && path !== `${OVERRIDE}/lvl`) break;
          level = { format: "decimal", text: "", start: 1, isLegal: false };
          if (levels && !list) levels[levelIndex(attributes["ilvl"])] = level;
          break;
        case "num":
          levels = null;
          listId = attributes["numId"] ?? "";
          break;
        case "abstractNumId":
          lists.set(listId, (list = { abstractId: val, startOverrides: new Map() }));
          break;
        case "lvlOverride":
          overridden = levelIndex(attributes["ilvl"]);
          break;
        case "startOverride":
          list?.startOverrides.set(overridden, Number(val));
          break;
        case "numFmt":
          // Also in a choice, where Word's own formats are the way to say it otherwise.
          if (level && !path.endsWith("/mc:Choice/numFmt")) level.format = val;
          break;
        case "lvlText":
          if (level) level.text = val;
          break;
        case "start":
          if (level && path.endsWith("/lvl/start")) level.start = Number(val);
          break;
        case "isLgl":
          if (level) level.isLegal = val === "" || isTrue(val);
          break;
        default:
      }
    },
    close(name) {
      if (name === "num") list = null;
      if (name === "lvl") level = null;
    },
  });
  return counting(abstracts, lists);
}

/** Lists of one definition count on from each other, unless one says where it begins. */
function counting(
  abstracts: ReadonlyMap<string, readonly Level[]>,
  lists: ReadonlyMap<string, NumberedList>,
): Numbering {
  const counts = new Map<string, number[]>();
  const used = new Set<string>();

  function next(listId: string, index: number): string {
    const list = lists.get(listId);
    const levels = list && abstracts.get(list.abstractId);
    const level = levels?.[index];
    if (!list || !levels || !level) return "";
    const count = counts.get(list.abstractId) ?? [];
    counts.set(list.abstractId, count);
    const override = used.has(`${listId} ${index}`) ? undefined : list.startOverrides.get(index);
    used.add(`${listId} ${index}`);
    const before = count[index];
    count[index] = override ?? (before === undefined ? level.start : before + 1);
    count.length = index + 1;
    if (level.format === "none") return "";
    if (level.format === "bullet") return "•";
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const place = Number(digit) - 1;
      const shown = levels[place];
      return formatNumber(
        level.isLegal ? "decimal" : (shown?.format ?? "decimal"),
        count[place] ?? shown?.start ?? 1,
      );
    });
  }
  return { next };
}

function levelIndex(text: string | undefined): number {
  const index = Number(text ?? 0);
  return Number.isInteger(index) && index >= 0 && index <= 8 ? index : 0;
}

const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** A number as one of Word's formats prints it; an unknown format prints Arabic digits. */
export function formatNumber(format: string, value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  switch (format) {
    case "chineseCounting":
    case "chineseCountingThousand":
    case "japaneseCounting":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
      return counted(value, "零一二三四五六七八九", ["", "十", "百", "千"]);
    case "chineseLegalSimplified":
      return counted(value, "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"], true);
    case "ideographDigital":
    case "taiwaneseDigital":
    case "japaneseDigitalTenThousand":
      return Array.from(String(value))
        .map((digit) => "〇一二三四五六七八九"[Number(digit)])
        .join("");
    case "ideographTraditional":
      return STEMS[value - 1] ?? String(value);
    case "ideographZodiac":
      return BRANCHES[value - 1] ?? String(value);
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return enclosed(value, 0x2460);
    case "decimalEnclosedParen":
      return enclosed(value, 0x2474);
    case "decimalEnclosedFullstop":
      return enclosed(value, 0x2488);
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "lowerLetter":
      return letters(value).toLowerCase();
    case "upperLetter":
      return letters(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperRoman":
      return roman(value);
    case "none":
      return "";
    default:
      return String(value);
  }
}

/** 十一, 一百零五; the legal style says 壹拾 where the common one says 十. */
function counted(value: number, digits: string, units: readonly string[], isLegal = false): string {
  if (value === 0) return digits[0] ?? "";
  const places = Array.from(String(value));
  let text = "";
  places.forEach((digit, index) => {
    const unit = units[places.length - 1 - index] ?? "";
    if (digit !== "0") text += (digits[Number(digit)] ?? "") + unit;
    else if (!text.endsWith(digits[0] ?? "")) text += digits[0] ?? "";
  });
  text = text.replace(new RegExp(`${digits[0] ?? ""}+$`), "");
  return isLegal ? text : text.replace(/^一十/, "十");
}

/** ① to ⑳ and their like. */
function enclosed(value: number, first: number): string {
  return value >= 1 && value <= 20 ? String.fromCharCode(first + value - 1) : String(value);
}

/** A … Z, AA, BB … as Word counts. */
function letters(value: number): string {
  if (value === 0) return "";
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  const steps: [number, string][] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = value;
  return steps.reduce((text, [step, sign]) => {
    const times = Math.floor(rest / step);
    rest -= times * step;
    return text + sign.repeat(times);
  }, "");
}
