/** Years that a text names, and which of them is its own. */
import { mostCommon } from "../../engine/most-common";
import type { SectionedBlock } from "./sections";

export interface YearMention {
  readonly sectioned: SectionedBlock;
  readonly year: number;
  readonly start: number;
  readonly end: number;
  readonly compared: boolean;
  /** `2023年度决算数`: may be the figure that this year's is compared with. */
  readonly isBase: boolean;
}

/** Titles of works and quotations, reasons and purposes speak of other years freely. */
const FREE = /《[^》]{0,200}》|"[^"]{0,200}"|(?:主要)?原因[^。]*|主要用于[^。]*|主要是[^。；]*/gu;
const YEAR = /(?<!\d)(?<year>20\d\d)年度?/gu;
const COMPARING = /(?:比|较|与|同|对比|相比于|和)$/u;
/** `比2024年年初预算减少`: compared with a budget, of whichever year. */
const BUDGET = /^[^，。；：\d]{0,16}?(?<!公共|基金|经营)预算/u;
/** In the account of performance only these words speak of the report's own year. */
const PERFORMANCE_SCOPE = /^(?:预算绩效管理|项目\d|\d+[项个]|部门决算)/u;

/** The year that the text reports on, as most of its sentences say; `null` where none says so. */
export function yearOfText(blocks: readonly SectionedBlock[]): number | null {
  return mostCommon(
    blocks
      .flatMap(yearsOf)
      .filter(({ compared }) => !compared)
      .map(({ year }) => year),
  );
}

export function yearsOf(sectioned: SectionedBlock): YearMention[] {
  const { block, section, narrated } = sectioned;
  const isTitle = block.heading;
  if (!narrated && !isTitle && section !== "performance") return [];
  const masked = block.text.replace(FREE, (free) => "·".repeat(free.length));
  return [...masked.matchAll(YEAR)].flatMap((match): YearMention[] => {
    const end = match.index + match[0].length;
    const before = masked.slice(Math.max(0, match.index - 4), match.index);
    const after = masked.slice(end, end + 20);
    if (section === "performance" && !isTitle && !PERFORMANCE_SCOPE.test(after)) return [];
    const isDate = /^\d{1,2}月/u.test(after);
    const isClosing = /截[至止]到?$/u.test(before);
    // `于2024年成立`: a year of its own; a date counts only as the closing date.
    if ((isDate && !isClosing) || (!isDate && !isScope(masked, match.index, match[0]))) return [];
    // `2022年至2024年`: a row of years, none of them the text's alone.
    const isInRow =
      /^(?:至|到|-|—|~|、|和)20\d\d年/u.test(after) ||
      /20\d\d年?度?(?:至|到|-|—|~|、)$/u.test(masked.slice(Math.max(0, match.index - 8), match.index));
    if (isInRow) return [];
    const compared = COMPARING.test(before);
    if (compared && BUDGET.test(after)) return [];
    const isBase = !isTitle && /^的?(?:同期|支出|收入)?决算/u.test(after);
    return [{ sectioned, year: Number(match.groups?.["year"]), start: match.index, end, compared, isBase }];
  });
}

/** `2024年度`, a comparison, or `2024年` opening a sentence. */
function isScope(text: string, start: number, match: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return match.endsWith("度") || COMPARING.test(before) || start === 0 || /[。；]$/u.test(before);
}
