/** The outcome of a review as text for a terminal. */
import { isSettled, type Finding, type Severity } from "../engine/finding";
import { printedCell } from "../engine/printed";
import type { Checked } from "../check/checked";
import { EXPLAINED, explanationText, SEVERITY_NAMES, severityName } from "./severity-names";
import { visible } from "./visible";
import { placeInText } from "./text-report";

/** The outcome for a terminal: each finding with its words and its cells, then what was not checked. */
export function reviewText({ review }: Checked, file: string): string {
  const { findings, notChecked, claims } = review ?? { findings: [], notChecked: [], claims: 0 };
  const settled = findings.filter(isSettled);
  const shown = findings.filter((finding) => finding.severity !== "info" && !isSettled(finding));
  const told = findings.filter((finding) => finding.severity === "info" && !isSettled(finding));
  const sections = [
    [file],
    shown.flatMap((finding, index) => findingLines(finding, `${String(index + 1)}. `)),
    settled.length === 0
      ? []
      : [
          `${EXPLAINED} ${String(settled.length)} 处：`,
          ...settled.map((each) => `  ${placeInText(each)}${each.message}${reasonOf(each)}`),
        ],
    told.length === 0
      ? []
      : [
          `${SEVERITY_NAMES.info} ${String(told.length)} 处（不是错误）：`,
          ...told.map((each) => `  ${placeInText(each)}${each.message}`),
        ],
    [
      `读出说法 ${String(claims)} 处：${SEVERITY_NAMES.error} ${String(count(findings, "error"))}，${SEVERITY_NAMES.warning} ${String(count(findings, "warning"))}`,
    ],
    notChecked.length === 0
      ? []
      : [
          `未核对 ${String(notChecked.length)} 处：`,
          ...notChecked.map(({ what, why }) => `  ${what}——${why}`),
        ],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(visible).join("\n"))
    .join("\n\n");
}

function count(findings: readonly Finding[], wanted: Severity): number {
  return findings.filter((finding) => finding.severity === wanted && !isSettled(finding)).length;
}

function reasonOf({ explained }: Finding): string {
  return explained ? `（说明：${explanationText(explained)}）` : "";
}

function findingLines(finding: Finding, number: string): string[] {
  const head = `${number}【${severityName(finding)}】${placeInText(finding)}${finding.message}${reasonOf(finding)}`;
  const cells = finding.cells.map((cell) => `${cell.sheet}!${cell.address} ${printedCell(cell)}`);
  return cells.length === 0 ? [head] : [head, `     ${cells.join("；")}`];
}
