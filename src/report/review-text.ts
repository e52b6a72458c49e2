/** The outcome of a review as text for a terminal. */
import type { Finding, Severity } from "../engine/finding";
import { printedCell } from "../engine/printed";
import type { Checked } from "../check/checked";
import { SEVERITY_NAMES } from "./severity-names";
import { visible } from "./visible";
import { placeInText } from "./text-report";

/** The outcome for a terminal: each finding with its words and its cells, then what was not checked. */
export function reviewText({ review }: Checked, file: string): string {
  const { findings, notChecked, claims } = review ?? { findings: [], notChecked: [], claims: 0 };
  const shown = findings.filter(({ severity }) => severity !== "info");
  const told = findings.filter(({ severity }) => severity === "info");
  const sections = [
    [file],
    shown.flatMap((finding, index) => findingLines(finding, `${String(index + 1)}. `)),
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
  return findings.filter(({ severity }) => severity === wanted).length;
}

function findingLines(finding: Finding, number: string): string[] {
  const head = `${number}【${SEVERITY_NAMES[finding.severity]}】${placeInText(finding)}${finding.message}`;
  const cells = finding.cells.map((cell) => `${cell.sheet}!${cell.address} ${printedCell(cell)}`);
  return cells.length === 0 ? [head] : [head, `     ${cells.join("；")}`];
}
