/** Relations that are checked already, whoever wrote them: a rule that says the same again is named as such. */
import { netTerms, type Relation } from "../engine/reconcile/relation";
import type { CompiledRow } from "./compile-row";
import type { Level } from "./row-head";

export interface KnownRelations {
  /** What says the same as all of these relations; `null` where at least one is new. */
  sameAs(relations: readonly Relation[], level: Level): string | null;
  add(relations: readonly Relation[], row: CompiledRow): void;
}

/** `titles`: of the built-in rules by their ids. */
export function knownRelations(
  builtIn: readonly Relation[],
  titles: ReadonlyMap<string, string>,
): KnownRelations {
  const hard = new Map<string, string>();
  const usual = new Map<string, string>();
  for (const relation of builtIn) {
    const name = `与内置规则“${titles.get(relation.rule) ?? relation.label}”（${relation.rule}）相同，已经核对，不必再写`;
    for (const key of keysOf(relation)) (relation.kind === "usual" ? usual : hard).set(key, name);
  }
  return {
    sameAs(relations, level) {
      // A warning that is made an error says more than the built-in one.
      const known = relations.map((relation) => {
        const [key = ""] = keysOf(relation);
        return hard.get(key) ?? (level === "warning" ? usual.get(key) : undefined);
      });
      return known.every((name) => name !== undefined) ? (known[0] ?? null) : null;
    },
    add(relations, { name, level }) {
      for (const relation of relations)
        for (const key of keysOf(relation))
          (level === "warning" ? usual : hard).set(key, `与“${name}”相同，只核对一次`);
    },
  };
}

/** The net terms in lowest terms, in a fixed order; an equality in both directions. */
function keysOf(relation: Relation): string[] {
  const terms = [...netTerms(relation)].sort((a, b) => (a.fact < b.fact ? -1 : 1));
  const common = terms.reduce((all, { coefficient }) => divisor(all, Math.abs(coefficient)), 0) || 1;
  const key = (sign: number): string =>
    `${relation.comparison} ${terms.map(({ fact, coefficient }) => `${String((sign * coefficient) / common)}×${fact}`).join(" ")}`;
  return relation.comparison === "=" ? [key(1), key(-1)] : [key(1)];
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
