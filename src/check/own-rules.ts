/** Step 6: the rules that the user wrote himself, beside the built-in ones and over the same figures. */
import type { Fact, FactId, Facts } from "../engine/fact";
import { plainFinding, type Finding, type FindingCell } from "../engine/finding";
import { confront } from "../engine/reconcile/confront";
import { findingsOfInspection } from "../engine/reconcile/define-inspection";
import type { Judgement, Verdict } from "../engine/reconcile/relation";
import { OWN_EMPTINESS, OWN_ENTRY, OWN_RELATION, OWN_RULE_CHECKS } from "../own-rules/checks";
import { compileBooks, type CompiledBook } from "../own-rules/compile-book";
import type { CompiledRow } from "../own-rules/compile-row";
import type { RuleProblem } from "../own-rules/row-head";
import { judgeEmptiness, type EmptinessVerdict } from "../own-rules/judge-emptiness";
import {
  CODES_SHEET,
  codesOfYear,
  hasLostHead,
  MOST_RULES,
  placeText,
  readRuleBook,
  type RuleBook,
  type UnopenedBook,
} from "../own-rules/rule-book";
import { RULES } from "../rules";
import { officialNamesOf } from "../rules/inspections/official-names";
import { OWN_RULES_SHEET } from "../workbook/own-sheets";
import { toA1 } from "../workbook/address";
import type { Checked, CheckRun, NotChecked } from "./checked";
import { plainTitle } from "./checks";
import { withPriorFacts } from "./prior";
import { findingsOf } from "./reconcile";

/** What became of one row of a rule book. */
export interface OwnRuleOutcome {
  readonly rule: CompiledRow;
  /** Of its relations, in their order. */
  readonly judgements: readonly Judgement[];
  /** `null` where nothing of it was judged. */
  readonly verdict: Verdict | null;
}

export interface OwnRules {
  /** As printed, with the figures that only rules use; `null` without rules. */
  readonly judgedFacts: Facts | null;
  readonly books: readonly (CompiledBook & { readonly outcomes: readonly OwnRuleOutcome[] })[];
}

/** `shared`: a rule book in a file of its own. */
export function withOwnRules(checked: Checked, shared: RuleBook | UnopenedBook | undefined): Checked {
  const own = readRuleBook(checked.workbook);
  const [opened, unopened] = shared && "unopened" in shared ? [undefined, shared.unopened] : [shared, null];
  const books = [...(own ? [own] : []), ...(opened ? [opened] : [])];
  const lost = hasLostHead(checked.workbook);
  const unread = unreadOf(lost, unopened);
  if (books.length === 0 && unread === null)
    return { ...checked, runs: new Map([...checked.runs, ...runsOf([], null)]) };
  const source = sourceOf(checked);
  const compiled = compileBooks(books, source);
  const extra = compiled.flatMap(({ rows }) => rows.flatMap(({ facts }) => facts));
  const printed = withFacts(checked.facts, extra);
  const mended = withFacts(checked.mended.facts, extra);
  const judged = compiled.map((book) => ({
    ...book,
    outcomes: book.rows.map((rule) => judge(rule, printed)),
  }));
  const relations = compiled.flatMap(({ rows }) => rows.filter(isRelated).flatMap((row) => row.relations));
  const again = confront(mended, relations);
  const emptiness = compiled.flatMap(({ rows }) =>
    rows.filter(isOfEmptiness).flatMap((row) => emptinessOf(row, mended)),
  );
  const rows = compiled.flatMap((book) => book.rows.map((row) => ({ row, book: book.book })));
  return {
    ...checked,
    own: { judgedFacts: printed, books: judged },
    relations: [...checked.relations, ...relations],
    judgements: [...checked.judgements, ...confront(printed, relations)],
    mended: { ...checked.mended, facts: mended, judgements: [...checked.mended.judgements, ...again] },
    findings: [
      ...checked.findings,
      ...findingsOf(again, mended).map(inThisWorkbook(checked)),
      ...emptiness.flatMap(({ finding }) => (finding ? [inThisWorkbook(checked)(finding)] : [])),
      ...rows.flatMap(({ row, book }) => row.problems.map((problem) => findingOfProblem(row, problem, book))),
      ...(lost ? [LOST_HEAD] : []),
      ...books.flatMap((book) => nameFindings(checked, book)),
    ],
    notChecked: [
      ...checked.notChecked,
      ...away(unopened),
      ...books.flatMap(unreadRows),
      ...notCheckedRows(rows),
    ],
    runs: new Map([
      ...checked.runs,
      ...runsOf(
        rows.map(({ row }) => row),
        unread,
      ),
    ]),
  };
}

function sourceOf(checked: Checked) {
  const own: Facts = {
    ...checked.facts,
    tables: new Map(checked.tables.map((table) => [table.table, table])),
  };
  const { prior } = checked;
  const noPrior = prior ? prior.mismatch : "没有提供上年工作簿";
  return {
    workbook: checked.workbook,
    year: checked.year,
    facts: prior && noPrior === null ? withPriorFacts(own, prior.reading) : own,
    tables: checked.tables,
    noPrior,
    builtIn: checked.relations,
    titles: new Map<string, string>(RULES.map((rule) => [rule.id, plainTitle(rule)])),
  };
}

const isOfEmptiness = ({ comparison }: CompiledRow): boolean => comparison === "both-empty";
const isRelated = (row: CompiledRow): boolean => !isOfEmptiness(row);

function withFacts(facts: Facts, extra: readonly Fact[]): Facts {
  if (extra.length === 0) return facts;
  return {
    ...facts,
    byId: new Map<FactId, Fact>([...facts.byId, ...extra.map((fact) => [fact.id, fact] as const)]),
  };
}

function emptinessOf(row: CompiledRow, facts: Facts): EmptinessVerdict[] {
  return row.relations.map((relation) => judgeEmptiness(row, relation, facts));
}

/** Gravest first: what a row is told to be is the worst of its relations. */
const GRAVITY: readonly Verdict[] = ["error", "fail", "unknown", "adjusted", "rounding", "pass"];

function judge(rule: CompiledRow, facts: Facts): OwnRuleOutcome {
  const judgements = isOfEmptiness(rule)
    ? emptinessOf(rule, facts).map(({ relation, verdict }) => ({
        relation,
        verdict,
        left: 0,
        right: 0,
        allowance: 0,
      }))
    : confront(facts, rule.relations);
  const verdict = GRAVITY.find((one) => judgements.some((judgement) => judgement.verdict === one)) ?? null;
  return { rule, judgements, verdict };
}

/** Cells of other files (last year's, a rule book's) cannot be marked or gone to. */
function inThisWorkbook({ workbook }: Checked): (finding: Finding) => Finding {
  const sheets = new Set(workbook.sheets.map(({ name }) => name));
  return (finding) => ({ ...finding, cells: finding.cells.filter(({ sheet }) => sheets.has(sheet)) });
}

function findingOfProblem(row: CompiledRow, { field, message }: RuleProblem, book: RuleBook): Finding {
  const at = row.row.places[field];
  const typed = row.row.cells[field];
  const cell: FindingCell = {
    ...NO_FIGURE,
    sheet: at.sheet,
    address: toA1(at.row, at.column),
    text:
      typed?.formula ?? (typed?.value === null || typed?.value === undefined ? null : String(typed.value)),
  };
  return plainFinding({
    rule: OWN_ENTRY,
    id: `${OWN_ENTRY}:${book.origin === null ? "" : `[${book.origin}]`}${row.name}/${field}`,
    severity: "warning",
    message: `${placeText(book, at)}（${row.name}）：${message}`,
    cells: book.origin === null ? [cell] : [],
  });
}

/** Names of codes that a book adds to the official ones. */
function nameFindings({ facts, workbook, year }: Checked, book: RuleBook): Finding[] {
  const names = new Map(codesOfYear(book, year).map(({ code, name }) => [code, name]));
  return findingsOfInspection(
    officialNamesOf(names, `“${book.origin ?? CODES_SHEET}”的科目表`),
    facts,
    workbook,
  );
}

const NO_FIGURE = { table: null, line: null, column: null, measure: null, unit: null, value: null };

const LOST_HEAD = plainFinding({
  rule: OWN_ENTRY,
  id: `${OWN_ENTRY}:head`,
  severity: "warning",
  message: `“${OWN_RULES_SHEET}”没有表头（启用、名称、左边、关系、右边、级别、依据），其中的规则没有读取`,
  cells: [],
});

/** Rules that are there and were not read; `null` where all were. */
function unreadOf(lost: boolean, unopened: string | null): string | null {
  if (lost) return "自定义勾稽没有表头";
  return unopened === null ? null : `规则文件“${unopened}”没有打开`;
}

function away(unopened: string | null): NotChecked[] {
  if (unopened === null) return [];
  return [{ what: `规则文件“${unopened}”中的规则`, why: "这个工作簿使用该文件，这次没有打开，请再选择一次" }];
}

function unreadRows(book: RuleBook): NotChecked[] {
  if (book.unread === 0) return [];
  return [
    {
      what: `${book.origin ?? book.sheet}的 ${String(book.unread)} 条规则`,
      why: `一张表最多读取 ${String(MOST_RULES)} 条规则`,
    },
  ];
}

/** Each cause once, with the rules that it takes along. */
function notCheckedRows(
  rows: readonly { readonly row: CompiledRow; readonly book: RuleBook }[],
): NotChecked[] {
  const names = new Map<string, string[]>();
  for (const { row } of rows) {
    const why = row.status === "wrong" ? "写法有误，见各行的提示" : row.why;
    if (why === null || row.status === "same") continue;
    names.set(why, [...(names.get(why) ?? []), row.name]);
  }
  return [...names].map(([why, [first = "", ...others]]) => ({
    what: `自定义勾稽“${first}”${others.length > 0 ? `等 ${String(others.length + 1)} 条` : ""}`,
    why,
  }));
}

/** A rule that could not be checked leaves its check open; switched off, or of another edition, it is nobody's question. */
function runsOf(rows: readonly CompiledRow[], unread: string | null): [string, CheckRun][] {
  if (rows.length === 0 && unread === null)
    return OWN_RULE_CHECKS.map(({ id }) => [id, { status: "none", why: "没有自定义勾稽" }]);
  const wrong = rows.filter(({ status }) => status === "wrong");
  const entry: CheckRun =
    wrong.length > 0 || unread !== null
      ? { status: "open", why: unread ?? `自定义勾稽有 ${String(wrong.length)} 条写法有误` }
      : { status: "ran" };
  return [
    [OWN_ENTRY, entry],
    [OWN_RELATION, runOf(rows.filter(isRelated))],
    [OWN_EMPTINESS, runOf(rows.filter(isOfEmptiness))],
  ];
}

function runOf(rows: readonly CompiledRow[]): CheckRun {
  const open = rows.find(({ status }) => status === "open");
  if (open) return { status: "open", why: `自定义勾稽“${open.name}”：${open.why ?? "未核对"}` };
  if (rows.some(({ status }) => status === "ready")) return { status: "ran" };
  return { status: "none", why: rows[0]?.why ?? "没有这样的自定义勾稽" };
}
