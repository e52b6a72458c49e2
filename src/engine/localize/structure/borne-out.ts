/**
 * Which of the figures that a slide proposes anything bears out. A block that moves takes rows along that nobody
 * contradicts, and what is filled in agrees with the one tie that it was filled in from: to tell such a figure as the
 * right one would sooner or later call a right cell wrong.
 */
import { at } from "../model";
import { stateOf, ties } from "./books";
import type { Books, Tie } from "./books";
import { figuresIn } from "./grid";
import type { Trial } from "./trial";
import type { Piece, Slide } from "./weigh-slide";

/** A sum of more figures than this bears none of them out that it held in another row before: it would hold in any order. */
const BROAD = 12;

/**
 * Figures that stand in a tie that failed and holds by them, or that hold together with such a one; never those that
 * contradict one another still.
 */
function borneOut(books: Books, trial: Trial, unsure: ReadonlySet<number>): Set<number> {
  const { change, filledBy } = trial;
  const settled = new Set(trial.settled);
  const printed = (index: number) => at(books.figures, index).value;
  const isChanged = (index: number) => {
    const figure = change.get(index);
    return figure !== undefined && figure.isKnown && figure.value !== printed(index);
  };
  const sourceOf = (index: number) => {
    const source = filledBy.get(index);
    return source === undefined ? null : at(books.ties, source);
  };
  const isOrder = ({ figures }: Tie, index: number) =>
    figures.length > BROAD && figures.some((other) => printed(other) === change.get(index)?.value);
  const witnesses = (index: number) =>
    ties(books, index).filter(
      (tie) =>
        tie.isEquality &&
        stateOf(books, tie, change) === 1 &&
        !isOrder(tie, index) &&
        // The tie that a figure was filled in from holds whatever the others say.
        !tie.figures.some((other) => unsure.has(other) || sourceOf(other) === tie),
    );
  const sure = new Set<number>();
  const open = [...change.keys()].filter((index) => isChanged(index) && !unsure.has(index));
  const told = new Map(open.map((index) => [index, witnesses(index)]));
  for (let isNews = true; isNews;) {
    isNews = false;
    for (const [index, own] of told) {
      if (sure.has(index) || !own.some((tie) => settled.has(tie) || tie.figures.some((one) => sure.has(one))))
        continue;
      sure.add(index);
      isNews = true;
    }
  }
  const isSure = (index: number) => !isChanged(index) || sure.has(index);
  for (const tie of trial.failing)
    if (tie.figures.every(isSure)) for (const index of tie.figures) sure.delete(index);
  return sure;
}

export interface Told {
  /** The figures that may be told. */
  readonly told: ReadonlySet<number>;
  /** Whether it may be told where the figures of a piece stand. */
  readonly isSure: (piece: Piece) => boolean;
}

/** A piece whose figures are mostly not borne out fits by chance, and so does a slide: then its rows are all that is told. */
export function toldBy(books: Books, { strip, pieces, trial }: Slide, unsure: ReadonlySet<number>): Told {
  const sure = borneOut(books, trial, unsure);
  const isMostlySure = (indexes: readonly number[]) => {
    const changed = indexes.filter((index) => {
      const figure = trial.change.get(index);
      return figure !== undefined && figure.value !== at(books.figures, index).value;
    });
    return changed.filter((index) => sure.has(index)).length > changed.length / 2;
  };
  const figuresOf = ({ first, last }: Piece) => figuresIn(strip, first, last);
  const isSound = isMostlySure([...trial.change.keys()]);
  const doubtful = pieces.filter((piece) => !isSound || !isMostlySure(figuresOf(piece)));
  const untold = new Set(isSound ? doubtful.flatMap(figuresOf) : sure);
  return {
    told: new Set([...sure].filter((index) => !untold.has(index))),
    isSure: (piece) => !doubtful.includes(piece),
  };
}
