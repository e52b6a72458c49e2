/** The contract of all hosts, kept by the page's, over the bytes of a file. */
import { createPageHost } from "../../../src/hosts/page/page-host";
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
