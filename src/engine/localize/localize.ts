/**
 * Names the wrong cells instead of the failing relations: all relations at once, over rounding intervals, explained by
 * the fewest cells that must be wrong. Pure and synchronous: the solver is handed in, and so is the clock.
 */
import type { Fact, Facts } from "../fact";
import type { Judgement, Relation } from "../relation";
import { layoutOf } from "./layout";
import { at, buildModel } from "./model";
import type { Model, Observation } from "./model";
import { findOperations } from "./operations";
import type { Solver } from "./oracle";
import type { Conflict } from "./conflict";
import { changeOf, rankAlternatives } from "./rank";
import type { Alternative, RankingContext } from "./rank";
import type { Region } from "./correction";
import { correctRegions } from "./regions";
import { precisionsOf } from "./repair";
import { findExplanations } from "./search";
import type { Knot } from "./search";

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
  /** A whole table, column or run of rows that is wrong in one way; its one alternative repairs all cells of it. */
  readonly region: Region | null;
  /** More alternatives exist than are listed. */
  readonly hasMore: boolean;
  /** `false`: several alternatives are about as likely, and the workbook alone cannot tell them apart. */
  readonly isDecided: boolean;
  /** Relations that fail, or cannot hold together, and do so no longer once an alternative is applied. */
  readonly explained: readonly Relation[];
  readonly proof: Proof;
}

export interface Localization {
  /** `cut-off`: the budget ended first; `proofs` holds the contradictions found so far, `clusters` at most regions. */
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

/** Whether there is anything to localize: relations that hold exactly as printed hold together. */
export function needsLocalization(judgements: readonly Judgement[]): boolean {
  return judgements.some(({ verdict }) => verdict === "fail" || verdict === "rounding");
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

  const regions = correctRegions(facts, judgements, isOutOfTime);
  const model = buildModel(regions.facts, regions.judgements, observations);
  const layout = layoutOf(model);
  const operations = findOperations(model, layout);
  const oracle = solver.oracleFor(model, () => (end - budget.now()) / 1000);
  const result = findExplanations(model, operations, oracle, { isOutOfTime });
  const cutOff = (): Localization => {
    const proofs = result.conflicts.map((conflict) => proofOf(model, [conflict]));
    return { status: "cut-off", clusters: regions.clusters, proofs, solverCalls: oracle.calls() };
  };
  if (result.status === "cut-off") return cutOff();

  const usual = regions.judgements.filter((judgement) => judgement.relation.kind === "usual");
  const context = { model, layout, operations, precisions: precisionsOf(model), oracle, usual };
  const clusters = result.knots.map((knot, index): Cluster => {
    const others = result.knots.flatMap((other, k) => (k === index ? [] : other.alternatives.slice(0, 1)));
    return clusterOf(context, knot, rankAlternatives(context, knot.alternatives, others));
  });
  // An interval that was not finished would propose a wrong value.
  if (isOutOfTime()) return cutOff();
  return {
    status: regions.clusters.length + clusters.length > 0 ? "located" : "consistent",
    clusters: [...regions.clusters, ...clusters],
    proofs: [],
    solverCalls: oracle.calls(),
  };
}

function clusterOf(context: RankingContext, knot: Knot, alternatives: readonly Alternative[]): Cluster {
  const { model, usual } = context;
  const [first, second] = alternatives;
  const settled = usual.filter((judgement) => changeOf(model, judgement, first?.repairs ?? []) === "settled");
  return {
    alternatives,
    region: null,
    hasMore: knot.isPartial,
    isDecided: !second || (first?.likelihood ?? 0) >= DECIDED * second.likelihood,
    explained: [...relationsOf(model, knot.conflicts), ...settled.map((judgement) => judgement.relation)],
    proof: proofOf(model, knot.conflicts),
  };
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
