/** Names of 类, 款 and 项 in a text: with their mark, or with their code. */
import type { Level, Token } from "./lexer";

/** What a subject's name cannot hold, and how long one can be. */
const NAME_END = /[，。；：%"\d]/u;
const LONGEST_NAME = 40;
const ORDINAL =
  /^(?:年度?|[①-⒛㈠-㈩]、?|\(?[\d一二三四五六七八九十]{1,3}\)[、.]?|[一二三四五六七八九十]{1,3}、|\d{1,2}[、.](?!\d)|[、.)]+)+/u;

/** Names that end in (类), (款) or (项), by their beginning. */
export function itemsOf(text: string, from: number): Map<number, Token> {
  const items = new Map<number, Token>();
  let least = from;
  for (let mark = text.indexOf("(", from); mark >= 0; mark = text.indexOf("(", mark + 1)) {
    const level = text.charAt(mark + 1);
    if ((level !== "类" && level !== "款" && level !== "项") || text.charAt(mark + 2) !== ")") continue;
    const afterMark = text.startsWith("支出", mark + 3) && level === "类" ? 2 : 0;
    const named = quotedName(text, mark, least) ?? nameBefore(text, mark, least);
    const isShort = afterMark > 0 && !named.name.endsWith("支出");
    const end = mark + 3 + (isShort ? afterMark : 0);
    if (named.name !== "") {
      const name = isShort ? `${named.name}支出` : named.name;
      const { start, nameAt } = named;
      items.set(start, { kind: "item", start, end, name, nameAt, level, code: null });
    }
    least = end;
  }
  return items;
}

type Named = Pick<Token & { kind: "item" }, "start" | "name" | "nameAt">;

function isDigitAt(text: string, position: number): boolean {
  const char = text.charAt(position);
  return char >= "0" && char <= "9";
}

/** The name that ends at `end`, without the ordinal that it opens with. */
function nameBefore(text: string, end: number, least: number): Named {
  let start = end;
  // A name may end in its code.
  while (start > least && end - start < 7 && isDigitAt(text, start - 1)) start -= 1;
  while (start > least && end - start < LONGEST_NAME && !NAME_END.test(text.charAt(start - 1))) start -= 1;
  const ordinal = ORDINAL.exec(text.slice(start, end))?.[0].length ?? 0;
  const nameAt = start + ordinal;
  const name = text.slice(nameAt, end);
  return { start: nameAt, name, nameAt: { start: nameAt, end } };
}

/** `“一般公共服务支出”（类）` */
function quotedName(text: string, mark: number, least: number): Named | null {
  if (text.charAt(mark - 1) !== '"') return null;
  const open = text.lastIndexOf('"', mark - 2);
  if (open < least || mark - open > LONGEST_NAME) return null;
  return { start: open, name: text.slice(open + 1, mark - 1), nameAt: { start: open + 1, end: mark - 1 } };
}

const LEVEL_OF: Readonly<Record<number, Level>> = { 3: "类", 5: "款", 7: "项" };
/** `1.2010301行政运行：` */
const CODE_FIRST =
  /(?<=^|[。；：，])(?:[①-⒛㈠-㈩]、?|\d{1,2}[.、]|\(\d{1,2}\)|\(?[一二三四五六七八九十]{1,3}[)、])?(?<code>2\d{6}|2\d{4}|2\d\d(?=[\p{Script=Han}、]{2,20}支出))(?!年)[-、]?(?<name>[\p{Script=Han}()、]{2,40}?)(?=[：，。；\d]|年初|全年|支出决算|决算|预算|$)/gu;
/** `行政运行（2010301）` */
const CODE_BEHIND = /(?<![类款项]\))\((?<code>2\d{6}|2\d{4}|2\d{2})\)/gu;

/** Names that stand beside their code, by their beginning. */
export function codedItems(text: string, from: number): Map<number, Token> {
  const items = new Map<number, Token>();
  for (const match of text.matchAll(CODE_FIRST)) {
    const { code = "", name = "" } = match.groups ?? {};
    const level = LEVEL_OF[code.length];
    if (match.index < from || !level || /\((?:类|款|项)\)/u.test(name)) continue;
    const end = match.index + match[0].length;
    const nameAt = { start: end - name.length, end };
    items.set(match.index, { start: match.index, end, kind: "item", name, nameAt, level, code });
  }
  for (const match of text.matchAll(CODE_BEHIND)) {
    const code = match.groups?.["code"] ?? "";
    const level = LEVEL_OF[code.length];
    if (match.index < from || !level) continue;
    const named = nameBefore(text, match.index, from);
    if (named.name.length < 2) continue;
    items.set(named.start, { ...named, end: match.index + match[0].length, kind: "item", level, code });
  }
  return items;
}
