/** Injects faults of the structure into random departments and counts what a user is told of them. */
import type { Checked } from "../../src/check/checked";
import { DEFAULT_BUDGET } from "../../src/check/locate";
import { readTables } from "../../src/check/read-tables";
import { reconcile } from "../../src/check/reconcile";
import { withStructure } from "../../src/check/structure";
import { withSupplement } from "../../src/check/supplement";
import type { TableId } from "../../src/engine/fact";
import { localize } from "../../src/engine/localize/localize";
import type { Solver } from "../../src/engine/localize/oracle";
import type { Judgement } from "../../src/engine/reconcile/relation";
import { layOutAs } from "../../test/layouts/lay-out";
import { seededRandom } from "../../test/layouts/random";
import { randomSource } from "../../test/layouts/random-source";
import { injectFault, PRINTING, truthOf, type Kind } from "./inject";

export interface Score {
  books: number;
  /** Of those at least three of whose relations fail, and which nothing as light explains. */
  plain: number;
  plainNamed: number;
  named: number;
  /** Not named, and rightly: another explanation of all that fails, no heavier, was found. */
  undecidable: number;
  /** Another fault, or another table, was named. */
  misnamed: number;
  /** Books in which a right cell was told to be wrong, and figures that the repairs leave, and that are true. */
  accused: number;
  repaired: number;
  trueRepairs: number;
  /** Of the structure pass alone. */
  readonly milliseconds: number[];
  readonly missed: string[];
}

/** Each seed is a department of its own, with its fault; `count` of them that offer a place for one. */
export function measureFaults(kind: Kind, count: number, firstSeed: number, solver: Solver): Score {
  const score: Score = {
    books: 0,
    plain: 0,
    plainNamed: 0,
    named: 0,
    undecidable: 0,
    misnamed: 0,
    accused: 0,
    repaired: 0,
    trueRepairs: 0,
    milliseconds: [],
    missed: [],
  };
  for (let seed = firstSeed; score.books < count; seed++) measureOne(kind, seed, score, solver);
  return score;
}

function measureOne(kind: Kind, seed: number, score: Score, solver: Solver): void {
  const random = seededRandom(seed);
  const source = randomSource(random, random.int(12, 60));
  const { workbook } = layOutAs(source, PRINTING);
  const { facts } = readTables(workbook);
  const other = randomSource(random, random.int(12, 60));
  const faulty = injectFault(kind, { source, workbook, facts, other }, random);
  if (!faulty) return;
  const truth = truthOf(facts);
  const reconciled = reconcile(withSupplement(readTables(faulty.workbook)));
  const start = process.cpuUsage();
  const checked = withStructure(reconciled);
  const spent = process.cpuUsage(start);
  score.milliseconds.push((spent.user + spent.system) / 1000);
  score.books += 1;
  const { faults } = checked.mended;
  const isIt = (found: (typeof faults)[number]["fault"]) =>
    (found.kind === kind || (kind === "scale" && found.kind === "unit-word")) &&
    found.tables.includes(faulty.table);
  const isNamed = faults.some(({ fault }) => isIt(fault));
  const failing = checked.judgements.filter(
    ({ verdict, relation }) => verdict === "fail" && relation.kind !== "usual",
  ).length;
  const isPlain = failing >= 3;
  const isUndecidable = !isNamed && isPlain && hasRival(checked, faulty.table, solver);
  if (isUndecidable) score.undecidable += 1;
  if (isPlain && !isUndecidable) score.plain += 1;
  if (isPlain && isNamed) score.plainNamed += 1;
  if (isNamed) score.named += 1;
  if (faults.some(({ fault }) => !isIt(fault))) score.misnamed += 1;
  let isAccused = false;
  for (const { fault } of faults)
    for (const [id, amount] of fault.amounts) {
      const [printed, right] = [checked.facts.byId.get(id)?.amount?.value, truth.get(id)];
      if (right === undefined || printed === undefined) continue;
      // What is left open is said to be looked at, not to be changed.
      if (!amount) continue;
      if (printed === right && Math.abs(amount.value - right) > amount.half) isAccused = true;
      score.repaired += 1;
      if (Math.abs(amount.value - right) <= Math.max(amount.half, 5_000)) score.trueRepairs += 1;
    }
  if (isAccused) score.accused += 1;
  if (!isNamed || isAccused)
    score.missed.push(
      `seed ${seed}: ${faulty.table} ${faulty.what}, ${failing} fail; ${isUndecidable ? "undecidable, " : ""}told: ${faults.map(({ fault }) => `${fault.kind} ${fault.tables.join("+")}`).join(", ") || "nothing"}${isAccused ? " (a right cell accused)" : ""}`,
    );
}

/** A fault of the structure must explain more than so many slips, each carried into its sums. */
const SLIPS = 2;

/**
 * Proves by an explanation that what fails could as well be something else: a slip or two that the solver finds to
 * settle all of it; or that every disagreement is with one table, which agrees with itself and with no other either.
 */
function hasRival(checked: Checked, table: TableId, solver: Solver): boolean {
  const { facts, judgements } = checked;
  const { status, clusters } = localize(facts, judgements, { solver, budget: DEFAULT_BUDGET });
  const slips = clusters
    .filter(({ isDoubtful }) => !isDoubtful)
    .reduce((sum, { alternatives: [first] }) => sum + (first?.slips.length ?? Infinity), 0);
  if (status === "located" && slips <= SLIPS) return true;
  const tablesOf = ({ relation: { left, right } }: Judgement) =>
    new Set([...left, ...right].flatMap(({ fact }) => facts.byId.get(fact)?.table ?? []));
  const hard = judgements.filter(({ relation }) => relation.kind !== "usual");
  const between = hard.filter(({ verdict }) => verdict === "fail").map(tablesOf);
  const [other] = [...(between[0] ?? [])].filter((one) => one !== table);
  if (other === undefined || !between.every((own) => own.size === 2 && own.has(table) && own.has(other)))
    return false;
  return !hard.some((judgement) => {
    const own = tablesOf(judgement);
    const isOfAmounts = judgement.left !== 0 || judgement.right !== 0;
    return own.size > 1 && isOfAmounts && own.has(other) && !own.has(table);
  });
}
