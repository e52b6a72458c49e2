/**
 * The page of each entry of the contents, as official documents are set: Word computes them anew when it opens the
 * document, WPS and LibreOffice show what stands there. The text is set in squares on fixed lines, so that its length can
 * be counted; where a font or a program sets it otherwise, a number may be one page off until the contents are updated.
 */
import { textOf } from "../../engine/compose/define-paragraph";
import { problemLines } from "../narrative-text";
import type { DisclosureContent } from "./content";
import { LINE, PAGE_ROOM, SIZES, TEXT_WIDTH } from "./fonts";
import { linesOf } from "./text-lines";

/** In twips, as all heights here. */
const PAGE_HEIGHT = PAGE_ROOM.portrait;
const CHARACTERS_A_LINE = Math.floor(TEXT_WIDTH.portrait / (SIZES.body * 10));
/** A title of the largest size with the space under it. */
const PART_HEIGHT = 600 + 400;
const SECTION_HEIGHT = LINE + 120;
/** 300 pixels of 15 twips, with its caption and the space around. */
export const CHART_HEIGHT = 4500 + 2 * 120 + LINE;

/** Text that flows from page to page. */
interface Flow {
  /** Takes so much; the page on which it begins. `whole`: it is never broken, and takes the next line along. */
  readonly take: (height: number, whole?: "whole") => number;
  readonly nextPage: () => void;
  readonly skipPages: (count: number) => void;
}

function startFlow(first: number): Flow {
  let [page, used] = [first, 0];
  const nextPage = (): void => {
    if (used > 0) page += 1;
    used = 0;
  };
  return {
    nextPage,
    skipPages: (count) => {
      nextPage();
      page += count;
    },
    take: (height, whole) => {
      if (whole && used + height + LINE > PAGE_HEIGHT) nextPage();
      const begin = page;
      for (let left = height; left > 0; left -= LINE) {
        if (used + Math.min(left, LINE) > PAGE_HEIGHT) nextPage();
        used += Math.min(left, LINE);
      }
      return begin;
    },
  };
}

export interface CountedPart {
  readonly content: DisclosureContent;
  /** Texts of 部门职责 and 机构设置, `null` where they are still to be filled in. */
  readonly profile: readonly (string | null)[];
  /** Pages of each table, in their order. */
  readonly tables: readonly number[];
  /** Pages of the performance forms, all of them. */
  readonly forms: number;
  readonly chartOf: (section: string) => boolean;
}

/** In the order of the headings of the first two levels. */
export function pageNumbers({ content, profile, tables, forms, chartOf }: CountedPart): number[] {
  const { narrative } = content;
  const flow = startFlow(1);
  const numbers = [flow.take(PART_HEIGHT, "whole")];
  for (const text of profile) {
    numbers.push(flow.take(SECTION_HEIGHT, "whole"));
    for (const line of (text ?? "【】").split("\n")) flow.take(bodyHeight(line));
  }
  flow.nextPage();
  tables.forEach((pages, index) => {
    const first = flow.take(1);
    // The title of the part stands over the first table.
    numbers.push(...(index === 0 ? [first, first] : [first]));
    flow.skipPages(pages - 1);
    flow.nextPage();
  });
  numbers.push(flow.take(PART_HEIGHT, "whole"));
  for (const section of narrative.sections) {
    numbers.push(flow.take(SECTION_HEIGHT, "whole"));
    for (const line of problemLines(section)) flow.take(bodyHeight(line));
    for (const { spans } of section.paragraphs) flow.take(bodyHeight(textOf(spans)));
    if (chartOf(section.id)) flow.take(CHART_HEIGHT, "whole");
    if (section.id === "performance") flow.skipPages(forms);
  }
  if (!narrative.sections.some(({ id }) => id === "performance")) flow.skipPages(forms);
  flow.nextPage();
  return [...numbers, flow.take(PART_HEIGHT, "whole")];
}

/** The first line begins two squares in. */
function bodyHeight(text: string): number {
  return linesOf(text, CHARACTERS_A_LINE, 2) * LINE;
}
