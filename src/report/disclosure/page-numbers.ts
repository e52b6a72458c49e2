/**
 * The page of each entry of the contents, as official documents are set: Word computes them anew when it opens the
 * document, WPS and LibreOffice show what stands there. The text is set in squares on fixed lines, so that its length can
 * be counted; where a font or a program sets it otherwise, a number may be one page off until the contents are updated.
 */
import { textOf } from "../../engine/compose/define-paragraph";
import { problemLines } from "../narrative-text";
import type { DisclosureContent } from "./content";
import { LINE, PAGE_ROOM, SIZES, TEXT_WIDTH } from "./fonts";
import { narrativeTitle, partHeight, PROFILE_TITLE } from "./part-titles";
import { linesOf } from "./text-lines";

/** In twips, as all heights here. */
const PAGE_HEIGHT = PAGE_ROOM.portrait;
const SQUARES_A_LINE = TEXT_WIDTH.portrait / (SIZES.body * 10);
/** Over the heading of a section, unless it begins a page. */
const SECTION_SPACE = 120;
/** 300 pixels of 15 twips with the space over it, and its caption. */
const CHART_HEIGHT = 4500 + 120 + 340;

/** What flows from page to page, in its order. */
type Item =
  /** A line that stays with what follows; `isEntry`: the contents list it. */
  | { readonly kind: "heading"; readonly lines: number; readonly space: number; readonly isEntry: boolean }
  | { readonly kind: "text"; readonly lines: number }
  /** Never broken. */
  | { readonly kind: "whole"; readonly height: number; readonly isEntry: boolean }
  /** Begins a page, and so does what follows. */
  | { readonly kind: "pages"; readonly count: number };

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
  const part = (title: string): Item => ({ kind: "whole", height: partHeight(title), isEntry: true });
  const section: Item = { kind: "heading", lines: 1, space: SECTION_SPACE, isEntry: true };
  const bodyLines = (text: string): number => linesOf(text, SQUARES_A_LINE, 2);
  const body = (text: string): Item => ({ kind: "text", lines: bodyLines(text) });
  const first = pagesOf([
    part(PROFILE_TITLE),
    ...profile.flatMap((text) => [
      section,
      ...(text ?? "【】").split("\n").flatMap((line) => (line.trim() === "" ? [] : [body(line.trim())])),
    ]),
  ]);
  const told = narrative.sections.flatMap((each): Item[] => [
    section,
    ...problemLines(each).map(body),
    ...each.paragraphs.map(({ role, spans }) =>
      role === "text"
        ? body(textOf(spans))
        : ({ kind: "heading", lines: bodyLines(textOf(spans)), space: 0, isEntry: false } as const),
    ),
    ...(chartOf(each.id) ? [{ kind: "whole", height: CHART_HEIGHT, isEntry: false } as const] : []),
    ...(each.id === "performance" ? [{ kind: "pages", count: forms } as const] : []),
  ]);
  const isFormLast = !narrative.sections.some(({ id }) => id === "performance");
  const last = pagesOf([
    part(narrativeTitle(content)),
    ...told,
    ...(isFormLast ? [{ kind: "pages", count: forms } as const] : []),
  ]);
  const numbers = first.entries;
  let page = first.next;
  tables.forEach((count, index) => {
    // The title of the part stands over the first table.
    numbers.push(...(index === 0 ? [page, page] : [page]));
    page += count;
  });
  return [...numbers, ...last.entries.map((entry) => page - 1 + entry), page - 1 + last.next];
}

/** Pages counted from 1: of what the contents list, and the first one behind them all. */
function pagesOf(items: readonly Item[]): { readonly entries: number[]; readonly next: number } {
  const entries: number[] = [];
  let [page, used] = [1, 0];
  const nextPage = (): void => {
    if (used > 0) page += 1;
    used = 0;
  };
  items.forEach((item, index) => {
    if (item.kind === "pages") {
      nextPage();
      page += item.count;
      return;
    }
    if (item.kind === "text") {
      const lead = leadOf(item.lines, Math.floor((PAGE_HEIGHT - used) / LINE));
      used += lead * LINE;
      if (lead === item.lines) return;
      nextPage();
      const perPage = Math.floor(PAGE_HEIGHT / LINE);
      const rest = item.lines - lead;
      page += Math.ceil(rest / perPage) - 1;
      used = (rest - (Math.ceil(rest / perPage) - 1) * perPage) * LINE;
      return;
    }
    const space = item.kind === "heading" && used > 0 ? item.space : 0;
    const height = item.kind === "heading" ? item.lines * LINE : item.height;
    const along = item.kind === "heading" ? leastOf(items, index + 1) : 0;
    if (used + space + height + along > PAGE_HEIGHT) nextPage();
    used += (used > 0 ? space : 0) + height;
    if (item.isEntry) entries.push(page);
  });
  nextPage();
  return { entries, next: page };
}

/** Lines of a paragraph that stand on a page with room for so many: no line of it is left alone. */
function leadOf(lines: number, room: number): number {
  if (lines <= room) return lines;
  const lead = Math.min(room, lines - 2);
  return lead < 2 ? 0 : lead;
}

/** What a heading takes along to its page, at least. */
function leastOf(items: readonly Item[], index: number): number {
  const item = items[index];
  if (!item || item.kind === "pages") return 0;
  if (item.kind === "whole") return item.height;
  if (item.kind === "text") return (item.lines <= 3 ? item.lines : 2) * LINE;
  return item.space + item.lines * LINE + leastOf(items, index + 1);
}
