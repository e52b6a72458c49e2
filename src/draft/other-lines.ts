/** Lines of the base that belong to no block: empty lines, tables, contents. They stay where they stand. */
import type { Base } from "./base";
import type { DraftParagraph } from "./paragraph";

/**
 * Each follows the paragraph that it followed in the base; the empty line behind a pattern is repeated behind what is
 * written after it.
 */
export function withOtherLines(
  { received, blocks }: Base,
  written: readonly DraftParagraph[],
): DraftParagraph[] {
  const inBlock = new Set(blocks.flatMap(({ first, last }) => range(first, last)));
  const behind = new Map<number, number[]>();
  let previous = 0;
  for (const { index } of received.paragraphs) {
    if (inBlock.has(index)) previous = index;
    else behind.set(previous, [...(behind.get(previous) ?? []), index]);
  }
  const told = new Set<number>();
  const line = (index: number): DraftParagraph => {
    told.add(index);
    const text = received.paragraphs[index - 1]?.text ?? "";
    return {
      spans: text === "" ? [] : [{ kind: "text", text }],
      origin: "own",
      section: null,
      base: index,
      like: index,
    };
  };
  const result = (behind.get(0) ?? []).map(line);
  const done = new Set<number>();
  for (const paragraph of written) {
    result.push(paragraph);
    const { base, like } = paragraph;
    const others = behind.get(base ?? like) ?? [];
    if (base !== null) {
      // What stood behind a paragraph that is gone comes before the next one that is not.
      result.push(...others.map(line));
      done.add(base);
    } else if (
      others.length > 0 &&
      others.every((index) => received.paragraphs[index - 1]?.text.trim() === "")
    ) {
      result.push({
        spans: [],
        origin: paragraph.origin,
        section: paragraph.section,
        base: null,
        like: others[0] ?? like,
      });
    }
  }
  return withLost(result, behind, told, line, ({ text }) => text.trim() !== "", received.paragraphs);
}

/** Tables behind paragraphs that are gone are put back behind the last one before them. */
function withLost(
  result: readonly DraftParagraph[],
  behind: ReadonlyMap<number, readonly number[]>,
  told: ReadonlySet<number>,
  line: (index: number) => DraftParagraph,
  isKept: (paragraph: Base["received"]["paragraphs"][number]) => boolean,
  paragraphs: Base["received"]["paragraphs"],
): DraftParagraph[] {
  const lost = [...behind.values()].flat().filter((index) => !told.has(index));
  let all = [...result];
  for (const index of lost) {
    const paragraph = paragraphs[index - 1];
    if (!paragraph || !isKept(paragraph)) continue;
    const place = all.findLastIndex(({ base }) => base !== null && base < index);
    all = [...all.slice(0, place + 1), line(index), ...all.slice(place + 1)];
  }
  return all;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
