/** What the product says about a workbook or a narrative. The schemas are those of the JSON report. */
import { z } from "zod";

export const severitySchema = z.enum(["error", "warning", "info"]);
export type Severity = z.infer<typeof severitySchema>;

export const causeSchema = z.enum([
  "digit",
  "transposition",
  "missing-digit",
  "sign",
  "unit",
  "decimal-shift",
  "copied",
  "neighbour",
  "shifted-rows",
  "missing-value",
  "stale-total",
  "propagated",
  "moved",
  "last-digit",
]);
export type Cause = z.infer<typeof causeSchema>;

export const findingCellSchema = z.object({
  sheet: z.string(),
  address: z.string(),
  table: z.string().nullable(),
  line: z.string().nullable(),
  column: z.string().nullable(),
  /** As printed, in the unit of the cell. */
  value: z.string().nullable(),
});
export type FindingCell = z.infer<typeof findingCellSchema>;

/** Bounds and proposal as printed, in the unit of the cell; `value` is null where nothing decides. */
export const expectedSchema = z.object({ min: z.string(), max: z.string(), value: z.string().nullable() });
export type Expected = z.infer<typeof expectedSchema>;

export const alternativeCellSchema = z.object({
  sheet: z.string(),
  address: z.string(),
  expected: expectedSchema,
});

export type AlternativeCell = z.infer<typeof alternativeCellSchema>;

export const culpritSchema = z.object({
  sheet: z.string(),
  address: z.string(),
  value: z.string().nullable(),
  expected: expectedSchema,
  cause: causeSchema.nullable(),
  /** Further cells that are wrong in the same way and change with it (a total that took the error over, a pair of exchanged cells). */
  together: z.array(alternativeCellSchema),
  /** Other smallest sets of cells that would explain the same. */
  alternatives: z.array(z.array(alternativeCellSchema)),
});
export type Culprit = z.infer<typeof culpritSchema>;

/** A range in a received narrative. */
export const textRangeSchema = z.object({
  /** Counted from 1. */
  paragraph: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
});
export type TextRange = z.infer<typeof textRangeSchema>;

export const findingSchema = z.object({
  id: z.string(),
  rules: z.array(z.string()),
  severity: severitySchema,
  message: z.string(),
  cells: z.array(findingCellSchema),
  culprit: culpritSchema.nullable(),
  text: textRangeSchema.nullable(),
});

/** One term of a relation written out for "why". */
export interface ArithmeticTerm {
  readonly coefficient: number;
  readonly label: string;
  /** As printed. */
  readonly value: string;
  readonly sheet: string;
  readonly address: string;
}

/** A relation with its figures: both sides, the difference and what rounding allows, in one unit. */
export interface Arithmetic {
  readonly relation: string;
  readonly label: string;
  readonly comparison: "=" | "<=";
  readonly left: readonly ArithmeticTerm[];
  readonly right: readonly ArithmeticTerm[];
  readonly leftSum: string;
  readonly rightSum: string;
  readonly difference: string;
  readonly allowance: string;
}

/** A finding as the faces get it: the report's, with the arithmetic of every relation that it speaks of. */
export interface Finding extends z.infer<typeof findingSchema> {
  readonly arithmetic: readonly Arithmetic[];
}
