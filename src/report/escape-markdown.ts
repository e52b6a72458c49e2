/** Text of a workbook in Markdown: it is data, never markup. */
import { visible } from "./visible";

/** One line of text in which nothing is markup, a link or HTML. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&@-]/gu, (mark) => `\\${mark}`)
    .replace(/:(?=\/\/)|(?<=\bwww)\./giu, (mark) => `\\${mark}`)
    .trim();
}
