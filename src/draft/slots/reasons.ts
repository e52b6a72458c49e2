/**
 * Reasons never pass in silence: this year's from 补充资料, or last year's with its mark; where the direction has turned,
 * the mark says so.
 */
import { phrase, type Phrase } from "../../engine/compose/define-paragraph";
import { placeholder } from "../../engine/compose/figure";
import { supplementKey, type SupplementKey } from "../../narrative/supplement/block";
import { lastYearRow } from "../../review/judge/given";
import type { FreeText, Statement } from "../../review/read/claims";
import { freeIn, rawText, rawUpTo, type BaseBlock } from "../base";
import { labelOf } from "../books";
import type { Drafting } from "../drafting";
import { subjectOf, type Key } from "../key";
import { mark } from "../print";
import type { As } from "../slot";

export type State = "up" | "down" | "same";

export function stateOf(difference: number): State {
  return difference > 0 ? "up" : difference < 0 ? "down" : "same";
}

export interface Reason {
  /** Of the block's text: behind the words that announce it. */
  readonly start: number;
  readonly end: number;
  /** `，主要原因是` as received. */
  readonly connector: string;
  readonly text: string;
}

/** Between a clause and its reason stand only words that announce it. */
const ANNOUNCES =
  /^[，。；、(]?(?:[其该][^，。；\d]{0,2})?(?:增减|增加|减少|增长|下降|变动|变化|差异|上升|降低)*(?:幅度|较大|情况)?的?(?:主要)?(?:原因)?(?:是|为|系|由于|因为|因|在于|：)*$/u;

/** The reason that is given for a clause which ends at `end`. */
export function reasonBehind(drafting: Drafting, block: BaseBlock, end: number): Reason | null {
  const free = freeIn(drafting.base.reading, block.block).find(
    ({ kind, at }) => kind === "reason" && at.start >= end && ANNOUNCES.test(block.text.slice(end, at.start)),
  );
  if (!free || isOthers(block, end, free)) return null;
  const { start } = free.at;
  const stop = /\)?$/u.exec(block.text.slice(start, free.at.end))?.index ?? 0;
  const close = block.text.slice(end, start).includes("(") ? start + stop : free.at.end;
  return { start, end: close, connector: rawUpTo(block, end, start), text: rawText(block, start, close) };
}

/** Another subject was named in between: the reason is for that one. */
function isOthers({ statements, block }: BaseBlock, end: number, { at }: FreeText): boolean {
  return statements.some(
    (other) => other.at.block === block && other.at.start >= end && other.at.start < at.start,
  );
}

/** What 补充资料 gives as this year's reason. */
function placeOf(key: Key, kind: "prior" | "budget"): SupplementKey | null {
  const subject = subjectOf(key);
  if (subject.kind === "code")
    return kind === "budget" ? supplementKey("budget", subject.code, "reason") : null;
  const { id } = subject.indicator;
  if (kind === "prior") {
    const row = lastYearRow(id);
    return row === null ? null : `lastYear/${row}/reason`;
  }
  if (id === "generalBudget.total") return "budget/total/reason";
  return id === "threePublic.total" ? "threePublic/budgetReason/value" : null;
}

export function givenReason({ books }: Drafting, key: Key, kind: "prior" | "budget"): Phrase | null {
  const place = placeOf(key, kind);
  if (place === null || books.supplement.entries.get(place)?.kind !== "text") return null;
  return [books.brief.words(place, "reason")];
}

interface Wanted {
  readonly kind: "prior" | "budget";
  readonly key: Key;
  readonly as: As;
  readonly old: { readonly text: string; readonly state: State } | null;
  readonly state: State;
}

export function reasonPhrase(drafting: Drafting, { kind, key, as, old, state }: Wanted): Phrase {
  const subject = as(key);
  const place = placeOf(subject, kind);
  if (place !== null && subject === key && old !== null && old.text !== "")
    drafting.oldReasons.set(place, old.text);
  const given = givenReason(drafting, subject, kind);
  if (given) return given;
  if (subject !== key || old === null || old.text === "" || drafting.mode === "form") {
    const label = `${labelOf(drafting.books, subject)}${kind === "prior" ? "增减变动" : "决算数与预算数差异"}主要原因`;
    const cell = place === null ? null : (drafting.books.supplement.places.get(place) ?? null);
    return [placeholder([{ key: place ?? label, label, cell }])];
  }
  if (drafting.mode === "same" && old.state === state) return phrase`${old.text}`;
  return phrase`${old.text}${mark(old.state === state ? "上年原因" : "上年原因，方向已变")}`;
}

/** How the statement's reason is announced elsewhere: in its own section first, then anywhere, then by the edition. */
export function connectorFor({ base, house }: Drafting, statement: Statement): string {
  for (const { reading } of [base, house]) {
    const found = [statement.section, null].flatMap((section) =>
      reading.statements.flatMap((other) => {
        if (section !== null && other.section !== section) return [];
        return connectorOf(reading.free, other) ?? [];
      }),
    );
    if (found[0] !== undefined) return found[0];
  }
  return "，主要原因是";
}

function connectorOf(free: readonly FreeText[], { claims }: Statement): string | null {
  const last = claims.findLast(({ kind }) => kind === "change-rate" || kind === "change-amount");
  if (!last) return null;
  const { block, end } = last.at;
  const text = block.text.slice(end).replace(/^\(上年为0\)/u, "");
  const from = block.text.length - text.length;
  const reason = free.find(({ kind, at }) => kind === "reason" && at.block === block && at.start >= from);
  const words = reason ? block.text.slice(from, reason.at.start) : "";
  return reason && ANNOUNCES.test(words) && words !== "" ? words : null;
}
