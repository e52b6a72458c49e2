/**
 * Checks that a person has switched off for a workbook, with a reason, on the sheet 核对说明. What is switched off is not
 * checked, and is said not to be: a definition leaves its item open, so that nothing passes because nobody looked.
 */
import type { Explanation, Finding } from "../../engine/finding";
import type { Workbook } from "../../workbook/workbook";
import type { Checked, CheckRun, NotChecked } from "../checked";
import { checkOf } from "../checks";
import { readExplanations, type ExplanationRow } from "./sheet";

/** Before the check's id where the sheet names a finding. */
const PREFIX = "停用:";

export interface SwitchedOff {
  readonly id: string;
  readonly title: string;
  readonly explanation: Explanation;
}

export function switchKey(id: string): string {
  return `${PREFIX}${id}`;
}

export function isSwitch({ finding }: ExplanationRow): boolean {
  return finding.startsWith(PREFIX);
}

/** Rows of checks that the catalogue does not have switch nothing off. */
export function checksSwitchedOff(workbook: Workbook): SwitchedOff[] {
  return readExplanations(workbook).rows.flatMap((row): SwitchedOff[] => {
    const check = checkOfRow(row);
    return check ? [{ id: check.id, title: check.title, explanation: row.explanation }] : [];
  });
}

const checkOfRow = (row: ExplanationRow) =>
  isSwitch(row) ? checkOf(row.finding.slice(PREFIX.length)) : undefined;

/** Drops what the checks have found, and says that they did not run. */
export function withSwitchedOff(checked: Checked): Checked {
  const { switchedOff: off } = checked;
  const unknown = readExplanations(checked.workbook)
    .rows.filter((row) => isSwitch(row) && !checkOfRow(row))
    .map((row): NotChecked => ({
      what: `“核对说明”第${row.row + 1}行`,
      why: "没有这个编号的核对，没有停用",
    }));
  if (off.length + unknown.length === 0) return checked;
  const ids = new Set(off.map(({ id }) => id));
  const stays = ({ rules }: Finding): boolean => rules.length === 0 || rules.some((rule) => !ids.has(rule));
  const { review } = checked;
  return {
    ...checked,
    findings: checked.findings.filter(stays),
    review: review && { ...review, findings: review.findings.filter(stays) },
    runs: new Map([...checked.runs, ...off.map((one) => [one.id, runOf(one)] as const)]),
    notChecked: [
      ...off.map((one): NotChecked => ({ what: `停用的核对：${one.title}`, why: saidOf(one) })),
      ...unknown,
      ...checked.notChecked,
    ],
  };
}

function runOf(one: SwitchedOff): CheckRun {
  const isDefinition = checkOf(one.id)?.severity === "error";
  return { status: isDefinition ? "open" : "person", why: `已停用“${one.title}”：${saidOf(one)}` };
}

function saidOf({ explanation: { reason, name, date } }: SwitchedOff): string {
  return `${reason}（${name}，${date}）`;
}
