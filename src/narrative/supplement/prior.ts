/** Last year's figures of 补充资料 from last year's workbook. */
import type { Fact, Facts } from "../../engine/fact";
import { supplementKey } from "./block";
import type { SupplementBlock, SupplementKey } from "./block";
import type { Supplement, SupplementEntry } from "./supplement";

export interface PriorMatch {
  readonly key: SupplementKey;
  /** The entry of 补充资料. */
  readonly label: string;
  /** The figure of last year's workbook: its fact, and its table and line for people. */
  readonly fact: Fact;
  readonly source: string;
}

export interface PriorFill {
  readonly supplement: Supplement;
  /** Entries that were blank and are now filled. */
  readonly matched: readonly PriorMatch[];
  /** Entries that say something else than last year's workbook; they are left as they are. */
  readonly differing: readonly PriorMatch[];
  /** Entries for which last year's workbook has no figure. */
  readonly unmatched: readonly string[];
}

export function fillFromPrior(
  supplement: Supplement,
  prior: Facts,
  blocks: readonly SupplementBlock[],
): PriorFill {
  const matched: PriorMatch[] = [];
  const differing: PriorMatch[] = [];
  const unmatched: string[] = [];
  const entries = new Map(supplement.entries);
  for (const { key, label, fact } of wanted(prior, blocks)) {
    const existing = supplement.entries.get(key);
    if (!fact?.amount) {
      if (!existing) unmatched.push(label);
      continue;
    }
    const title = prior.tables.get(fact.table)?.title ?? fact.table;
    const match: PriorMatch = { key, label, fact, source: `${title} ${fact.lineLabel}` };
    if (existing === undefined && !isTyped(supplement, key)) {
      const entry: SupplementEntry = {
        kind: "money",
        value: fact.amount.value,
        key,
        label,
        cell: fact.cell,
        fromPrior: true,
      };
      entries.set(key, entry);
      matched.push(match);
    } else if (existing?.kind !== "money" || existing.value !== fact.amount.value) {
      differing.push(match);
    }
  }
  return { supplement: { ...supplement, entries }, matched, differing, unmatched };
}

function wanted(
  prior: Facts,
  blocks: readonly SupplementBlock[],
): { key: SupplementKey; label: string; fact: Fact | undefined }[] {
  return blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      row.inPrior
        ? [
            {
              key: supplementKey(block.id, row.id, row.inPrior.column),
              label: row.label,
              fact: prior.byId.get(row.inPrior.fact),
            },
          ]
        : [],
    ),
  );
}

/** Something stands in the cell, even if it could not be read: it is not ours to replace. */
function isTyped(supplement: Supplement, key: SupplementKey): boolean {
  return supplement.raw.has(key);
}
