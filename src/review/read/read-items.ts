/** 类, 款 and 项 → the subject of what follows. */
import { topicOf } from "../words/indicator-id";
import type { Path } from "./claims";
import type { Level, Place } from "./lexer";
import type { Section } from "./sections";
import { isInRow, open, place } from "./state";
import type { Reader, TokenOf } from "./state";

/** Sections that list what was spent by 类. */
const LISTING: ReadonlySet<Section> = new Set<Section>([
  "overall",
  "expenditure",
  "generalBudget",
  "structure",
  "detail",
  "governmentFund",
]);

/** Sections about fees, purchases and things: what they list are no 类. */
const MATTERS: ReadonlySet<Section> = new Set<Section>(["threePublic", "operating", "procurement", "assets"]);

/** A 类 without its mark is a subject where one is expected: before its amount, under the headings that list them. */
export function readClass(reader: Reader, token: TokenOf<"class">): boolean {
  const { section, scope, block } = reader;
  // `燃油10.00万元、维修8.00万元、其他2.95万元`
  if (section !== null && MATTERS.has(section)) return false;
  const isListed = (section !== null && LISTING.has(section)) || scope.whole?.subject.kind === "indicator";
  const isAmountNext =
    /^[^，。；：、\d(]{0,8}\d/u.test(block.text.slice(token.end, token.end + 10)) ||
    isInRow(reader, token.end);
  const isAtStart = /[：；，。、.)"和与及]$|^$/u.test(
    block.text.slice(Math.max(0, token.start - 1), token.start),
  );
  if (!isListed || !isAmountNext || !isAtStart || scope.expecting?.kind === "share") return false;
  const name = token.name.endsWith("支出") ? token.name : `${token.name}支出`;
  openItem(reader, { ...token, level: "类", name, nameAt: token, code: null });
  return true;
}

/** Sections that tell of 款 and 项. */
const TELLING_ITEMS: ReadonlySet<Section> = new Set<Section>([
  "expenditure",
  "generalBudget",
  "structure",
  "detail",
  "governmentFund",
  "stateCapital",
]);
/** What leads from the name of an item to its figure. */
const TO_FIGURE =
  /^"?(?:\(\d{3,7}\))?(?:科目|支出)?[：，]?(?:年初)?(?:(?:未安排|没有安排|无|未列)预算，)?(?:20\d\d年度?)?(?:年初|全年|调整|当年)?(?:支出|实际支出)?(?:预算|决算)?(?:数|额)?(?:安排|为|是|共)?：?\d/u;

/** A 款 or 项 without its mark is a subject where a clause begins with it and its figure follows. */
export function readItemName(reader: Reader, token: TokenOf<"itemName">): boolean {
  const { section, scope, block } = reader;
  const before = block.text.slice(0, token.start).slice(-4);
  const isLineStart = block.paragraphs[token.start - 1] !== block.paragraphs[token.start];
  const isAtStart = isLineStart || /[：；，。、.)"]$|^$|^\d{0,2}[.、]?$|其中$/u.test(before);
  const isToldNext = TO_FIGURE.test(block.text.slice(token.end, token.end + 32));
  // Without titles, of the budget whose parts the sentence tells.
  const budget = scope.whole?.subject.kind === "indicator" ? topicOf(scope.whole.subject.indicator.id) : null;
  const telling = section ?? (budget === "expenditure" ? null : budget);
  if (telling === null || !TELLING_ITEMS.has(telling as Section) || !isAtStart || !isToldNext) return false;
  if (scope.expecting?.kind === "share") return false;
  openItem(reader, { ...token, nameAt: token, code: null });
  return true;
}

type ItemNamed = Place & Pick<TokenOf<"item">, "level" | "name" | "nameAt" | "code">;

/** 类, 款 and 项 that follow each other at once name one item. */
export function openItem(reader: Reader, token: ItemNamed): void {
  const { level, name, nameAt, code } = token;
  const { scope, block } = reader;
  const { subject } = scope;
  const named = { name, at: place(reader, nameAt), ...(code === null ? {} : { code }) };
  const before = subject?.subject;
  const isNext =
    before?.kind === "item" &&
    subject?.claims.length === 0 &&
    subject.at.block === block &&
    /^[，"]?$/u.test(block.text.slice(scope.anchor, token.start)) &&
    level !== "类";
  const above = isNext ? before.path : level === "类" ? {} : pathAbove(reader.path, level);
  const path = { ...above, [level]: named };
  if (isNext) {
    subject.subject = { kind: "item", path, level };
    subject.at = { ...subject.at, end: token.end };
    return;
  }
  open(reader, { kind: "item", path, level }, token);
}

/** Of a path what stands above a level. */
export function pathAbove(path: Path, level: Level): Path {
  const above: Path = path.类 ? { 类: path.类 } : {};
  return level === "项" && path.款 ? { ...above, 款: path.款 } : above;
}
