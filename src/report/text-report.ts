/** The report as text for a terminal: findings with both sides, difference and allowance, then what was checked. */
import { isSettled, type Arithmetic, type ArithmeticTerm, type Finding } from "../engine/finding";
import { countsOf } from "../engine/most-common";
import { printedCell, printedSum } from "../engine/printed";
import type { Verdict } from "../engine/reconcile/relation";
import { pagesText, placesOfFinding } from "./places";
import { EXPLAINED, explanationText, SEVERITY_NAMES, severityName } from "./severity-names";
import { visible } from "./visible";
import { verdictLines } from "./verdict-text";
import type { ExplanationStatus } from "../check/explanations/explain";
import { parted } from "../check/limits";
import { allFindings, allJudgements, allNotChecked, type Checked } from "../check/checked";

export function textReport(checked: Checked, file = checked.workbook.name): string {
  const findings = allFindings(checked);
  const { limits, others: notChecked } = parted(allNotChecked(checked));
  const ofVerdict = (wanted: Verdict): Finding[] => {
    const ids = new Set(
      allJudgements(checked)
        .filter(({ verdict }) => verdict === wanted)
        .map(({ relation }) => relation.id),
    );
    return findings.filter((finding) => ids.has(finding.id));
  };
  const [adjusted, rounding] = [ofVerdict("adjusted"), ofVerdict("rounding")];
  const settled = findings.filter(isSettled);
  const quiet = new Set([...rounding, ...adjusted, ...settled]);
  const shown = findings.filter((finding) => !quiet.has(finding));
  const unsettled = (list: readonly Finding[]): Finding[] => list.filter((finding) => !isSettled(finding));
  const sections = [
    [
      file,
      `${checked.entity ?? "单位名称未注明"} ${checked.year === null ? "" : `${String(checked.year)}年度`} 版式：${checked.edition.name}`,
    ],
    limits.map(({ what, why }) => `${what}——${why}`),
    shown.flatMap((finding, index) =>
      findingLines(finding, `${String(index + 1)}. `, pagesText(placesOfFinding(checked, finding))),
    ),
    explainedLines(settled),
    lapsedLines(checked),
    folded(
      `尾数调整 ${String(adjusted.length)} 处（同一金额两处末位不同，不是账务错误）：`,
      unsettled(adjusted),
    ),
    folded(`四舍五入尾差 ${String(rounding.length)} 处（不是错误）：`, unsettled(rounding)),
    tableLines(checked),
    [countLine(checked)],
    notChecked.length === 0
      ? []
      : [
          `未核对 ${String(notChecked.length)} 项：`,
          ...notChecked.map(({ what, why }) => `  ${what}——${why}`),
        ],
    verdictLines(checked),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map(visible).join("\n"))
    .join("\n\n");
}

/** What nobody has to look at again, each with its reason. */
function explainedLines(settled: readonly Finding[]): string[] {
  if (settled.length === 0) return [];
  return [
    `${EXPLAINED} ${String(settled.length)} 处：`,
    ...settled.flatMap((finding) => [
      `  【${SEVERITY_NAMES[finding.severity]}】${placeInText(finding)}${finding.message}`,
      ...reasonLines(finding, "    "),
    ]),
  ];
}

function reasonLines({ explained, saidEarlier }: Finding, indent: string): string[] {
  if (explained) return [`${indent}说明：${explanationText(explained)}`];
  return saidEarlier
    ? [`${indent}以前的说明（不是对现在的数作的，须重新说明）：${explanationText(saidEarlier)}`]
    : [];
}

function lapsedLines({ explanations }: Checked): string[] {
  const lines = explanations.flatMap(({ row, status, explanation }) =>
    status === "holds"
      ? []
      : [`  第${String(row + 1)}行：${explanationText(explanation)}——${WHY_NOT[status]}`],
  );
  return lines.length === 0 ? [] : [`“核对说明”中不再起作用的 ${String(lines.length)} 条：`, ...lines];
}

const WHY_NOT = {
  lapsed: "所依据的数已改动，问题重新列出",
  settled: "没有这个问题了",
} as const satisfies Record<Exclude<ExplanationStatus, "holds">, string>;

function folded(title: string, findings: readonly Finding[]): string[] {
  return findings.length === 0 ? [] : [title, ...findings.map(({ message }) => `  ${message}`)];
}

/** `pages`: where it is printed; empty for a workbook. */
function findingLines(finding: Finding, number: string, pages: string): string[] {
  const place = `${pages && `（${pages}）`}${placeInText(finding)}`;
  const head = `${number}【${severityName(finding)}】${place}${finding.message}`;
  return [head, ...reasonLines(finding, "     "), ...finding.arithmetic.flatMap(arithmeticLines)];
}

/** The words of a narrative that a finding speaks of, or nothing. */
export function placeInText({ text }: Finding): string {
  return text ? `第${String(text.paragraph)}段“${text.quote}”：` : "";
}

/** Both sides with their cells; long sums name only the figures that are there. */
function arithmeticLines(arithmetic: Arithmetic): string[] {
  const { left, right, leftSum, rightSum, difference, allowance, comparison } = arithmetic;
  const show = (value: number): string => printedSum(arithmetic, value);
  const sign = comparison === "=" ? "应等于" : "应不大于";
  return [
    `     ${sideText(left)} = ${show(leftSum)}  ${sign}  ${sideText(right)} = ${show(rightSum)}`,
    `     差 ${show(difference)}，四舍五入允许 ±${show(allowance)}（${arithmetic.label}）`,
    ...(arithmetic.told === undefined ? [] : [`     ${arithmetic.told}`]),
  ];
}

function sideText(terms: readonly ArithmeticTerm[]): string {
  const present = terms.filter(({ cell }) => cell.value !== null || cell.text !== null);
  if (terms.length === 0) return "0";
  if (present.length === 0) return "空白";
  return present
    .map((term, index) => {
      const { cell } = term;
      return `${signOf(term, index)}${cell.sheet}!${cell.address} ${printedCell(cell)}`;
    })
    .join(" ");
}

function signOf({ coefficient }: ArithmeticTerm, index: number): string {
  const sign = coefficient < 0 ? "− " : index === 0 ? "" : "+ ";
  return Math.abs(coefficient) === 1 ? sign : `${sign}${String(Math.abs(coefficient))}×`;
}

function tableLines(checked: Checked): string[] {
  const unrecognized = checked.unrecognized.map(({ sheet, reason }) => `  未识别：${sheet}（${reason}）`);
  const problems = checked.tables.flatMap((table) =>
    [...countsOf(table.problems.map(({ message }) => message))].map(
      ([message, count]) => `  ${table.title}：${message}${count === 1 ? "" : `（${String(count)} 处）`}`,
    ),
  );
  const read = checked.tables.filter((table) => table.status === "read").length;
  const empty = checked.tables.filter((table) => table.status === "empty");
  const counts = `识别表格 ${String(read + empty.length)} 张${empty.length === 0 ? "" : `（其中无数据 ${String(empty.length)} 张：${empty.map((table) => table.title).join("、")}）`}`;
  return [counts, ...problems, ...unrecognized];
}

function countLine(checked: Checked): string {
  const judgements = allJudgements(checked);
  const count = (verdict: Verdict): number =>
    judgements.filter((judgement) => judgement.verdict === verdict).length;
  const unjudged = count("unknown") + count("error");
  return (
    `核对勾稽关系 ${String(judgements.length)} 条：相符 ${String(count("pass"))}，尾差 ${String(count("rounding"))}，` +
    (count("adjusted") === 0 ? "" : `尾数调整 ${String(count("adjusted"))}，`) +
    `不符 ${String(count("fail"))}，无法判断 ${String(unjudged)}`
  );
}
