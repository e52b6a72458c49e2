/** What a disclosure must tell and the text does not, said where it belongs. */
import { remark } from "../context";
import type { ReviewContext } from "../context";
import type { Section } from "../read/sections";

/** At the end of its section, or of the narrative where that has none. */
export function missing(context: ReviewContext, what: string, section: Section | null, why = ""): void {
  const blocks = context.reading.blocks.filter(({ block, narrated }) => narrated && block.text !== "");
  const last = blocks.findLast((each) => each.section === section) ?? blocks.at(-1);
  if (!last) return;
  remark(context, {
    rule: "review/told-missing",
    severity: "warning",
    message: `没有写明${what}${why}。`,
    at: { block: last.block, start: 0, end: last.block.text.length },
    expected: what,
  });
}
