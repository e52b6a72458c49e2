/** Sentences that explain the changes of 三公 one by one: one for each that changed, in their order. */
import { phrase, type Phrase } from "../../engine/compose/define-paragraph";
import { plainText } from "../../review/read/normalize";
import type { IndicatorId } from "../../review/words/indicator-id";
import { freeIn, rawText, type Base, type BaseBlock } from "../base";
import { figureOf } from "../books";
import type { Drafting } from "../drafting";
import { indicatorKey } from "../key";
import { printed, stepOf } from "../print";
import type { Slot } from "../slot";
import { AS_ITSELF } from "../slot";
import { changesOf } from "./changes";
import { reasonPhrase, stateOf, type State } from "./reasons";
import { turned } from "./turn";

const ITEMS: readonly { readonly id: IndicatorId; readonly name: RegExp }[] = [
  { id: "threePublic.abroad", name: /^因公/u },
  { id: "threePublic.vehicles", name: /^(?:公务用车|公车)/u },
  { id: "threePublic.reception", name: /^公务接待/u },
];
/** `公务接待费支出减少的主要原因是` up to the reason. */
const SENTENCE =
  /(?<=^|。)(?<name>(?:因公|公务用车|公车|公务接待)[^，。；]{0,20}?)(?<verb>增加|减少|增长|下降|持平)的?(?:主要)?原因(?:是|为|：)*$/u;

interface Sentence {
  readonly id: IndicatorId;
  readonly start: number;
  /** Behind its full stop. */
  readonly end: number;
  readonly reasonStart: number;
  readonly state: State;
}

export function reasonSentenceSlots(drafting: Drafting, block: BaseBlock): Slot[] {
  if (block.section !== "threePublic" || block.heading) return [];
  const own = sentencesIn(drafting.base, block);
  const places = own.length > 0 ? null : missingPlace(drafting, block);
  const [first] = own;
  const last = own.at(-1);
  if ((!first || !last) && places === null) return [];
  const start = first?.start ?? places ?? 0;
  const write = (): Phrase => ITEMS.flatMap(({ id }) => sentenceOf(drafting, block, own, id));
  const end = last?.end ?? start;
  return [{ start, end, kind: "reasons", key: null, certainty: "named", claims: [], write }];
}

function sentencesIn({ reading }: Base, block: BaseBlock): Sentence[] {
  return freeIn(reading, block.block).flatMap(({ kind, at }): Sentence[] => {
    const match = kind === "reason" ? SENTENCE.exec(block.text.slice(0, at.start)) : null;
    const { name = "", verb = "" } = match?.groups ?? {};
    const item = ITEMS.find((each) => each.name.test(name));
    if (!match || !item) return [];
    const state = verb.includes("增") ? "up" : verb === "持平" ? "same" : "down";
    const end = at.end + (block.text[at.end] === "。" ? 1 : 0);
    return [{ id: item.id, start: match.index, end, reasonStart: at.start, state }];
  });
}

/** The base had nothing to explain here, but the edition explains in such sentences. */
function missingPlace({ house, base, keyOf }: Drafting, block: BaseBlock): number | null {
  const isExplained = [base, house].some((one) =>
    one.blocks.some((each) => sentencesIn(one, each).length > 0),
  );
  const tells = block.statements.filter((statement) => {
    const key = keyOf(statement);
    const isItem = ITEMS.some(({ id }) => key === indicatorKey(id));
    return isItem && changesOf(statement).some(({ at }) => at.block === block.block);
  });
  const hasReason = freeIn(base.reading, block.block).some(({ kind }) => kind === "reason");
  return isExplained && tells.length > 1 && !hasReason ? block.text.length : null;
}

function sentenceOf(drafting: Drafting, block: BaseBlock, own: readonly Sentence[], id: IndicatorId): Phrase {
  const { books, house, style, base } = drafting;
  const key = indicatorKey(id);
  const step = stepOf(style);
  const [now, before] = [figureOf(books, key, "final"), figureOf(books, key, "before")].map((figure) =>
    printed(figure, step),
  );
  if (now === null || now === undefined || before === null || before === undefined || now === before)
    return [];
  const state = stateOf(now - before);
  const mine = own.find((sentence) => sentence.id === id);
  const old = mine
    ? { text: rawText(block, mine.reasonStart, mine.end).replace(/。$/u, ""), state: mine.state }
    : null;
  const why = reasonPhrase(drafting, { kind: "prior", key, as: AS_ITSELF, old, state });
  const lead = mine
    ? turned(rawText(block, mine.start, mine.reasonStart).replace("持平", "增加"), state)
    : (leadOf(house, id, state) ??
      leadOf(base, id, state) ??
      `${nameOf(id)}支出${state === "up" ? "增加" : "减少"}的主要原因是`);
  return phrase`${lead}${why}。`;
}

function leadOf(one: Base, id: IndicatorId, state: State): string | null {
  for (const block of one.blocks) {
    const found = sentencesIn(one, block).find((sentence) => sentence.id === id);
    if (found) return turned(rawText(block, found.start, found.reasonStart), state);
  }
  return null;
}

function nameOf(id: IndicatorId): string {
  const names: Readonly<Partial<Record<IndicatorId, string>>> = {
    "threePublic.abroad": "因公出国（境）费",
    "threePublic.vehicles": "公务用车购置及运行维护费",
  };
  return names[id] ?? plainText("公务接待费");
}
