/**
 * What no sum can say: a fee without its count, a code with two names, a figure in a hidden row. An inspection looks
 * at facts and cells, warns or informs, and never condemns.
 */
import { toA1, type CellRef } from "../../workbook/address";
import { cellAt, type Workbook } from "../../workbook/workbook";
import { cellOf } from "./arithmetic";
import type { Fact, Facts, TableId } from "../fact";
import { plainFinding, type Finding, type FindingCell } from "../finding";

export interface Remark {
  readonly severity: "warning" | "info";
  readonly message: string;
  readonly facts: readonly Fact[];
  /** Cells that hold no figure: a title, the line with the unit. */
  readonly places?: readonly TableCell[];
  /** What it is about, where no fact tells: part of the finding's id. */
  readonly about?: string;
}

/** A cell that belongs to a table. */
export interface TableCell {
  readonly table: TableId;
  readonly cell: CellRef;
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

function cellOfPlace(
  { table, cell: { sheet: name, row, column } }: TableCell,
  workbook: Workbook,
): FindingCell {
  const sheet = workbook.sheets.find((candidate) => candidate.name === name);
  const value = sheet && cellAt(sheet, row, column)?.value;
  return {
    sheet: name,
    address: toA1(row, column),
    table,
    line: null,
    column: null,
    measure: null,
    unit: null,
    value: null,
    text: value === null || value === undefined ? null : String(value),
  };
}

export function findingsOfInspection(
  inspection: InspectionDefinition,
  facts: Facts,
  workbook: Workbook,
): Finding[] {
  return inspection
    .inspect(facts, workbook)
    .map(({ severity, message, facts: concerned, places = [], about }) =>
      plainFinding({
        rule: inspection.id,
        id: `${inspection.id}:${about ?? concerned[0]?.id ?? ""}`,
        severity,
        message,
        cells: [...concerned.map(cellOf), ...places.map((place) => cellOfPlace(place, workbook))],
      }),
    );
}
