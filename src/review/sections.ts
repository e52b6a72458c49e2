/** Which section of a disclosure a block stands in: the same names mean other figures elsewhere. */
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

/** The first pattern that a title meets decides; the special names stand before the general ones. */
const TITLES: readonly (readonly [RegExp, Section])[] = [
  [/名词解释/u, "glossary"],
  [/部门概况|单位概况|部门职责|主要职能|机构设置|单位构成|公开报表|决算表$|目录$/u, "front"],
  [/绩效/u, "performance"],
  [/三公/u, "threePublic"],
  [/机关运行/u, "operating"],
  [/政府采购/u, "procurement"],
  [/国有资产|资产占/u, "assets"],
  [/政府性基金/u, "governmentFund"],
  [/国有资本/u, "stateCapital"],
  [/一般公共预算.*基本支出/u, "basic"],
  [/(?:一般公共预算|财政拨款支出).*结构/u, "structure"],
  [/(?:一般公共预算|财政拨款支出).*具体/u, "detail"],
  [/一般公共预算/u, "generalBudget"],
  [/财政拨款(?:收入、?支出|收、?支)/u, "appropriation"],
  [/(?:收入、?支出|收、?支).*(?:总体|总计)/u, "overall"],
  [/收入决算/u, "income"],
  [/支出决算/u, "expenditure"],
  [/其他重要/u, "other"],
];

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
}

const PART = /^第[一二三四五六]部分/u;
const INLINE_TITLE =
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.])[^，。；：\d]{2,40}(?:情况说明|情况|说明)。/u;

export function sectionOfTitle(title: string): Section | null {
  return TITLES.find(([pattern]) => pattern.test(title))?.[1] ?? null;
}

/** Gives every block its section; contents and parts without figures of the narrative are marked as such. */
export function sectionBlocks(blocks: readonly Block[]): SectionedBlock[] {
  const first = narrativeStart(blocks);
  let section: Section | null = null;
  return blocks.map((block, position) => {
    if (block.heading) {
      if (PART.test(block.text)) section = block.text.includes("名词解释") ? "glossary" : null;
      else section = sectionOfTitle(block.text) ?? section;
      return { block, section, from: block.text.length, narrated: position >= first && isNarrated(section) };
    }
    const inline = INLINE_TITLE.exec(block.text)?.[0] ?? "";
    if (inline !== "") section = sectionOfTitle(inline) ?? section;
    return { block, section, from: inline.length, narrated: position >= first && isNarrated(section) };
  });
}

function isNarrated(section: Section | null): boolean {
  return section === null || NARRATED.has(section);
}

/** The last title of the part that explains the figures; an excerpt without one is read from its beginning. */
function narrativeStart(blocks: readonly Block[]): number {
  const starts = blocks.flatMap((block, position) =>
    /^第[二三四]部分.*(?:情况说明|决算说明|情况)$/u.test(block.text.replace(/\.*\d*$/u, ""))
      ? [position]
      : [],
  );
  return starts.at(-1) ?? 0;
}
