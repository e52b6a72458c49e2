/**
 * Names the wrong cells instead of the failing relations: all relations at once, over rounding intervals, explained by
 * the fewest cells that must be wrong. Pure and synchronous: the solver is handed in, and so is the clock.
 */
import type { Fact, Facts } from "../fact";
import { netTerms } from "../reconcile/relation";
import type { Judgement, Relation, Verdict } from "../reconcile/relation";
import { agreeing } from "./agree";
import { findDoubts } from "./doubts";
import type { Doubt } from "./doubts";
import { layoutOf } from "./layout";
import { at, buildModel } from "./model";
import type { Model, Observation } from "./model";
import { findOperations } from "./operations";
import type { Solver } from "./oracle";
import type { Conflict } from "./conflict";
import { rankAlternatives } from "./rank";
import type { Alternative } from "./alternative";
import type { Ranked, RankingContext } from "./rank";
import { precisionsOf } from "./repair";
import { findExplanations } from "./search";
import type { Knot } from "./search";
import type { SuspectSet } from "./suspects";
import { settledBy, usualByFact } from "./usual";

/** Relations and cells that cannot all hold, whatever the true values are. */
export interface Proof {
  readonly relations: readonly Relation[];
  /** At least one of these is wrong. */
  readonly facts: readonly Fact[];
}

/** One independent error with everything that explains it equally well. */
export interface Cluster {
  /** Best first; never empty. */
  readonly alternatives: readonly Alternative[];
  /** More alternatives exist than are listed. */
  readonly hasMore: boolean;
  /** `false`: several alternatives are about as likely, and the workbook alone cannot tell them apart. */
  readonly isDecided: boolean;
  /** Only usual relations contradict: it may be that they do not hold here, and nothing is wrong. */
  readonly isDoubtful: boolean;
  /** Relations that fail, or cannot hold together, and do so no longer once an alternative is applied. */
  readonly explained: readonly Relation[];
  readonly proof: Proof;
}

export interface Localization {
  /** `cut-off`: the budget ended first; `proofs` holds the contradictions found so far. */
  readonly status: "consistent" | "located" | "cut-off";
  readonly clusters: readonly Cluster[];
  readonly proofs: readonly Proof[];
  readonly solverCalls: number;
}

export interface LocalizeOptions {
  readonly solver: Solver;
  readonly budget: { readonly now: () => number; readonly milliseconds: number };
  readonly observations?: readonly Observation[];
}

const DIFFERING: ReadonlySet<Verdict> = new Set(["fail", "rounding", "adjusted"]);

/** Whether there is anything to localize: relations that hold exactly as printed hold together. */
export function needsLocalization(judgements: readonly Judgement[]): boolean {
  return judgements.some(({ verdict }) => DIFFERING.has(verdict));
}

/** One alternative this many times likelier than the next decides. */
const DECIDED = 5;

export function localize(
  facts: Facts,
  judgements: readonly Judgement[],
  options: LocalizeOptions,
): Localization {
  const { solver, budget, observations = [] } = options;
  const end = budget.now() + budget.milliseconds;
  const isOutOfTime = () => budget.now() > end;

  const model = buildModel(facts, judgements, observations);
  const layout = layoutOf(model);
  const operations = findOperations(model, layout);
  const oracle = solver.oracleFor(model, () => (end - budget.now()) / 1000);
  const result = findExplanations(model, operations, oracle, { isOutOfTime });
  const cutOff = (): Localization => {
    const proofs = result.conflicts.map((conflict) => proofOf(model, [conflict]));
    return { status: "cut-off", clusters: [], proofs, solverCalls: oracle.calls() };
  };
  if (result.status === "cut-off") return cutOff();

  const usual = usualByFact(model, judgements);
  const context = { model, layout, operations, precisions: precisionsOf(model), oracle, usual };
  const verified = result.knots.map(({ alternatives }) => at(alternatives, 0));
  const ranked = result.knots.map(({ alternatives }, index) => {
    const others = verified.filter((_, other) => other !== index);
    return rankAlternatives(context, alternatives, { others, held: [], rival: 0 });
  });
  const agreed = agreeing(oracle, ranked, verified);
  const clusters = result.knots.map((knot, index) => clusterOf(context, knot, at(agreed, index)));
  const explained = new Set(clusters.flatMap((cluster) => cluster.explained));
  const others = agreed.flatMap(([first]) => first?.suspects ?? []);
  for (const doubt of findDoubts(context, judgements, explained, others, { isOutOfTime })) {
    const apart = { ...context, usual: usualByFact(model, judgements, doubt.relations) };
    clusters.push(doubtOf(apart, doubt, others));
  }
  // An interval that was not finished would propose a wrong value.
  if (isOutOfTime()) return cutOff();
  return {
    status: clusters.length > 0 ? "located" : "consistent",
    clusters,
    proofs: [],
    solverCalls: oracle.calls(),
  };
}

function clusterOf(context: RankingContext, knot: Knot, ranked: readonly Ranked[]): Cluster {
  const { model, usual } = context;
  const alternatives = ranked.map(({ alternative }) => alternative);
  const repairs = alternatives[0]?.repairs ?? [];
  return {
    alternatives,
    hasMore: knot.isPartial,
    isDecided: isDecided(alternatives),
    isDoubtful: false,
    explained: [...relationsOf(model, knot.conflicts), ...settledBy(model, usual, repairs)],
    proof: proofOf(model, knot.conflicts),
  };
}

/** That the relations do not hold here is always one of the alternatives. */
function doubtOf(context: RankingContext, doubt: Doubt, others: readonly SuspectSet[]): Cluster {
  const { relations, slacks: held, unusual, slips } = doubt;
  const given = { others, held, rival: unusual.likelihood };
  const likely = rankAlternatives(context, slips, given).map(({ alternative }) => alternative);
  const alternatives = [unusual, ...likely].sort((a, b) => b.likelihood - a.likelihood);
  return {
    alternatives,
    hasMore: false,
    isDecided: isDecided(alternatives),
    isDoubtful: true,
    explained: relations,
    proof: { relations, facts: relations.flatMap((relation) => factsOf(context.model, relation)) },
  };
}

function isDecided([first, second]: readonly Alternative[]): boolean {
  return !second || (first?.likelihood ?? 0) >= DECIDED * second.likelihood;
}

function factsOf({ columns, indexOf }: Model, relation: Relation): Fact[] {
  return netTerms(relation).flatMap((term) => {
    const column = columns[indexOf.get(term.fact) ?? -1];
    return column?.kind === "fact" ? [column.fact] : [];
  });
}

function relationsOf(model: Model, conflicts: readonly Conflict[]): Relation[] {
  const rows = new Set(conflicts.flatMap((conflict) => conflict.certificate.rows));
  return [...rows].sort((a, b) => a - b).flatMap((row) => at(model.rows, row).relation ?? []);
}

/** The contradiction with the fewest relations and cells. */
function proofOf(model: Model, conflicts: readonly Conflict[]): Proof {
  const [smallest] = [...conflicts].sort(
    (a, b) => a.certificate.rows.length - b.certificate.rows.length || a.combined.size - b.combined.size,
  );
  if (!smallest) return { relations: [], facts: [] };
  return {
    relations: relationsOf(model, [smallest]),
    facts: smallest.columns.flatMap((index) => {
      const column = at(model.columns, index);
      return column.kind === "fact" ? [column.fact] : [];
    }),
  };
}
