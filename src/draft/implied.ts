/** Last year's figures as a text of this very year implies them: its figure less its change. */
import { claimsOf, type Statement, toldAs } from "../review/read/claims";
import type { Reading } from "../review/read/read-text";
import type { Key } from "./key";

export function impliedBefore(
  reading: Reading,
  keyOf: (statement: Statement) => Key | null,
): ReadonlyMap<Key, number> {
  const finals = new Map<Key, number>();
  for (const statement of reading.statements) {
    const key = keyOf(statement);
    const final = toldAs(statement, "final");
    if (key !== null && final && !finals.has(key)) finals.set(key, final.amount.value);
  }
  const implied = new Map<Key, number>();
  for (const statement of reading.statements) {
    const key = keyOf(statement);
    const final = key === null ? undefined : finals.get(key);
    if (key === null || final === undefined) continue;
    const stated = toldAs(statement, "before");
    const change = claimsOf(statement, "change-amount").find(({ against }) => against === "prior");
    const isSame = claimsOf(statement, "equal").some(({ against }) => against === "prior");
    if (stated) implied.set(key, stated.amount.value);
    else if (change) implied.set(key, final - change.direction * change.amount.value);
    else if (isSame) implied.set(key, final);
  }
  return implied;
}
