/**
 * The figures that a finding rests on, as one text that a person can read beside his reason, and that is another text as
 * soon as one of the figures is another. Places are named as the tables name them: rows may be inserted.
 */
import { factId, type Facts } from "../../engine/fact";
import type { Finding, FindingCell } from "../../engine/finding";
import { plainDecimal } from "../../engine/printed";

/** Figures that are written out; of more, a checksum tells whether one of them has changed. */
const WRITTEN_OUT = 12;

export function figuresOf(finding: Finding, facts: Facts): string {
  const { culprit, cells, arithmetic, text } = finding;
  const all = [
    ...(culprit ? [culprit, ...culprit.together] : []),
    ...cells,
    ...arithmetic.flatMap(({ left, right }) => [...left, ...right].map(({ cell }) => cell)),
  ];
  const figures = new Map(all.map((cell) => [keyOf(cell), `${nameOf(cell, facts)} ${valueOf(cell)}`]));
  const sorted = [...figures].sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, figure]) => figure);
  const words = text ? [`文中“${text.quote}”`] : [];
  const rest =
    sorted.length > WRITTEN_OUT ? [`等 ${sorted.length} 个数（校验 ${checksum(sorted.join("；"))}）`] : [];
  return [...words, ...sorted.slice(0, WRITTEN_OUT), ...rest].join("；");
}

/** Spaces and line breaks of an edited cell do not matter. */
export function isSameFigures(one: string, other: string): boolean {
  return one.replace(/\s/gu, "") === other.replace(/\s/gu, "");
}

function keyOf({ table, line, column, sheet, address }: FindingCell): string {
  return table !== null && line !== null && column !== null
    ? factId(table, line, column)
    : `${sheet}!${address}`;
}

function nameOf({ table, line, column, sheet, address }: FindingCell, facts: Facts): string {
  const fact =
    table !== null && line !== null && column !== null && facts.byId.get(factId(table, line, column));
  if (!fact) return `${sheet}!${address}`;
  const reading = facts.tables.get(fact.table);
  const code = /^\d{3,7}$/u.test(fact.line) ? fact.line : "";
  return `${reading?.code ?? reading?.title ?? fact.table} ${code}${fact.lineLabel}（${fact.columnLabel}）`;
}

function valueOf(cell: FindingCell): string {
  if (cell.value === null) return cell.text ?? "空白";
  return `${plainDecimal(cell, cell.value)}${cell.measure === "percent" ? "%" : (cell.unit ?? "")}`;
}

/** FNV-1a: it has to notice a change, not to withstand a forger, who could as well write the reason himself. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
