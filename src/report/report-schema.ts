/** The JSON report of `check`, `review` and `batch`: version 1 of the agreement with other programs. */
import { z } from "zod";
import { findingSchema } from "../engine/finding";
import { UNITS } from "../workbook/amount";

export const reportSchema = z.object({
  version: z.literal(1),
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
      unit: z.enum(UNITS).nullable(),
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
  findings: z.array(findingSchema),
  notChecked: z.array(z.object({ what: z.string(), why: z.string() })),
});
export type JsonReport = z.infer<typeof reportSchema>;
