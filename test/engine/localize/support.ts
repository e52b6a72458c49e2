/** Localizes facts with the real rules and the real solver. */
import { confront } from "../../../src/engine/reconcile/confront";
import { compile } from "../../../src/engine/reconcile/define-rule";
import type { Facts } from "../../../src/engine/fact";
import { localize, type Localization } from "../../../src/engine/localize/localize";
import { makeSolver, type Solver } from "../../../src/engine/localize/oracle";
import { mendStructure, type Mended } from "../../../src/engine/localize/structure/mend";
import { findingsOfFaults } from "../../../src/engine/localize/structure/tell";
import type { Judgement } from "../../../src/engine/reconcile/relation";
import { RULES } from "../../../src/rules";
import { STRUCTURE } from "../../../src/rules/structure";
import { loadHighs } from "../../../src/solver/load-highs";

export async function loadSolver(): Promise<Solver> {
  return makeSolver(await loadHighs());
}

/** More work than any of the tests takes. */
export const UNLIMITED = 1e9;

export function judge(facts: Facts): Judgement[] {
  return confront(
    facts,
    RULES.flatMap((rule) => compile(rule, facts).relations),
  );
}

export function located(facts: Facts, solver: Solver): Localization {
  return localize(facts, judge(facts), { solver, budget: UNLIMITED });
}

/** What the structure pass says, as lines that people read, and what is left for the search. */
export function structural(facts: Facts): { messages: string[]; mended: Mended } {
  const judgements = judge(facts);
  const mended = mendStructure(facts, judgements, STRUCTURE);
  return { messages: findingsOfFaults(facts, judgements, mended).map(({ message }) => message), mended };
}

/** `table/line/column → value` of the best explanation of every cluster, with the cause. */
export function culprits(localization: Localization): string[] {
  return localization.clusters.map(({ alternatives: [best] }) => {
    const repairs = (best?.repairs ?? []).map((repair) => `${repair.fact.id} → ${repair.value}`);
    return `${repairs.join(" & ")} (${best?.cause})`;
  });
}
