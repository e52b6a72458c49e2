/** What the faces hand to the core for localization: the solver, loaded once, and how much work it may do. */
import { makeSolver, type Solver } from "../engine/localize/oracle";
import { loadHighs } from "./load-highs";

let loaded: Solver | null = null;

export async function loadSolver(): Promise<Solver> {
  loaded ??= makeSolver(await loadHighs());
  return loaded;
}

/** `budget` in steps of work. */
export function meansWithin(budget: number) {
  return { loadSolver, budget };
}
