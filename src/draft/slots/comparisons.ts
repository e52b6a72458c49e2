/** 决算数大于（小于）预算数 with its reason, and 持平 in its place. */
import { phrase, type Phrase } from "../../engine/compose/define-paragraph";
import { placeholder } from "../../engine/compose/figure";
import { claimsOf, type ClaimOf, type Statement } from "../../review/read/claims";
import { freeIn, rawText, type Base, type BaseBlock } from "../base";
import { figureOf } from "../books";
import type { Drafting } from "../drafting";
import { mark, plain, printed, stepOf } from "../print";
import type { As, Slot } from "../slot";
import { reasonBehind, reasonPhrase, stateOf } from "./reasons";
import { turned } from "./turn";

export function comparisonSlots(drafting: Drafting, block: BaseBlock, statement: Statement): Slot[] {
  const key = drafting.keyOf(statement);
  if (key === null) return [];
  return claimsOf(statement, "comparison").flatMap((claim): Slot[] => {
    if (claim.at.block !== block.block) return [];
    const reason = reasonBehind(drafting, block, claim.at.end);
    const old = stateOf(claim.sign);
    const words = rawText(block, claim.at.start, claim.at.end);
    const write = (as: As): Phrase => {
      const subject = as(key);
      const final = figureOf(drafting.books, subject, "final");
      const budget = figureOf(drafting.books, subject, roleOf(statement, claim));
      const step = stepOf(drafting.style);
      const [n, b] = [printed(final, step), printed(budget, step)];
      if (n === null || b === null) {
        if (drafting.mode === "form") return phrase`${placeholder([...final.missing, ...budget.missing])}`;
        const old = rawText(block, claim.at.start, reason?.end ?? claim.at.end);
        return drafting.mode === "same" ? plain(old) : phrase`${old}${mark("没有预算数，方向未核")}`;
      }
      const state = stateOf(n - b);
      const oldReason = reason ? { text: reason.text, state: old } : null;
      if (state === "same") return plain(old === "same" ? words : equalWords(drafting));
      const why = reasonPhrase(drafting, { kind: "budget", key, as, old: oldReason, state });
      if (old === "same") return phrase`${turned(deviationWords(drafting), state)}${why}`;
      if (!reason) return plain(turned(words, state));
      return phrase`${turned(words, state)}${reason.connector}${why}`;
    };
    return [
      {
        start: claim.at.start,
        end: reason?.end ?? claim.at.end,
        kind: "comparison",
        key,
        certainty: drafting.certaintyOf(claim),
        claims: [claim],
        write,
      },
    ];
  });
}

function roleOf(statement: Statement, claim: ClaimOf<"comparison">) {
  const stated = claimsOf(statement, "amount").find(({ role }) => role !== "final" && role !== "before");
  return stated?.role ?? claim.base;
}

/** `决算数与预算数持平` as the base says it elsewhere, else as the edition does. */
function equalWords({ base, house }: Drafting): string {
  return (
    first([base, house], (_, claim) => (claim.sign === 0 ? wordsOf(claim) : null)) ?? "决算数与预算数持平"
  );
}

/** `决算数大于预算数的主要原因是`, likewise. */
function deviationWords({ base, house }: Drafting): string {
  const found = first([base, house], (one, claim) => {
    if (claim.sign === 0) return null;
    const { block, end } = claim.at;
    const sectioned = one.blocks.find((each) => each.block === block);
    const reason =
      sectioned && freeIn(one.reading, block).find(({ kind, at }) => kind === "reason" && at.start >= end);
    if (!reason || /[，；]/u.test(block.text.slice(end, reason.at.start))) return null;
    return rawText(sectioned, claim.at.start, reason.at.start);
  });
  return found ?? "决算数大于预算数的主要原因是";
}

function wordsOf({ at }: ClaimOf<"comparison">): string {
  return at.block.text.slice(at.start, at.end);
}

function first(
  bases: readonly Base[],
  words: (base: Base, claim: ClaimOf<"comparison">) => string | null,
): string | null {
  for (const base of bases) {
    for (const statement of base.reading.statements) {
      for (const claim of claimsOf(statement, "comparison")) {
        const found = words(base, claim);
        if (found !== null) return found;
      }
    }
  }
  return null;
}
