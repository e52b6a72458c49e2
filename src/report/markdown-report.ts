/** The report of one workbook as Markdown. All of the workbook's text is escaped: it is data, never markup. */
import { explanationText, severityName } from "./severity-names";
import { parted } from "../check/limits";
import type { JsonReport } from "./report-schema";
import { visible } from "./visible";

/** One line of text in which nothing is markup, a link or HTML. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&@-]/gu, (mark) => `\\${mark}`)
    .replace(/:(?=\/\/)|(?<=\bwww)\./giu, (mark) => `\\${mark}`)
    .trim();
}

export function markdownReport(report: JsonReport): string {
  const { checked, pass, rounding, fail, unknown } = report.relations;
  const { limits, others } = parted(report.notChecked);
  const head = [report.entity, report.year === null ? null : `${String(report.year)}年度`, report.edition];
  const lines = [
    `# ${escapeMarkdown(report.file)}`,
    "",
    head
      .filter((part) => part !== null)
      .map(escapeMarkdown)
      .join(" · "),
    "",
    `核对勾稽关系 ${String(checked)} 条：相符 ${String(pass)}，尾差 ${String(rounding)}，不符 ${String(fail)}，无法判断 ${String(unknown)}。`,
    "",
    ...limits.flatMap(({ what, why }) => [`${escapeMarkdown(what)}——${escapeMarkdown(why)}`, ""]),
    ...section(
      "问题",
      report.findings.map((finding) => {
        const { message, cells, culprit, explained } = finding;
        const places = (culprit ? [culprit] : cells).map(({ sheet, address }) => `${sheet}!${address}`);
        return `- **${severityName(finding)}** ${escapeMarkdown(message)}${placesText(places)}${explained ? `（说明：${escapeMarkdown(explanationText(explained))}）` : ""}`;
      }),
    ),
    ...section(
      "未识别的工作表",
      report.unrecognized.map(({ sheet, reason }) => `- ${escapeMarkdown(sheet)}：${escapeMarkdown(reason)}`),
    ),
    ...section(
      "未核对",
      others.map(({ what, why }) => `- ${escapeMarkdown(what)}——${escapeMarkdown(why)}`),
    ),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

/** A long sum names its first cells only; the JSON beside it has them all. */
const MAX_PLACES = 6;

function placesText(places: readonly string[]): string {
  if (places.length === 0) return "";
  const rest = places.length > MAX_PLACES ? ` 等 ${String(places.length)} 格` : "";
  return `（${places.slice(0, MAX_PLACES).map(escapeMarkdown).join("、")}${rest}）`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, "", ...items, ""];
}
