/** The report's year throughout; the year before only where something is compared with it. */
import { remark } from "../context";
import type { ReviewContext } from "../context";
import type { SectionedBlock } from "../read/sections";
import { yearOfText, yearsOf } from "../read/years";
import type { YearMention } from "../read/years";

export function judgeYears(
  context: ReviewContext,
  blocks: readonly SectionedBlock[],
  expected: number | null,
): void {
  const mentions = blocks.flatMap(yearsOf);
  const own = mentions.filter(isOwn);
  const inText = yearOfText(blocks);
  const year = expected ?? inText;
  if (year === null) return;
  const [first] = own;
  if (inText !== null && inText !== year && own.length > 2 && first) {
    say(context, first, `文稿说的是${inText}年度，工作簿是${year}年度。`, year);
    return;
  }
  // Beside the comparison with last year a text may make another one.
  const compared = new Set(
    mentions.flatMap(({ compared: isCompared, year: each, sectioned }) =>
      isCompared && each === year - 1 ? [sectioned.block] : [],
    ),
  );
  for (const mention of mentions) {
    const wanted = mention.compared ? year - 1 : year;
    if (mention.year === wanted || (mention.isBase && mention.year === year - 1)) continue;
    if (mention.compared && mention.year < year && compared.has(mention.sectioned.block)) continue;
    const message = mention.compared
      ? `${year}年度的决算应与${wanted}年度比较，文中写${mention.year}年。`
      : `应为${wanted}年度，文中写${mention.year}年。`;
    say(context, mention, message, wanted);
  }
}

const isOwn = ({ compared }: YearMention): boolean => !compared;

function say(
  context: ReviewContext,
  { sectioned, year, start }: YearMention,
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
