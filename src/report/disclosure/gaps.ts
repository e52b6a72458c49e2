/** What is open before a document leaves the house, beside what the narrative itself waits for. */
import type { Checked } from "../../check/checked";
import type { MissingInput } from "../../engine/compose/define-paragraph";
import { toA1 } from "../../workbook/address";
import { profile } from "./profile";
import { absentTables, unsureFacts } from "./printed-tables";

export interface DocumentGaps {
  /** 部门职责 and 机构设置情况, as far as nobody has written them. */
  readonly profile: readonly MissingInput[];
  /** Tables that the document only names. */
  readonly tables: readonly string[];
  /** Cells whose figure cannot be told: the document says 【待核】 there. */
  readonly unsure: readonly string[];
}

export function documentGaps({ edition, facts, workbook, supplement }: Checked): DocumentGaps {
  return {
    profile: profile(supplement.supplement).flatMap(({ text, missing }) => (text === null ? [missing] : [])),
    tables: absentTables({ edition, facts }),
    unsure: unsureFacts(edition, facts, workbook).map(
      ({ cell, lineLabel, columnLabel }) =>
        `${cell.sheet}!${toA1(cell.row, cell.column)} ${lineLabel}（${columnLabel}）`,
    ),
  };
}
