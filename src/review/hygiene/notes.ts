/** Notes under the workbook's tables: no instruction of the template, and a word where a table is empty. */
import { plainFinding, type Finding } from "../../engine/finding";
import { toA1 } from "../../workbook/address";
import type { ReviewContext } from "../context";
import type { ReviewRule } from "../rules";

const INSTRUCTION = /下述说明|仍保留该表格式|不涉及的不列|按上述格式/u;
const SAYS_EMPTY = /没有|无数据|未发生|无此|为空|不涉及|无相关|^\(?无/u;

export function judgeNotes(context: ReviewContext): void {
  for (const reading of context.facts.tables.values()) {
    for (const { text, cell } of reading.notes) {
      if (!INSTRUCTION.test(text)) continue;
      const address = toA1(cell.row, cell.column);
      const message = `${reading.title}下留有模板的填写说明“${text}”。`;
      const place = {
        sheet: cell.sheet,
        address,
        table: reading.table,
        line: null,
        column: null,
        measure: null,
        unit: null,
        value: null,
        text,
      };
      context.findings.push(tableFinding("review/residue", `${reading.table}/${text}`, message, [place]));
    }
    const isNoted = reading.notes.some(({ text }) => SAYS_EMPTY.test(text));
    if (reading.status === "empty" && !isNoted) {
      const message = `${reading.title}是空表，表下没有说明。`;
      context.findings.push(tableFinding("review/empty-table", reading.table, message, []));
    }
  }
}

function tableFinding(rule: ReviewRule, where: string, message: string, cells: Finding["cells"]): Finding {
  return plainFinding({ rule, id: `${rule}:${where}`, severity: "warning", message, cells });
}
