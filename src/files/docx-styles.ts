/** What the styles of a Word document say about a paragraph: heading level, list, table of contents. */
import { readXml } from "./xml";

export interface ListPlace {
  readonly listId: string;
  readonly level: number;
}

export interface ParagraphStyle {
  readonly headingLevel: number | null;
  readonly list: ListPlace | null;
  readonly isContentsEntry: boolean;
}

const PLAIN: ParagraphStyle = { headingLevel: null, list: null, isContentsEntry: false };

const STYLE = "styles/style";

/** Styles build on each other; a chain longer than this is a circle. */
const LONGEST_CHAIN = 20;

export function readStyles(part: string, bytes: Uint8Array): (styleId: string) => ParagraphStyle {
  interface Style {
    basedOn: string | null;
    headingLevel: number | null;
    listId: string | null;
    level: number;
    isContentsEntry: boolean;
  }
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  readXml(part, bytes, {
    open(_, attributes, path) {
      const { val = "" } = attributes;
      if (path === STYLE) {
        style = { basedOn: null, headingLevel: null, listId: null, level: 0, isContentsEntry: false };
        styles.set(attributes["styleId"] ?? "", style);
      }
      if (!style) return;
      if (path === `${STYLE}/name`) {
        const heading = /^heading ([1-9])$/i.exec(val);
        if (heading) style.headingLevel ??= Number(heading[1]);
        if (/^toc [1-9]$/i.test(val)) style.isContentsEntry = true;
      }
      if (path === `${STYLE}/basedOn`) style.basedOn = val;
      if (path === `${STYLE}/pPr/outlineLvl`) style.headingLevel = headingLevel(val);
      if (path === `${STYLE}/pPr/numPr/numId`) style.listId = val;
      if (path === `${STYLE}/pPr/numPr/ilvl`) style.level = Number(val);
    },
    close(_, __, path) {
      if (path === STYLE) style = null;
    },
  });

  return (styleId) => {
    let found = PLAIN;
    let id: string | null = styleId;
    for (let step = 0; id !== null && step < LONGEST_CHAIN; step += 1) {
      const next = styles.get(id);
      if (!next) break;
      found = {
        headingLevel: found.headingLevel ?? next.headingLevel,
        list: found.list ?? (next.listId === null ? null : { listId: next.listId, level: next.level }),
        isContentsEntry: found.isContentsEntry || next.isContentsEntry,
      };
      id = next.basedOn;
    }
    return found;
  };
}

/** Word counts outline levels from 0; 9 is body text. */
export function headingLevel(outlineLevel: string | undefined): number | null {
  const level = Number(outlineLevel ?? "9");
  return Number.isInteger(level) && level >= 0 && level <= 8 ? level + 1 : null;
}

/** A paragraph may belong to a list by itself or by its style; list `0` takes it out of one. */
export function listOf(
  paragraph: { readonly listId: string | null; readonly listLevel: number | null },
  style: ParagraphStyle,
): ListPlace | null {
  const listId = paragraph.listId ?? style.list?.listId;
  if (listId === undefined || listId === "0") return null;
  return { listId, level: paragraph.listLevel ?? style.list?.level ?? 0 };
}
