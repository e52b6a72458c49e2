/** The list of contents, whose lines only repeat the headings that follow. */
import type { Block, Paragraph } from "../../workbook/document";

/** A heading and the page where it stands, joined by dots. */
const DOTTED = /(?:[.…·．。]\s*){4,}\s*\d{1,3}\s*$/u;

/** Whether a line ends as an entry does, so that no other line goes on with it. */
export function endsEntry(line: string): boolean {
  return DOTTED.test(line);
}

/** An entry that is longer is no entry. */
const LONGEST = 70;

/** Entries are known by their dots, or by standing between 目录 and the first heading that comes again. */
export function markContents(blocks: readonly Block[]): Block[] {
  const start = blocks.findIndex((block) => block.kind === "paragraph" && bare(block.text) === "目录");
  const entries = new Set<string>();
  let isOpen = false;
  return blocks.map((block, index) => {
    if (block.kind === "table") {
      isOpen = false;
      return block;
    }
    if (index === start) {
      isOpen = true;
      return block;
    }
    const key = bare(block.text);
    if (isOpen && (entries.has(key) || block.text.length > LONGEST || /[。；]$/u.test(block.text)))
      isOpen = false;
    if (!isOpen && !endsEntry(block.text)) return block;
    entries.add(key);
    return entryOf(block);
  });
}

function entryOf(paragraph: Paragraph): Paragraph {
  return { ...paragraph, headingLevel: null, isContentsEntry: true };
}

/** Without blanks, dots and the page. */
function bare(text: string): string {
  return text.replace(/(?:[.…·．。\s]+\d{1,3})?\s*$/u, "").replace(/\s+/gu, "");
}
