/** How many wrong cells failing ties take: a fault must explain more than a few single cells would. */
import type { Tie } from "./books";

/** Ties without a figure in common: so many figures are wrong at least. */
export function leastWrong(open: readonly Tie[]): number {
  return weightApart(open, () => 1);
}

/** The same where some ties say less than others: hard ones count in full, soft ones what they weigh. */
export function evidenceIn(open: readonly Tie[]): number {
  return weightApart(open, ({ isSoft, weight }) => (isSoft ? weight : 1));
}

/** The most that is found in two orders: ties of few figures first, and ties that few others share a figure with. */
function weightApart(open: readonly Tie[], weightOf: (tie: Tie) => number): number {
  const uses = new Map<number, number>();
  for (const { figures } of open) for (const figure of figures) uses.set(figure, (uses.get(figure) ?? 0) + 1);
  const shared = new Map(
    open.map((tie) => [tie, tie.figures.reduce((sum, figure) => sum + (uses.get(figure) ?? 1) - 1, 0)]),
  );
  const sharedBy = (tie: Tie) => shared.get(tie) ?? 0;
  const byLength = (a: Tie, b: Tie) => a.figures.length - b.figures.length;
  const byShared = (a: Tie, b: Tie) => sharedBy(a) - sharedBy(b) || byLength(a, b);
  const hardFirst = (a: Tie, b: Tie) => Number(a.isSoft) - Number(b.isSoft) || byLength(a, b);
  const orders = open.some(({ isSoft }) => isSoft) ? [byLength, byShared, hardFirst] : [byLength, byShared];
  return Math.max(
    ...orders.map((order) => {
      const taken = new Set<number>();
      let total = 0;
      for (const tie of [...open].sort(order)) {
        if (tie.figures.some((figure) => taken.has(figure))) continue;
        for (const figure of tie.figures) taken.add(figure);
        total += weightOf(tie);
      }
      return total;
    }),
  );
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
