/** What a disclosure must tell, taken out of a narrative that was right: said somewhere, for there is no place of it. */
import type { Random } from "../layouts/random";
import type { Generated, Line } from "./generated";
import type { Injected } from "./spoil";

type Loser = (generated: Generated, random: Random) => Injected | null;

const MAIN = /^[一二三四五六七八九十]{1,3}、/u;
const UNDER = /^（[一二三四五六七八九十]{1,3}）/u;

/** Where the stretch ends that begins there: at the next title of its level or above. */
function endOf(lines: readonly Line[], start: number, isEnd: (text: string) => boolean): number {
  const next = lines.findIndex(({ text }, position) => position > start && isEnd(text));
  return next < 0 ? lines.length : next;
}

function without(lines: readonly Line[], start: number, end: number): Injected {
  const left = lines.filter((_, position) => position < start || position >= end);
  return { lines: left, paragraph: 0, from: lines[start]?.text ?? "", to: "", isAnywhere: true };
}

/** Any of the numbered sections but the last, whose end nothing marks. */
const section: Loser = ({ lines }, random) => {
  const starts = lines.flatMap(({ text }, position) => (MAIN.test(text) ? [position] : [])).slice(0, -1);
  if (starts.length === 0) return null;
  const start = random.pick(starts);
  return without(
    lines,
    start,
    endOf(lines, start, (text) => MAIN.test(text)),
  );
};

/** Any sub-section that another one follows. */
const subsection: Loser = ({ lines }, random) => {
  const end = (start: number): number => endOf(lines, start, (text) => UNDER.test(text) || MAIN.test(text));
  const starts = lines.flatMap(({ text, section: own }, position) => {
    const next = lines[end(position)];
    const isOne = own === "heading" && UNDER.test(text) && next !== undefined && UNDER.test(next.text);
    return isOne ? [position] : [];
  });
  if (starts.length === 0) return null;
  const start = random.pick(starts);
  return without(lines, start, end(start));
};

/** An item with spending, of the general budget or of a fund that tells more than one. */
const item: Loser = ({ lines }, random) => {
  const isItem = ({ text }: Line): boolean => /（项）。.*支出决算为(?!0万|0\.00)/u.test(text);
  const isOnly = ({ section: own }: Line): boolean =>
    lines.filter((each) => each.section === own && isItem(each)).length < 2;
  const starts = lines.flatMap((line, position) => (isItem(line) && !isOnly(line) ? [position] : []));
  if (starts.length === 0) return null;
  const start = random.pick(starts);
  return without(lines, start, start + 1);
};

export const LOSERS: Readonly<Record<string, Loser>> = {
  "section lost": section,
  "sub-section lost": subsection,
  "item lost": item,
};
