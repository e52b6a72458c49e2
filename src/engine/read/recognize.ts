/** Which tables a workbook holds, and what could not be placed: by content, never by a sheet's name or position. */
import type { Sheet, Workbook } from "../../workbook/workbook";
import { assemble, mostCommonUnit, unitOfPart } from "./assemble";
import { commonPrinting } from "./convert";
import { readCover, type Cover } from "./matter";
import type { TableDefinition } from "../define-table";
import type { Facts, TableId } from "../fact";
import {
  isComplete,
  placeAmongFinalAccounts,
  placeSheet,
  type SheetPlacing,
  type TablePart,
} from "./place-sheet";

export interface Recognition {
  readonly facts: Facts;
  /** What sheets without a table say of the whole workbook. */
  readonly cover: Cover;
  readonly unrecognized: readonly Unrecognized[];
}

export interface Unrecognized {
  readonly sheet: string;
  readonly reason: string;
  /** Tables of which it has the title alone. */
  readonly titled: readonly TableId[];
}

export interface RecognizeOptions {
  readonly tables: readonly TableDefinition[];
  /** Sheets that the user named by hand. */
  readonly named?: Readonly<Record<string, TableId>>;
}

/** Reads every table of the workbook into facts. */
export function recognize(workbook: Workbook, { tables, named = {} }: RecognizeOptions): Recognition {
  const parts = new Map<TableDefinition, TablePart[]>();
  const keep = (found: readonly TablePart[]): void => {
    for (const part of found)
      parts.set(part.region.definition, [...(parts.get(part.region.definition) ?? []), part]);
  };
  const left: (Unrecognized & { readonly from: Sheet; readonly placing: SheetPlacing })[] = [];
  for (const from of workbook.sheets) {
    const placing = placeSheet(from, tables, named[from.name]);
    keep(placing.found);
    const { reason, titled = [] } = placing;
    if (reason !== null) left.push({ sheet: from.name, reason, titled, from, placing });
  }
  const isOfFinalAccounts = [...parts.values()]
    .flat()
    .some(({ region }) => region.titleText?.includes("决算"));
  const isOpen = (definition: TableDefinition): boolean => !parts.has(definition);
  const unrecognized = left.flatMap(({ from, placing, ...told }): Unrecognized[] => {
    const found = isOfFinalAccounts ? placeAmongFinalAccounts(from, placing, tables, isOpen) : [];
    keep(found);
    return found.length > 0 ? [] : [told];
  });
  const unit = mostCommonUnit([...parts.values()].flat());
  const inUnits = [...parts.values()].flatMap((own) =>
    own.filter(isComplete).map((part) => ({ part, unit: unitOfPart(part, own, unit) })),
  );
  const common = { unit, printing: commonPrinting(inUnits) };
  const assembled = new Map(
    [...parts].map(([definition, own]) => [definition, assemble(definition, own, common)]),
  );
  const facts = tables.flatMap((definition) => assembled.get(definition)?.facts ?? []);
  return {
    facts: {
      tables: new Map([...assembled.values()].map(({ reading }) => [reading.table, reading])),
      byId: new Map(facts.map((fact) => [fact.id, fact])),
    },
    cover: readCover(workbook.sheets.filter(({ name }) => unrecognized.some(({ sheet }) => sheet === name))),
    unrecognized,
  };
}
