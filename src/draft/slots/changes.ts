/**
 * A change against last year, or against the budget, as one clause: what is compared, the amount, the rate, the reason.
 * Up and down exchange the verbs; to and from 持平, and on a base of 0, the clause is built anew.
 */
import { phrase, type Phrase, type Span } from "../../engine/compose/define-paragraph";
import { placeholder, type Figure } from "../../engine/compose/figure";
import { claimsOf, type ClaimOf, type Statement } from "../../review/read/claims";
import { NUMBER } from "../../review/read/figures";
import { rawText, rawUpTo, type BaseBlock } from "../base";
import { figureOf } from "../books";
import type { Drafting } from "../drafting";
import type { Key } from "../key";
import { amountSpan, mark, newAmount, plain, printed, rateSpan, stepFor, stepOf } from "../print";
import { figuresIn, type As, type Slot } from "../slot";
import { decimalsOf } from "./rates";
import { connectorFor, reasonBehind, reasonPhrase, stateOf, type Reason, type State } from "./reasons";
import { changeLead, equalClause, turned } from "./turn";

type ChangeClaim = ClaimOf<"change-amount"> | ClaimOf<"change-rate"> | ClaimOf<"equal">;

export function changesOf({ claims }: Statement): ChangeClaim[] {
  return claims.filter(
    (claim): claim is ChangeClaim =>
      claim.kind === "change-amount" || claim.kind === "change-rate" || claim.kind === "equal",
  );
}

export function changeSlots(drafting: Drafting, block: BaseBlock, statement: Statement): Slot[] {
  const key = drafting.keyOf(statement);
  const claims = changesOf(statement).filter(({ at }) => at.block === block.block);
  if (key === null) return [];
  return (["prior", "budget"] as const).flatMap((against): Slot[] => {
    const own = claims.filter((claim) => claim.against === against).sort((a, b) => a.at.start - b.at.start);
    const clause = clauseOf(drafting, block, statement, key, own);
    return clause ? [slotOf(drafting, clause, against)] : [];
  });
}

interface Clause {
  readonly block: BaseBlock;
  readonly statement: Statement;
  readonly key: Key;
  readonly claims: readonly ChangeClaim[];
  readonly start: number;
  /** Behind the last figure, or behind （上年为0）. */
  readonly end: number;
  readonly lead: string;
  readonly state: State;
  readonly amount: ClaimOf<"change-amount"> | null;
  readonly rate: ClaimOf<"change-rate"> | null;
  /** The base said that last year was 0. */
  readonly wasNew: boolean;
  readonly reason: Reason | null;
}

const LEAD =
  /(?:(?:比|较|与|同|和)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:相比，?)?|(?:比|较)(?:年初|全年|调整后?)?预算数?)[^，。；：]{0,40}$/u;
const OF_NOTHING = /^\(上年为0\)/u;

function clauseOf(
  drafting: Drafting,
  block: BaseBlock,
  statement: Statement,
  key: Key,
  claims: readonly ChangeClaim[],
): Clause | null {
  const [first] = claims;
  const last = claims.at(-1);
  if (!first || !last) return null;
  const before = block.text.slice(0, first.at.start);
  const found = LEAD.exec(before)?.index;
  const crosses = found !== undefined && figuresIn(before.slice(found)).length > 0;
  const start = found === undefined || crosses ? first.at.start : found;
  const ofNothing = OF_NOTHING.exec(block.text.slice(last.at.end));
  const end = last.at.end + (ofNothing?.[0].length ?? 0);
  const own = new Set(claims.flatMap(({ figure }) => (figure ? [figure.start] : [])));
  const isWhole = figuresIn(block.text.slice(0, end)).every(
    (each) => each.start < start || own.has(each.start),
  );
  if (!isWhole) return null;
  return {
    block,
    statement,
    key,
    claims,
    start,
    end,
    lead: rawUpTo(block, start, first.at.start),
    state: first.kind === "equal" ? "same" : stateOf(first.direction),
    amount: claims.find((claim) => claim.kind === "change-amount") ?? null,
    rate: claims.find((claim) => claim.kind === "change-rate") ?? null,
    wasNew: ofNothing !== null,
    reason: reasonBehind(drafting, block, end),
  };
}

function slotOf(drafting: Drafting, clause: Clause, against: "prior" | "budget"): Slot {
  const { start, end, reason, key, claims } = clause;
  const certainties = claims.map(drafting.certaintyOf);
  const certainty =
    (["disputed", "named", "proved"] as const).find((each) => certainties.includes(each)) ?? "named";
  return {
    start,
    end: reason?.end ?? end,
    kind: `change.${against}`,
    key,
    certainty,
    claims,
    write: (as) => writeChange(drafting, clause, against, as),
  };
}

function writeChange(drafting: Drafting, clause: Clause, against: "prior" | "budget", as: As): Phrase {
  const { books, style } = drafting;
  const { key, statement, state: old, lead, reason, block } = clause;
  const subject = as(key);
  const now = figureOf(books, subject, "final");
  const before = figureOf(books, subject, against === "prior" ? "before" : budgetRole(statement));
  const step = clause.amount
    ? stepFor(style, clause.amount.amount.unit, digitsOf(clause.amount))
    : stepOf(style);
  const [n, b] = [printed(now, step), printed(before, step)];
  if (n === null || b === null) return waiting(drafting, clause, [...now.missing, ...before.missing]);
  const state = stateOf(n - b);
  const oldReason = reason ? { text: reason.text, state: old } : null;
  const why = (): Phrase => reasonPhrase(drafting, { kind: against, key, as, old: oldReason, state });
  if (state === "same") {
    if (old !== "same") return plain(sameWords(drafting, statement, lead));
    const words = rawText(block, clause.start, clause.end);
    // A base that explains why nothing changed keeps its explanation, to be looked at.
    return reason ? phrase`${words}${reason.connector}${why()}` : plain(words);
  }
  const size: Figure = { ...now, value: Math.abs(n - b), sources: [...now.sources, ...before.sources] };
  const body =
    old === "same"
      ? bodyFromSame(drafting, clause, state, size, before)
      : bodyTurned(drafting, clause, state, size, before);
  const isExplained = reason !== null || (old === "same" && explains(drafting, statement, subject));
  if (!isExplained) return body;
  return phrase`${body}${reason?.connector ?? connectorFor(drafting, statement)}${why()}`;
}

/** Last year's figure is not known: what waits for it says so, and the reason is last year's. */
function waiting(drafting: Drafting, { lead, reason }: Clause, missing: Figure["missing"]): Phrase {
  const rest =
    reason && drafting.mode !== "form" ? phrase`${reason.connector}${reason.text}${mark("上年原因")}` : "";
  return phrase`${lead}${placeholder(missing)}${rest}`;
}

function budgetRole({ claims }: Statement) {
  const stated = claims.find(
    (claim) => claim.kind === "amount" && claim.role !== "final" && claim.role !== "before",
  );
  return stated?.kind === "amount" ? stated.role : "budget";
}

function digitsOf({ figure }: ClaimOf<"change-amount">): string {
  return figure
    ? (new RegExp(NUMBER, "u").exec(figure.block.text.slice(figure.start, figure.end))?.[0] ?? "")
    : "";
}

/** The clause's own words with their figures exchanged and their verbs turned; a base of 0 has no rate. */
function bodyTurned(drafting: Drafting, clause: Clause, state: State, size: Figure, before: Figure): Phrase {
  const { style } = drafting;
  const { block, lead, amount, rate, claims, wasNew } = clause;
  const isOfNothing = printed(before, stepOf(style)) === 0;
  const told = isOfNothing ? claims.filter((claim) => claim !== rate) : claims;
  const words = told.flatMap((claim, index): Phrase => {
    const previous = told[index - 1];
    const gap = previous ? rawUpTo(block, previous.at.end, claim.at.start) : "";
    const span =
      claim.kind === "change-amount"
        ? amountSpan(size, style, { digits: digitsOf(claim), unit: claim.amount.unit })
        : claim.kind === "change-rate"
          ? rateSpan(size, before, style, decimalsOf(claim.percent, style))
          : null;
    return phrase`${gap}${span ? withFigure(block, claim, state, span) : ""}`;
  });
  const isAsStated = amount !== null && size.value === amount.amount.value && clause.state === state;
  if (isOfNothing && drafting.mode === "same" && isAsStated)
    return plain(rawText(block, clause.start, clause.end));
  if (isOfNothing) return phrase`${lead}${words}${amount ? "（上年为0）" : mark("上年为0，没有比率")}`;
  return phrase`${lead}${words}${!rate && wasNew ? addedRate(style, state, size, before) : ""}`;
}

function addedRate(style: Drafting["style"], state: State, size: Figure, before: Figure): Phrase {
  const rate = rateSpan(size, before, style);
  return rate ? phrase`，${state === "up" ? "增长" : "下降"}${rate}${rate.kind === "rate" ? "%" : ""}` : [];
}

/** The claim's characters with its digits exchanged. */
function withFigure(block: BaseBlock, { at, figure }: ChangeClaim, state: State, span: Span): Phrase {
  if (!figure) return plain(turned(rawText(block, at.start, at.end), state));
  const digits =
    new RegExp(`^${NUMBER}`, "u").exec(block.text.slice(figure.start, figure.end))?.[0].length ?? 0;
  const head = turned(rawUpTo(block, at.start, figure.start), state);
  const tail = block.raw.slice(
    (block.at[figure.start + digits - 1] ?? 0) + 1,
    (block.at[at.end - 1] ?? 0) + 1,
  );
  return phrase`${head}${span}${tail}`;
}

function bodyFromSame(
  drafting: Drafting,
  clause: Clause,
  state: State,
  size: Figure,
  before: Figure,
): Phrase {
  const { style } = drafting;
  const lead = changeLead(rawText(clause.block, clause.start, clause.end));
  const isOfNothing = printed(before, stepOf(style)) === 0;
  const tail = isOfNothing ? phrase`（上年为0）` : addedRate(style, state, size, before);
  return phrase`${lead}${state === "up" ? "增加" : "减少"}${newAmount(size, style)}${tail}`;
}

/** Whether the edition explains a change of this subject in its own clause; the base shows it where it has one. */
function explains(drafting: Drafting, statement: Statement, subject: Key): boolean {
  const { house, houseKeyOf, base } = drafting;
  const due = house.reading.statements.find(
    (other) =>
      other.section === statement.section && houseKeyOf(other) === subject && changesOf(other).length > 0,
  );
  const siblings = base.reading.statements.filter(
    (other) =>
      other !== statement &&
      other.section === statement.section &&
      changesOf(other).some(({ kind }) => kind !== "equal"),
  );
  if (due)
    return (
      claimsOf(due, "reason").some(({ at }) => at.start >= (changesOf(due).at(-1)?.at.end ?? 0)) &&
      isInClause(due)
    );
  return siblings.some((other) => claimsOf(other, "reason").length > 0);
}

/** The reason follows the change at once, not in a sentence of its own about 增加的主要原因. */
function isInClause(statement: Statement): boolean {
  const last = changesOf(statement).at(-1);
  const reason = claimsOf(statement, "reason").find(
    ({ at }) => last !== undefined && at.start >= last.at.end,
  );
  if (!last || reason?.at.block !== last.at.block) return false;
  const between = last.at.block.text.slice(last.at.end, reason.at.start);
  return /^(?:\(上年为0\))?[，。]?其?$/u.test(between);
}

/** 持平 in the words of the section's other clauses, of the base's, or of the edition's. */
function sameWords(drafting: Drafting, statement: Statement, lead: string): string {
  const { base, house } = drafting;
  const pattern = /(?<verb>与|比|同|和|较)(?:上年|去年|20\d\d年度?)(?<subject>[^，。；]{0,20}?)持平/u;
  const inSection = ({ section, heading }: BaseBlock): boolean => !heading && section === statement.section;
  const found = [base.blocks.filter(inSection), house.blocks.filter(inSection), base.blocks, house.blocks]
    .map((blocks) =>
      blocks.map(({ text }) => pattern.exec(text)?.groups).find((groups) => groups !== undefined),
    )
    .find((groups) => groups !== undefined);
  const own = found?.["subject"] ?? "";
  return equalClause(lead, found?.["verb"] ?? "与", /决算数?$/u.test(own) ? own : "");
}
