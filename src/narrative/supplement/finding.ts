import type { Finding, Severity } from "../../engine/finding";
import { toA1, toReference } from "../../workbook/address";
import type { CellRef } from "../../workbook/address";

interface Options {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly cells: readonly { readonly at: CellRef; readonly value: string | null }[];
}

/** A finding at cells of 补充资料. */
export function supplementFinding({ rule, severity, message, cells }: Options): Finding {
  const [first] = cells;
  return {
    id: `${rule}@${first ? toReference(first.at) : ""}`,
    rules: [rule],
    severity,
    message,
    cells: cells.map(({ at, value }) => ({
      sheet: at.sheet,
      address: toA1(at.row, at.column),
      table: null,
      line: null,
      column: null,
      value,
    })),
    culprit: null,
    text: null,
    arithmetic: [],
  };
}
