/** What statements are judged by: the facts of the workbook, last year's, and how findings are written. */
import { cellOf } from "../engine/reconcile/arithmetic";
import { factOf } from "../engine/fact";
import type { Fact, Facts, TableId } from "../engine/fact";
import type { Finding, FindingCell, Severity } from "../engine/finding";
import type { Supplement } from "../narrative/supplement/supplement";
import { formatFen } from "../workbook/amount";
import type { Claim, TextPlace, Reading, Statement } from "./claims";
import { spanOf } from "./normalize";
import type { FactRef } from "./indicator";
import type { Ranged } from "./interval";
import type { ReceivedText } from "./received-text";
import type { ReviewRule } from "./rules";

export interface NotChecked {
  readonly what: string;
  readonly why: string;
}

/** What a claim was confronted with: a cell of a table or of 补充资料, or another figure of the text. */
export interface Known extends Ranged {
  readonly fact: Fact | null;
  readonly label: string;
  /** The cell of 补充资料. */
  readonly given?: FindingCell;
}

export interface ReviewContext {
  readonly text: ReceivedText;
  readonly facts: Facts;
  readonly prior: Facts | null;
  readonly supplement: Supplement;
  readonly reading: Reading;
  readonly findings: Finding[];
  readonly notChecked: NotChecked[];
  /** Claims that were found wrong: what follows from them is not said a second time. */
  readonly wrong: Set<Claim>;
}

export interface Remark {
  readonly rule: ReviewRule;
  readonly severity: Severity;
  readonly message: string;
  readonly at: TextPlace;
  readonly expected?: string;
  readonly found?: string;
  readonly against?: readonly (Pick<Known, "fact" | "given"> | null)[];
  readonly claim?: Claim;
}

export function remark(
  context: ReviewContext,
  { rule, severity, message, at, expected, found, against = [], claim }: Remark,
): void {
  const span = spanOf(at.block, at.start, at.end);
  const quote = quoteOf(context.text, span);
  const cells = against.flatMap((known) => {
    if (known?.fact) return [cellOf(known.fact)];
    return known?.given ? [known.given] : [];
  });
  const finding: Finding = {
    id: `${rule}@${span.paragraph}:${span.start}`,
    rules: [rule],
    severity,
    message,
    cells,
    culprit: null,
    text: { ...span, quote, expected: expected ?? null, found: found ?? null },
    arithmetic: [],
  };
  const isSaid = context.findings.some(({ id, message: said }) => id === finding.id && said === message);
  if (!isSaid) context.findings.push(finding);
  if (claim && severity !== "info") context.wrong.add(claim);
}

function quoteOf(text: ReceivedText, span: { paragraph: number; start: number; end: number }): string {
  return text.paragraphs[span.paragraph - 1]?.text.slice(span.start, span.end) ?? "";
}

export function skipped(context: ReviewContext, at: TextPlace, why: string): void {
  const span = spanOf(at.block, at.start, at.end);
  context.notChecked.push({ what: `第${span.paragraph}段“${quoteOf(context.text, span)}”`, why });
}

export function tableName(facts: Facts, table: TableId): string {
  const reading = facts.tables.get(table);
  if (!reading) return table;
  return reading.code ?? reading.title;
}

/** `公开03表“合计”（基本支出）` */
export function factLabel(facts: Facts, fact: Fact): string {
  return `${tableName(facts, fact.table)}“${fact.lineLabel}”（${fact.columnLabel}）`;
}

/** The first of the facts that the workbook holds; a table without any entry states zeros. */
export function knownFact(facts: Facts, refs: readonly FactRef[]): Known | null {
  for (const { table, line, column } of refs) {
    const fact = factOf(facts, table, line, column);
    if (fact?.amount) {
      return { value: fact.amount.value, half: fact.amount.half, fact, label: factLabel(facts, fact) };
    }
  }
  const empty = refs.find(({ table }) => facts.tables.get(table)?.status === "empty");
  return empty ? { value: 0, half: 0, fact: null, label: `${tableName(facts, empty.table)}（空表）` } : null;
}

export function wan(fen: number): string {
  return `${formatFen(fen, "万元")}万元`;
}

export function claimsOf<Kind extends Claim["kind"]>(
  statement: Statement,
  kind: Kind,
): Extract<Claim, { kind: Kind }>[] {
  return statement.claims.filter((claim): claim is Extract<Claim, { kind: Kind }> => claim.kind === kind);
}
