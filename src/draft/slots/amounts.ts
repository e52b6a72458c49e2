/** Amounts: the digits alone are exchanged, their unit and the words around them stay. */
import { phrase } from "../../engine/compose/define-paragraph";
import { claimsOf, type ClaimOf, type Statement } from "../../review/read/claims";
import { NUMBER } from "../../review/read/figures";
import { rawText, type BaseBlock } from "../base";
import { figureOf } from "../books";
import type { Drafting } from "../drafting";
import { amountSpan, newAmount, plain } from "../print";
import type { Slot } from "../slot";

const DIGITS = new RegExp(`^${NUMBER}`, "u");

export function amountSlots(drafting: Drafting, block: BaseBlock, statement: Statement): Slot[] {
  const key = drafting.keyOf(statement);
  if (key === null) return [];
  const amounts = claimsOf(statement, "amount");
  return amounts.flatMap((claim): Slot[] => {
    if (claim.at.block !== block.block) return [];
    // Two different figures of one kind in one statement: the second is about something that was not understood.
    const isSecond = amounts.some(
      (other) =>
        other !== claim &&
        drafting.certaintyOf(claim) !== "proved" &&
        other.role === claim.role &&
        other.at.start < claim.at.start &&
        other.amount.value !== claim.amount.value,
    );
    if (isSecond) return [];
    const certainty = drafting.certaintyOf(claim);
    const shared = { kind: `amount.${claim.role}`, key, certainty, claims: [claim] };
    if (claim.figure === null)
      return [{ ...shared, ...claim.at, write: zeroWriter(drafting, block, claim, key) }];
    const digits = DIGITS.exec(block.text.slice(claim.figure.start, claim.figure.end))?.[0];
    if (digits === undefined) return [];
    const { start } = claim.figure;
    const old = { digits, unit: claim.amount.unit };
    return [
      {
        ...shared,
        start,
        end: start + digits.length,
        write: (as) => {
          const figure = figureOf(drafting.books, as(key), claim.role);
          const span = amountSpan(figure, drafting.style, old);
          const isAsStated = span.kind === "amount" && span.value === claim.amount.value;
          return [isAsStated ? { ...span, text: rawText(block, start, start + digits.length) } : span];
        },
      },
    ];
  });
}

/** 年初未安排预算, 未发生支出: words that state a zero, and become an amount where there is one. */
function zeroWriter(
  { books, style }: Drafting,
  block: BaseBlock,
  claim: ClaimOf<"amount">,
  key: NonNullable<Slot["key"]>,
): Slot["write"] {
  return (as) => {
    const figure = figureOf(books, as(key), claim.role);
    if (figure.value === 0) return plain(rawText(block, claim.at.start, claim.at.end));
    return phrase`${claim.role === "final" ? "支出决算为" : "年初预算为"}${newAmount(figure, style)}`;
  };
}
