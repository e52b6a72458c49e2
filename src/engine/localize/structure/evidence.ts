/** How many wrong cells failing ties take: a fault must explain more than a few single cells would. */
import type { Tie } from "./books";

/** Ties without a figure in common: so many figures are wrong at least. */
export function leastWrong(open: readonly Tie[]): number {
  const taken = new Set<number>();
  let count = 0;
  for (const { figures } of [...open].sort((a, b) => a.figures.length - b.figures.length)) {
    if (figures.some((figure) => taken.has(figure))) continue;
    for (const figure of figures) taken.add(figure);
    count += 1;
  }
  return count;
}

/** More than this is many, however many. */
const MANY = 50;

/** So many figures suffice to have one in every tie, choosing the figure of most ties first, of those allowed. */
export function cellsNeeded(
  given: readonly Tie[],
  isAllowed: (figure: number) => boolean = () => true,
): number {
  let open = given;
  let count = 0;
  for (; open.length > 0 && count < MANY; count++) {
    const best = commonestFigure(open, isAllowed);
    open = best === null ? open.slice(1) : open.filter(({ figures }) => !figures.includes(best));
  }
  return count;
}

function commonestFigure(open: readonly Tie[], isAllowed: (figure: number) => boolean): number | null {
  const counts = new Map<number, number>();
  for (const { figures } of open)
    for (const figure of figures) if (isAllowed(figure)) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  let best: number | null = null;
  let most = 0;
  for (const [figure, count] of counts) if (count > most) [best, most] = [figure, count];
  return best;
}
