/**
 * Text printed from a sheet whose rows are too low for it: the lines of a wrapped head stand above and below their
 * own row, and look as if they belonged to its neighbours. Each row's own texts keep one distance from its rules; the
 * line that does not, and goes on in the next row as lines of one paragraph do, is out of place.
 */
import { densest } from "./densest";
import type { GridCell } from "./grid";
import type { Line } from "./lines";

interface Filled {
  readonly cell: GridCell;
  readonly lines: readonly Line[];
}

/** Distance of lines of one paragraph, in heights of the font. */
const LEADING = 1.45;
/** In heights of the font. */
const OFF = 0.15;
/** Points by which the edges or middles of two lines of a paragraph may differ. */
const ALIGNED = 2;

/** The text of a line that may belong to another row; `null` where there is none. */
export function misplacedLine(cells: readonly Filled[]): string | null {
  const filled = cells.filter(({ lines }) => lines.length > 0);
  const isInPlace = usualPlaces(filled);
  for (const upper of filled) {
    for (const lower of filled) {
      if (lower.cell.row !== upper.cell.row + upper.cell.rowSpan) continue;
      const [last, first] = [upper.lines.at(-1), lower.lines[0]];
      if (!last || !first || !goesOn(last, first)) continue;
      if (!isInPlace(upper)) return last.text;
      if (!isInPlace(lower)) return first.text;
    }
  }
  return null;
}

function goesOn(above: Line, below: Line): boolean {
  if (below.y - above.y > LEADING * Math.max(above.size, below.size)) return false;
  return (
    Math.abs(above.rect.x0 - below.rect.x0) <= ALIGNED ||
    Math.abs(above.rect.x0 + above.rect.x1 - below.rect.x0 - below.rect.x1) <= 2 * ALIGNED
  );
}

type PlaceOf = (filled: Filled) => number;

/** Above, in the middle or below: whichever way a table sets its text, most cells agree to a fraction of a point. */
function usualPlaces(filled: readonly Filled[]): (filled: Filled) => boolean {
  const places: PlaceOf[] = [
    (each) => top(each) - each.cell.rect.y0,
    (each) => each.cell.rect.y1 - bottom(each),
    (each) => top(each) + bottom(each) - each.cell.rect.y0 - each.cell.rect.y1,
  ];
  const usual = places.map((place) => densest(filled.map(place), 0.5));
  return (each) =>
    places.some((place, index) => {
      const expected = usual[index];
      return (
        typeof expected === "number" &&
        Math.abs(place(each) - expected) <= OFF * sizeOf(each) * (index === 2 ? 2 : 1)
      );
    });
}

function top({ lines }: Filled): number {
  return Math.min(...lines.map(({ rect }) => rect.y0));
}

function bottom({ lines }: Filled): number {
  return Math.max(...lines.map(({ rect }) => rect.y1));
}

function sizeOf({ lines }: Filled): number {
  return Math.max(...lines.map(({ size }) => size));
}
