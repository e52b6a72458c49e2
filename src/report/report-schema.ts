/**
 * The JSON report of `check`, `review` and `batch`: version 2 of the agreement with other programs. Amounts are plain
 * decimals as text (no separators, a point), with their unit beside them; counts and points have none.
 */
import * as z from "zod";
import { UNITS } from "../workbook/amount";
import { CAUSES, SEVERITIES } from "../engine/finding";

export const severitySchema = z.enum(SEVERITIES);

const decimalSchema = z.string().regex(/^-?\d+(?:\.\d+)?$/u);
const moneyUnitSchema = z.enum(UNITS);

export const cellSchema = z.object({
  sheet: z.string(),
  address: z.string(),
  table: z.string().nullable(),
  line: z.string().nullable(),
  column: z.string().nullable(),
  value: decimalSchema.nullable(),
  unit: z.union([moneyUnitSchema, z.literal("%")]).nullable(),
  /** What stands there where it is no figure. */
  text: z.string().nullable(),
});

const suspectSchema = cellSchema.extend({
  /** In the unit of the cell; `null` is no bound, or no value that anything decides. */
  expected: z.object({
    min: decimalSchema.nullable(),
    max: decimalSchema.nullable(),
    value: decimalSchema.nullable(),
  }),
});

/** Why it stands, as a person says on the sheet 核对说明. */
const explanationSchema = z.object({ reason: z.string(), name: z.string(), date: z.string() });

export const findingSchema = z.object({
  /** Stays the same from run to run, and where rows are inserted. */
  id: z.string(),
  rules: z.array(z.string()),
  /** What the rules rest on. */
  basis: z.array(z.string()),
  severity: severitySchema,
  message: z.string(),
  cells: z.array(cellSchema),
  culprit: suspectSchema
    .extend({
      cause: z.enum(CAUSES).nullable(),
      /** Further cells that change with it. */
      together: z.array(suspectSchema),
      /** Other smallest sets of cells that would explain the same. */
      alternatives: z.array(z.array(suspectSchema)),
    })
    .nullable(),
  text: z
    .object({
      /** Counted from 1. */
      paragraph: z.number().int(),
      start: z.number().int(),
      end: z.number().int(),
      quote: z.string(),
      expected: z.string().nullable(),
      found: z.string().nullable(),
    })
    .nullable(),
  /** Said of the figures as they are; an explained error is an error all the same. */
  explained: explanationSchema.optional(),
});
export type JsonFinding = z.infer<typeof findingSchema>;

/** Where a finding is printed in a document that has pages: in points from the upper left corner of the page. */
const placeSchema = z.object({
  page: z.number().int(),
  rect: z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() }),
});

export const reportSchema = z.object({
  version: z.literal(2),
  file: z.string(),
  edition: z.string(),
  entity: z.string().nullable(),
  year: z.number().int().nullable(),
  tables: z.array(
    z.object({
      table: z.string(),
      title: z.string(),
      code: z.string().nullable(),
      sheet: z.string().nullable(),
      entity: z.string().nullable(),
      year: z.number().int().nullable(),
      unit: moneyUnitSchema.nullable(),
      facts: z.number().int(),
      status: z.enum(["read", "empty", "unreadable", "missing"]),
      problems: z.array(z.string()),
    }),
  ),
  unrecognized: z.array(z.object({ sheet: z.string(), reason: z.string() })),
  relations: z.object({
    checked: z.number().int(),
    pass: z.number().int(),
    rounding: z.number().int(),
    adjusted: z.number().int(),
    fail: z.number().int(),
    unknown: z.number().int(),
  }),
  /** `open`: no error was found, and something expected could not be checked. */
  outcome: z.enum(["clean", "errors", "open"]),
  /** What an inspection has to answer, item by item. */
  checklist: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: z.enum(["met", "not-met", "not-applicable", "open"]),
      reason: z.string().nullable(),
      /** Ids of the findings that speak against it. */
      findings: z.array(z.string()),
      /** Open because it was not handed in, or because only a person can say. */
      isByChoice: z.boolean(),
    }),
  ),
  findings: z.array(findingSchema.extend({ places: z.array(placeSchema).optional() })),
  notChecked: z.array(z.object({ what: z.string(), why: z.string() })),
  /** The rows of 核对说明, and whether each still holds: its figures may have changed, or its finding be gone. */
  explanations: z.array(
    explanationSchema.extend({
      /** The row as Excel numbers it. */
      row: z.number().int(),
      finding: z.string(),
      status: z.enum(["holds", "lapsed", "settled"]),
    }),
  ),
});
export type JsonReport = z.infer<typeof reportSchema>;
