/** A fault of the structure and a slip beside it: what both findings want is one value a cell, within its own bounds. */
import { injectFault, PRINTING } from "../../bench/structure/inject";
import { examine } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { DEFAULT_BUDGET } from "../../src/check/locate";
import { readTables } from "../../src/check/read-tables";
import type { SuspectCell } from "../../src/engine/finding";
import { meansWithin } from "../../src/solver/load-solver";
import { makeSheet, type Workbook } from "../../src/workbook/workbook";
import { layOutAs } from "../layouts/lay-out";
import { seededRandom, type Random } from "../layouts/random";
import { randomSource } from "../layouts/random-source";

/** Three figures of the workbook, anywhere, with a digit too many. */
function withSlips(workbook: Workbook, random: Random): Workbook {
  const sheets = workbook.sheets.map((sheet) => {
    const figures = [...sheet.cells.values()].filter(({ value }) => typeof value === "number" && value > 1);
    if (figures.length === 0 || random.chance(0.6)) return sheet;
    const wrong = random.pick(figures);
    const cells = [...sheet.cells.values()].map((cell) =>
      cell === wrong ? { ...cell, value: Number(cell.value) * 10 } : cell,
    );
    return makeSheet(sheet, cells);
  });
  return { ...workbook, sheets };
}

async function examined(kind: "slide" | "scale" | "exchange", seed: number): Promise<Checked | null> {
  const random = seededRandom(seed);
  const source = randomSource(random, random.int(8, 20));
  const { workbook } = layOutAs(source, PRINTING);
  const { facts } = readTables(workbook);
  const faulty = injectFault(kind, { source, workbook, facts, other: source }, random);
  return faulty && examine({ workbook: withSlips(faulty.workbook, random) }, meansWithin(DEFAULT_BUDGET / 8));
}

const keyOf = ({ sheet, address }: SuspectCell): string => `${sheet}!${address}`;

describe.each(["slide", "scale", "exchange"] as const)("a %s and slips", (kind) => {
  it.each([61, 64])("%i", async (seed) => {
    const checked = await examined(kind, seed);
    const wanted = new Map<string, number | null>();
    const repaired = new Set<string>();
    for (const { id, culprit } of checked?.findings ?? []) {
      if (!culprit) continue;
      const cells = [culprit, ...culprit.together];
      const isFault = id.startsWith("structure:");
      for (const cell of [...cells, ...culprit.alternatives.flat()]) {
        const { min, max, value } = cell.expected;
        if (value === null) continue;
        expect([keyOf(cell), (min ?? value) <= value && value <= (max ?? value)]).toEqual([
          keyOf(cell),
          true,
        ]);
        if (!isFault) expect(repaired.has(keyOf(cell))).toBe(false);
      }
      for (const cell of cells) {
        if (isFault) repaired.add(keyOf(cell));
        expect([keyOf(cell), cell.expected.value]).toEqual([
          keyOf(cell),
          wanted.get(keyOf(cell)) ?? cell.expected.value,
        ]);
        wanted.set(keyOf(cell), cell.expected.value);
      }
    }
  });
});
