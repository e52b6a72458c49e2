/** The name of an entry of 补充资料, for the list of what is missing. */
import { entryLabel } from "./block";
import type { SupplementBlock, SupplementKey } from "./block";

export function entryLabelOf(
  blocks: readonly SupplementBlock[],
  key: SupplementKey,
  nameOfCode: (code: string) => string | null,
): string {
  const [blockId, rowId = "", columnId] = key.split("/");
  const block = blocks.find((one) => one.id === blockId);
  const column = block?.columns.find((one) => one.id === columnId);
  if (!block || !column) return key;
  const row = block.rows.find((one) => one.id === rowId);
  return entryLabel(block, column, row?.label ?? nameOfCode(rowId) ?? rowId);
}
