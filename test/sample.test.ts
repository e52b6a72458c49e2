import { join } from "node:path";
import { openWorkbook } from "../src/disk/open-file";
import { BLANK } from "../src/workbook/amount";
import { SAMPLE_FIGURES, sampleFacts } from "./sample";

const SAMPLE = join(__dirname, "..", "assets", "samples", "xining-2024.xlsx");

describe("the sample workbook", () => {
  it("prints every figure of the disclosure as a number, and nothing else in a money cell", async () => {
    const workbook = await openWorkbook(SAMPLE);
    const money = workbook.sheets
      .slice(0, 11)
      .flatMap((sheet) => [...sheet.cells.values()].filter((cell) => cell.format === "#,##0.00"))
      .flatMap((cell) => (typeof cell.value === "number" ? [cell.value] : []));
    const expected = Object.entries(SAMPLE_FIGURES).flatMap(([id, value]) =>
      id.endsWith("/count") ? [] : [value],
    );
    expect(money.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
  });
});

describe("sampleFacts", () => {
  it("has blanks as blanks, and the two fund tables as empty ones", () => {
    const facts = sampleFacts();
    expect(facts.tables.size).toBe(11);
    expect(facts.tables.get("government-fund")?.status).toBe("empty");
    expect(facts.tables.get("state-capital")?.status).toBe("empty");
    expect([...facts.byId.values()].find(({ id }) => id === "income/2010301/institutional")?.amount).toBe(
      BLANK,
    );
  });

  it("changes what it is told to", () => {
    const facts = sampleFacts({ "expenditure/2010301/basic": 1134.66 });
    const changed = [...facts.byId.values()].find(({ id }) => id === "expenditure/2010301/basic");
    expect(changed?.amount).toEqual({ value: 113_466 * 10_000, half: 5_000, blank: false });
  });
});
