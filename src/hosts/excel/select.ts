import { parseA1, quoteSheet } from "../../workbook/address";
import type { CellPlace } from "../host";
import { addressLists } from "./address-lists";
import { hostError } from "./errors";
import { isSupported, run } from "./run";

/** Shows the cell and selects it, and with it the cells that it is seen together with. */
export function select({ sheet: name, address }: CellPlace, along: readonly string[] = []): Promise<void> {
  return run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name).load("visibility");
    await context.sync();
    if (sheet.isNullObject || !parseA1(address)) throw hostError("missing", `${name}!${address}`);
    if (sheet.visibility !== Excel.SheetVisibility.visible) throw hostError("hidden", name);
    sheet.activate();
    // Only newer versions select several areas; what is more than they take at once stays unlit.
    const [list = address] = addressLists([address, ...along]);
    if (along.length > 0 && isSupported("1.18")) sheet.getRanges(list).select();
    else sheet.getRange(address).select();
    await context.sync();
  });
}

/** The selected cells of one area; several areas are refused by Excel itself. */
export function selection(): Promise<string> {
  return run(async (context) => {
    const range = context.workbook.getSelectedRange().load("address");
    const sheet = range.worksheet.load("name");
    await context.sync();
    return `${quoteSheet(sheet.name)}!${range.address.slice(range.address.lastIndexOf("!") + 1)}`;
  });
}
