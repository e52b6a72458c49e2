/** What one 项目支出绩效自评表 says, with the cell of everything. */
import * as z from "zod";
import { boundSchema } from "./bound";
import { FUND_SOURCES } from "./labels";

export const cellRefSchema = z.object({
  sheet: z.string(),
  row: z.number().int().nonnegative(),
  column: z.number().int().nonnegative(),
});

const amountSchema = z.object({
  value: z.number().int(),
  half: z.number().int().nonnegative(),
  blank: z.boolean(),
});

/** A field of text; `text` is not blank. */
export const fieldSchema = z.object({ text: z.string().min(1), cell: cellRefSchema });
export type Field = z.infer<typeof fieldSchema>;

/** Money in 分, points and percentages in hundredths; `amount` is null where the cell holds no figure. */
export const figureSchema = z.object({
  amount: amountSchema.nullable(),
  /** As it stands in the cell. */
  printed: z.string(),
  cell: cellRefSchema,
  formula: z.string().optional(),
});
export type EvaluationFigure = z.infer<typeof figureSchema>;

/** `decimals`: how many the printed percentage has, at most 2. */
const rateSchema = figureSchema.extend({ decimals: z.number().int().min(0).max(2) });

export const fundsSchema = z.object({
  source: z.enum(FUND_SOURCES.map(({ id }) => id)),
  label: z.string(),
  /** 年初预算数, 全年预算数, 全年执行数; `null` where the form has no such column. */
  opening: figureSchema.nullable(),
  budget: figureSchema.nullable(),
  executed: figureSchema.nullable(),
});
export type Funds = z.infer<typeof fundsSchema>;

export const indicatorSchema = z.object({
  /** `indicator1` is the first of its form. */
  line: z.string(),
  level1: z.string().nullable(),
  level2: z.string().nullable(),
  level3: z.string().min(1),
  bound: boundSchema,
  actual: boundSchema,
  boundCell: fieldSchema.nullable(),
  actualCell: fieldSchema.nullable(),
  weight: figureSchema,
  score: figureSchema,
  reason: z.string().nullable(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const selfEvaluationSchema = z.object({
  /** `self-evaluation#1` is the first of the workbook. */
  table: z.string(),
  sheet: z.string(),
  title: fieldSchema.nullable(),
  year: z.number().int().nullable(),
  project: fieldSchema.nullable(),
  department: fieldSchema.nullable(),
  unit: fieldSchema.nullable(),
  /** 年度总体目标: what was to be reached, and what was. */
  goals: z.object({ expected: fieldSchema.nullable(), reached: fieldSchema.nullable() }),
  moneyUnit: z.enum(["元", "万元"]),
  funds: z.array(fundsSchema),
  /** 执行率 with its weight and score. */
  execution: z.object({
    weight: figureSchema.nullable(),
    rate: rateSchema.nullable(),
    score: figureSchema.nullable(),
  }),
  indicators: z.array(indicatorSchema),
  /** The printed 总分. */
  sum: z.object({ weight: figureSchema.nullable(), score: figureSchema.nullable() }),
  problems: z.array(z.object({ message: z.string(), cell: cellRefSchema.optional() })),
});
export type SelfEvaluation = z.infer<typeof selfEvaluationSchema>;
