/**
 * What no sum can say: a fee without its count, a code with two names, a figure in a hidden row. An inspection looks
 * at facts and cells, warns or informs, and never condemns.
 */
import type { Workbook } from "../../workbook/workbook";
import { cellOf } from "./arithmetic";
import type { Fact, Facts } from "../fact";
import { plainFinding, type Finding } from "../finding";

export interface Remark {
  readonly severity: "warning" | "info";
  readonly message: string;
  readonly facts: readonly Fact[];
  /** What it is about, where no fact tells: part of the finding's id. */
  readonly about?: string;
}

export interface InspectionDefinition {
  readonly id: string;
  readonly title: string;
  /** One sentence: what should hold. */
  readonly says: string;
  /** What it rests on: a key of the catalogue's list. */
  readonly basis: string;
  /** Of its remarks. */
  readonly severity: Remark["severity"];
  inspect(facts: Facts, workbook: Workbook): readonly Remark[];
}

export function defineInspection(definition: InspectionDefinition): InspectionDefinition {
  return definition;
}

export function findingsOfInspection(
  inspection: InspectionDefinition,
  facts: Facts,
  workbook: Workbook,
): Finding[] {
  return inspection.inspect(facts, workbook).map(({ severity, message, facts: concerned, about }) =>
    plainFinding({
      rule: inspection.id,
      id: `${inspection.id}:${about ?? concerned[0]?.id ?? ""}`,
      severity,
      message,
      cells: concerned.map(cellOf),
    }),
  );
}
