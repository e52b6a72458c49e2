/** @jest-environment jsdom */
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { WorkbookChange } from "../../../src/hosts/host";
import { NEWER, openWorkbook } from "./open-workbook";

test("edits, new, deleted and protected sheets are told until the watch ends", async () => {
  const { host } = await openWorkbook(3, NEWER);
  const told: WorkbookChange[] = [];
  const stop = await createExcelHost().watch(
    (change) => told.push(change),
    (error) => {
      throw error;
    },
  );
  host.userTypes("01 表", "B3", "5");
  host.userAddsSheet("封面");
  host.userDeletesSheet("03 表");
  host.userProtectsSheet("02 表");
  await eventsArrive();
  const sheets = { kind: "sheets" };
  const sheetId = host.sheetNamed("01 表").id;
  expect(told).toEqual([{ kind: "cells", sheetId, address: "B3" }, sheets, sheets, sheets]);

  await stop();
  host.userTypes("01 表", "B3", "6");
  await eventsArrive();
  expect(told).toHaveLength(4);
});

test("an Excel without the newer events is watched for the others", async () => {
  const { host } = await openWorkbook(2, { language: "en-US", excelApi: "1.9" });
  const told: WorkbookChange[] = [];
  const excel = createExcelHost();
  expect(excel.language).toBe("en-US");
  await excel.watch(
    (change) => told.push(change),
    (error) => {
      throw error;
    },
  );
  host.userTypes("01 表", "B3", "5");
  await eventsArrive();
  expect(told).toHaveLength(1);
});

/** Events travel through promises of the client; all of those settle before the next turn of the event loop. */
function eventsArrive(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

test("a figure that Excel computed anew without anybody typing is told", async () => {
  const { host } = await openWorkbook(2, NEWER);
  const told: WorkbookChange[] = [];
  await createExcelHost().watch(
    (change) => told.push(change),
    (error) => {
      throw error;
    },
  );
  host.formulaGets("02 表", "B4", 31);
  await eventsArrive();
  expect(told).toEqual([{ kind: "cells", sheetId: host.sheetNamed("02 表").id, address: "B4" }]);
});
