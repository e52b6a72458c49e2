/** The tables of a workbook as a map: which of them are tied to each other, and whether the ties hold. */
import { allJudgements, type Checked } from "../check/checked";
import { factsOfJudgement } from "../engine/reconcile/arithmetic";
import type { Verdict } from "../engine/reconcile/relation";

/** The relations between two tables, or within one. */
export interface Tie {
  /** Two tables, or one twice; in the order of the edition. */
  readonly from: string;
  readonly to: string;
  readonly holding: number;
  readonly failing: number;
  /** Relations of which nothing can be said. */
  readonly open: number;
}

export function tiesOf(checked: Checked): Tie[] {
  const order = checked.tables.map(({ table }) => table);
  const ties = new Map<string, Tie>();
  for (const judgement of allJudgements(checked)) {
    const tables = [...new Set(factsOfJudgement(judgement, checked.facts).map(({ table }) => table))]
      .filter((table) => order.includes(table))
      .sort((a, b) => order.indexOf(a) - order.indexOf(b));
    for (const [from, to] of pairs(tables)) {
      const key = `${from} ${to}`;
      const tie = ties.get(key) ?? { from, to, holding: 0, failing: 0, open: 0 };
      const kind = KINDS[judgement.verdict];
      ties.set(key, { ...tie, [kind]: tie[kind] + 1 });
    }
  }
  return [...ties.values()];
}

const KINDS: Readonly<Record<Verdict, "holding" | "failing" | "open">> = {
  pass: "holding",
  rounding: "holding",
  adjusted: "holding",
  fail: "failing",
  unknown: "open",
  error: "open",
};

function pairs(tables: readonly string[]): [string, string][] {
  const [only] = tables;
  if (tables.length === 1 && only !== undefined) return [[only, only]];
  return tables.flatMap((from, index) => tables.slice(index + 1).map((to): [string, string] => [from, to]));
}
