/** A received narrative reviewed with what the check of its workbook knows, and the outcome for the faces. */
import type { Facts } from "../engine/fact";
import type { Finding, Severity } from "../engine/finding";
import { supplementBlocks } from "../narrative";
import { readSupplement } from "../narrative/supplement/read";
import type { ReceivedText } from "../review/received-text";
import { review } from "../review/review";
import type { Review } from "../review/review";
import type { Workbook } from "../workbook/workbook";
import type { Report } from "./check";
import { repairedFacts } from "./repaired";
import { statedProjectsInText } from "./stated-projects";
import { placeInText } from "./text-report";
import { weighReview } from "./weigh-review";

/**
 * `prior`: the facts of last year's workbook; `workbook`: the one under review, for its 补充资料. Where the report
 * knows which cells are wrong, the text is held against what they should be.
 */
export function reviewNarrative(
  report: Report,
  text: ReceivedText,
  prior?: Facts,
  workbook?: Workbook,
): Review {
  const { facts, entity, year, edition, evaluations } = report;
  const options = {
    entity,
    year,
    ...(prior ? { prior } : {}),
    ...(workbook ? { supplement: readSupplement(workbook, supplementBlocks(edition)).supplement } : {}),
  };
  const asPrinted = review(text, facts, options);
  const repaired = repairedFacts(facts, report.localization);
  const reviewed = repaired
    ? weighReview(facts, repaired, asPrinted, review(text, repaired.facts, options))
    : asPrinted;
  // A text that carries the forms itself has been held against them.
  const told = new Set(reviewed.findings.map(({ text: place }) => place?.paragraph));
  const stated = statedProjectsInText(text, evaluations).filter((each) => !told.has(each.text?.paragraph));
  return { ...reviewed, findings: [...reviewed.findings, ...stated] };
}

/** A text that claims nothing that a disclosure's narrative claims. */
export function isNarrative({ claims }: Review): boolean {
  return claims > 0;
}

/** The report with what was found in the narrative in place of, or besides, what was found in the workbook. */
export function reportOfReview(report: Report, { findings, notChecked }: Review): Report {
  return { ...report, findings, notChecked };
}

export function withReview(report: Report, { findings, notChecked }: Review): Report {
  return {
    ...report,
    findings: [...report.findings, ...findings],
    notChecked: [...report.notChecked, ...notChecked],
  };
}

const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: "错误", warning: "提示", info: "说明" };

/** The outcome for a terminal: each finding with its words and its cells, then what was not checked. */
export function reviewText({ findings, notChecked, claims }: Review, file: string): string {
  const shown = findings.filter(({ severity }) => severity !== "info");
  const told = findings.filter(({ severity }) => severity === "info");
  const sections = [
    [file],
    shown.map((finding, index) => `${String(index + 1)}. ${findingText(finding)}`),
    told.length === 0
      ? []
      : [
          `说明 ${String(told.length)} 处（不是错误）：`,
          ...told.map((each) => `  ${placeInText(each)}${each.message}`),
        ],
    [
      `读出说法 ${String(claims)} 处：错误 ${String(count(findings, "error"))}，提示 ${String(count(findings, "warning"))}`,
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
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function count(findings: readonly Finding[], wanted: Severity): number {
  return findings.filter(({ severity }) => severity === wanted).length;
}

function findingText(finding: Finding): string {
  const head = `【${SEVERITY_NAMES[finding.severity]}】${placeInText(finding)}${finding.message}`;
  const cells = finding.cells.map(({ sheet, address, value }) => `${sheet}!${address} ${value ?? "空白"}`);
  return cells.length === 0 ? head : `${head}\n     ${cells.join("；")}`;
}
