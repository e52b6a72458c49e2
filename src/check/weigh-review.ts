/**
 * A review of a text beside a workbook whose wrong cells are known: what the text contradicts only because a cell is
 * wrong is no error of the text, and what it repeats of a wrong cell is one.
 */
import { printedValue } from "../engine/printed";
import { cellOf } from "../engine/reconcile/arithmetic";
import { factId, type Facts } from "../engine/fact";
import type { Finding, FindingCell } from "../engine/finding";
import type { Repair } from "../engine/localize/repair";
import { tableName } from "../review/context";
import { inOrder, type Review } from "../review/review";
import type { RepairedFacts } from "./repaired";

/** `asPrinted` against the workbook as it is, `asRepaired` as it should be. */
export function weighReview(
  facts: Facts,
  { repairs }: RepairedFacts,
  asPrinted: Review,
  asRepaired: Review,
): Review {
  const [printed, repaired] = [asPrinted, asRepaired].map(({ findings }) => new Set(findings.map(placeOf)));
  const repairOf = ({ table, line, column }: FindingCell): Repair[] => {
    if (table === null || line === null || column === null) return [];
    return [repairs.get(factId(table, line, column)) ?? []].flat();
  };
  const isOpen = ({ text, cells }: Finding) =>
    text !== null && cells.flatMap(repairOf).some(({ value }) => value === null);
  // What the text says of a figure that is wrong, and nobody knows by how much, can be neither right nor wrong.
  const open = asPrinted.findings.filter(isOpen);
  return {
    ...asPrinted,
    notChecked: [...asPrinted.notChecked, ...openClaims(open)],
    findings: inOrder([
      ...asPrinted.findings.flatMap((finding) => {
        if (isOpen(finding)) return [];
        return finding.text === null || repaired?.has(placeOf(finding))
          ? finding
          : textIsRight(finding, facts, finding.cells.flatMap(repairOf));
      }),
      ...asRepaired.findings
        .filter((finding) => !printed?.has(placeOf(finding)))
        .map((finding) => repeated(finding, repairOf)),
    ]),
  };
}

/** Several things may be wrong with the same words: they are named once. */
function openClaims(open: readonly Finding[]): Review["notChecked"] {
  const words = new Map(
    open.flatMap(({ text }) =>
      text ? [[`${text.paragraph}:${text.start}:${text.end}`, text] as const] : [],
    ),
  );
  return [...words.values()].map(({ paragraph, quote }) => ({
    what: `第${paragraph}段“${quote}”`,
    why: "所依据的表格数据有误，改正后再核对",
    isAnswerable: true,
  }));
}

/** Both reviews read the same text: what stands at one place is the same claim. */
function placeOf({ id, rules, text }: Finding): string {
  if (!text) return id;
  // What is left out has no place of its own: it is known by what it is.
  const missing = text.found === null ? (text.expected ?? "") : "";
  return `${rules.join()}@${text.paragraph}:${text.start}-${text.end}${missing}`;
}

function textIsRight(finding: Finding, facts: Facts, repairs: readonly Repair[]): Finding {
  const wrong = repairs
    .slice(0, MOST_NAMED)
    .map((repair) => `${cellText(repair, facts)}应为 ${shouldBe(repair)}`);
  const what = wrong.length > 0 ? wrong.join("、") : "表中已指出的单元格";
  return {
    ...finding,
    severity: "info",
    message: `${finding.claim ?? finding.message}文中无误，有误的是表：${what}。`,
    text: finding.text && { ...finding.text, expected: null },
  };
}

/** Cells that a message names. */
const MOST_NAMED = 3;

function cellText({ fact }: Repair, facts: Facts): string {
  return `${tableName(facts, fact.table)} ${cellOf(fact).address} `;
}

function shouldBe({ fact, value }: Repair): string {
  return value === null ? "" : printedValue(fact, value);
}

/** The workbook still prints what it prints. */
function repeated(finding: Finding, repairOf: (cell: FindingCell) => readonly Repair[]): Finding {
  return {
    ...finding,
    severity: finding.severity === "error" ? "warning" : finding.severity,
    message: `${finding.message}（按改正后的表：有误的单元格改正时，文中也要改）`,
    cells: finding.cells.map((cell) => {
      const [repair] = repairOf(cell);
      return repair ? cellOf(repair.fact) : cell;
    }),
  };
}
