/** A check that was switched off for a reason judges nothing, passes nothing, and is told by every report. */
import { join } from "node:path";
import { examine } from "../../../src/check/check";
import { verdictOf } from "../../../src/check/checklist/outcome";
import type { Checked } from "../../../src/check/checked";
import { withExplanation, withoutExplanation } from "../../../src/check/explanations/sheet";
import { checksSwitchedOff, switchKey } from "../../../src/check/explanations/switched-off";
import { openWorkbook } from "../../../src/disk/open-file";
import { textReport } from "../../../src/report/text-report";
import { EXPLANATIONS_SHEET } from "../../../src/workbook/own-sheets";
import { cellKey, makeSheet, type Workbook } from "../../../src/workbook/workbook";
import { workbookOf } from "../../narrative/content-workbook";

const REASON = { reason: "本单位不适用", name: "王会计", date: "2025-03-01" };

let sample: Workbook;
beforeAll(async () => {
  sample = await openWorkbook(join("assets", "samples", "xining-2024.xlsx"));
});

/** 公开03表: the first item's 基本支出, two digits exchanged. */
function wrong(): Workbook {
  const sheets = sample.sheets.map((sheet) => {
    if (!sheet.name.startsWith("公开03表")) return sheet;
    const cells = [...sheet.cells].map(([key, cell]) =>
      key === cellKey(9, 3) ? { ...cell, value: 1134.66 } : cell,
    );
    return makeSheet(sheet, cells);
  });
  return { ...sample, sheets };
}

function withSwitch(workbook: Workbook, ids: readonly string[]): Workbook {
  return ids.reduce((before, id) => {
    const added = { finding: switchKey(id), problem: `停用核对：${id}`, figures: "", explanation: REASON };
    const [sheet] = workbookOf(withExplanation(before, added)).sheets;
    const others = before.sheets.filter(({ name }) => name !== EXPLANATIONS_SHEET);
    return { ...before, sheets: sheet ? [...others, sheet] : others };
  }, workbook);
}

/** Without a search: the failing relations by themselves. */
const examined = (workbook: Workbook): Promise<Checked> => examine({ workbook }, null);

const errorsOf = ({ findings }: Checked) => findings.filter(({ severity }) => severity === "error");

it("judges nothing and is open: what must hold does not pass because nobody looked", async () => {
  const ids = [...new Set(errorsOf(await examined(wrong())).flatMap(({ rules }) => rules))];
  expect(ids.length).toBeGreaterThan(0);
  const checked = await examined(withSwitch(wrong(), ids));
  expect(errorsOf(checked)).toEqual([]);
  expect(checked.relations.filter(({ rule }) => ids.includes(rule))).toEqual([]);
  expect(verdictOf(checked).outcome).toBe("open");
  expect(checked.switchedOff.map(({ id }) => id)).toEqual(ids);
  const report = textReport(checked);
  expect(report).toContain("停用的核对：");
  expect(report).toContain("本单位不适用（王会计，2025-03-01）");
  expect(report).not.toContain("已说明");
});

it("is told and leaves the rest as it was where only a usual relation is switched off", async () => {
  const before = await examined(sample);
  const rule = before.relations.find(({ kind }) => kind === "usual")?.rule ?? "";
  const checked = await examined(withSwitch(sample, [rule]));
  expect(verdictOf(checked).outcome).toBe(verdictOf(before).outcome);
  expect(checked.notChecked.map(({ what }) => what).join()).toContain("停用的核对：");
});

it("is nothing where the catalogue has no such check, and that is said", async () => {
  const checked = await examined(withSwitch(wrong(), ["no/such-check"]));
  expect(errorsOf(checked).length).toBeGreaterThan(0);
  expect(checked.notChecked.map(({ why }) => why)).toContain("没有这个编号的核对，没有停用");
});

it("is switched on again by taking its row away", () => {
  const off = withSwitch(sample, ["all/negative-amount"]);
  const on = withoutExplanation(off, switchKey("all/negative-amount"));
  expect(on && checksSwitchedOff(workbookOf(on))).toEqual([]);
});
