/** Texts of a form compared as people read them: width, spaces, quotes and ordinals do not matter. */

/** The labels of a form are few, and asked for at every step of reading it and in every workbook. */
const REMEMBERED_TEXTS = 5_000;
const REMEMBERED_LENGTH = 60;

function remembering(change: (text: string) => string): (text: string) => string {
  const changed = new Map<string, string>();
  return (text) => {
    const known = changed.get(text);
    if (known !== undefined) return known;
    const result = change(text);
    if (changed.size >= REMEMBERED_TEXTS) changed.clear();
    if (text.length <= REMEMBERED_LENGTH) changed.set(text, result);
    return result;
  };
}

const QUOTES = /["'“”‘’「」『』〝〞〟〈〉＂＇]/gu;

/** Plain Han characters, digits and ASCII punctuation need no work; most texts of a form are such. */
const PLAIN = /^[\u4e00-\u9fa5\w.,:;()%+*/<>=、。-]*$/u;

/** Full-width to half-width, no spaces, no quotes. */
export const normalize = remembering((text) =>
  PLAIN.test(text)
    ? text
    : text
        .normalize("NFKC")
        .replace(/[\s\u200b\ufeff]/gu, "")
        .replace(QUOTES, "")
        .replace(/[－—–―─‐]/gu, "-"),
);

const ORDINAL =
  /^(?:[一二三四五六七八九十]+[、.,．:]|\([一二三四五六七八九十]+\)[、.]?|\(?\d{1,2}\)?[、.．)]|\d{1,2}(?=[\u4e00-\u9fa5])|其中:|加:|减:)+/u;
/** `一 教育支出`: told from the first character of 一 般 公 共 while the spaces are there. */
const SPACED_ORDINAL = /^\s*[一二三四五六七八九十]{1,3}\s+(?=\S{3,}\s*$)/u;

export function withoutSpacedOrdinal(text: string): string {
  return text.replace(SPACED_ORDINAL, "");
}

/** Without a leading `一、`, `（一）`, `1.`, `①`, `其中：`, and without the colon that some put behind a total. */
export const withoutOrdinal = remembering((text) =>
  normalize(withoutSpacedOrdinal(text)).replace(ORDINAL, "").replace(/:$/u, ""),
);

/** `公开03表` in any spacing; `null` where there is no such mark. */
export function formMark(text: string): string | null {
  const match = /公开(\d{1,2}(?:-\d)?)表/u.exec(normalize(text));
  return match?.[1] ? `公开${match[1].padStart(2, "0")}表` : null;
}

/** `金额（元）`, `金额/元` over a column. */
export const UNIT_OF_HEAD = /(?:\((?:(?:金额)?单位:)?|\/)(?:人民币)?(亿元|万元|千元|百元|元)\)?$/u;

const CHINESE_DIGITS = "〇一二三四五六七八九";

/** The year that a title or head names, in either kind of digits; the year of a day is another matter. */
export function yearIn(text: string): number | null {
  const plain = normalize(text);
  const match = /(20\d{2})年(?!\d{1,2}月)/u.exec(plain);
  if (match?.[1]) return Number(match[1]);
  const written = /二[〇零○O0][〇一二三四五六七八九零○]{2}(?=年)/u
    .exec(plain)?.[0]
    .replace(/[零○O0]/gu, "〇");
  return written === undefined
    ? null
    : Number(Array.from(written, (digit) => CHINESE_DIGITS.indexOf(digit)).join(""));
}
