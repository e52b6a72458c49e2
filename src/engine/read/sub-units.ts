/**
 * A table may go on, under its own lines, with those of every subordinate unit, or print nothing but these. The codes
 * then come again: the first is read as far as the department's own lines go, of the second only the total is.
 */
import { scaled } from "../../workbook/amount";
import type { Line, Problem } from "../fact";
import type { RawFact } from "./raw-fact";

export interface ReadRows {
  readonly lines: readonly Line[];
  readonly facts: readonly RawFact[];
  readonly problems: readonly Problem[];
  /** Rows with figures that could not be placed. */
  readonly unreadRows: readonly number[];
}

/** A line that stands twice is a slip; so many, and so large a part of what follows, are the lines of another unit. */
const LEAST_REPEATED = 2;

export function withoutSubUnits(read: ReadRows): ReadRows {
  const codes = read.lines.filter(({ code }) => code !== null);
  const seen = new Set<string>();
  const repeated = codes.filter(({ id }) => seen.size === seen.add(id).size);
  const [first] = repeated;
  if (!first || repeated.length < LEAST_REPEATED) return read;
  const following = codes.filter(({ row }) => row >= first.row);
  if (repeated.length * 2 < following.length) return read;
  const whole = codes.filter(({ row }) => row < first.row);
  const own = read.lines.filter(({ row }) => row < first.row);
  return isWhole(read, whole, codes)
    ? upTo(read, own)
    : totalOnly(read, new Set(repeated.map(({ id }) => id)));
}

/** Whether the total is that of the lines before any comes again, rather than of all of them: most columns decide. */
function isWhole({ lines, facts }: ReadRows, whole: readonly Line[], all: readonly Line[]): boolean {
  const total = lines.find(({ id }) => id === "total");
  if (!total) return false;
  let votes = 0;
  for (const column of new Set(facts.map((fact) => fact.column.id))) {
    const inColumn = new Map(
      facts.filter((fact) => fact.column.id === column).map((fact) => [fact.cell.row, valueOf(fact)]),
    );
    const valueAt = ({ row }: Line): number => inColumn.get(row) ?? 0;
    const apart = (codes: readonly Line[]): number =>
      Math.abs(valueAt(total) - topmost(codes).reduce((sum, line) => sum + valueAt(line), 0));
    votes += Math.sign(apart(all) - apart(whole));
  }
  return votes >= 0;
}

function valueOf({ figure }: RawFact): number {
  return figure.kind === "figure" ? scaled(figure.decimal, COMPARED_DECIMALS) : 0;
}

const COMPARED_DECIMALS = 4;

/** Codes that are no part of a shorter code that is printed. */
function topmost(codes: readonly Line[]): readonly Line[] {
  const shortest = Math.min(...codes.map(({ id }) => id.length));
  return codes.filter(({ id }) => id.length === shortest);
}

function upTo(read: ReadRows, own: readonly Line[]): ReadRows {
  const last = Math.max(...own.map(({ row }) => row));
  const message = `第${last + 1}行以下是所属单位的明细，未读取`;
  return {
    lines: read.lines.filter(({ row }) => row <= last),
    facts: read.facts.filter(({ cell }) => cell.row <= last),
    problems: [...read.problems.filter(({ cell }) => !cell || cell.row <= last), { message }],
    unreadRows: read.unreadRows.filter((row) => row <= last),
  };
}

function totalOnly(read: ReadRows, repeated: ReadonlySet<string>): ReadRows {
  const row = read.lines.find(({ id }) => repeated.has(id))?.row ?? 0;
  const message = "按所属单位逐个列示，同一科目出现多次，未读取这些科目";
  return {
    lines: read.lines.filter(({ id }) => !repeated.has(id)),
    facts: read.facts.filter(({ line }) => !repeated.has(line)),
    problems: [...read.problems, { message }],
    unreadRows: [...read.unreadRows, row],
  };
}
