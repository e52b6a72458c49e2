/** Lines over a table that say which one it is. */

/** What stands beside a title on its line: the unit, the mark, the department. */
const BESIDE =
  /\s+(?=(?:金额)?单位\s*[：:]|公开\s*\d+\s*表|(?:部门|编制(?:单位|部门)|填报单位)(?:名称)?\s*[：:])/u;

/** A line as its title and what stands beside it, each for itself. */
export function partsOfLine(text: string): string[] {
  return text.split(BESIDE);
}

/** `收入决算表`, `财政拨款“三公”经费支出决算表（公开09表） 单位：万元`; the mark 公开09表 alone is none. */
export function isTableTitle(text: string): boolean {
  return titleOfLine(text) !== null;
}

/** The title without what stands beside it. */
export function titleOfLine(text: string): string | null {
  return partsOfLine(text).find(isTitle) ?? null;
}

function isTitle(part: string): boolean {
  // 支 出 决 算 表 is set with spaces to be as wide as others.
  const bare = part.replace(/[（(][^（()）]*[）)]\s*$/u, "").replace(/\s/gu, "");
  return /[^\d]表$/u.test(bare) && !/^公开\d+表$/u.test(bare);
}
