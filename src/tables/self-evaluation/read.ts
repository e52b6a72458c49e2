/** Reads every 项目支出绩效自评表 of a workbook. */
import { readFigure, toPlainAmount, BLANK } from "../../workbook/amount";
import { precisionOf, type PrintedFigure } from "../../workbook/precision";
import type { Amount, Unit } from "../../workbook/amount";
import { cellAt } from "../../workbook/workbook";
import type { Cell, Workbook } from "../../workbook/workbook";
import { alignedRow, headOf, isFigureLike, nameTokens } from "./align";
import type { FundsHead, IndicatorHead } from "./align";
import { readBound } from "./bound";
import { fieldAfter, fieldOf, readGoals, refOf, yearOf } from "./fields";
import {
  DEPARTMENT_LABELS,
  FUND_COLUMNS,
  FUND_SOURCES,
  FUNDS_LABELS,
  INDICATOR_COLUMNS,
  PROJECT_LABELS,
  SUM_LABELS,
  UNIT_LABELS,
  firstLevelOf,
  isFirstLevel,
  plainLabel,
} from "./labels";
import { formRegions, isOneOf, rowCells, textOf } from "./region";
import type { FormRegion } from "./region";
import { selfEvaluationSchema } from "./schema";
import type { EvaluationFigure, Funds, Indicator, SelfEvaluation } from "./schema";

/** In the order of the sheets, from top to bottom; `table` counts from 1. */
export function readSelfEvaluations(workbook: Workbook): SelfEvaluation[] {
  return workbook.sheets
    .flatMap((sheet) => formRegions(sheet))
    .map((region, index) => readForm(region, `self-evaluation#${index + 1}`));
}

type Problems = SelfEvaluation["problems"];

function readForm(region: FormRegion, table: string): SelfEvaluation {
  const problems: Problems = [];
  const fundsHead = headOf(region, FUND_COLUMNS, ["budget", "executed"]);
  const indicatorHead = headOf(region, INDICATOR_COLUMNS, ["level3", "weight"]);
  if (!fundsHead) problems.push({ message: "没有找到“全年预算数、全年执行数”的表头，项目资金未读取" });
  if (!indicatorHead) problems.push({ message: "没有找到“三级指标、分值”的表头，绩效指标未读取" });
  const moneyUnit = moneyUnitOf(region);
  return selfEvaluationSchema.parse({
    table,
    sheet: region.sheet.name,
    title: region.title ? fieldOf(region, region.title) : null,
    year: yearOf(region),
    project: fieldAfter(region, PROJECT_LABELS),
    department: fieldAfter(region, DEPARTMENT_LABELS),
    unit: fieldAfter(region, UNIT_LABELS),
    goals: readGoals(region),
    moneyUnit,
    funds: fundsHead ? readFunds(region, fundsHead, moneyUnit, problems) : [],
    execution: fundsHead
      ? readExecution(region, fundsHead, problems)
      : { weight: null, rate: null, score: null },
    indicators: indicatorHead ? readIndicators(region, indicatorHead, problems) : [],
    sum: readSum(region, indicatorHead, problems),
    problems,
  } satisfies SelfEvaluation);
}

function moneyUnitOf(region: FormRegion): "元" | "万元" {
  for (let row = region.firstRow; row < region.endRow; row += 1) {
    const label = rowCells(region, row).find((cell) => isOneOf(FUNDS_LABELS, cell));
    if (label) return plainLabel(textOf(label)).includes("(元)") ? "元" : "万元";
  }
  return "万元";
}

function readFunds(region: FormRegion, head: FundsHead, unit: Unit, problems: Problems): Funds[] {
  const rows = FUND_SOURCES.flatMap((source) => {
    const row = sourceRow(region, head.row, source.names);
    return row === null ? [] : [{ source, row, at: alignedRow(region, head, row) }];
  });
  const money = (["opening", "budget", "executed"] as const).filter(
    (name) => head.columns[name] !== undefined,
  );
  const figures: PrintedFigure[] = rows.flatMap(({ at }) =>
    money.flatMap((name) => {
      const figure = readFigure(at(name));
      return figure.kind === "figure" ? [figure] : [];
    }),
  );
  const precision = precisionOf(figures, unit);
  return rows.map(({ source, row, at }) => {
    const figure = (name: (typeof money)[number]): EvaluationFigure | null => {
      const column = head.columns[name];
      if (column === undefined) return null;
      return readAs(
        region,
        at(name),
        { row, column },
        `${source.label}${name}`,
        problems,
        precision.toAmount,
      );
    };
    return {
      source: source.id,
      label: source.label,
      opening: figure("opening"),
      budget: figure("budget"),
      executed: figure("executed"),
    };
  });
}

function sourceRow(region: FormRegion, headRow: number, names: readonly string[]): number | null {
  for (let row = headRow + 1; row < region.endRow; row += 1) {
    const cells = rowCells(region, row);
    if (cells.some((cell) => plainLabel(textOf(cell)) === plainLabel(INDICATOR_COLUMNS.level3[0])))
      return null;
    if (cells.slice(0, 2).some((cell) => isOneOf(names, cell))) return row;
  }
  return null;
}

/** 分值, 执行率 and 得分 stand in the row of the total. */
function readExecution(region: FormRegion, head: FundsHead, problems: Problems): SelfEvaluation["execution"] {
  const row = sourceRow(region, head.row, FUND_SOURCES[0].names);
  if (row === null) return { weight: null, rate: null, score: null };
  const at = alignedRow(region, head, row);
  const points = (name: "weight" | "score", label: string): EvaluationFigure | null => {
    const column = head.columns[name];
    if (column === undefined) return null;
    return readPoints(region, at(name), { row, column }, label, problems);
  };
  return {
    weight: points("weight", "执行率分值"),
    rate: readRate(region, at("rate"), problems),
    score: points("score", "执行率得分"),
  };
}

function readRate(
  region: FormRegion,
  cell: Cell | undefined,
  problems: Problems,
): SelfEvaluation["execution"]["rate"] {
  if (!cell) return null;
  const printed = textOf(cell);
  const common = { printed, cell: refOf(region, cell), ...formulaOf(cell) };
  const bound = readBound(cell);
  if (bound.kind === "blank") return { ...common, amount: BLANK, decimals: 0 };
  if (bound.kind !== "number" || (bound.unit !== "%" && bound.unit !== "")) {
    problems.push({ message: `执行率“${printed}”无法读取`, cell: common.cell });
    return { ...common, amount: null, decimals: 0 };
  }
  // Excel keeps percentages as fractions: a bare number up to 1 is one.
  const isFraction = bound.unit === "" && bound.value.int <= 10 ** bound.value.scale;
  const percent = isFraction ? { ...bound.value, scale: bound.value.scale - 2 } : bound.value;
  // A formula's digits are published as the format shows them.
  const shown = cell.format?.includes("%") ? (/\.(0+)%/u.exec(cell.format)?.[1]?.length ?? 0) : percent.scale;
  const decimals = Math.min(2, Math.max(0, typeof cell.value === "number" ? shown : percent.scale));
  return { ...common, amount: toPlainAmount(percent, 2), decimals };
}

function readIndicators(region: FormRegion, head: IndicatorHead, problems: Problems): Indicator[] {
  const indicators: Indicator[] = [];
  let [level1, level2]: [string | null, string | null] = [null, null];
  for (let row = head.row + 1; row < region.endRow; row += 1) {
    const cells = rowCells(region, row);
    if (cells.length === 0 || cells.some((cell) => isOneOf(SUM_LABELS, cell))) continue;
    if (cells.some((cell) => isOneOf(INDICATOR_COLUMNS.level3, cell))) continue;
    const at = alignedRow(region, head, row);
    const names = nameTokens(region, head, row);
    const level3 = names.at(-1);
    if (!level3 || (!at("bound") && !at("weight"))) continue;
    const levels = levelsOf(names.slice(0, -1), level3);
    if (levels.level1 && levels.level1 !== level1) level2 = null;
    level2 = levels.level2 ?? level2;
    level1 = levels.level1 ?? (level2 ? firstLevelOf(level2) : null) ?? level1;
    const place = (name: "weight" | "score"): { row: number; column: number } => ({
      row,
      column: head.columns[name] ?? head.columns.level3 ?? 0,
    });
    const [bound, actual, reason] = [at("bound"), at("actual"), at("reason")];
    indicators.push({
      line: `indicator${indicators.length + 1}`,
      level1,
      level2,
      level3: levels.level3,
      bound: readBound(bound),
      actual: readBound(actual),
      boundCell: bound ? fieldOf(region, bound) : null,
      actualCell: actual ? fieldOf(region, actual) : null,
      weight: readPoints(region, at("weight"), place("weight"), `“${levels.level3}”的分值`, problems),
      score: readPoints(region, at("score"), place("score"), `“${levels.level3}”的得分`, problems),
      reason: reason ? textOf(reason) : null,
    });
  }
  return indicators;
}

/** Two levels may stand in one cell (质量指标 合格率), and either may be left to a merged cell above. */
function levelsOf(
  names: readonly string[],
  level3: string,
): { level1: string | null; level2: string | null; level3: string } {
  const [first] = names;
  const level1 = first !== undefined && isFirstLevel(first) ? first : null;
  const level2 = names.slice(level1 ? 1 : 0).at(0) ?? null;
  const plain = (name: string | null): string | null => (name === null ? null : plainLabel(name));
  if (level2) return { level1: plain(level1), level2: plain(level2), level3 };
  const [, prefix, rest] = /^(\S+)\s+(.+)$/su.exec(level3) ?? [];
  if (prefix && rest && firstLevelOf(prefix)) return { level1: plain(level1), level2: prefix, level3: rest };
  return { level1: plain(level1), level2: firstLevelOf(level3) && level1 ? plain(level3) : null, level3 };
}

function readSum(region: FormRegion, head: IndicatorHead | null, problems: Problems): SelfEvaluation["sum"] {
  const row = region.endRow - 1;
  const cells = rowCells(region, row);
  if (!cells.some((cell) => isOneOf(SUM_LABELS, cell))) return { weight: null, score: null };
  const figures = cells.filter((cell) => isFigureLike(cell));
  const read = (cell: Cell | undefined, label: string): EvaluationFigure | null =>
    cell ? readPoints(region, cell, cell, label, problems) : null;
  if (figures.length >= 2) {
    const [weight, score] = figures.slice(-2);
    return { weight: read(weight, "总分的分值"), score: read(score, "总分的得分") };
  }
  const [only] = figures;
  const isWeight = only !== undefined && only.column === head?.columns.weight;
  return {
    weight: isWeight ? read(only, "总分的分值") : null,
    score: isWeight ? null : read(only, "总分的得分"),
  };
}

/** Points in hundredths: `10`, `9.8`, `10分`. */
function readPoints(
  region: FormRegion,
  cell: Cell | undefined,
  place: { row: number; column: number },
  label: string,
  problems: Problems,
): EvaluationFigure {
  const text = textOf(cell).replace(/分$/u, "");
  const plain = cell && typeof cell.value === "string" ? { ...cell, value: text } : cell;
  return readAs(region, plain, place, label, problems, ({ decimal }) => toPlainAmount(decimal, 2));
}

function readAs(
  region: FormRegion,
  cell: Cell | undefined,
  place: { row: number; column: number },
  label: string,
  problems: Problems,
  toValue: (figure: PrintedFigure) => Amount,
): EvaluationFigure {
  const figure = readFigure(cell);
  const common = {
    printed: textOf(cellAt(region.sheet, (cell ?? place).row, (cell ?? place).column)),
    cell: refOf(region, cell ?? place),
    ...formulaOf(cell),
  };
  if (figure.kind === "blank") return { ...common, amount: BLANK };
  if (figure.kind === "figure") return { ...common, amount: toValue(figure) };
  problems.push({ message: `${label}“${common.printed}”不是数字`, cell: common.cell });
  return { ...common, amount: null };
}

function formulaOf(cell: Cell | undefined): { formula?: string } {
  return cell?.formula === undefined ? {} : { formula: cell.formula };
}
