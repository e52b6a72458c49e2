/** Writes one suggested value, and takes it back: only ever over what was there when the advice was given. */
import { parseA1 } from "../../workbook/address";
import type { AppliedChange, CellChange, CellPlace } from "../host";
import { asInput, toCell } from "./cells";
import { hostError } from "./errors";
import { run } from "./run";

export function apply(change: CellChange): Promise<AppliedChange> {
  return run(async (context) => {
    const { range, content } = await readCell(context, change);
    if (content.value !== change.from || content.formula !== change.fromFormula) {
      throw hostError("changed", placeName(change));
    }
    range.values = [[asInput(change.to)]];
    await context.sync();
    return { change, restore: content.formula ?? content.error ?? asInput(content.value) };
  });
}

export function takeBack({ change, restore }: AppliedChange): Promise<void> {
  return run(async (context) => {
    const { range, content } = await readCell(context, change);
    if (content.value !== change.to || content.formula !== undefined) {
      throw hostError("changed", placeName(change));
    }
    range.formulas = [[restore]];
    await context.sync();
  });
}

async function readCell(context: Excel.RequestContext, place: CellPlace) {
  const at = parseA1(place.address);
  const sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet).load("protection/protected");
  await context.sync();
  if (sheet.isNullObject || !at) throw hostError("missing", placeName(place));

  const range = sheet.getRange(place.address).load("values,formulas");
  const { protection } = range.format;
  protection.load("locked");
  await context.sync();
  if (sheet.protection.protected && protection.locked) throw hostError("protected", place.sheet);
  const cell = toCell(at.row, at.column, range.values[0]?.[0], range.formulas[0]?.[0], undefined);
  return { range, content: { value: cell?.value ?? null, formula: cell?.formula, error: cell?.error } };
}

function placeName({ sheet, address }: CellPlace): string {
  return `${sheet}!${address}`;
}
