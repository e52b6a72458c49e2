/**
 * The document from its blocks: sections that turn from none to figures or back, paragraphs of 项, paragraphs whose shape
 * the base cannot show. The edition's narrative says what is due; its words are taken where the base has none.
 */
import { phrase } from "../engine/compose/define-paragraph";
import type { BaseBlock } from "./base";
import type { Drafting } from "./drafting";
import {
  edition,
  editionOf,
  fromEdition,
  isLeftOut,
  noneInstead,
  own,
  replacing,
  type Writing,
} from "./from-edition";
import { isClassHeading, itemOf, writeItems, type SlotsOfBlock } from "./items";
import { paragraphText, type DraftParagraph } from "./paragraph";
import {
  groupsOf,
  isFund,
  isNewlySpent,
  isNone,
  isNoneSentence,
  sectionsOf,
  tellsFigures,
  tellsItem,
} from "./sections";

/** Paragraphs of the draft in their order; lines of the base between blocks follow later. */
export function writeDocument(drafting: Drafting, slotsOf: SlotsOfBlock): DraftParagraph[] {
  const house = sectionsOf(drafting.house.blocks);
  return groupsOf(drafting.base.blocks).flatMap((group) => {
    const section = group[0]?.section ?? null;
    const due = section === null ? undefined : house.get(section);
    if (drafting.mode === "form" && due && group.some((block) => isNoneSentence(drafting, block))) {
      return oneOfBoth({ drafting, slotsOf, section, due }, group);
    }
    const isTold = group.some(({ narrated, heading }) => narrated && !heading);
    return writeSection(
      { drafting, slotsOf, section, due: due ?? null },
      isTold ? group : [],
      isTold ? [] : group,
    );
  });
}

function writeSection(
  writing: Writing,
  told: readonly BaseBlock[],
  other: readonly BaseBlock[],
): DraftParagraph[] {
  const { due, section } = writing;
  if (told.length === 0) return other.flatMap((block) => own(writing, block));
  if (isLeftOut(writing)) return [];
  if (
    due &&
    isNone(writing.drafting, told) &&
    !isNone(writing.drafting, due) &&
    due.some(({ heading }) => !heading)
  ) {
    return fromEdition(writing, told);
  }
  if (due && tellsFigures(told) && isNone(writing.drafting, due)) return noneInstead(writing, told, due);
  if (due && isFund(section) && !told.some(tellsItem) && due.some(itemOf)) return fromEdition(writing, told);
  if (due && section === "threePublic" && isNewlySpent(writing.drafting, told))
    return fromEdition(writing, told);
  return body(writing, told);
}

/** A form gives the sentence for figures and the one for none: this year's is one of them. */
function oneOfBoth(writing: Writing, group: readonly BaseBlock[]): DraftParagraph[] {
  const { drafting, due } = writing;
  const isWithout = due !== null && isNone(drafting, due);
  const left = group.filter(
    (block, index) =>
      (block.heading && (index === 0 || !isWithout)) || isNoneSentence(drafting, block) === isWithout,
  );
  return isWithout ? left.flatMap((block) => own(writing, block)) : body(writing, left);
}

function body(writing: Writing, told: readonly BaseBlock[]): DraftParagraph[] {
  const { drafting, slotsOf, due, section } = writing;
  const written: DraftParagraph[] = [];
  for (let index = 0; index < told.length; index += 1) {
    const block = told[index];
    if (!block) continue;
    const region = itemRegion(told, index);
    if (region.length > 0) {
      const items = writeItems(drafting, region, slotsOf);
      if (items.length === 0) trimLead(written);
      written.push(...items);
      index += region.length - 1;
      continue;
    }
    const better = due && !block.heading ? editionOf(writing, block, due) : null;
    if (better)
      written.push(...edition(writing, better, block).map((one, line) => replacing(one, block, line)));
    else written.push(...own(writing, block));
    const listsNothing = section === "detail" && !block.heading && !told.some(itemOf);
    if (due && listsNothing && index === lastText(told)) {
      const items = due.filter((each) => itemOf(each) !== null || isClassHeading(each));
      written.push(...items.flatMap((each) => edition(writing, each, block)));
    }
  }
  return written;
}

function lastText(blocks: readonly BaseBlock[]): number {
  return blocks.findLastIndex(({ heading }) => !heading);
}

/** 项 and the headings of 类 from here on. */
function itemRegion(blocks: readonly BaseBlock[], from: number): BaseBlock[] {
  let end = from;
  while (end < blocks.length) {
    const block = blocks[end];
    if (!block || (itemOf(block) === null && !isClassHeading(block))) break;
    end += 1;
  }
  const region = blocks.slice(from, end);
  return region.some((block) => itemOf(block) !== null) ? region : [];
}

/** 具体情况如下： leads to nothing any more. */
function trimLead(written: DraftParagraph[]): void {
  const last = written.at(-1);
  if (!last) return;
  const text = paragraphText(last);
  const trimmed = text
    .replace(/，(?:支出)?具体情况如下[：:]$/u, "。")
    .replace(/(?:支出)?具体情况如下[：:]$/u, "");
  const span = last.spans.at(-1);
  if (trimmed === text || span?.kind !== "text") return;
  const cut = span.text
    .replace(/，(?:支出)?具体情况如下[：:]$/u, "。")
    .replace(/(?:支出)?具体情况如下[：:]$/u, "");
  written[written.length - 1] = { ...last, spans: [...last.spans.slice(0, -1), ...phrase`${cut}`] };
}
