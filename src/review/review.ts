/** A received narrative against the workbook: the whole way from the text to the findings in it. */
import type { Facts } from "../engine/fact";
import type { Finding } from "../engine/finding";
import type { Observation } from "../engine/localize/model";
import { EMPTY_SUPPLEMENT } from "../narrative/supplement/supplement";
import type { Supplement } from "../narrative/supplement/supplement";
import { readStatements } from "./read-statements";
import type { Statement } from "./claims";
import { skipped } from "./context";
import type { ReviewContext, NotChecked } from "./context";
import { judgeAmounts } from "./judge-amounts";
import { judgeChanges } from "./judge-changes";
import { judgeCounts, judgeNone } from "./judge-counts";
import { judgeLists, readLists } from "./judge-lists";
import { judgeComparisons, judgeRates } from "./judge-rates";
import { judgeSums } from "./judge-sums";
import { judgeHygiene } from "./hygiene";
import { observe } from "./observe";
import { blocksOf } from "./normalize";
import type { ReceivedText } from "./received-text";
import { sectionBlocks } from "./sections";

export interface ReviewOptions {
  /** As the workbook names them; absent where it does not. */
  readonly entity?: string | null;
  readonly year?: number | null;
  /** Facts of last year's workbook. */
  readonly prior?: Facts;
  readonly supplement?: Supplement;
}

export interface Review {
  readonly findings: readonly Finding[];
  /** What could not be tied to anything: never the same as right. */
  readonly notChecked: readonly NotChecked[];
  readonly statements: readonly Statement[];
  /** What the text tells, beyond doubt, of this year's figures of the tables, whether they agree or not. */
  readonly observations: readonly Observation[];
  /** Claims that were read, checked or not; 0 says that the text is no disclosure's narrative. */
  readonly claims: number;
}

/** Pure and synchronous; whatever is wrong with the text is a finding or is listed as not checked. */
export function review(text: ReceivedText, facts: Facts, options: ReviewOptions = {}): Review {
  const blocks = sectionBlocks(blocksOf(text));
  const reading = readStatements(blocks);
  const lists = readLists(blocks);
  const context: ReviewContext = {
    text,
    facts,
    prior: options.prior ?? null,
    supplement: options.supplement ?? EMPTY_SUPPLEMENT,
    reading,
    findings: [],
    notChecked: [],
    wrong: new Set(),
  };
  for (const { at, why } of reading.untied) skipped(context, at, why);
  for (const statement of reading.statements) {
    judgeAmounts(context, statement);
    judgeRates(context, statement);
    judgeChanges(context, statement);
    judgeComparisons(context, statement);
  }
  judgeLists(context, lists);
  judgeCounts(context, blocks);
  judgeNone(context, blocks);
  judgeSums(context);
  const year = options.year ?? null;
  judgeHygiene(context, blocks, { entity: options.entity ?? null, year });
  const claims = reading.statements.reduce((all, statement) => all + statement.claims.length, 0);
  const listed = lists.reduce((all, { entries }) => all + entries.length, 0);
  return {
    findings: inOrder(context.findings),
    notChecked: context.notChecked,
    statements: reading.statements,
    observations: observe(context, blocks, lists, year),
    claims: claims + listed,
  };
}

/** As the text is read. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const place = ({ text }: Finding): number => (text ? text.paragraph * 100_000 + text.start : 0);
  return [...findings].sort((a, b) => place(a) - place(b));
}
