/** A 项目支出绩效自评表 as it was read, laid out on the official form of nine columns. */
import { divideRounded, formatScaled } from "../../workbook/amount";
import type { Bound } from "../../tables/self-evaluation/bound";
import type { EvaluationFigure, Field, Indicator, SelfEvaluation } from "../../tables/self-evaluation/schema";
import type { FormRole } from "../../forms/form";
import type { GridTable, TableCellContent } from "./grid-table";

const COLUMNS = [10, 9, 12, 20, 13, 13, 7, 8, 14];
const INDICATOR_HEADS = [
  "一级指标",
  "二级指标",
  "三级指标",
  "年度指标值",
  "实际指标值",
  "分值",
  "得分",
  "偏差原因分析及改进措施",
];
const SOURCE_LABELS = {
  total: "年度资金总额",
  fiscal: "其中：当年财政拨款",
  carryover: "上年结转资金",
  other: "其他资金",
} as const;

export function performanceGrid(evaluation: SelfEvaluation): GridTable {
  const cells: TableCellContent[] = [];
  let row = 0;
  const put = (
    column: number,
    text: string,
    role: FormRole = "index",
    size: { rows?: number; columns?: number } = {},
  ): void => {
    cells.push({ row, column, text, role, rows: size.rows ?? 1, columns: size.columns ?? 1 });
  };

  put(0, "项目名称", "head");
  put(1, textOf(evaluation.project), "index", { columns: 8 });
  row += 1;
  put(0, "主管部门", "head");
  put(1, textOf(evaluation.department), "index", { columns: 3 });
  put(4, "实施单位", "head");
  put(5, textOf(evaluation.unit), "index", { columns: 4 });
  row += 1;

  put(0, `项目资金\n（${evaluation.moneyUnit}）`, "head", { rows: 1 + evaluation.funds.length });
  put(1, "", "head", { columns: 2 });
  ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"].forEach((head, index) =>
    put(3 + index, head, "head"),
  );
  for (const { source, opening, budget, executed } of evaluation.funds) {
    row += 1;
    const { weight, rate, score } = evaluation.execution;
    const isTotal = source === "total";
    put(1, SOURCE_LABELS[source], "label", { columns: 2 });
    [opening, budget, executed].forEach((figure, index) => put(3 + index, printed(figure)));
    put(6, isTotal ? printed(weight) : "—");
    put(7, isTotal ? percent(rate) : "");
    put(8, isTotal ? printed(score) : "—");
  }
  row += 1;

  put(0, "年度总体目标", "head", { rows: 2 });
  put(1, "预期目标", "head", { columns: 3 });
  put(4, "实际完成情况", "head", { columns: 5 });
  row += 1;
  put(1, textOf(evaluation.goals.expected), "label", { columns: 3 });
  put(4, textOf(evaluation.goals.reached), "label", { columns: 5 });
  row += 1;

  put(0, "绩效指标", "head", { rows: 1 + evaluation.indicators.length });
  INDICATOR_HEADS.forEach((head, index) => put(1 + index, head, "head"));
  const { indicators } = evaluation;
  indicators.forEach((indicator, index) => {
    row += 1;
    const before = indicators[index - 1];
    const level1 = runLength(indicators, index, (one) => one.level1);
    const level2 = runLength(indicators, index, (one) => `${one.level1 ?? ""}>${one.level2 ?? ""}`);
    if (before?.level1 !== indicator.level1) put(1, indicator.level1 ?? "", "index", { rows: level1 });
    if (before?.level1 !== indicator.level1 || before.level2 !== indicator.level2) {
      put(2, indicator.level2 ?? "", "index", { rows: level2 });
    }
    put(3, indicator.level3, "label");
    put(4, boundText(indicator.boundCell, indicator.bound));
    put(5, boundText(indicator.actualCell, indicator.actual));
    put(6, printed(indicator.weight));
    put(7, printed(indicator.score));
    put(8, indicator.reason ?? "", "label");
  });
  row += 1;
  put(0, "总分", "total", { columns: 6 });
  put(6, printed(evaluation.sum.weight));
  put(7, printed(evaluation.sum.score));
  put(8, "", "label");
  return { columnWidths: COLUMNS, headRows: 0, rowCount: row + 1, cells };
}

/** How many indicators from this one on have the same name at a level. */
function runLength(
  indicators: readonly Indicator[],
  start: number,
  nameOf: (one: Indicator) => string | null,
): number {
  const first = indicators[start];
  const rest = indicators.slice(start);
  const end = rest.findIndex((one) => first !== undefined && nameOf(one) !== nameOf(first));
  return end < 0 ? rest.length : end;
}

function textOf(field: Field | null): string {
  return field?.text ?? "";
}

/** As typed, without the noise of a formula's binary fractions. */
function printed(figure: EvaluationFigure | null): string {
  if (!figure?.amount || figure.amount.blank || !/^-?\d+\.\d{7,}$/u.test(figure.printed))
    return figure?.printed ?? "";
  return String(Number(Number(figure.printed).toPrecision(12)));
}

/** A fraction in a cell is published as the percentage that it shows. */
function percent(rate: SelfEvaluation["execution"]["rate"]): string {
  if (!rate?.amount || rate.amount.blank || rate.printed.includes("%")) return printed(rate);
  const decimals = 2 - rate.decimals;
  return `${formatScaled(divideRounded(rate.amount.value, 10 ** decimals), rate.decimals, false)}%`;
}

function boundText(cell: Field | null, bound: Bound): string {
  if (!cell) return "";
  return bound.kind === "number" && bound.unit === "%" && !cell.text.includes("%")
    ? `${bound.value.int / 10 ** bound.value.scale}%`
    : cell.text;
}
