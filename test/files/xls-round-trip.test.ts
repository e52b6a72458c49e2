import { join } from "node:path";
import { read, write } from "@e965/xlsx";
import { readFile } from "node:fs/promises";
import { readWorkbook } from "../../src/files/read-workbook";
import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { toJsonReport } from "../../src/report/json-report";

const SAMPLE = join(__dirname, "..", "..", "assets", "samples", "xining-2024.xlsx");

/** BIFF8 cuts a sheet's name at 31 characters, as .xlsx does: the sample's are shorter. */
function asXls(bytes: Uint8Array): Uint8Array {
  const workbook = read(bytes, { type: "buffer", cellFormula: true, cellNF: true, sheetStubs: true });
  return new Uint8Array(write(workbook, { type: "buffer", bookType: "biff8" }) as Buffer);
}

describe("the sample saved as .xls", () => {
  let [xlsx, xls]: [Checked | null, Checked | null] = [null, null];
  beforeAll(async () => {
    const bytes = new Uint8Array(await readFile(SAMPLE));
    xlsx = check(await readWorkbook(bytes, "xining-2024.xlsx"));
    xls = check(await readWorkbook(asXls(bytes), "xining-2024.xlsx"));
  });

  it("gives the same report", () => {
    if (!xlsx || !xls) throw new Error("nothing was read");
    expect(toJsonReport(xls)).toEqual(toJsonReport(xlsx));
    expect(toJsonReport(xls).relations.checked).toBeGreaterThan(500);
  });

  it("gives the same facts from the same cells", () => {
    expect([...(xls?.facts.byId.values() ?? [])]).toEqual([...(xlsx?.facts.byId.values() ?? [])]);
  });
});
