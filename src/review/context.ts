/** What statements are judged by: the facts of the workbook, last year's, and how findings and verdicts are written. */
import { cellOf } from "../engine/reconcile/arithmetic";
import { factOf } from "../engine/fact";
import type { Fact, Facts, TableId } from "../engine/fact";
import type { Finding, FindingCell, Severity } from "../engine/finding";
import type { Supplement } from "../narrative/supplement/supplement";
import { formatFen } from "../workbook/amount";
import { placesOf } from "../workbook/place";
import type { Ranged } from "./judge/interval";
import type { StatementIndex } from "./judge/statement-index";
import { subjectLabel, type Claim, type TextPlace } from "./read/claims";
import { spanOf } from "./read/normalize";
import type { Reading } from "./read/read-text";
import type { ReceivedText } from "./received-text";
import type { ReviewRule } from "./rules";
import type { FactRef } from "./words/indicator";

export interface NotChecked {
  readonly what: string;
  readonly why: string;
  /** A table of the workbook should answer it, and cannot as it is; absent: no table here does. */
  readonly isAnswerable?: true;
}

/** What a claim was confronted with: a cell of a table or of 补充资料, or another figure of the text. */
export interface Known extends Ranged {
  readonly fact: Fact | null;
  readonly label: string;
  /** The cell of 补充资料. */
  readonly given?: FindingCell;
  /** The claim of the text that states it. */
  readonly claim?: Claim;
}

/** What was found of one claim; a claim without a verdict was not checked. */
export type Verdict =
  | { readonly kind: "right"; readonly against: readonly Known[] }
  | { readonly kind: "wrong" | "doubtful"; readonly finding: Finding }
  /** `isOpen`: a table should answer it and cannot, so nothing that the text says of itself makes it right. */
  | { readonly kind: "unchecked"; readonly why: string; readonly isOpen?: true };

export interface ReviewContext {
  readonly text: ReceivedText;
  readonly facts: Facts;
  readonly prior: Facts | null;
  readonly supplement: Supplement;
  readonly readings: readonly (readonly Facts[])[];
  readonly reading: Reading;
  readonly index: StatementIndex;
  /** Without a workbook only what the text says of itself can be judged. */
  readonly isAlone: boolean;
  /** Tables whose figures the text and the other tables contradict together: no witness against the text. */
  readonly distrusted: ReadonlySet<TableId>;
  readonly findings: Finding[];
  readonly said: Set<string>;
  /** Of which was said that their amounts have no unit. */
  readonly unitless: Set<TextPlace["block"]>;
  /** How often a key was used. */
  readonly ids: Map<string, number>;
  readonly notChecked: NotChecked[];
  readonly verdicts: Map<Claim, Verdict>;
}

export interface Remark {
  readonly rule: ReviewRule;
  readonly severity: Severity;
  readonly message: string;
  /** What follows the message: a likely cause, what to do. */
  readonly advice?: string;
  readonly at: TextPlace;
  readonly expected?: string;
  readonly found?: string;
  readonly against?: readonly (Pick<Known, "fact" | "given"> | null)[];
  readonly claim?: Claim;
}

export function remark(
  context: ReviewContext,
  { rule, severity, message, advice = "", at, expected, found, against = [], claim }: Remark,
): void {
  const span = spanOf(at.block, at.start, at.end);
  const quote = quoteOf(context.text, span);
  const cells = against.flatMap((known) => {
    if (known?.fact) return [cellOf(known.fact)];
    return known?.given ? [known.given] : [];
  });
  const said = `${rule}@${span.paragraph}:${span.start} ${message}`;
  if (context.said.has(said)) return;
  context.said.add(said);
  const key = `${rule}@${keyOf(context, at, claim) ?? expected ?? found ?? quote}`;
  const finding: Finding = {
    id: unusedId(context, key),
    rules: [rule],
    severity,
    message: `${message}${advice}`,
    claim: message,
    cells,
    culprit: null,
    text: { ...span, quote, expected: expected ?? null, found: found ?? null },
    arithmetic: [],
  };
  context.findings.push(finding);
  if (claim && severity !== "info") {
    context.verdicts.set(claim, { kind: severity === "error" ? "wrong" : "doubtful", finding });
  }
}

/** A claim that was found wrong or doubtful: what follows from it is not said a second time. */
export function isWrong({ verdicts }: ReviewContext, claim: Claim): boolean {
  const kind = verdicts.get(claim)?.kind;
  return kind === "wrong" || kind === "doubtful";
}

/** The claim holds beside these figures; those of the text hold with it. */
export function agrees({ verdicts }: ReviewContext, claim: Claim, against: readonly Known[]): void {
  const right: Verdict = { kind: "right", against };
  const settle = (each: Claim): void => {
    const known = verdicts.get(each);
    if (known === undefined || (known.kind === "unchecked" && known.isOpen !== true))
      verdicts.set(each, right);
  };
  settle(claim);
  for (const known of against) if (known.claim) settle(known.claim);
}

/** Section, indicator and what is claimed: a place in the text would change with every line that is inserted. */
function keyOf({ index }: ReviewContext, at: TextPlace, claim: Claim | undefined): string | null {
  const found = index.claimAt(claim ?? at);
  const statement = found?.statement;
  const claimed = claim ?? found?.claim;
  if (!statement || !claimed) return null;
  const { subject, section } = statement;
  const name = subject.kind === "indicator" ? subject.indicator.id : subjectLabel(subject);
  return [section ?? "text", name, claimed.kind, ...detailsOf(claimed)].join("/");
}

function detailsOf(claim: Claim): string[] {
  if ("role" in claim) return [claim.role];
  if ("against" in claim) return [claim.against];
  return "base" in claim ? [claim.base] : [];
}

/** The same may be claimed twice; the order of the text tells one from the other. */
function unusedId({ ids }: ReviewContext, key: string): string {
  const number = (ids.get(key) ?? 0) + 1;
  ids.set(key, number);
  return number === 1 ? key : `${key}#${number}`;
}

function quoteOf(text: ReceivedText, span: { paragraph: number; start: number; end: number }): string {
  return text.paragraphs[span.paragraph - 1]?.text.slice(span.start, span.end) ?? "";
}

/** Notes why a claim, or a place of the text, could not be checked; a claim may still be checked otherwise later. */
export function skipped(context: ReviewContext, { at, claim, why }: Skipped): void {
  if (claim) {
    if (!context.verdicts.has(claim)) context.verdicts.set(claim, { kind: "unchecked", why });
  } else context.notChecked.push({ what: placeName(context.text, at), why });
}

interface Skipped {
  readonly at: TextPlace;
  readonly claim?: Claim;
  readonly why: string;
}

/** `第3段“20.00万元”`, and of a text that has pages `第18页“20.00万元”`: nobody counts its paragraphs. */
export function placeName(text: ReceivedText, at: TextPlace): string {
  const span = spanOf(at.block, at.start, at.end);
  const lines = text.paragraphs[span.paragraph - 1]?.lines;
  const [first] = lines ? placesOf(lines, span.start, span.end) : [];
  const place = first ? `第${first.page}页` : `第${span.paragraph}段`;
  return `${place}“${quoteOf(text, span)}”`;
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
