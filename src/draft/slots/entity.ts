/** The entity's name moves with the workbook where last year's workbook proves which words it is. */
import { plainText } from "../../review/read/normalize";
import type { BaseBlock } from "../base";
import type { Drafting } from "../drafting";
import type { Slot } from "../slot";

export function entitySlots({ books, oldEntity }: Drafting, block: BaseBlock): Slot[] {
  const { entity } = books;
  if (oldEntity === null || entity === null || oldEntity === entity) return [];
  const name = plainText(oldEntity);
  const slots: Slot[] = [];
  for (
    let start = block.text.indexOf(name);
    start >= 0;
    start = block.text.indexOf(name, start + name.length)
  ) {
    slots.push({
      start,
      end: start + name.length,
      kind: "entity",
      key: null,
      certainty: "proved",
      claims: [],
      write: () => [{ kind: "name", text: entity, sources: [] }],
    });
  }
  return slots;
}
