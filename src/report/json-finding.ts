/** A finding as the agreed JSON object: its figures as plain decimals with the unit beside them. */
import type { Arithmetic, Finding, FindingCell, SuspectCell } from "../engine/finding";
import { plainDecimal } from "../engine/printed";
import { basisOf } from "../check/checks";
import type { JsonFinding } from "./report-schema";

type JsonCell = JsonFinding["cells"][number];
type JsonSuspect = Omit<NonNullable<JsonFinding["culprit"]>, "cause" | "together" | "alternatives">;

/** The arithmetic is for faces; the agreement carries what follows from it in the message. */
export function toJsonFinding(finding: Finding): JsonFinding {
  const { id, rules, severity, message, cells, culprit, text, arithmetic, explained } = finding;
  return {
    id,
    rules: [...rules],
    basis: basesOf(rules, arithmetic),
    severity,
    message,
    cells: cells.map(jsonCell),
    culprit: culprit && {
      ...jsonSuspect(culprit),
      cause: culprit.cause,
      together: culprit.together.map(jsonSuspect),
      alternatives: culprit.alternatives.map((set) => set.map(jsonSuspect)),
    },
    text,
    ...(explained ? { explained } : {}),
  };
}

function jsonCell(cell: FindingCell): JsonCell {
  const { sheet, address, table, line, column, text } = cell;
  return {
    sheet,
    address,
    table,
    line,
    column,
    value: cell.value === null ? null : plainDecimal(cell, cell.value),
    unit: cell.measure === "percent" ? "%" : cell.unit,
    text,
  };
}

function jsonSuspect(cell: SuspectCell): JsonSuspect {
  const { min, max, value } = cell.expected;
  const decimal = (figure: number | null): string | null =>
    figure === null ? null : plainDecimal(cell, figure);
  return {
    ...jsonCell(cell),
    expected: { min: decimal(min), max: decimal(max), value: decimal(value) },
  };
}

/** Of a rule of the user's own, its name and what he says that it rests on. */
function basesOf(rules: readonly string[], arithmetic: readonly Arithmetic[]): string[] {
  const own = arithmetic.flatMap(({ told }) => told ?? []);
  return [...new Set([...own, ...rules.flatMap((rule) => basisOf(rule) ?? [])])];
}
