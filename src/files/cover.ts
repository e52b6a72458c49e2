/** The cover of a published document: it alone names the department and the year, for all the tables that follow. */
import type { Block } from "../workbook/document";

export interface Cover {
  readonly entity: string | null;
  readonly year: number | null;
}

/** A cover has few lines, and its title may be broken anywhere. */
const LINES = 12;
const TITLE = /^(.*?)((?:19|20)\d\d)年(?:度)?(.*?)(?:部门|单位)?决算/u;

export function coverOf(blocks: readonly Block[]): Cover {
  const first = blocks.findIndex(
    (block) =>
      block.kind === "table" || /^目录$/u.test(block.text.replace(/\s/gu, "")) || block.isContentsEntry,
  );
  const lines = blocks.slice(0, first < 0 ? LINES : Math.min(first, LINES));
  const text = lines
    .map((block) => (block.kind === "paragraph" ? block.text : ""))
    .join("")
    .normalize("NFKC")
    .replace(/\s/gu, "");
  const title = TITLE.exec(text);
  if (!title) return { entity: null, year: null };
  const [, before = "", year, after = ""] = title;
  const entity = before || after;
  // What stands between is part of a name only where it can be one.
  return {
    entity: /^\p{Script=Han}[\p{Script=Han}()（）]{3,40}$/u.test(entity) ? entity : null,
    year: Number(year),
  };
}
