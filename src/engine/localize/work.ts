/**
 * Work is counted, never timed: the same workbook gets the same answer on any machine, however busy it is. A step is
 * about what a processor does in a microsecond; only how the parts of the search compare means something.
 */
export interface Work {
  readonly spend: (steps: number) => void;
  readonly done: () => number;
  /** So many steps more, from now on. */
  readonly within: (steps: number) => Limit;
}

export interface Limit {
  readonly isReached: () => boolean;
}

/** `onSpent` hears of all that was done so far, after each step. */
export function startWork(onSpent?: (done: number) => void): Work {
  let done = 0;
  return {
    spend: (steps) => {
      done += steps;
      onSpent?.(done);
    },
    done: () => done,
    within: (steps) => {
      const end = done + steps;
      return { isReached: () => done > end };
    },
  };
}

/** One question to the solver: its program is walked through once, and every iteration works on a part of it. */
export function stepsOfQuestion(size: number, iterations: number): number {
  return size + 30 * iterations;
}

/** Elements of sets that are looked at in a step of the search for hitting sets. */
export const LOOKS_A_STEP = 20;
