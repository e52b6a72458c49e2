/** Whether the base could not have a rate because what it would be a rate of was 0 then. */
import { claimsOf, type Statement } from "../../review/read/claims";
import { denominators } from "../../review/judge/rates";
import { knownFact } from "../../review/context";
import type { Drafting } from "../drafting";
import type { RateClaim } from "./rates";

export function wasZeroIn({ books }: Drafting, statement: Statement, claim: RateClaim): boolean {
  if (claim.kind === "completion") {
    const budget = claimsOf(statement, "amount").find(({ role }) => role !== "final" && role !== "before");
    if (budget) return budget.amount.value === 0;
    const { subject } = statement;
    const place = subject.kind === "indicator" ? subject.indicator.budget : undefined;
    return books.prior !== null && place !== undefined && knownFact(books.prior, [place])?.value === 0;
  }
  const [whole] = denominators(statement, claim);
  return books.prior !== null && whole !== undefined && knownFact(books.prior, whole.final)?.value === 0;
}
