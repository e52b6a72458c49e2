/** The narrative as plain text, as Markdown, and as HTML for the clipboard. */
import type { Narrative, NarrativeSection } from "../engine/compose/compose";
import { textOf } from "../engine/compose/define-paragraph";
import type { Paragraph } from "../engine/compose/define-paragraph";
import { visible } from "./visible";
import { escapeMarkdown } from "./escape-markdown";

/** A paragraph a line; headings stand on lines of their own. */
export function narrativeText(narrative: Narrative): string {
  const lines = narrative.sections.flatMap((section) => [
    section.heading,
    ...section.paragraphs.map((paragraph) => textOf(paragraph.spans)),
  ]);
  return [narrative.title, ...lines].map(visible).join("\n") + "\n";
}

/** Sections whose figures have errors say so at their head. */
export function narrativeMarkdown(narrative: Narrative): string {
  const blocks = narrative.sections.flatMap((section) => [
    `## ${escapeMarkdown(section.heading)}`,
    ...problemLines(section).map((line) => `> ${escapeMarkdown(line)}`),
    ...section.paragraphs.map(markdownOf),
  ]);
  return [`# ${escapeMarkdown(narrative.title)}`, ...blocks].join("\n\n") + "\n";
}

export function narrativeHtml(narrative: Narrative): string {
  const blocks = narrative.sections.flatMap((section) => [
    `<h2>${escapeHtml(section.heading)}</h2>`,
    ...section.paragraphs.map(htmlOf),
  ]);
  return [`<h1>${escapeHtml(narrative.title)}</h1>`, ...blocks].join("\n");
}

/** The head of a section that may not be relied on; none where all is well. */
export function problemLines(section: NarrativeSection): readonly string[] {
  if (section.problems.length === 0) return [];
  return ["本节所用数据存在问题，请先核对：", ...section.problems];
}

function markdownOf(paragraph: Paragraph): string {
  // A line that begins `1.` would be renumbered as a list.
  const text = escapeMarkdown(textOf(paragraph.spans)).replace(/^(\d+)\./u, "$1\\.");
  if (paragraph.role === "heading") return `### ${text}`;
  return paragraph.role === "subheading" ? `**${text}**` : text;
}

function htmlOf(paragraph: Paragraph): string {
  const text = escapeHtml(textOf(paragraph.spans));
  if (paragraph.role === "heading") return `<h3>${text}</h3>`;
  return paragraph.role === "subheading" ? `<p><b>${text}</b></p>` : `<p style="text-indent:2em">${text}</p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
