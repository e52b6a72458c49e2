/**
 * Two submissions of an invented department with a known mending, an error that stays, one that comes new and a change that
 * nobody asked for: what a comparison must tell of them, and nothing else.
 */
import { examine } from "../../../src/check/check";
import type { Fact } from "../../../src/engine/fact";
import {
  compare,
  submissionOf as submissionIn,
  type Comparison,
  type Submission,
} from "../../../src/report/compare/compare";
import { readTables } from "../../../src/check/read-tables";
import { meansWithin } from "../../../src/solver/load-solver";
import { toA1 } from "../../../src/workbook/address";
import { makeSheet, type Workbook } from "../../../src/workbook/workbook";
import { DEFAULT_BUDGET } from "../../../src/check/locate";
import { layOutAs } from "../../layouts/lay-out";
import { randomSource } from "../../layouts/random-source";
import { seededRandom } from "../../layouts/random";

export const ROLES = ["mended", "still", "new", "silent"] as const;
type Role = (typeof ROLES)[number];

export interface Pair {
  readonly before: Submission;
  readonly now: Submission;
  readonly comparison: Comparison;
  /** `sheet!A1` of the cell of each role. */
  readonly cells: Readonly<Record<Role, string>>;
}

/** Three more digits of its own in front: no rounding, and no neighbour's value. */
function withWrong(workbook: Workbook, facts: readonly Fact[], factor: number): Workbook {
  const wrong = new Map(facts.map(({ cell }) => [`${cell.sheet}!${toA1(cell.row, cell.column)}`, factor]));
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) =>
      makeSheet(
        sheet,
        [...sheet.cells.values()].map((cell) => {
          const by = wrong.get(`${sheet.name}!${toA1(cell.row, cell.column)}`);
          return by !== undefined && typeof cell.value === "number"
            ? { ...cell, value: cell.value + by }
            : cell;
        }),
      ),
    ),
  };
}

async function submissionOf(workbook: Workbook): Promise<Submission> {
  return submissionIn(await examine({ workbook }, meansWithin(DEFAULT_BUDGET)), workbook.name);
}

export async function pairOf(seed: number): Promise<Pair> {
  const random = seededRandom(seed);
  const { workbook } = layOutAs(randomSource(random, 4));
  const read = [...readTables(workbook).facts.byId.values()].filter(
    ({ amount, measure, cell, formula }) =>
      measure === "money" &&
      formula === undefined &&
      amount?.blank === false &&
      amount.value !== 0 &&
      isNumber(workbook, cell),
  );
  const picked: Fact[] = [];
  while (picked.length < ROLES.length) {
    const fact = read[random.int(0, read.length - 1)];
    if (fact && !picked.some(({ table }) => table === fact.table)) picked.push(fact);
  }
  const [mended, still, fresh, silent] = picked as [Fact, Fact, Fact, Fact];
  const before = await submissionOf(withWrong(workbook, [mended, still], 700));
  const now = await submissionOf(withWrong(withWrong(workbook, [still, fresh], 700), [silent], 30));
  const place = ({ cell }: Fact): string => `${cell.sheet}!${toA1(cell.row, cell.column)}`;
  const cells = { mended: place(mended), still: place(still), new: place(fresh), silent: place(silent) };
  return { before, now, comparison: compare(before, now), cells };
}

function isNumber({ sheets }: Workbook, { sheet, row, column }: Fact["cell"]): boolean {
  const found = sheets.find(({ name }) => name === sheet);
  return [...(found?.cells.values() ?? [])].some(
    (cell) => cell.row === row && cell.column === column && typeof cell.value === "number",
  );
}

/** What the comparison says that is not so, or does not say that is; `[]`: it is right. */
export function faultsOf({ before, now, comparison, cells }: Pair): string[] {
  const { findings, figures } = comparison;
  const faults: string[] = [];
  const expect = (isSo: boolean, what: string): void => {
    if (!isSo) faults.push(what);
  };
  const changed = [cells.mended, cells.new, cells.silent].sort();
  expect(
    figures
      .map(({ place }) => place)
      .sort()
      .join() === changed.join(),
    "the changed figures",
  );
  const namedBefore = new Set(
    shown(before).flatMap(({ cells: own, culprit }) =>
      [...own, ...(culprit ? [culprit, ...culprit.together, ...culprit.alternatives.flat()] : [])].map(
        ({ sheet, address }) => `${sheet}!${address}`,
      ),
    ),
  );
  for (const { place, isAskedFor } of figures)
    expect(isAskedFor === namedBefore.has(place), `whether ${place} was asked for`);
  const of = (...standings: string[]) =>
    findings.filter(({ standing }) => standings.includes(standing)).length;
  expect(of("new", "still") === shown(now).length, "every finding of now, once");
  expect(of("still", "mended", "open") === shown(before).length, "every finding of before, once");
  const accusing = (place: string) =>
    findings.filter(({ finding: { culprit } }) => culprit && `${culprit.sheet}!${culprit.address}` === place);
  for (const { standing } of accusing(cells.mended)) expect(standing === "mended", "the mended one");
  const isAccused = ({ report }: Submission, place: string): boolean =>
    report.findings.some(({ culprit }) => culprit && `${culprit.sheet}!${culprit.address}` === place);
  if (isAccused(before, cells.still) && isAccused(now, cells.still))
    expect(
      accusing(cells.still).every(({ standing }) => standing === "still"),
      "the one that stays",
    );
  for (const { standing } of accusing(cells.new)) expect(standing === "new", "the new one");
  return faults;
}

const shown = ({ report }: Submission) => report.findings.filter(({ severity }) => severity !== "info");
