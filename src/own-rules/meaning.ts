/** What a side means, in the names of tables, items and columns. */
import { factId, type Fact, type Facts } from "../engine/fact";
import { isPriorTable } from "../rules/rule";
import { fraction, negated, type Fraction } from "./fraction";
import { CHILDREN, EACH_COLUMN, EACH_LINE } from "./resolve";
import type { Side, SideInUnit } from "./side";

/** A long sum is told by its first terms. */
const MOST_TOLD = 6;

export function meaningOf({ side, factors }: SideInUnit, facts: Facts): string {
  const told = side.terms.slice(0, MOST_TOLD).map(({ source }, index) => {
    const factor = factors[index] ?? fraction(1n);
    const isNegative = factor.above < 0n;
    const size = isNegative ? negated(factor) : factor;
    const count = size.above === size.below ? "" : `${fractionText(size)}×`;
    const sign = isNegative ? "−" : index === 0 ? "" : "＋";
    return `${sign}${count}${sourceText(source, facts)}`;
  });
  const more = side.terms.length > MOST_TOLD ? `…等 ${String(side.terms.length)} 项` : "";
  const constants = side.constants.length === 0 ? "" : `${told.length === 0 ? "" : "＋"}常数`;
  return `${told.join("")}${more}${constants}`;
}

function fractionText({ above, below }: Fraction): string {
  const value = Number(above) / Number(below);
  return below === 1n || Number.isInteger(value * 10_000)
    ? String(value)
    : `${String(above)}/${String(below)}`;
}

function sourceText(source: Side["terms"][number]["source"], facts: Facts): string {
  if (source.kind === "own") return `${source.cell.at.sheet}“${source.cell.label}”`;
  const { table, line, column } =
    source.kind === "fact"
      ? source.fact
      : { table: source.pick.table, line: [source.pick.lines].flat()[0] ?? "", column: source.pick.column };
  const reading = facts.tables.get(table);
  const title = `${isPriorTable(table) ? "上年." : ""}${reading?.code ?? reading?.title ?? table}`;
  const fact = facts.byId.get(factId(table, line, column));
  const lineText = line === EACH_LINE ? "*" : line === CHILDREN ? "*下级" : fact ? lineName(fact) : line;
  const columnText = column === EACH_COLUMN ? "*" : (fact?.columnLabel ?? column);
  return `${title}[${lineText},${columnText}]`;
}

function lineName({ line, lineLabel }: Fact): string {
  return /^\d{3,7}$/u.test(line) ? `${line}${lineLabel}` : lineLabel;
}
