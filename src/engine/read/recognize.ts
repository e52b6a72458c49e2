/** Which tables a workbook holds, and what could not be placed: by content, never by a sheet's name or position. */
import type { Workbook } from "../../workbook/workbook";
import { assemble, mostCommonUnit, unitOfPart } from "./assemble";
import { commonPrinting } from "./convert";
import { readCover, type Cover } from "./matter";
import type { TableDefinition } from "../define-table";
import type { Facts, TableId } from "../fact";
import { isComplete, placeAmongFinalAccounts, placeSheet, type TablePart } from "./place-sheet";

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
  const unrecognized: Unrecognized[] = [];
  for (const sheet of workbook.sheets) {
    const { found, reason, titled = [] } = placeSheet(sheet, tables, named[sheet.name]);
    for (const part of found)
      parts.set(part.region.definition, [...(parts.get(part.region.definition) ?? []), part]);
    if (reason !== null) unrecognized.push({ sheet: sheet.name, reason, titled });
  }
  const placed = [...parts.values()].flat();
  if (placed.some(({ region }) => region.titleText?.includes("决算"))) {
    for (const { sheet: name } of [...unrecognized]) {
      const sheet = workbook.sheets.find((each) => each.name === name);
      const open = tables.filter((definition) => !parts.has(definition));
      const found = sheet ? placeAmongFinalAccounts(sheet, open) : [];
      for (const part of found) parts.set(part.region.definition, [part]);
      if (found.length > 0)
        unrecognized.splice(
          unrecognized.findIndex(({ sheet }) => sheet === name),
          1,
        );
    }
  }
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
