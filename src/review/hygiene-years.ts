/** The report's year throughout; the year before only where something is compared with it (CHECKS 59). */
import { remark } from "./context";
import type { ReviewContext } from "./context";
import { mostCommon } from "../engine/most-common";
import type { SectionedBlock } from "./sections";

interface Mention {
  readonly sectioned: SectionedBlock;
  readonly year: number;
  readonly start: number;
  readonly end: number;
  readonly compared: boolean;
}

/** Titles of works and quotations, reasons and purposes speak of other years freely. */
const FREE = /《[^》]*》|"[^"]*"|(?:主要)?原因[^。]*|主要用于[^。]*|主要是[^。；]*/gu;
const YEAR = /(?<!\d)(?<year>20\d\d)年度?/gu;
const COMPARING = /(?:比|较|与|同|对比|相比于)$/u;
/** In the account of performance only these words speak of the report's own year. */
const PERFORMANCE_SCOPE = /^(?:预算绩效管理|项目\d|\d+[项个]|部门决算)/u;

export function judgeYears(
  context: ReviewContext,
  blocks: readonly SectionedBlock[],
  expected: number | null,
): void {
  const mentions = blocks.flatMap(mentionsOf);
  const own = mentions.filter(isOwn);
  const inText = yearOfText(blocks);
  const year = expected ?? inText;
  if (year === null) return;
  const [first] = own;
  if (inText !== null && inText !== year && own.length > 2 && first) {
    say(context, first, `文稿说的是${inText}年度，工作簿是${year}年度。`, year);
    return;
  }
  for (const mention of mentions) {
    const wanted = mention.compared ? year - 1 : year;
    if (mention.year === wanted) continue;
    const message = mention.compared
      ? `${year}年度的决算应与${wanted}年度比较，文中写${mention.year}年。`
      : `应为${wanted}年度，文中写${mention.year}年。`;
    say(context, mention, message, wanted);
  }
}

/** The year that the text reports on, as most of its sentences say; `null` where none says so. */
export function yearOfText(blocks: readonly SectionedBlock[]): number | null {
  return mostCommon(
    blocks
      .flatMap(mentionsOf)
      .filter(isOwn)
      .map(({ year }) => year),
  );
}

const isOwn = ({ compared }: Mention): boolean => !compared;

function say(
  context: ReviewContext,
  { sectioned, year, start }: Mention,
  message: string,
  expected: number,
): void {
  remark(context, {
    rule: "review/year",
    severity: "error",
    message,
    at: { block: sectioned.block, start, end: start + 4 },
    expected: String(expected),
    found: String(year),
  });
}

function mentionsOf(sectioned: SectionedBlock): Mention[] {
  const { block, section, narrated } = sectioned;
  const isTitle = block.heading;
  if (!narrated && !isTitle && section !== "performance") return [];
  const masked = block.text.replace(FREE, (free) => "·".repeat(free.length));
  return [...masked.matchAll(YEAR)].flatMap((match): Mention[] => {
    const before = masked.slice(Math.max(0, match.index - 4), match.index);
    const after = masked.slice(match.index + match[0].length);
    if (section === "performance" && !isTitle && !PERFORMANCE_SCOPE.test(after)) return [];
    const isDate = /^\d{1,2}月/u.test(after);
    const isClosing = /截[至止]到?$/u.test(before);
    // `于2024年成立`: a year of its own; a date counts only as the closing date.
    if ((isDate && !isClosing) || (!isDate && !isScope(masked, match.index, match[0]))) return [];
    const compared = COMPARING.test(before);
    const end = match.index + match[0].length;
    return [{ sectioned, year: Number(match.groups?.["year"]), start: match.index, end, compared }];
  });
}

/** `2024年度`, a comparison, or `2024年` opening a sentence. */
function isScope(text: string, start: number, match: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return match.endsWith("度") || COMPARING.test(before) || start === 0 || /[。；]$/u.test(before);
}
