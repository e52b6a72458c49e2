/** How figures stand in their cells. */
import { defineInspection, type Remark } from "../../engine/reconcile/define-inspection";
import type { Fact, Facts } from "../../engine/fact";
import { cellAt, type Sheet, type Workbook } from "../../workbook/workbook";

/** `inspect` gets each sheet with the figures that stand on it. */
function bySheet(
  facts: Facts,
  workbook: Workbook,
  inspect: (sheet: Sheet, figures: readonly Fact[]) => Remark[],
): Remark[] {
  const figures = grouped(figuresOf(facts), (fact) => fact.cell.sheet);
  return workbook.sheets.flatMap((sheet) => inspect(sheet, figures.get(sheet.name) ?? []));
}

function figuresOf(facts: Facts): Fact[] {
  return [...facts.byId.values()].filter(({ amount }) => amount !== null && !amount.blank);
}

function grouped(facts: readonly Fact[], keyOf: (fact: Fact) => string): ReadonlyMap<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return groups;
}

export const storedAsText = defineInspection({
  id: "all/stored-as-text",
  title: "金额以数字存放",
  says: "金额应以数字存放，不以文本存放。",
  basis: "spreadsheet",
  severity: "info",
  inspect: (facts, workbook) =>
    bySheet(facts, workbook, (sheet, figures) => {
      // Rates are typed with their % and enter no sum.
      const texts = figures.filter(
        (fact) =>
          fact.measure !== "percent" &&
          typeof cellAt(sheet, fact.cell.row, fact.cell.column)?.value === "string",
      );
      if (texts.length === 0) return [];
      const message = `工作表“${sheet.name}”有 ${String(texts.length)} 个金额以文本存放，Excel 的求和会漏掉它们（本核对已按数字读取）`;
      return [{ severity: "info", message, facts: texts }];
    }),
});

export const hiddenFigures = defineInspection({
  id: "all/hidden-figure",
  title: "没有隐藏的金额",
  says: "隐藏的行和列中不应有金额。",
  basis: "spreadsheet",
  severity: "warning",
  inspect: (facts, workbook) =>
    bySheet(facts, workbook, (sheet, figures) => {
      const isHidden = ({ cell }: Fact): boolean =>
        sheet.hiddenRows.has(cell.row) || sheet.hiddenColumns.has(cell.column);
      const hidden = figures.filter((fact) => isHidden(fact) && fact.amount?.value !== 0);
      if (hidden.length === 0) return [];
      return [
        {
          severity: "warning",
          message: `工作表“${sheet.name}”的隐藏行或隐藏列中有 ${String(hidden.length)} 个金额`,
          facts: hidden,
        },
      ];
    }),
});

/** Among the figures of a line, most of them formulas: one constant was probably typed over its formula. */
export const overwrittenFormula = defineInspection({
  id: "all/overwritten-formula",
  title: "合计行的公式没有被数字覆盖",
  says: "同一行的其他金额都是公式时，不应有一个是直接输入的数字。",
  basis: "spreadsheet",
  severity: "warning",
  inspect: (facts) => {
    const lines = grouped(figuresOf(facts), (fact) => `${fact.table}/${fact.line}`);
    return [...lines.values()].flatMap((line): Remark[] => {
      const constants = line.filter((fact) => fact.formula === undefined);
      const [only] = constants;
      if (!only || constants.length !== 1 || line.length < 4) return [];
      const message = `${only.lineLabel}（${only.columnLabel}）是数字，同一行的其他金额都是公式，公式可能被覆盖`;
      return [{ severity: "warning", message, facts: [only] }];
    });
  },
});
