/**
 * The document from its blocks: sections that turn from none to figures or back, paragraphs of 项, paragraphs whose shape
 * the base cannot show. The edition's narrative says what is due; its words are taken where the base has none.
 */
import { phrase } from "../engine/compose/define-paragraph";
import { claimsOf } from "../review/read/claims";
import type { Section } from "../review/read/sections";
import type { BaseBlock } from "./base";
import { figureOf } from "./books";
import type { Drafting } from "./drafting";
import { isClassHeading, itemOf, writeItems, type SlotsOfBlock } from "./items";
import { indicatorKey } from "./key";
import { asNew, inPlace, paragraphText, type DraftParagraph } from "./paragraph";
import { render } from "./slot";

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

interface Writing {
  readonly drafting: Drafting;
  readonly slotsOf: SlotsOfBlock;
  readonly section: Section | null;
  /** The edition's blocks of the section. */
  readonly due: readonly BaseBlock[] | null;
}

/** Runs of one section. */
function groupsOf(blocks: readonly BaseBlock[]): BaseBlock[][] {
  const groups: BaseBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && last[0]?.section === block.section) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function sectionsOf(blocks: readonly BaseBlock[]): Map<Section, BaseBlock[]> {
  const sections = new Map<Section, BaseBlock[]>();
  for (const block of blocks) {
    if (block.section !== null) sections.set(block.section, [...(sections.get(block.section) ?? []), block]);
  }
  return sections;
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
  if (due && section === "threePublic" && isNewlySpent(writing, told)) return fromEdition(writing, told);
  return body(writing, told);
}

function tellsItem({ statements }: BaseBlock): boolean {
  return statements.some(({ subject }) => subject.kind === "item" && subject.level === "项");
}

function isNoneSentence(drafting: Drafting, block: BaseBlock): boolean {
  return !block.heading && block.narrated && isNone(drafting, [block]);
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

function isFund(section: Section | null): boolean {
  return section === "governmentFund" || section === "stateCapital";
}

const NONE =
  /(?:没有发生|未发生|没有|无)[^。；，]{0,40}(?:支出|收入和支出|收入支出|收支|经费)(?:相关情况)?。?$/u;

/** One sentence that says that there is none, and no figure. */
function isNone({ base, house }: Drafting, blocks: readonly BaseBlock[]): boolean {
  const texts = blocks.filter(({ heading }) => !heading);
  const nones = [...base.reading.nones, ...house.reading.nones];
  const says = texts.some(({ block, text }) => NONE.test(text) || nones.some(({ at }) => at.block === block));
  return says && texts.length <= 2 && !tellsFigures(blocks);
}

function tellsFigures(blocks: readonly BaseBlock[]): boolean {
  return blocks.some(({ statements, block }) =>
    statements.some(({ claims }) =>
      claims.some((claim) => claim.figure !== null && claim.at.block === block),
    ),
  );
}

function own({ slotsOf }: Writing, block: BaseBlock): DraftParagraph[] {
  return inPlace(block, render(block, slotsOf(block)), "own");
}

function edition({ drafting, section }: Writing, block: BaseBlock, like: BaseBlock): DraftParagraph[] {
  const spans = drafting.house.spansOf(block);
  return asNew(like, spans, "edition").map((paragraph) => ({ ...paragraph, section }));
}

const PARTS_OF_GENERAL_BUDGET: readonly (Section | null)[] = ["structure", "detail"];

/** Where there is no general budget at all, the edition's sections under it are not there either. */
function isLeftOut({ drafting, section, due }: Writing): boolean {
  const { house } = drafting;
  const general = house.blocks.filter((block) => block.section === "generalBudget");
  return (
    PARTS_OF_GENERAL_BUDGET.includes(section) &&
    due === null &&
    general.length > 0 &&
    isNone(drafting, general)
  );
}

/** What the edition says of the section, with the sections under it that a base without figures has not. */
function dueWithParts({ drafting, section, due }: Writing): readonly BaseBlock[] {
  const { base, house } = drafting;
  if (section !== "generalBudget") return due ?? [];
  const lacking = PARTS_OF_GENERAL_BUDGET.filter(
    (part) => !base.blocks.some((block) => block.section === part),
  );
  return house.blocks.filter((block) => block.section === section || lacking.includes(block.section));
}

/** The base's title stays; below it stands what the edition says. */
function fromEdition(writing: Writing, told: readonly BaseBlock[]): DraftParagraph[] {
  const due = dueWithParts(writing);
  const [title] = told;
  const texts = told.filter(({ heading }) => !heading);
  const like = texts.at(-1) ?? title;
  if (!title || !like) return [];
  const rest = due[0]?.heading ? due.slice(1) : due;
  const headings = told.filter(({ heading }) => heading);
  const written = rest.flatMap((block) => {
    const form = block.heading ? (headings[1] ?? headings[0] ?? like) : like;
    return edition(writing, block, form);
  });
  return [...(title.heading ? own(writing, title) : []), ...written];
}

const FUND_NAMES: Partial<Record<Section, string>> = {
  governmentFund: "政府性基金预算",
  stateCapital: "国有资本经营预算",
};

/** The sentence by which the base says so of the other fund, else the edition's. */
function noneInstead(
  writing: Writing,
  told: readonly BaseBlock[],
  due: readonly BaseBlock[],
): DraftParagraph[] {
  const { drafting, slotsOf, section } = writing;
  const [title] = told;
  const like = told.find(({ heading }) => !heading) ?? title;
  if (!title || !like || section === null) return [];
  const head = title.heading ? own(writing, title) : [];
  const fund = FUND_NAMES[section];
  const other = drafting.base.blocks.find(
    (block) =>
      block.section !== section && isFund(block.section) && !block.heading && isNone(drafting, [block]),
  );
  const otherFund = other?.section ? FUND_NAMES[other.section] : undefined;
  if (other && fund !== undefined && otherFund !== undefined && other.text.includes(otherFund)) {
    const spans = render(other, slotsOf(other)).map((span) =>
      span.kind === "text" ? { ...span, text: span.text.replaceAll(otherFund, fund) } : span,
    );
    return [...head, ...asNew(like, spans, "cloned").map((paragraph) => ({ ...paragraph, section }))];
  }
  const sentence = due.find(({ heading }) => !heading);
  return [...head, ...(sentence ? edition(writing, sentence, like) : [])];
}

/** The base says 0 everywhere, and this year there is something: its sentences show no shape for that. */
function isNewlySpent({ drafting }: Writing, told: readonly BaseBlock[]): boolean {
  const total = figureOf(drafting.books, indicatorKey("threePublic.total"), "final").value ?? 0;
  const finals = told.flatMap(({ statements }) =>
    statements.flatMap((statement) => claimsOf(statement, "amount").filter(({ role }) => role === "final")),
  );
  return total !== 0 && finals.length > 0 && finals.every(({ amount }) => amount.value === 0);
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

/** The paragraph of the base is the one that the edition's takes the place of. */
function replacing(paragraph: DraftParagraph, block: BaseBlock, line: number): DraftParagraph {
  const base = block.first + line;
  return base <= block.last ? { ...paragraph, base, like: base } : paragraph;
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

/** The edition's paragraph where the base's has no shape for this year: 0 ↔ spent, a total that gets its list. */
function editionOf(writing: Writing, block: BaseBlock, due: readonly BaseBlock[]): BaseBlock | null {
  const { section } = writing;
  if (section === "threePublic") return spentAnew(writing, block, due);
  if (section !== "income" && section !== "expenditure" && section !== "basic") return null;
  const match = due.find(({ heading, statements }) => !heading && statements.length > 0);
  if (!match || block.statements.length === 0) return null;
  const subjects = ({ statements }: BaseBlock): number =>
    new Set(statements.map(({ subject }) => (subject.kind === "indicator" ? subject.indicator.id : ""))).size;
  const lists = ({ text }: BaseBlock): number => [...text.matchAll(/包括|用于|包含/gu)].length;
  if (section !== "basic") return subjects(block) === 1 && subjects(match) > 1 ? match : null;
  return lists(block) < lists(match) && match.text.includes("其中") ? match : null;
}

/** An item of 三公 that turned from 0 to spent, or back, where the edition tells more or less of it then. */
function spentAnew({ drafting }: Writing, block: BaseBlock, due: readonly BaseBlock[]): BaseBlock | null {
  const turns = block.statements.some((statement) => {
    const stated = claimsOf(statement, "amount").find(({ role }) => role === "final")?.amount.value;
    const key = drafting.keyOf(statement);
    const now = key === null ? null : figureOf(drafting.books, key, "final").value;
    return stated !== undefined && now !== null && (stated === 0) !== (now === 0);
  });
  if (!turns || block.statements.length > 5) return null;
  const match = due.find(
    (each) => !each.heading && each.statements.length > 0 && opening(each) === opening(block),
  );
  return match && shape(match) !== shape(block) ? match : null;
}

/** The words before the first figure. */
function opening({ text }: BaseBlock): string {
  return (
    text
      .replace(/20\d\d年度?/gu, "")
      .slice(1)
      .split(/\d/u)[0] ?? ""
  );
}

/** How many sentences, shares and kinds of reception: what a paragraph tells, without its figures. */
function shape({ text }: BaseBlock): number {
  const sentences = text.replace(/[\d，.]+/gu, "#").split(/[。；]/u).length;
  return sentences * 100 + [...text.matchAll(/占\d|国内接待费|外宾接待费\d/gu)].length;
}
