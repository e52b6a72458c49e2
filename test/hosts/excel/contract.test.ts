/** @jest-environment jsdom */
/** The contract of all hosts, kept through the real Office.js client. */
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import { describeHost } from "../contract";
import { NEWER, openWorkbook } from "./open-workbook";

describeHost("hosts/excel", async ({ sheets, protectedSheet, hiddenSheet, isStructureProtected }) => {
  const { host } = await openWorkbook(sheets, NEWER);
  if (hiddenSheet !== undefined) host.sheetNamed(hiddenSheet).visibility = "hidden";
  if (protectedSheet !== undefined) host.userProtectsSheet(protectedSheet);
  if (isStructureProtected) host.book.isStructureProtected = true;
  return {
    host: createExcelHost(),
    type: (sheet, address, text) => host.userTypes(sheet, address, text),
    // Events travel through promises of the client; all of those settle before the next turn of the event loop.
    settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
  };
});
