import { editionOf } from "../../src/editions/recognize-edition";
import { recognize } from "../../src/engine/read/recognize";
import { TABLES } from "../../src/tables";
import { layOutAs } from "../layouts/lay-out";
import { sampleSource, type Source } from "../layouts/source";
import type { SheetVariant, WorkbookVariant } from "../layouts/variants";

const SAMPLE = sampleSource();
const elsewhere: Source = { ...SAMPLE, entity: "临江县水务局" };
const withoutTables = (source: Source, ...left: string[]): Source => ({
  ...source,
  tables: new Map([...source.tables].filter(([table]) => !left.includes(table))),
});

function editionFor(
  source: Source,
  sheet: Partial<SheetVariant>,
  workbook: Partial<WorkbookVariant>,
): string {
  return editionOf(recognize(layOutAs(source, sheet, workbook).workbook, { tables: TABLES }).facts).id;
}

describe("editionOf", () => {
  it.each<[string, Source, Partial<SheetVariant>, Partial<WorkbookVariant>, string]>([
    ["eleven numbered tables", SAMPLE, {}, {}, "xining-2024"],
    ["the same of another region", elsewhere, {}, {}, "xining-2024"],
    ["the same shuffled", elsewhere, {}, { order: "shuffled", names: "generic" }, "xining-2024"],
    ["one of the eleven left out", withoutTables(elsewhere, "operating-expenses"), {}, {}, "xining-2024"],
    [
      "nine numbered tables",
      withoutTables(elsewhere, "operating-expenses", "procurement"),
      {},
      {},
      "national",
    ],
    [
      "nine tables without numbers, three-public before the funds",
      withoutTables(elsewhere, "operating-expenses", "procurement"),
      { hasMark: false, title: "plain" },
      { order: "shanghai" },
      "shanghai-2024",
    ],
    [
      "nine tables without numbers in the order of 财政部",
      withoutTables(elsewhere, "operating-expenses", "procurement"),
      { hasMark: false, title: "plain" },
      {},
      "national",
    ],
    [
      "numbered tables of a unit in 上海",
      { ...withoutTables(SAMPLE, "operating-expenses", "procurement"), entity: "上海市某区水务局" },
      {},
      {},
      "shanghai-2024",
    ],
  ])("%s", (_, source, sheet, workbook, expected) => {
    expect(editionFor(source, sheet, workbook)).toBe(expected);
  });
});
