/** One side of a rule with everything that its names and cells mean, in 分 (or pieces) and exact fractions. */
import type { Fact, Facts } from "../engine/fact";
import type { Pick } from "../engine/reconcile/define-rule";
import { FEN_DECIMALS, type Unit } from "../workbook/amount";
import type { CellsReader, OwnCell } from "./cells";
import { fraction, isZero, times, type Fraction } from "./fraction";
import { linearOf, type Constant, type Linear, type LinearTerm } from "./linear";
import type { Resolved, Resolver } from "./resolve";
import type { Expression } from "./expression";
import { Wrong } from "./wrong";

/** What a term stands for: a pick of a table, or a cell outside the tables. */
export type Source =
  | { readonly kind: "pick"; readonly pick: Resolved; readonly unit: null }
  | { readonly kind: "fact"; readonly fact: Fact; readonly unit: Unit | null }
  | { readonly kind: "own"; readonly cell: OwnCell; readonly unit: Unit | null };

export interface SideTerm {
  readonly source: Source;
  readonly times: Fraction;
  readonly shift: number;
}

export interface Side {
  readonly isClicked: boolean;
  readonly terms: readonly SideTerm[];
  readonly constants: readonly Constant[];
}

/** Terms that one side may have, cells of sums counted one by one. */
const MOST_TERMS = 5000;

/** Throws {@link Wrong} and `NotHere`. */
export function readSide(
  expression: Expression,
  isClicked: boolean,
  means: { readonly resolve: Resolver; readonly cells: CellsReader },
): Side {
  const { terms, constants }: Linear = linearOf(expression);
  const read = terms.flatMap((term) => termsOf(term, means));
  if (read.length > MOST_TERMS)
    throw new Wrong(`一边引用了 ${String(read.length)} 个单元格，最多 ${String(MOST_TERMS)} 个`);
  const kept = read.filter((term) => !isZero(term.times));
  return { isClicked, terms: kept, constants: constants.filter(({ value }) => !isZero(value)) };
}

function termsOf(
  { atom, times: factor, shift }: LinearTerm,
  { resolve, cells }: { readonly resolve: Resolver; readonly cells: CellsReader },
): SideTerm[] {
  if (atom.kind === "named") {
    // Amounts that are named know their unit: who divides by 10,000 means the sheet's figures.
    if (Math.abs(shift) === 4) throw new Wrong("按名称引用的金额已经按各表的单位换算，不要再乘除 10000");
    return [{ source: { kind: "pick", pick: resolve(atom.figure), unit: null }, times: factor, shift: 0 }];
  }
  return cells(atom.area, atom.isSum).map((cell): SideTerm => {
    const source: Source =
      cell.kind === "fact"
        ? { kind: "fact", fact: cell.fact, unit: cell.fact.unit }
        : { kind: "own", cell, unit: cell.unit };
    return { source, times: factor, shift };
  });
}

export type RuleMeasure = "money" | "count" | "other";

/** What the figures of both sides are measured in; throws where they differ. */
export function measureOf(sides: readonly Side[], facts: Facts): RuleMeasure | null {
  const found = new Set<Fact["measure"]>();
  for (const { source } of sides.flatMap(({ terms }) => terms)) {
    const fact =
      source.kind === "fact" ? source.fact : source.kind === "pick" ? factOfPick(source.pick, facts) : null;
    if (fact) found.add(fact.measure);
  }
  if (found.size > 1) throw new Wrong("把金额与数量（或分值、百分比）相加减，不能比较");
  const [measure] = found;
  if (measure === undefined) return null;
  return measure === "money" || measure === "count" ? measure : "other";
}

/** One of the figures that a pick may mean: those of a column are alike. */
function factOfPick({ table, lines, column }: Resolved, facts: Facts): Fact | null {
  const own = indexOf(facts).get(table);
  const [line] = typeof lines === "string" ? [lines] : lines;
  const exact =
    line === undefined ? undefined : own?.find((fact) => fact.line === line && fact.column === column);
  return exact ?? own?.find((fact) => fact.column === column) ?? own?.[0] ?? null;
}

const indexes = new WeakMap<Facts["byId"], ReadonlyMap<string, readonly Fact[]>>();

function indexOf({ byId }: Facts): ReadonlyMap<string, readonly Fact[]> {
  const known = indexes.get(byId);
  if (known) return known;
  const byTable = new Map<string, Fact[]>();
  for (const fact of byId.values()) {
    const own = byTable.get(fact.table);
    if (own) own.push(fact);
    else byTable.set(fact.table, [fact]);
  }
  indexes.set(byId, byTable);
  return byTable;
}

/** Factors in 分, and the unit that the side's own numbers are in: plain constants of a clicked formula are in it. */
export interface SideInUnit {
  readonly side: Side;
  readonly unit: Unit | null;
  /** By the order of the terms. */
  readonly factors: readonly Fraction[];
}

/**
 * A clicked formula adds numbers as they are printed. Amounts know their units, so 元 and 万元 may stand in one rule,
 * but not in one formula without the factor that turns the one into the other.
 */
export function inUnit(side: Side, unitsBeside: readonly Unit[]): SideInUnit {
  if (!side.isClicked) return { side, unit: null, factors: side.terms.map((term) => term.times) };
  const own = [...new Set(side.terms.flatMap(({ source }) => source.unit ?? []))];
  if (
    side.terms.some(
      ({ source }) => source.kind === "own" && source.unit === null && source.cell.money === null,
    )
  ) {
    const nameless = side.terms.find(({ source }) => source.kind === "own" && source.unit === null);
    const sheet = nameless?.source.kind === "own" ? nameless.source.cell.at.sheet : "";
    throw new Wrong(`“${sheet}”没有写明金额单位（如“单位：万元”），不能与公开表比较`);
  }
  const unit = [...unitsBeside, ...own].find(
    (candidate) =>
      side.terms.every((term) => isTold(term, candidate)) && (own.includes(candidate) || isConverted(side)),
  );
  if (unit === undefined) {
    if (own.length === 0) return { side, unit: null, factors: side.terms.map((term) => term.times) };
    throw new Wrong(`一个公式里有${own.join("和")}的单元格，没有换算；请把元的数除以 10000`);
  }
  return { side, unit, factors: side.terms.map((term) => factorIn(term, unit)) };
}

/** The units that the figures of a side are printed in. */
export function unitsOf({ terms }: Side, facts: Facts): Unit[] {
  const units = terms.flatMap(({ source }) =>
    source.kind === "pick" ? (factOfPick(source.pick, facts)?.unit ?? []) : (source.unit ?? []),
  );
  return [...new Set(units)];
}

const isConverted = ({ terms }: Side): boolean => terms.some(({ shift }) => shift !== 0);

/** Whether a term's number is in this unit: printed in it, or with the factor that leads to it. */
function isTold({ source, shift }: SideTerm, unit: Unit): boolean {
  if (source.unit === null) return true;
  const wanted = FEN_DECIMALS[source.unit] - FEN_DECIMALS[unit];
  return wanted === 0 ? true : shift === wanted;
}

function factorIn({ source, times: factor }: SideTerm, unit: Unit): Fraction {
  if (source.unit === null) return factor;
  const shift = FEN_DECIMALS[unit] - FEN_DECIMALS[source.unit];
  const size = 10n ** BigInt(Math.abs(shift));
  return times(factor, shift >= 0 ? fraction(size) : fraction(1n, size));
}

/** A pick in the words of the engine. */
export function pickOf({ table, lines, column }: Resolved, factor: number): Pick {
  return { table, lines, columns: column, times: factor };
}
