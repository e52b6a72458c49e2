/** All slots of a block: whole clauses first, then what stands alone; whatever is left of its figures is marked. */
import type { Phrase } from "../../engine/compose/define-paragraph";
import type { As, Certainty, Slot } from "../slot";
import { figuresIn, inOrder, withSlot } from "../slot";
import { rawText, type BaseBlock } from "../base";
import type { Drafting } from "../drafting";
import { withLists } from "../members";
import { mark, plain } from "../print";
import { amountSlots } from "./amounts";
import { categorySlots } from "./categories";
import { changeSlots } from "./changes";
import { comparisonSlots } from "./comparisons";
import { countSlots, remedySlots, wordSlots } from "./counts";
import { entitySlots } from "./entity";
import { addedRates, rateSlots } from "./rates";
import { reasonSentenceSlots } from "./reason-sentences";
import { wasZeroIn } from "./was-zero";

export interface BlockSlots {
  /** As written, in the order of the text. */
  readonly slots: readonly Slot[];
  /** Each of them by itself, those of lists too, for the report. */
  readonly single: readonly Slot[];
}

export function slotsOf(drafting: Drafting, block: BaseBlock): BlockSlots {
  const isTold = (block.narrated || block.section === "performance") && !block.heading;
  if (!isTold) return { slots: entitySlots(drafting, block), single: [] };
  let slots: Slot[] = [];
  const add = (more: readonly Slot[]): void => {
    for (const slot of more) slots = withSlot(slots, slot);
  };
  add(reasonSentenceSlots(drafting, block));
  for (const statement of block.statements) add(changeSlots(drafting, block, statement));
  for (const statement of block.statements) add(comparisonSlots(drafting, block, statement));
  add(remedySlots(drafting, block));
  add(categorySlots(drafting, block));
  for (const statement of block.statements) add(rateSlots(drafting, block, statement));
  for (const statement of block.statements) add(amountSlots(drafting, block, statement));
  add(countSlots(drafting, block));
  add(wordSlots(drafting, block));
  for (const statement of block.statements) {
    add(addedRates(drafting, block, statement, (claim) => wasZeroIn(drafting, statement, claim)));
  }
  add(entitySlots(drafting, block));
  if (drafting.mode === "same") slots = slots.map((slot) => keepingOwn(block, slot));
  const bare = figuresIn(block.text).filter(
    ({ start }) =>
      !slots.some((slot) => slot.start <= start && start < slot.end) && !isFree(drafting, block, start),
  );
  const unexplained = drafting.mode !== "next" ? [] : reasonsLeft(drafting, block, slots);
  const single = [...slots, ...bare.map((figure) => unknownSlot(block, figure.end))];
  const marks = drafting.mode === "next" ? slots.filter(({ certainty }) => certainty === "disputed") : [];
  // A figure of this very year is no older than the workbook, though nothing ties it.
  if (drafting.mode !== "same") add(bare.map(({ end }) => unknownSlot(block, end)));
  add(marks.map((slot) => disputedSlot(block, slot)));
  add(unexplained.map((end) => markSlot(end, "unknown", "上年原因", null)));
  return { slots: inOrder(withLists(drafting, block, slots)), single };
}

/** A text of this very year keeps its own figure where the workbook has none. */
function keepingOwn(block: BaseBlock, slot: Slot): Slot {
  const write = (as: As): Phrase => {
    const written = slot.write(as);
    const isItself = slot.key === null || as(slot.key) === slot.key;
    const waits = written.some(({ kind }) => kind === "placeholder");
    return isItself && waits ? plain(rawText(block, slot.start, slot.end)) : written;
  };
  return { ...slot, write };
}

/** Figures in a reason are part of its words, and marked with it. */
function isFree({ base }: Drafting, { block }: BaseBlock, position: number): boolean {
  return base.reading.free.some(
    ({ kind, at }) => kind === "reason" && at.block === block && at.start <= position && position < at.end,
  );
}

/** Ends of reasons that no clause has taken: they pass no more in silence than the others. */
function reasonsLeft({ base }: Drafting, { block }: BaseBlock, slots: readonly Slot[]): number[] {
  return base.reading.free.flatMap(({ kind, at }) => {
    const isTaken = slots.some(({ start, end }) => start < at.end && at.start < end);
    return kind === "reason" && at.block === block && !isTaken ? [at.end] : [];
  });
}

const UNIT = /^(?:亿元|万元|万|元|%|[个辆人批项台次](?:[次套])?|（套）)/u;

function behindUnit({ text }: BaseBlock, end: number): number {
  return end + (UNIT.exec(text.slice(end))?.[0].length ?? 0);
}

function unknownSlot(block: BaseBlock, end: number): Slot {
  return markSlot(behindUnit(block, end), "unknown", "没有识别的数，仍为底稿原数", null);
}

function disputedSlot(block: BaseBlock, { end, key }: Slot): Slot {
  return markSlot(behindUnit(block, end), "disputed", "底稿此处与上年数不符", key);
}

function markSlot(at: number, certainty: Certainty, why: string, key: Slot["key"]): Slot {
  return { start: at, end: at, kind: "mark", key, certainty, claims: [], write: () => [mark(why)] };
}
