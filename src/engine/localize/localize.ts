/**
 * Names the wrong cells instead of the failing relations: all relations at once, over rounding intervals, explained by
 * the fewest cells that must be wrong. Pure and synchronous: the solver is handed in, and work is counted.
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
import { agreesWith, coherent } from "./coherent";
import type { Told } from "./coherent";
import type { RankingContext } from "./rank";
import { precisionsOf } from "./repair";
import { findExplanations } from "./search";
import type { Knot } from "./search";
import type { SuspectSet } from "./suspects";
import { settledBy, usualByFact } from "./usual";
import { startWork } from "./work";

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
  /** `cut-off`: some errors took more work than they may. */
  readonly status: "consistent" | "located" | "cut-off";
  readonly clusters: readonly Cluster[];
  /** Contradictions of the errors that were cut off, no two over the same cells, the smallest first. */
  readonly proofs: readonly Proof[];
  readonly solverCalls: number;
}

export interface LocalizeOptions {
  readonly solver: Solver;
  /** Steps of work, as {@link startWork} counts them, that the search may take, and the weighing after it again. */
  readonly budget: number;
  /** Hears which share of the work that may be done is done; most workbooks need little of it. */
  readonly onShare?: ((share: number) => void) | undefined;
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
  { solver, budget, onShare, observations = [] }: LocalizeOptions,
): Localization {
  const work = startWork(onShare && ((done) => onShare(Math.min(1, done / (2 * budget)))));
  const model = buildModel(facts, judgements, observations);
  const layout = layoutOf(model);
  const operations = findOperations(model, layout);
  const oracle = solver.oracleFor(model, work);
  const { knots, givenUp } = findExplanations(model, operations, oracle, work, budget);

  const limit = work.within(budget);
  const usual = usualByFact(model, judgements);
  const context = { model, layout, operations, precisions: precisionsOf(model), oracle, usual };
  const open = { columns: [...new Set(givenUp.flatMap(({ columns }) => columns))], operations: [] };
  const verified = knots.map(({ alternatives }) => at(alternatives, 0));
  // A knot that is not weighed in full would propose a wrong value: it is cut off as well.
  const ranked = knots.map(({ alternatives }, index) => {
    if (limit.isReached()) return [];
    const others = [...verified.filter((_, other) => other !== index), open];
    return rankAlternatives(context, alternatives, { others, held: [], rival: 0 });
  });
  const agreed = agreeing(oracle, ranked, verified, open);
  const told = coherent(oracle, agreed, verified, open, limit);
  const clusters = knots.flatMap((knot, index) => {
    const own = at(told, index);
    return own.ranked.length > 0 ? clusterOf(context, knot, own) : [];
  });
  const unweighed = knots.flatMap(({ conflicts }, index) => (at(agreed, index).length > 0 ? [] : conflicts));
  const explained = new Set(clusters.flatMap((cluster) => cluster.explained));
  const others = [...agreed.map(([first], index) => first?.suspects ?? at(verified, index)), open];
  // Where nothing could be explained, all figures are open, and a doubt is one among thousands.
  const isHopeless = knots.length === 0 && givenUp.length > 0;
  for (const doubt of isHopeless ? [] : findDoubts(context, judgements, explained, others, limit)) {
    const apart = { ...context, usual: usualByFact(model, judgements, doubt.relations) };
    clusters.push(doubtOf(apart, doubt, others, clusters));
  }
  const proofs = differentProofs(model, [...givenUp, ...unweighed]);
  const solverCalls = oracle.calls();
  if (proofs.length > 0) return { status: "cut-off", clusters, proofs, solverCalls };
  return { status: clusters.length > 0 ? "located" : "consistent", clusters, proofs, solverCalls };
}

function clusterOf(context: RankingContext, knot: Knot, { ranked, isWhole }: Told): Cluster {
  const { model, usual } = context;
  const alternatives = ranked.map(({ alternative }) => alternative);
  const repairs = alternatives[0]?.repairs ?? [];
  return {
    alternatives,
    hasMore: knot.isPartial || !isWhole,
    isDecided: isDecided(alternatives),
    isDoubtful: false,
    explained: [...relationsOf(model, knot.conflicts), ...settledBy(model, usual, repairs)],
    proof: proofOf(model, knot.conflicts),
  };
}

/** That the relations do not hold here is always one of the alternatives. */
function doubtOf(
  context: RankingContext,
  doubt: Doubt,
  others: readonly SuspectSet[],
  told: readonly Cluster[],
): Cluster {
  const { relations, slacks: held, unusual, slips } = doubt;
  const given = { others, held, rival: unusual.likelihood };
  const likely = rankAlternatives(context, slips, given).map(({ alternative }) => alternative);
  const alternatives = [unusual, ...likely.filter(agreesWith(told))].sort(
    (a, b) => b.likelihood - a.likelihood,
  );
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

/** Contradictions over cells that are not told of twice, the smallest first. */
function differentProofs(model: Model, conflicts: readonly Conflict[]): Proof[] {
  const told = new Set<number>();
  return smallestFirst(conflicts).flatMap((conflict) => {
    if (conflict.columns.some((column) => told.has(column))) return [];
    for (const column of conflict.columns) told.add(column);
    return [proofOf(model, [conflict])];
  });
}

function smallestFirst(conflicts: readonly Conflict[]): Conflict[] {
  return [...conflicts].sort(
    (a, b) => a.certificate.rows.length - b.certificate.rows.length || a.combined.size - b.combined.size,
  );
}

/** The contradiction with the fewest relations and cells. */
function proofOf(model: Model, conflicts: readonly Conflict[]): Proof {
  const [smallest] = smallestFirst(conflicts);
  if (!smallest) return { relations: [], facts: [] };
  return {
    relations: relationsOf(model, [smallest]),
    facts: smallest.columns.flatMap((index) => {
      const column = at(model.columns, index);
      return column.kind === "fact" ? [column.fact] : [];
    }),
  };
}
