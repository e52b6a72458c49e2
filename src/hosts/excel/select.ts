import { parseA1 } from "../../workbook/address";
import type { CellPlace } from "../host";
import { hostError } from "./errors";
import { run } from "./run";

/** Shows the cell and selects it. */
export function select({ sheet: name, address }: CellPlace): Promise<void> {
  return run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name).load("visibility");
    await context.sync();
    if (sheet.isNullObject || !parseA1(address)) throw hostError("missing", `${name}!${address}`);
    if (sheet.visibility !== Excel.SheetVisibility.visible) throw hostError("hidden", name);
    sheet.activate();
    sheet.getRange(address).select();
    await context.sync();
  });
}
