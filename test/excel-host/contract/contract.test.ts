/** @jest-environment jsdom */
import { connectClient } from "../client";
import { ExcelHost } from "../host";
import { BookModel } from "../model";
import { observe } from "./case";
import { contractCases } from "./index";

const host = new ExcelHost(new BookModel());

beforeAll(() => connectClient(host));

test.each(contractCases.map((one) => [one.name, one] as const))("%s", async (_name, one) => {
  const { observed, expected } = await observe(one);
  expect(observed).toEqual(expected);
});

test("each case has a name of its own and leaves no sheet behind", () => {
  expect(new Set(contractCases.map(({ name }) => name)).size).toBe(contractCases.length);
  expect(host.book.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
});

test("what the host does not implement is refused by name", async () => {
  const attempt = Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A1").getIntersection("A1:B2").load("address");
    await context.sync();
  });
  await expect(attempt).rejects.toMatchObject({
    code: "ApiNotImplementedByTestHost",
    message: expect.stringContaining("Range.getIntersection()") as string,
  });
});
