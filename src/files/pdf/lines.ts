/** Words as lines, with the blanks that a reader sees between them. */
import type { Rect } from "./geometry";
import { unite } from "./geometry";
import { SAME_BASELINE, type Word } from "./words";

export interface Line {
  readonly text: string;
  readonly words: readonly Word[];
  readonly rect: Rect;
  readonly y: number;
  readonly size: number;
}

/** A gap of so many heights is a blank of the text, and not the loose setting of a justified line. */
const BLANK = 0.8;

/** Lines from top to bottom. */
export function linesOf(words: readonly Word[]): Line[] {
  const groups: { y: number; size: number; words: Word[] }[] = [];
  for (const word of [...words].sort((a, b) => a.y - b.y)) {
    const open = groups.at(-1);
    if (open && word.y - open.y <= SAME_BASELINE * Math.max(open.size, word.size)) open.words.push(word);
    else groups.push({ y: word.y, size: word.size, words: [word] });
  }
  return groups.map(({ words: members }) => {
    const ordered = members.sort((a, b) => a.rect.x0 - b.rect.x0);
    return {
      text: ordered.map((word, index) => blankBefore(word, ordered[index - 1]) + word.text).join(""),
      words: ordered,
      rect: unite(ordered.map(({ rect }) => rect)),
      y: Math.max(...ordered.map(({ y }) => y)),
      size: Math.max(...ordered.map(({ size }) => size)),
    };
  });
}

/** Western words are parted by less than Chinese ones. */
function blankBefore(word: Word, before: Word | undefined): string {
  if (before === undefined) return "";
  const gap = word.rect.x0 - before.rect.x1;
  const isWestern =
    /[\p{Script=Latin}\p{Nd}]$/u.test(before.text) && /^[\p{Script=Latin}\p{Nd}]/u.test(word.text);
  return gap > (isWestern ? 0.15 : BLANK) * word.size ? " " : "";
}

/** Lines that were broken only for want of room, as one text. */
export function textOfLines(lines: readonly { readonly text: string }[]): string {
  return lines.reduce((text, line) => text + joint(text, line.text) + line.text, "");
}

/** Chinese goes on without a blank; western words do not. */
function joint(before: string, after: string): string {
  return /[\p{Script=Latin}\p{Nd}]$/u.test(before) && /^[\p{Script=Latin}\p{Nd}]/u.test(after) ? " " : "";
}
