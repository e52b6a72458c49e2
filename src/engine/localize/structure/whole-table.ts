/**
 * A table that agrees with itself and with no other, while the others agree with one another: another year's, another
 * unit's, an older version's. And a table without any figure, of which the others have some.
 */
import type { Fact, TableId } from "../../fact";
import { mostCommon } from "../../most-common";
import { at } from "../model";
import { failing, isBorneOut, isLearned, stateOf, widthOf } from "./books";
import type { Books, Tie } from "./books";
import { cellsNeeded, leastWrong } from "./evidence";
import { factorBetween, partsOf, sidesOf } from "./weigh-scale";

/** So small a part of its own sums may fail in a table that agrees with itself. */
const AT_ODDS_WITH_ITSELF = 0.05;
/** And so large a part of its ties with others fails in one that does not belong here. */
const AT_ODDS_WITH_OTHERS = 0.5;
/** While of the failing ties so few are without it. */
const WITHOUT_IT = 0.2;

export interface Foreign {
  readonly table: TableId;
  /** Its head names another year or entity. */
  readonly isSaid: boolean;
  /** It is the same table in another unit; `null` where it is another one. */
  readonly factor: number | null;
}

interface Rated {
  readonly table: TableId;
  readonly isSaid: boolean;
  readonly share: number;
  readonly failing: readonly Tie[];
}

export function findForeign(books: Books): Foreign | null {
  const linked = books.ties.filter(
    (tie, index) =>
      !books.isSilent[index] && tie.tables.length > 1 && !isLearned(tie) && stateOf(books, tie) !== 0,
  );
  const open = linked.filter((tie) => !tie.isSoft && stateOf(books, tie) < 0);
  if (open.length < 2) return foreignByItems(books, open);
  const sound = soundTables(books);
  const rated = [...books.ofTable.keys()]
    .flatMap((table) => rate(books, table, linked, open, sound) ?? [])
    .sort(
      (a, b) =>
        b.share + Number(b.isSaid) / 2 - a.share - Number(a.isSaid) / 2 ||
        b.failing.length - a.failing.length,
    );
  const [first, second] = rated;
  if (!first) return foreignByItems(books, open);
  const wrongBeside = ({ table }: Rated) => leastWrong(open.filter((tie) => !tie.tables.includes(table)));
  const isRival =
    second !== undefined &&
    second.share >= first.share - 0.1 &&
    second.isSaid === first.isSaid &&
    second.failing.length >= 0.8 * first.failing.length &&
    // What would leave several errors beside it explains less than what leaves none.
    wrongBeside(second) < wrongBeside(first) + 2;
  return isRival ? null : { table: first.table, isSaid: first.isSaid, factor: null };
}

/** The tables whose own sums hold. */
function soundTables(books: Books): ReadonlySet<TableId> {
  return new Set(
    [...books.ofTable.keys()].filter((table) => {
      const own = ownSums(books, table);
      return own.filter((tie) => stateOf(books, tie) < 0).length <= AT_ODDS_WITH_ITSELF * own.length;
    }),
  );
}

function ownSums(books: Books, table: TableId): Tie[] {
  return books.ties.filter(
    (tie, index) =>
      !books.isSilent[index] &&
      !tie.isSoft &&
      tie.isEquality &&
      tie.tables.length === 1 &&
      tie.tables[0] === table &&
      stateOf(books, tie) !== 0,
  );
}

function rate(
  books: Books,
  table: TableId,
  linked: readonly Tie[],
  open: readonly Tie[],
  sound: ReadonlySet<TableId>,
): Rated | null {
  if (!sound.has(table)) return null;
  const own = linked.filter(
    (tie) => !tie.isSoft && tie.tables.includes(table) && tie.tables.every((other) => sound.has(other)),
  );
  const equalities = own.filter((tie) => tie.isEquality);
  const bad = own.filter((tie) => stateOf(books, tie) < 0);
  const broken = bad.filter((tie) => tie.isEquality);
  const share = broken.length / Math.max(1, equalities.length);
  const isSaid = saysOther(books, table);
  const least = isSaid ? 2 : 3;
  const without = open.filter((tie) => !tie.tables.includes(table));
  const isInside = (index: number) => at(books.facts, index).table === table;
  const isBelieved =
    broken.length >= 1 &&
    share >= AT_ODDS_WITH_OTHERS &&
    without.length <= WITHOUT_IT * open.length &&
    standingApart(books, table, open, share === 1) >= least &&
    leastWrong(bad) >= least &&
    cellsNeeded(bad, isInside) >= least &&
    cellsNeeded(bad, (index) => !isInside(index)) >= least;
  return isBelieved ? { table, isSaid, share, failing: bad } : null;
}

function saysOther({ source }: Books, table: TableId): boolean {
  const readings = [...source.tables.values()];
  const own = source.tables.get(table);
  const differs = <T>(said: T | null | undefined, all: readonly (T | null)[]) =>
    said !== null && said !== undefined && said !== mostCommon(all);
  return (
    differs(
      own?.year,
      readings.map((reading) => reading.year),
    ) ||
    differs(
      own?.entity,
      readings.map((reading) => reading.entity),
    )
  );
}

/**
 * One figure that was carried into its sums disagrees in many places and is one error: counted are the lines, or the
 * columns of the total, that stand on their own. `isAll`: nothing that the table tells agrees with another.
 */
function standingApart(books: Books, table: TableId, open: readonly Tie[], isAll: boolean): number {
  const own = books.ofTable.get(table) ?? [];
  if (own.every((index) => at(books.figures, index).value === 0)) return Infinity;
  const off: Fact[] = open
    .filter((tie) => tie.tables.includes(table))
    .flatMap(({ figures }) =>
      figures.map((index) => at(books.facts, index)).filter((fact) => fact.table === table),
    );
  const lines = [...new Set(off.map(({ line }) => line))].filter((line) => !isTotal(line));
  const lowest = lines.filter((line) => !lines.some((other) => other !== line && other.startsWith(line)));
  if (!books.knowledge.bySource.has(table))
    return lowest.length + Number(isTotalApart(books, table, open, lowest));
  const main = books.knowledge.coded.get(table);
  const totals = new Set(off.flatMap(({ line, column }) => (line === "total" ? [column] : [])));
  const sources = [...totals].filter((column) => column !== main).length;
  // Two lines and two sources are more than one figure that was carried on.
  const both = Math.min(lowest.length, sources) >= 2 ? 3 : 0;
  return Math.max(lowest.length, sources, both, isAll ? totals.size : 0);
}

const isTotal = (line: string): boolean => /total/iu.test(line);

/** A total that is off by more than all that is off below it adds up to. */
function isTotalApart(books: Books, table: TableId, open: readonly Tie[], lines: readonly string[]): boolean {
  const own = (books.ofTable.get(table) ?? []).filter((index) => lines.includes(at(books.facts, index).line));
  const below = own.reduce((sum, index) => sum + Math.abs(at(books.figures, index).value), 0);
  return open.some((tie) => {
    const inside = tie.figures.filter((index) => at(books.facts, index).table === table);
    const isOfTotals = inside.length > 0 && inside.every((index) => isTotal(at(books.facts, index).line));
    const { value, half } = partsOf(books, tie, () => undefined).all;
    return tie.isEquality && isOfTotals && Math.abs(value) - widthOf(half) > below;
  });
}

const LEAST_ITEMS = 4;
const ITEMS_OFF = 0.7;
/** What another table repeats of some items may be less: of so large a part it must be more. */
const ITEMS_EXCEEDED = 0.25;

/** A table with a single equality, which fails, and with items that another table repeats and that all differ. */
function foreignByItems(books: Books, open: readonly Tie[]): Foreign | null {
  const [tie, ...further] = open.filter(({ isEquality }) => isEquality);
  const isBeside = (other: Tie) => !other.tables.some((table) => tie?.tables.includes(table));
  if (!tie || further.length > 0 || open.some(isBeside)) return null;
  const sound = soundTables(books);
  if (!tie.tables.every((table) => sound.has(table))) return null;
  for (const table of tie.tables) {
    if (open.some((other) => !other.tables.includes(table))) continue;
    const valueOf = (index: number) => at(books.figures, index).value;
    const twins = books.ties.filter(
      ({ isSoft, isEquality, figures, relation }) =>
        relation !== null &&
        isSoft &&
        isEquality &&
        figures.length === 2 &&
        figures.every((index) => valueOf(index) !== 0) &&
        figures.filter((index) => at(books.facts, index).table === table).length === 1,
    );
    const witness = twins[0]?.tables.find((other) => other !== table);
    const own = twins.filter((twin) => twin.tables.every((other) => other === table || other === witness));
    const off = own.filter((twin) => stateOf(books, twin) < 0);
    if (witness === undefined || !sound.has(witness) || tie.tables.includes(witness)) continue;
    if (off.length < LEAST_ITEMS || off.length < ITEMS_OFF * own.length) continue;
    const exceeded = off.filter((twin) => isMoreElsewhere(books, twin, table));
    if (exceeded.length < ITEMS_EXCEEDED * off.length) continue;
    return { table, isSaid: saysOther(books, table), factor: factorOf(books, tie, table) };
  }
  return null;
}

function isMoreElsewhere(books: Books, { figures }: Tie, table: TableId): boolean {
  const isOwn = (index: number) => at(books.facts, index).table === table;
  const valueOf = (index: number | undefined) => (index === undefined ? 0 : at(books.figures, index).value);
  const other = figures.find((index) => !isOwn(index));
  return valueOf(other) > valueOf(figures.find(isOwn));
}

function factorOf(books: Books, tie: Tie, table: TableId): number | null {
  return factorBetween(...sidesOf(books, tie, (index) => at(books.facts, index).table === table));
}

/** A table without any figure, where figures that their own tables bear out say that it has some. */
export function findEmpty(books: Books): TableId | null {
  for (const [table, own] of books.ofTable) {
    if (own.some((index) => isFigure(books, index))) continue;
    const isOutside = (index: number) => at(books.facts, index).table !== table;
    const open = failing(books).filter(
      (tie) => tie.isEquality && tie.tables.length > 1 && tie.tables.includes(table),
    );
    const sure = open.filter((tie) =>
      tie.figures.some((index) => isOutside(index) && isBorneOut(books, index)),
    );
    // Where a department may rightly have none, one wrong figure elsewhere must not call its table left out.
    const least = books.knowledge.optional.has(table) ? 2 : 1;
    if (sure.length >= least && cellsNeeded(open, isOutside) >= least) return table;
  }
  return null;
}

function isFigure({ figures }: Books, index: number): boolean {
  const { isKnown, value } = at(figures, index);
  return isKnown && value !== 0;
}
