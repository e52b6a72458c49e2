/** Shares and rates of completion, each with the comma before it: on a base of 0 the whole clause goes. */
import { phrase, type Phrase } from "../../engine/compose/define-paragraph";
import { denominators } from "../../review/judge/rates";
import { type ClaimOf, type Statement } from "../../review/read/claims";
import type { StatedPercent } from "../../review/read/figures";
import { rawText, rawUpTo, type BaseBlock } from "../base";
import { figureOf } from "../books";
import type { Drafting } from "../drafting";
import { indicatorKey, type Key } from "../key";
import { plain, printed, rateSpan, stepOf } from "../print";
import type { As, Slot } from "../slot";
import type { Style } from "../style";

export type RateClaim = ClaimOf<"share"> | ClaimOf<"completion">;

export function rateClaimsOf({ claims }: Statement): RateClaim[] {
  return claims.filter((claim): claim is RateClaim => claim.kind === "share" || claim.kind === "completion");
}

export function rateSlots(drafting: Drafting, block: BaseBlock, statement: Statement): Slot[] {
  const key = drafting.keyOf(statement);
  if (key === null) return [];
  return rateClaimsOf(statement).flatMap((claim): Slot[] => {
    const { figure } = claim;
    if (claim.at.block !== block.block || !figure) return [];
    if (claim.kind === "share" && shareWhole(statement, claim) === null) return [];
    const hasComma = block.text[claim.at.start - 1] === "，";
    const start = claim.at.start - (hasComma ? 1 : 0);
    const lead = rawUpTo(block, start, figure.start);
    const tail = rawText(block, figure.start, figure.end).replace(/^[-\d.,，０-９．]+\s*/u, "");
    const write = (as: As): Phrase => {
      const rate = rateFor(drafting, statement, claim, as(key), claim.percent);
      if (rate !== null) return phrase`${lead}${rate}${tail}`;
      const isZeroOfZero =
        claim.kind === "completion" && figureOf(drafting.books, as(key), "final").value === 0;
      const isTold = isZeroOfZero && drafting.style.tellsZeroOfZero && statement.section === "threePublic";
      return isTold ? plain(`${lead}0${tail}`) : [];
    };
    return [
      {
        start,
        end: figure.end,
        kind: claim.kind,
        key,
        certainty: drafting.certaintyOf(claim),
        claims: [claim],
        write,
      },
    ];
  });
}

/** The rate that the claim states, of another subject and this year; `null` on a base of 0. */
export function rateFor(
  { books, style }: Drafting,
  statement: Statement,
  claim: RateClaim,
  key: Key,
  old: StatedPercent | null,
) {
  const part = figureOf(books, key, "final");
  const whole = wholeFigure(books, statement, claim, key);
  if (whole.value !== null && printed(whole, stepOf(style)) === 0) return null;
  return rateSpan(part, whole, style, old ? decimalsOf(old, style) : style.rateDecimals);
}

function wholeFigure(books: Drafting["books"], statement: Statement, claim: RateClaim, key: Key) {
  if (claim.kind === "share") return figureOf(books, shareWhole(statement, claim) ?? key, "final");
  return figureOf(books, key, budgetRole(statement, claim));
}

/** 完成预算的 means the budget that the sentence named. */
function budgetRole(statement: Statement, claim: ClaimOf<"completion">) {
  const stated = statement.claims.find(
    (other) => other.kind === "amount" && other.role !== "final" && other.role !== "before",
  );
  return stated?.kind === "amount" ? stated.role : claim.base;
}

/** 100% and 0% say nothing of how many decimals the others have. */
export function decimalsOf({ int, scale }: StatedPercent, style: Style): number {
  return scale === 0 && (int === 0 || int === 100) ? style.rateDecimals : scale;
}

/** The denominator of a share: the one it names, else what the statement is a part of. */
function shareWhole(statement: Statement, claim: ClaimOf<"share">): Key | null {
  if (claim.base === "" && statement.subject.kind === "item" && statement.whole === null) {
    if (statement.section === "governmentFund") return indicatorKey("governmentFund.expenditure");
    if (statement.section === "stateCapital") return indicatorKey("stateCapital.expenditure");
  }
  const [base] = denominators(statement, claim);
  return base ? indicatorKey(base.id) : null;
}

/**
 * A clause that the base could not have, its own base being 0 then: a sibling's words, or else the edition's, go in
 * behind the amount. `donor` is a statement that has the clause.
 */
export function addedRates(
  drafting: Drafting,
  block: BaseBlock,
  statement: Statement,
  wasZero: (claim: RateClaim) => boolean,
): Slot[] {
  const key = drafting.keyOf(statement);
  const amount = statement.claims.find(
    (claim) =>
      claim.kind === "amount" && claim.role === "final" && claim.at.block === block.block && claim.figure,
  );
  if (key === null || !amount?.figure) return [];
  const { end } = amount.figure;
  return (["completion", "share"] as const).flatMap((kind): Slot[] => {
    if (statement.claims.some((claim) => claim.kind === kind)) return [];
    const donor = donorOf(drafting, statement, key, kind);
    if (!donor || !wasZero(donor.claim)) return [];
    const write = (as: As): Phrase => {
      const rate = rateFor(
        drafting,
        { ...donor.statement, claims: statement.claims },
        donor.claim,
        as(key),
        null,
      );
      return rate?.kind === "rate" ? phrase`，${donor.lead}${rate}%` : [];
    };
    return [{ start: end, end, kind: `added.${kind}`, key, certainty: "named", claims: [], write }];
  });
}

interface Donor {
  readonly statement: Statement;
  readonly claim: RateClaim;
  readonly lead: string;
}

function donorOf(drafting: Drafting, statement: Statement, key: Key, kind: RateClaim["kind"]): Donor | null {
  const { base, house, keyOf, houseKeyOf } = drafting;
  const pools = [
    { statements: base.reading.statements, keyFor: keyOf },
    { statements: house.reading.statements, keyFor: houseKeyOf },
  ];
  for (const { statements, keyFor } of pools) {
    for (const other of statements) {
      const claim = rateClaimsOf(other).find((each) => each.kind === kind);
      if (
        !claim?.figure ||
        other.section !== statement.section ||
        !isLike(statement, key, other, keyFor(other))
      )
        continue;
      if (
        statement.subject.kind === "indicator" &&
        opening(other.at.block.text) !== opening(statement.at.block.text)
      )
        continue;
      const lead = claim.at.block.text.slice(claim.at.start, claim.figure.start);
      return { statement: other, claim, lead };
    }
  }
  return null;
}

/** What a paragraph begins with, before its first figure. */
function opening(text: string): string {
  return text.replace(/20\d\d年度?/gu, "").split(/\d/u, 1)[0] ?? "";
}

function isLike(statement: Statement, key: Key, other: Statement, otherKey: Key | null): boolean {
  if (statement.subject.kind === "item") {
    return other.subject.kind === "item" && other.subject.level === statement.subject.level;
  }
  return otherKey === key;
}
