import fc from "fast-check";
import { localize } from "../../../src/engine/localize/localize";
import { buildModel } from "../../../src/engine/localize/model";
import type { Solver } from "../../../src/engine/localize/oracle";
import type { Alternative } from "../../../src/engine/localize/alternative";
import { netTerms } from "../../../src/engine/reconcile/relation";
import { startWork } from "../../../src/engine/localize/work";
import { loadSolver, UNLIMITED } from "./support";
import { build, judgeAll, trees, withValue } from "./tree";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});
afterAll(() => solver.dispose());

/** Figures that may be printed instead of the true one. */
const wrongValues = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2e11 }));

test("true values, each rounded on its own, never give an error", () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const { facts, relations } = build(tree);
      const judgements = judgeAll({ facts, relations });
      const { status, solverCalls } = localize(facts, judgements, { solver, budget: UNLIMITED });
      expect(judgements.filter(({ verdict }) => verdict === "fail")).toEqual([]);
      expect({ status, solverCalls }).toEqual({ status: "consistent", solverCalls: 1 });
    }),
    { numRuns: 100 },
  );
});

test("a cell changed beyond what rounding allows is found, among the alternatives, with the true value", () => {
  fc.assert(
    fc.property(
      trees,
      fc.nat(),
      fc.integer({ min: 1, max: 1e9 }),
      fc.boolean(),
      (tree, choice, excess, isMore) => {
        const { facts, relations, truth } = build(tree);
        const ids = [...facts.byId.keys()];
        const id = ids[choice % ids.length];
        const fact = id && facts.byId.get(id);
        if (!id || !fact?.amount) throw new Error("the tree has no facts");
        const covering = relations.filter((relation) => netTerms(relation).some((term) => term.fact === id));
        const widths = covering.map((relation) =>
          netTerms(relation).reduce(
            (sum, term) => sum + 2 * (facts.byId.get(term.fact)?.amount?.half ?? 0),
            0,
          ),
        );
        fc.pre(widths.length > 0);
        const change = Math.min(...widths) + excess;
        const wrong = fact.amount.value + (isMore ? change : -change);
        fc.pre(fact.signed || wrong >= 0);

        const changed = withValue(facts, id, wrong);
        const { clusters } = localize(changed, judgeAll({ facts: changed, relations }), {
          solver,
          budget: UNLIMITED,
        });
        expect(clusters).toHaveLength(1);
        const repairs = (clusters[0]?.alternatives ?? []).flatMap((alternative) => alternative.repairs);
        const repair = repairs.find((one) => one.fact.id === id);
        const value = truth.get(id) ?? NaN;
        expect(repair && repair.min <= value && value <= repair.max).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});

test("what is listed explains: the first of all clusters together, each other where the other clusters are open", () => {
  fc.assert(
    fc.property(
      trees,
      fc.array(fc.tuple(fc.nat(), wrongValues), { minLength: 1, maxLength: 3 }),
      (tree, wrong) => {
        const { facts: right, relations } = build(tree);
        const ids = [...right.byId.keys()];
        const facts = wrong.reduce((changed, [choice, value]) => {
          const id = ids[choice % ids.length];
          return id ? withValue(changed, id, value) : changed;
        }, right);
        const judgements = judgeAll({ facts, relations });
        const { clusters } = localize(facts, judgements, { solver, budget: UNLIMITED });
        const model = buildModel(facts, judgements);
        const oracle = solver.oracleFor(model, startWork());
        const columnsOf = (alternatives: readonly Alternative[]): number[] =>
          alternatives.flatMap(({ repairs }) =>
            repairs.flatMap(({ fact }) => model.indexOf.get(fact.id) ?? []),
          );
        const explains = (alternatives: readonly Alternative[]) =>
          oracle.test({ columns: new Set(columnsOf(alternatives)), operations: [] }).feasible;
        expect(explains(clusters.flatMap(({ alternatives }) => alternatives.slice(0, 1)))).toBe(true);
        clusters.forEach((cluster, index) => {
          const others = clusters.flatMap((other, k) => (k === index ? [] : other.alternatives));
          for (const alternative of cluster.alternatives)
            expect(explains([...others, alternative])).toBe(true);
        });
      },
    ),
    // Shrinking a knot of wrong figures can take minutes.
    { numRuns: 200, endOnFailure: true },
  );
});
