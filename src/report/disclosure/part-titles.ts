/** The titles of the document's parts, and how high they stand: a name that is still to be filled in makes them long. */
import type { DisclosureContent } from "./content";
import { SIZES, TEXT_WIDTH } from "./fonts";
import { linesOf } from "./text-lines";

export const PROFILE_TITLE = "第一部分 部门概况";

export function tablesTitle({ year }: DisclosureContent): string {
  return `第二部分 ${titleYear(year)}部门决算公开报表`;
}

export function narrativeTitle({ narrative }: DisclosureContent): string {
  return `第三部分 ${narrative.title}`;
}

export function titleYear(year: number | null): string {
  return `${year ?? "【待填：年度】"}年度`;
}

/** In twips: a line of the largest size, and the space under a title. */
const TITLE_LINE = 600;
const TITLE_SPACE = 400;

export function partHeight(title: string): number {
  return TITLE_LINE * linesOf(title, TEXT_WIDTH.portrait / (SIZES.title * 10)) + TITLE_SPACE;
}
