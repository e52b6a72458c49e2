/**
 * The worksheet 勾稽结果: a line a finding to print, to filter and to answer, each leading to its cell; the arithmetic,
 * what rounding explains and what was not checked follow, folded.
 */
import { allFindings, allNotChecked, type Checked } from "../check/checked";
import { verdictOf } from "../check/checklist/outcome";
import { isSettled, type Arithmetic, type Finding } from "../engine/finding";
import { printedCell, printedSum } from "../engine/printed";
import { parseA1, type CellRef } from "../workbook/address";
import { FINDINGS_SHEET } from "../workbook/own-sheets";
import type { CellStyle, ContentCell, ContentRow, SheetContent } from "../workbook/sheet-content";
import { EXPLAINED } from "./severity-names";
import { figureCell } from "./figure-cell";
import { quietOf } from "./quiet";
import { sentenceOf, tellFinding, type ToldFinding } from "./told-finding";
import { conclusionOf } from "./verdict-text";

const HEADINGS = ["序号", "级别", "表、项目或原文", "位置", "表中或文中", "应为", "问题", "整改情况"];
const WIDTHS = [6, 7, 34, 9, 15, 15, 62, 18];
/** Of the problem: what belongs to no single cell stands there. */
const PROBLEM = 6;

const LINK: CellStyle = { underline: true, color: "0563C1", border: true, verticalAlign: "top", wrap: true };
const BODY: CellStyle = { border: true, verticalAlign: "top" };
const TEXT: CellStyle = { ...BODY, wrap: true };
const HEAD: CellStyle = {
  bold: true,
  fill: "E0F3EB",
  border: true,
  align: "center",
  verticalAlign: "center",
};
const PLAIN: CellStyle = { wrap: true, verticalAlign: "top" };
const SEVERITY_STYLE = {
  error: { ...BODY, fill: "FDE7E9", align: "center" },
  warning: { ...BODY, fill: "FFF4CE", align: "center" },
  info: { ...BODY, fill: "EDEBE9", align: "center" },
} as const satisfies Record<Finding["severity"], CellStyle>;

/** Errors first, then warnings, then what a person has explained; the order within each is the report's. */
export function findingsSheet(checked: Checked): SheetContent {
  const findings = allFindings(checked);
  const told = findings.filter(({ severity }) => severity !== "info");
  const open = told.filter((finding) => !isSettled(finding));
  const shown = [
    ...open.filter(({ severity }) => severity === "error"),
    ...open.filter(({ severity }) => severity === "warning"),
    ...told.filter(isSettled),
  ];
  const head: ContentRow[] = [
    { cells: [{ value: FINDINGS_SHEET, style: { bold: true, size: 16 } }], height: 26 },
    {
      cells: [
        {
          value: [checked.entity, checked.year === null ? null : `${String(checked.year)}年度`]
            .filter(Boolean)
            .join(" "),
        },
      ],
    },
    { cells: [{ value: conclusionOf(verdictOf(checked)) }] },
    { cells: HEADINGS.map((value) => ({ value, style: HEAD })), height: 20 },
  ];
  const rows = shown.map((finding, index) => findingRow(tellFinding(checked, finding), index + 1));
  return {
    name: FINDINGS_SHEET,
    rows: [...head, ...rows, ...appendix(checked, shown, findings)],
    columnWidths: WIDTHS,
    freeze: { rows: head.length, columns: 0 },
    autoFilter: {
      firstRow: head.length - 1,
      firstColumn: 0,
      lastRow: head.length - 1 + Math.max(rows.length, 1),
      lastColumn: HEADINGS.length - 1,
    },
    hasFolds: true,
    print: { landscape: true, titleRows: head.length },
    tabColor: "106E48",
  };
}

function findingRow(told: ToldFinding, number: number): ContentRow {
  const { severity, name, where, item, place, cell, found, expected, explained } = told;
  return {
    cells: [
      { value: number, style: { ...BODY, align: "center" } },
      { value: name, style: SEVERITY_STYLE[severity] },
      { value: `${where}${item}`, style: TEXT },
      placeCell(cell, place),
      figureCell(found, TEXT),
      figureCell(expected, TEXT),
      { value: sentenceOf(told), style: TEXT },
      { value: explained === "" ? "" : `${EXPLAINED}：${explained}`, style: TEXT },
    ],
  };
}

function placeCell(cell: ToldFinding["cell"], place: string): ContentCell {
  const position = cell && parseA1(cell.address);
  const link: CellRef | null = position && { sheet: cell.sheet, ...position };
  return cell && link ? { value: cell.address, link, style: LINK } : { value: place, style: TEXT };
}

function appendix(checked: Checked, shown: readonly Finding[], findings: readonly Finding[]): ContentRow[] {
  const { tails, remarks } = quietOf(checked, findings);
  const arithmetic = shown.flatMap((finding, index) =>
    finding.arithmetic.map((one) => `${String(index + 1)}. ${arithmeticText(one)}`),
  );
  return [
    ...part(
      "未核对的事项",
      allNotChecked(checked).map(({ what, why }) => `${what}——${why}`),
      false,
    ),
    ...part("算式（按序号）", arithmetic, true),
    ...part("提示（不要求更正）", remarks, false),
    ...part("四舍五入尾差和尾数调整（不是错误）", tails, true),
  ];
}

/** A heading and its lines; folded lines open with the sign beside the rows. */
function part(title: string, lines: readonly string[], isFolded: boolean): ContentRow[] {
  if (lines.length === 0) return [];
  const at = (value: string, style: CellStyle): ContentRow["cells"] => [
    ...Array.from({ length: PROBLEM }, () => null),
    { value, style },
  ];
  return [
    { cells: [] },
    { cells: at(`${title}：${String(lines.length)}项`, { bold: true }) },
    ...lines.map((line): ContentRow => ({ cells: at(line, PLAIN), ...(isFolded ? { isFolded } : {}) })),
  ];
}

/** Both sides, each figure with its cell; long sums name only the figures that are there. */
function arithmeticText(arithmetic: Arithmetic): string {
  const side = (terms: Arithmetic["left"]): string =>
    terms
      .filter(({ cell }) => cell.value !== null || cell.text !== null)
      .map(({ coefficient, cell }, index) => {
        const sign = coefficient < 0 ? "－" : index === 0 ? "" : "＋";
        return `${sign}${cell.sheet}!${cell.address} ${printedCell(cell)}`;
      })
      .join("") || "0";
  const show = (value: number): string => printedSum(arithmetic, value);
  const sign = arithmetic.comparison === "=" ? "应等于" : "应不大于";
  return (
    `${arithmetic.label}：${side(arithmetic.left)}＝${show(arithmetic.leftSum)}，${sign} ` +
    `${side(arithmetic.right)}＝${show(arithmetic.rightSum)}，差${show(arithmetic.difference)}`
  );
}
