/** Sets whole regions right before single cells are suspected: one such region would look like hundreds of errors. */
import { confront } from "../reconcile/confront";
import type { Fact, Facts } from "../fact";
import type { Judgement } from "../reconcile/relation";
import { applyCorrection, failures, needsCells } from "./correction";
import type { Correction } from "./correction";
import type { Cluster } from "./localize";
import { findEmptyTable } from "./empty-table";
import type { Repair } from "./repair";
import { findScaledRegion } from "./scaled-region";
import { findShiftedRows } from "./shifted-rows";

/** More regions than this are no slip any more. */
const MAX_REGIONS = 6;

export interface Corrected {
  readonly facts: Facts;
  readonly judgements: readonly Judgement[];
  readonly clusters: readonly Cluster[];
}

export function correctRegions(
  facts: Facts,
  judgements: readonly Judgement[],
  isOutOfTime: () => boolean,
): Corrected {
  let current: Corrected = { facts, judgements, clusters: [] };
  // One cell in every failing relation: no region is needed to explain them.
  if (!needsCells(failures(judgements), 2)) return current;
  while (current.clusters.length < MAX_REGIONS && !isOutOfTime()) {
    const correction =
      findScaledRegion(current.facts, current.judgements) ??
      findShiftedRows(current.facts, current.judgements, isOutOfTime) ??
      findEmptyTable(current.facts, current.judgements);
    if (!correction) break;
    current = correct(current, correction);
  }
  return current;
}

function correct({ facts, judgements, clusters }: Corrected, correction: Correction): Corrected {
  const corrected = applyCorrection(facts, correction);
  const after = confront(
    corrected,
    judgements.map((judgement) => judgement.relation),
  );
  const explained = judgements.filter(({ verdict }, k) => verdict === "fail" && after[k]?.verdict !== "fail");
  const repairs = [...correction.amounts].flatMap(([id, amount]): Repair[] => {
    const fact = facts.byId.get(id);
    if (!fact) return [];
    if (!amount) return [{ fact, min: -Infinity, max: Infinity, value: null, step: 1 }];
    const { value, half } = amount;
    return [{ fact, min: value - half, max: value + half, value, step: half === 0 ? 1 : 2 * half }];
  });
  const hard = failures(explained);
  const [witness = hard[0]] = hard.filter(({ relation }) => relation.right.length === 1);
  return {
    facts: corrected,
    judgements: after,
    clusters: [
      ...clusters,
      {
        alternatives: [
          {
            repairs: totalFirst(repairs),
            observations: [],
            cause: correction.cause,
            likelihood: 1,
          },
        ],
        region: correction.region,
        hasMore: false,
        isDecided: true,
        isDoubtful: false,
        explained: explained.map(({ relation }) => relation),
        proof: {
          relations: witness ? [witness.relation] : [],
          facts: witness ? factsOf(witness, facts) : [],
        },
      },
    ],
  };
}

/** The total of a region is the figure that people know. */
function totalFirst(repairs: readonly Repair[]): Repair[] {
  const isTotal = ({ fact }: Repair) => /total/iu.test(fact.line);
  const known = repairs.filter((repair) => repair.value !== null);
  const lost = repairs.filter((repair) => repair.value === null);
  return [...known.filter(isTotal), ...known.filter((repair) => !isTotal(repair)), ...lost];
}

function factsOf({ relation }: Judgement, facts: Facts): Fact[] {
  return [...relation.left, ...relation.right].flatMap((term) => facts.byId.get(term.fact) ?? []);
}
