/** Which section of a disclosure a block stands in: the same names mean other figures elsewhere. */
import { TITLES } from "../words/titles";
import { TOLD_TITLE } from "./normalize";
import type { Block } from "./normalize";

export type Section =
  | "front"
  | "overall"
  | "income"
  | "expenditure"
  | "appropriation"
  | "generalBudget"
  | "structure"
  | "detail"
  | "basic"
  | "governmentFund"
  | "stateCapital"
  | "threePublic"
  | "operating"
  | "procurement"
  | "performance"
  | "assets"
  | "other"
  | "glossary";

/** Sections that tell what the disclosure's figures are; the others are not read for figures. */
const NARRATED: ReadonlySet<Section> = new Set<Section>([
  "overall",
  "income",
  "expenditure",
  "appropriation",
  "generalBudget",
  "structure",
  "detail",
  "basic",
  "governmentFund",
  "stateCapital",
  "threePublic",
  "operating",
  "procurement",
  "assets",
  "other",
]);

export interface SectionedBlock {
  readonly block: Block;
  /** `null` where no title came before. */
  readonly section: Section | null;
  /** The text opens with a title of its own (`（一）…情况。2024年度…`): where the statement begins. */
  readonly from: number;
  readonly narrated: boolean;
  /** The titles that it stands under name 财政拨款 and no one of the three budgets. */
  readonly isOfAll: boolean;
}

const PART = /^第[一二三四五六]部分/u;
const INLINE_TITLE =
  /^(?:[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.])[^，。；：\d]{2,40}(?:情况说明|情况|说明)。/u;

export function sectionOfTitle(title: string): Section | null {
  return TITLES.find(({ pattern }) => pattern.test(title))?.section ?? null;
}

const SUBTITLE = /^\([一二三四五六七八九十]{1,3}\)|^\d{1,2}[、.]|^\(\d/u;
const GENERAL: ReadonlySet<Section | null> = new Set<Section | null>([
  "overall",
  "income",
  "expenditure",
  "appropriation",
]);
const IN_GENERAL_BUDGET: ReadonlySet<Section | null> = new Set<Section | null>([
  "generalBudget",
  "structure",
  "detail",
]);

/** A title under another one says only what is different: （一）总体情况 of 三公 is not that of the whole. */
function sectionUnder(title: string, above: Section | null): Section | null {
  const own = sectionOfTitle(title);
  if (!SUBTITLE.test(title) || own === null) return own ?? subsection(title, above);
  const isGeneral = GENERAL.has(own) && above !== null && above !== "front" && !GENERAL.has(above);
  return isGeneral ? (subsection(title, above) ?? above) : own;
}

function subsection(title: string, above: Section | null): Section | null {
  if (!IN_GENERAL_BUDGET.has(above)) return null;
  if (title.includes("结构")) return "structure";
  if (title.includes("具体")) return "detail";
  return title.includes("总体") ? "generalBudget" : null;
}

/** Where 一般公共预算 has a title of its own beside it, 财政拨款支出 is that of all three budgets. */
const ALL_APPROPRIATIONS =
  /^[一二三四五六七八九十]+、(?!.*(?:一般公共预算|基本|基金|国有资本|三公|收)).*财政拨款支出决算/u;

interface Titles {
  readonly main: string;
  readonly under: string;
}

function underTitle({ main }: Titles, title: string): Titles {
  return SUBTITLE.test(title) ? { main, under: title } : { main: title, under: "" };
}

const ONE_BUDGET = /一般公共预算|政府性基金|国有资本/u;

function isOfAll({ main, under }: Titles): boolean {
  return main.includes("财政拨款") && !ONE_BUDGET.test(main) && !ONE_BUDGET.test(under);
}

/** Gives every block its section; contents and parts without figures of the narrative are marked as such. */
export function sectionBlocks(blocks: readonly Block[]): SectionedBlock[] {
  const first = narrativeStart(blocks);
  const tellsGeneralBudget = blocks.some(
    ({ heading, text }) =>
      heading && /^[一二三四五六七八九十]+、.*一般公共预算(?:财政拨款)?支出决算/u.test(text),
  );
  let section: Section | null = null;
  let titles: Titles = { main: "", under: "" };
  return blocks.map((block, position) => {
    const narrated = (): boolean => position >= first && isNarrated(section);
    if (block.heading) {
      titles = underTitle(titles, block.text);
      if (PART.test(block.text)) section = block.text.includes("名词解释") ? "glossary" : null;
      else if (/\((?:类|款)\)/u.test(block.text)) {
        // A title of a 类 divides the section that it stands in.
      } else if (tellsGeneralBudget && ALL_APPROPRIATIONS.test(block.text)) section = "appropriation";
      else section = sectionUnder(block.text, section) ?? section;
      return {
        block,
        section,
        from: block.text.length,
        narrated: narrated(),
        isOfAll: isOfAll(titles),
      };
    }
    const inline = INLINE_TITLE.exec(block.text)?.[0] ?? "";
    const told = TOLD_TITLE.exec(block.text)?.groups?.["title"]?.replace(/(?:总计|合计|总额)$/u, "");
    if (told !== undefined) section = sectionOfTitle(`${told}情况`) ?? section;
    if (inline !== "") section = sectionUnder(inline, section) ?? section;
    if (inline !== "") titles = underTitle(titles, inline);
    return { block, section, from: inline.length, narrated: narrated(), isOfAll: isOfAll(titles) };
  });
}

function isNarrated(section: Section | null): boolean {
  return section === null || NARRATED.has(section);
}

const NARRATIVE_PART = /^第[一二三四五]部分.*(?:情况说明|决算说明|情况)$/u;

/** The first part that explains the figures, not its entry in the contents; an excerpt without one is read from its beginning. */
function narrativeStart(blocks: readonly Block[]): number {
  const starts = blocks.flatMap(({ text }, position) =>
    NARRATIVE_PART.test(text.slice(0, 80).replace(/\.*\d*$/u, "")) && !/概况|基本情况/u.test(text)
      ? [position]
      : [],
  );
  const hasText = (start: number): boolean => {
    const next = blocks.findIndex(
      ({ heading, text }, position) => position > start && heading && PART.test(text),
    );
    return blocks.slice(start + 1, next < 0 ? undefined : next).some(({ heading }) => !heading);
  };
  return starts.find(hasText) ?? starts.at(-1) ?? 0;
}
