/** What the edition's narrative says where the base has no words for this year, in the form of the base. */
import { toldAs } from "../review/read/claims";
import type { Section } from "../review/read/sections";
import type { BaseBlock } from "./base";
import { figureOf } from "./books";
import type { Drafting } from "./drafting";
import type { SlotsOfBlock } from "./items";
import { asNew, inPlace, type DraftParagraph } from "./paragraph";
import { inUnitOfBase } from "./print";
import { isFund, isNone } from "./sections";
import { render } from "./slot";

export interface Writing {
  readonly drafting: Drafting;
  readonly slotsOf: SlotsOfBlock;
  readonly section: Section | null;
  /** The edition's blocks of the section. */
  readonly due: readonly BaseBlock[] | null;
}

export function own({ slotsOf }: Writing, block: BaseBlock): DraftParagraph[] {
  return inPlace(block, render(block, slotsOf(block)), "own");
}

export function edition({ drafting, section }: Writing, block: BaseBlock, like: BaseBlock): DraftParagraph[] {
  const spans = inUnitOfBase(drafting.house.spansOf(block), drafting.style);
  return asNew(like, spans, "edition").map((paragraph) => ({ ...paragraph, section }));
}

const PARTS_OF_GENERAL_BUDGET: readonly (Section | null)[] = ["structure", "detail"];

/** Where there is no general budget at all, the edition's sections under it are not there either. */
export function isLeftOut({ drafting, section, due }: Writing): boolean {
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
export function dueWithParts({ drafting, section, due }: Writing): readonly BaseBlock[] {
  const { base, house } = drafting;
  if (section !== "generalBudget") return due ?? [];
  const lacking = PARTS_OF_GENERAL_BUDGET.filter(
    (part) => !base.blocks.some((block) => block.section === part),
  );
  return house.blocks.filter((block) => block.section === section || lacking.includes(block.section));
}

/** The base's title stays; below it stands what the edition says. */
export function fromEdition(writing: Writing, told: readonly BaseBlock[]): DraftParagraph[] {
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
export function noneInstead(
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

/** The paragraph of the base is the one that the edition's takes the place of. */
export function replacing(paragraph: DraftParagraph, block: BaseBlock, line: number): DraftParagraph {
  const base = block.first + line;
  return base <= block.last ? { ...paragraph, base, like: base } : paragraph;
}

/** The edition's paragraph where the base's has no shape for this year: 0 ↔ spent, a total that gets its list. */
export function editionOf(writing: Writing, block: BaseBlock, due: readonly BaseBlock[]): BaseBlock | null {
  const { section } = writing;
  if (section === "threePublic") return spentAnew(writing, block, due);
  // A form asks for no more than it has blanks for.
  if (writing.drafting.mode === "form") return null;
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
export function spentAnew(
  { drafting }: Writing,
  block: BaseBlock,
  due: readonly BaseBlock[],
): BaseBlock | null {
  const turns = block.statements.some((statement) => {
    const stated = toldAs(statement, "final")?.amount.value;
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
export function opening({ text }: BaseBlock): string {
  return (
    text
      .replace(/20\d\d年度?/gu, "")
      .slice(1)
      .split(/\d/u)[0] ?? ""
  );
}

/** How many sentences, shares and kinds of reception: what a paragraph tells, without its figures. */
export function shape({ text }: BaseBlock): number {
  const sentences = text.replace(/[\d，.]+/gu, "#").split(/[。；]/u).length;
  return sentences * 100 + [...text.matchAll(/占\d|国内接待费|外宾接待费\d/gu)].length;
}
