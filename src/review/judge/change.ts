/** A change as a text states it: an amount and the rate that belongs to it. */
import type { ClaimOf, Statement } from "../read/claims";
import type { Ranged } from "./interval";

export type ChangeAmount = ClaimOf<"change-amount">;
export type ChangeRate = ClaimOf<"change-rate">;

/** An amount and the rate that goes with it; either may be missing. */
export interface Change {
  readonly amount: ChangeAmount | null;
  readonly rate: ChangeRate | null;
}

/** A rate goes with the amount that was told before it against the same thing. */
export function changesOf(statement: Statement): Change[] {
  const changes: { amount: ChangeAmount | null; rate: ChangeRate | null }[] = [];
  for (const claim of statement.claims) {
    if (claim.kind === "change-amount") changes.push({ amount: claim, rate: null });
    if (claim.kind !== "change-rate") continue;
    const open = changes.findLast(({ amount, rate }) => rate === null && amount?.against === claim.against);
    if (open) open.rate = claim;
    else changes.push({ amount: null, rate: claim });
  }
  return changes;
}

export function claimsIn({ amount, rate }: Change): (ChangeAmount | ChangeRate)[] {
  return [amount, rate].flatMap((claim) => claim ?? []);
}

/** Last year as the sentence implies it: this year less the change. */
export function impliedPrior(now: Ranged, amount: ChangeAmount, direction = amount.direction): Ranged {
  return { value: now.value - direction * amount.amount.value, half: now.half + amount.amount.half };
}
