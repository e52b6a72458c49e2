/**
 * What the relations say of figures that could not be read: a relation with one unknown gives it, and what is given
 * helps the next. Interval arithmetic only; nothing is searched, and nobody is accused.
 */
import type { Fact, FactId, Facts } from "../fact";
import type { Expected } from "../finding";
import { netTerms, type Relation } from "./relation";

interface Interval {
  readonly min: number;
  readonly max: number;
}

/** By fact, for those that definitions decide; where two of them disagree, none is given. */
export function impliedValues(
  facts: Facts,
  relations: readonly Relation[],
  unread: readonly Fact[],
): ReadonlyMap<FactId, Expected> {
  if (unread.length === 0) return new Map();
  const wanted = new Map(unread.map((fact) => [fact.id, fact]));
  const known = new Map<FactId, Interval>();
  const open = relations.filter(
    (relation) =>
      relation.kind === "definition" &&
      relation.comparison === "=" &&
      netTerms(relation).some(({ fact }) => wanted.has(fact)),
  );
  // Each round reads one figure more, or is the last.
  for (let before = -1; before < known.size;) {
    before = known.size;
    const given = open.flatMap((relation) => givenBy(relation, facts, wanted, known));
    for (const id of new Set(given.map(({ fact }) => fact))) {
      const interval = common(given.filter(({ fact }) => fact === id));
      if (interval) known.set(id, interval);
      else wanted.delete(id);
    }
  }
  return new Map(
    [...known].flatMap(([id, interval]) => {
      const fact = wanted.get(id);
      return fact ? [[id, expectedOf(interval, stepOf(facts, fact))] as const] : [];
    }),
  );
}

/** The unknown of a relation that has exactly one. */
function givenBy(
  relation: Relation,
  facts: Facts,
  wanted: ReadonlyMap<FactId, Fact>,
  known: ReadonlyMap<FactId, Interval>,
): (Interval & { readonly fact: FactId })[] {
  let [min, max] = [0, 0];
  let unknown: { fact: FactId; coefficient: number } | null = null;
  for (const { fact: id, coefficient } of netTerms(relation)) {
    const amount = facts.byId.get(id)?.amount;
    const interval = amount
      ? { min: amount.value - amount.half, max: amount.value + amount.half }
      : known.get(id);
    if (!interval) {
      if (unknown || !wanted.has(id)) return [];
      unknown = { fact: id, coefficient };
      continue;
    }
    const [low, high] = coefficient > 0 ? [interval.min, interval.max] : [interval.max, interval.min];
    min += coefficient * low;
    max += coefficient * high;
  }
  if (!unknown) return [];
  const ends = [-min / unknown.coefficient, -max / unknown.coefficient];
  return [{ fact: unknown.fact, min: Math.min(...ends), max: Math.max(...ends) }];
}

function common(intervals: readonly Interval[]): Interval | null {
  const min = Math.max(...intervals.map((interval) => interval.min));
  const max = Math.min(...intervals.map((interval) => interval.max));
  return min <= max ? { min, max } : null;
}

/** The printing step of the figures around it. */
function stepOf(facts: Facts, { table, measure }: Fact): number {
  const halves = [...facts.byId.values()].flatMap((fact) =>
    fact.table === table && fact.measure === measure && fact.amount && !fact.amount.blank
      ? [fact.amount.half]
      : [],
  );
  return Math.max(1, 2 * (halves.length > 0 ? Math.min(...halves) : 0));
}

function expectedOf({ min, max }: Interval, step: number): Expected {
  const [from, to] = [Math.ceil(min / step) * step, Math.floor(max / step) * step];
  const middle = Math.round((min + max) / 2 / step) * step;
  if (from > to) return { min: middle, max: middle, value: middle };
  return { min: from, max: to, value: Math.min(Math.max(middle, from), to) };
}
