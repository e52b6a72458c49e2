/** A received narrative against the workbook, or alone: the whole way from the text to the findings in it. */
import type { Facts, TableId } from "../engine/fact";
import type { Finding } from "../engine/finding";
import type { Observation } from "../engine/localize/model";
import { EMPTY_SUPPLEMENT } from "../narrative/supplement/supplement";
import type { Supplement } from "../narrative/supplement/supplement";
import { placeName, skipped } from "./context";
import type { NotChecked, ReviewContext, Verdict } from "./context";
import { judgeHygiene } from "./hygiene/hygiene";
import { judgeAmounts } from "./judge/amounts";
import { judgeAverages } from "./judge/averages";
import { judgeBalances } from "./judge/balances";
import { judgeChanges } from "./judge/changes";
import { judgeCodeNames } from "./judge/code-names";
import { judgeComparisons } from "./judge/comparisons";
import { judgeCounts, judgeNones } from "./judge/counts";
import { distrustedTables } from "./judge/distrust";
import { judgeLastYear } from "./judge/last-year";
import { judgeLists } from "./judge/lists";
import { judgeOneOf } from "./judge/one-of";
import { judgeRates } from "./judge/rates";
import { judgeReasons } from "./judge/reasons";
import { settleNames } from "./judge/settle";
import { indexStatements } from "./judge/statement-index";
import { judgeSums } from "./judge/sums";
import { judgeThreePublic } from "./judge/three-public";
import { isHeldByTable } from "./judge/values";
import { observe } from "./observe";
import type { Claim, Statement } from "./read/claims";
import { itemNamesOf } from "./read/item-names";
import { readText } from "./read/read-text";
import type { Reading } from "./read/read-text";
import type { ReceivedText } from "./received-text";

export interface ReviewOptions {
  /** As the workbook names them; absent where it does not. */
  readonly entity?: string | null;
  readonly year?: number | null;
  /** Facts of last year's workbook. */
  readonly prior?: Facts;
  readonly supplement?: Supplement;
  /** Of each table whose rows slid nobody knows from where: the workbook's facts as every reading of it has them. */
  readonly readings?: readonly (readonly Facts[])[];
}

export interface Review {
  readonly findings: readonly Finding[];
  /** What could not be tied to anything, or held against nothing: never the same as right. */
  readonly notChecked: readonly NotChecked[];
  readonly reading: Reading;
  readonly statements: readonly Statement[];
  /** What was found of each claim that was judged. */
  readonly verdicts: ReadonlyMap<Claim, Verdict>;
  /** What the text tells, beyond doubt, of this year's figures of the tables, whether they agree or not. */
  readonly observations: readonly Observation[];
  /** Claims that were read, checked or not; 0 says that the text is no disclosure's narrative. */
  readonly claims: number;
}

/** No workbook: what the text proves by itself is still judged, and nothing is expected of tables that are not there. */
export const NO_FACTS: Facts = { tables: new Map<TableId, never>(), byId: new Map<never, never>() };

/** Pure and synchronous; whatever is wrong with the text is a finding or is listed as not checked. */
export function review(text: ReceivedText, facts: Facts = NO_FACTS, options: ReviewOptions = {}): Review {
  const reading = readText(text, itemNamesOf(facts));
  const { statements, lists, counts } = reading;
  settleNames(facts, statements);
  const context: ReviewContext = {
    text,
    facts,
    prior: options.prior ?? null,
    supplement: options.supplement ?? EMPTY_SUPPLEMENT,
    readings: options.readings ?? [],
    reading,
    index: indexStatements(statements),
    isAlone: facts.tables.size === 0,
    distrusted: distrustedTables(facts, statements),
    findings: [],
    said: new Set(),
    unitless: new Set(),
    ids: new Map(),
    notChecked: [],
    verdicts: new Map(),
  };
  for (const { at, why, nearest } of reading.untied) {
    skipped(context, { at, why: nearest === null ? why : `${why}（最近的是“${nearest}”）` });
  }
  for (const statement of statements) {
    judgeAmounts(context, statement);
    judgeRates(context, statement);
    judgeChanges(context, statement);
    judgeComparisons(context, statement);
  }
  judgeLists(context, lists);
  for (const list of lists) judgeOneOf(context, list);
  judgeCounts(context);
  judgeNones(context);
  judgeAverages(context);
  judgeSums(context);
  judgeThreePublic(context);
  judgeBalances(context);
  judgeLastYear(context);
  judgeReasons(context);
  judgeCodeNames(context);
  judgeHygiene(context, { entity: options.entity ?? null, year: options.year ?? null });
  const claims = statements.reduce((all, statement) => all + statement.claims.length, 0);
  const listed = lists.reduce((all, { entries }) => all + entries.length, 0);
  return {
    findings: inOrder(context.findings),
    notChecked: [...context.notChecked, ...uncheckedClaims(context), ...uncheckedRows(text)],
    reading,
    statements,
    verdicts: context.verdicts,
    observations: observe(context, options.year ?? null),
    claims: claims + listed + counts.length,
  };
}

function uncheckedClaims(context: ReviewContext): NotChecked[] {
  const { text, verdicts, reading } = context;
  return reading.statements.flatMap((statement) =>
    statement.claims.flatMap((claim): NotChecked[] => {
      const verdict = verdicts.get(claim);
      if (verdict?.kind !== "unchecked") return [];
      const unchecked = { what: placeName(text, claim.at), why: verdict.why };
      return [isHeldByTable(context, statement) ? { ...unchecked, isAnswerable: true } : unchecked];
    }),
  );
}

/** Figures in columns belong to a table; a plain text's are said once, whichever table that may be. */
function uncheckedRows({ paragraphs, hasReadTables }: ReceivedText): NotChecked[] {
  const rows = paragraphs.filter(({ role, text }) => role === "table" && /\d/u.test(text));
  const [first] = rows;
  if (!first || hasReadTables) return [];
  const last = rows.at(-1) ?? first;
  const which =
    first === last ? `第${first.index}段` : `第${first.index}至${last.index}段中的 ${rows.length} 行`;
  return [{ what: which, why: "是表格的行，不作为情况说明核对；公开表请放在工作簿或文档中核对" }];
}

/** As the text is read. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const place = ({ text }: Finding): number => (text ? text.paragraph * 100_000 + text.start : 0);
  return [...findings].sort((a, b) => place(a) - place(b));
}
