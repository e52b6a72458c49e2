/** @jest-environment jsdom */
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import { NEWER, openWorkbook } from "./open-workbook";

async function openTraced() {
  const { host } = await openWorkbook(2, NEWER);
  return { host, excel: createExcelHost() };
}

const AT = { sheet: "01 表", address: "B3" };

test("comments go where nobody has one, and only ours are removed", async () => {
  const { host } = await openWorkbook(2, NEWER);
  const sheet = host.sheetNamed("01 表");
  host.book.comments.push({ id: "{user}", sheet, row: 3, column: 1, content: "请核对" });
  host.userProtectsSheet("02 表");
  const excel = createExcelHost();

  const outcome = await excel.comment([
    { ...AT, text: "合计不符" },
    { ...AT, address: "B4", text: "已有批注" },
    { sheet: "02 表", address: "B3", text: "受保护" },
  ]);
  expect(outcome).toEqual({ added: 1, occupied: 1, skipped: [{ sheet: "02 表", why: "protected" }] });
  expect(host.book.comments.map(({ content }) => content)).toEqual(["请核对", "合计不符"]);

  await excel.clearComments();
  expect(host.book.comments.map(({ content }) => content)).toEqual(["请核对"]);
  expect(host.book.settings.size).toBe(0);
});

test("the pane's state is kept in the workbook", async () => {
  await openWorkbook();
  const excel = createExcelHost();
  expect(await excel.loadState()).toBeNull();
  await excel.saveState({ edition: "xining-2024" });
  expect(await excel.loadState()).toEqual({ edition: "xining-2024" });
});

test("traces that another program garbled count as none", async () => {
  const { host } = await openWorkbook();
  host.book.settings.set("finalAccounts.traces", { marks: "?" });
  const excel = createExcelHost();
  await excel.mark([{ severity: "error", cells: [AT] }]);
  await excel.clearMarks();
  expect(host.book.settings.size).toBe(0);
});

test("clearing all traces leaves nothing of ours, and everything of the user's", async () => {
  const { host } = await openWorkbook(2, NEWER);
  const excel = createExcelHost();
  await Promise.all([
    excel.mark([{ severity: "error", cells: [AT] }]),
    excel.comment([{ ...AT, text: "合计不符" }]),
    excel.addChart({ title: "支出构成", kind: "pie", data: { sheet: "01 表", range: "A2:B4" } }),
    excel.writeSheet({ name: "勾稽结果", rows: [{ cells: [{ value: "没有问题" }] }] }, "ours"),
    excel.saveState({ edition: "xining-2024" }),
  ]);
  expect(host.sheetNamed("01 表").charts).toMatchObject([{ title: "支出构成", source: "'01 表'!A2:B4" }]);

  expect(await excel.clearTraces(["勾稽结果", "01 表"])).toEqual({ skipped: [] });
  expect(host.book.sheets.map(({ name }) => name)).toEqual(["01 表", "02 表"]);
  expect(host.book.comments).toEqual([]);
  expect(host.sheetNamed("01 表").charts).toEqual([]);
  expect(host.sheetNamed("01 表").conditionalFormats).toHaveLength(1);
  expect(host.book.settings.size).toBe(0);
});

test("an Excel without comments says so, and all else can be cleared there", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  await expect(excel.comment([{ ...AT, text: "合计不符" }])).rejects.toMatchObject({ kind: "unsupported" });
  await excel.mark([{ severity: "error", cells: [AT] }]);
  await excel.clearTraces([]);
  expect(host.sheetNamed("01 表").conditionalFormats).toHaveLength(1);
  expect(host.book.settings.size).toBe(0);
});

test("a cell with an old note takes no comment, and the others get theirs", async () => {
  const { host, excel } = await openTraced();
  host.book.notes.add("01 表!B3");
  const notes = ["B2", "B3", "B4"].map((address) => ({ sheet: "01 表", address, text: `${address} 不符` }));
  expect(await excel.comment(notes)).toEqual({ added: 2, occupied: 1, skipped: [] });
  expect(host.book.comments.map(({ content }) => content)).toEqual(["B2 不符", "B4 不符"]);
});

test("comments that the user deleted are forgotten: the list of ours does not grow without end", async () => {
  const { host, excel } = await openTraced();
  const ids = () => (host.book.settings.get("finalAccounts.traces") as { commentIds: string[] }).commentIds;
  for (let round = 0; round < 3; round += 1) {
    await excel.comment([{ sheet: "01 表", address: "B3", text: "合计不符" }]);
    expect(ids()).toHaveLength(1);
    host.book.comments.splice(0);
  }
});

test("marks of an earlier session are known again", async () => {
  const { excel } = await openTraced();
  expect(await excel.hasMarks()).toBe(false);
  await excel.mark([{ severity: "error", cells: [{ sheet: "01 表", address: "B3" }] }]);
  expect(await excel.hasMarks()).toBe(true);
  expect(await createExcelHost().hasMarks()).toBe(true);
});
