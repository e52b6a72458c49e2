/** The contract of all hosts, kept by the page's, over the bytes of a file. */
import { createPageHost } from "../../../src/hosts/page/page-host";
import { cellKey } from "../../../src/workbook/workbook";
import { describeHost } from "../contract";
import { openBook } from "./open-book";

describeHost("hosts/page", async (options) => {
  const book = await openBook(options);
  return {
    host: createPageHost(book, "zh-CN"),
    type: (sheet, address, text) => book.type(sheet, address, text),
    settle: () => Promise.resolve(),
  };
});

test("cells that are seen together with the selected one are lit, until another is selected", async () => {
  const book = await openBook({ sheets: 1 });
  const host = createPageHost(book, "zh-CN");
  await host.select({ sheet: "01 表", address: "B3" }, ["B4", "C3"]);
  expect([...book.lit]).toEqual([cellKey(3, 1), cellKey(2, 2)]);
  await host.select({ sheet: "01 表", address: "B4" });
  expect(book.lit.size).toBe(0);
});
