/** The desk's answers about the user's own rules: what became of each, their sheet, and the place of a new one. */
import { arithmeticOfOutcome, ownRuleResults, resultText } from "../../check/own-rules-results";
import type { OwnRuleOutcome } from "../../check/own-rules";
import type { Checked } from "../../check/checked";
import type { Arithmetic, FindingCell } from "../../engine/finding";
import { factsOfJudgement, cellOf } from "../../engine/reconcile/arithmetic";
import { readWorkbook } from "../../files/read-workbook";
import type { CellChange, CellPlace } from "../../hosts/host";
import { layoutOwnRules } from "../../own-rules/layout";
import { FIELD_HEADS, readRuleBook, RULE_FIELDS, type RuleField } from "../../own-rules/rule-book";
import { columnName, toA1 } from "../../workbook/address";
import type { SheetContent } from "../../workbook/sheet-content";
import { UserError } from "../user-error";
import { checkedOf, type Held } from "./held";

/** A rule as the pane lists it. */
export interface OwnRuleView {
  readonly name: string;
  /** The shared book that it came in; `null`: the workbook's own sheet. */
  readonly origin: string | null;
  /** Its row, or the cell that is wrong; `null` for a rule of a shared book. */
  readonly place: CellPlace | null;
  readonly status: "good" | "failing" | "wrong" | "quiet";
  readonly text: string;
  /** What both sides mean, by names. */
  readonly meaning: string;
  readonly arithmetic: Arithmetic | null;
  /** The first figure of either side. */
  readonly sides: { readonly left: CellPlace | null; readonly right: CellPlace | null };
}

/** A rule as it is clicked together. */
export interface NewRule {
  readonly name: string;
  readonly left: string;
  readonly relation: string;
  readonly right: string;
  readonly level: string;
}

export function ownRuleViews(checked: Checked): OwnRuleView[] {
  return checked.own.books.flatMap(({ book, outcomes }) =>
    outcomes.map((outcome) => viewOf(outcome, book.origin, checked)),
  );
}

function viewOf(outcome: OwnRuleOutcome, origin: string | null, checked: Checked): OwnRuleView {
  const { rule, verdict } = outcome;
  const [problem] = rule.problems;
  const at = rule.row.places[problem?.field ?? "name"];
  const { left = "", right = "" } = rule.meaning;
  return {
    name: rule.name,
    origin,
    place: origin === null ? { sheet: at.sheet, address: toA1(at.row, at.column) } : null,
    status:
      rule.status === "wrong" || rule.status === "same"
        ? "wrong"
        : verdict === "fail"
          ? "failing"
          : verdict === null || verdict === "unknown" || verdict === "error"
            ? "quiet"
            : "good",
    text: resultText(outcome),
    meaning:
      left === "" && right === ""
        ? ""
        : `${left} ${SIGNS[rule.comparison ?? "="]} ${right === "" ? "0" : right}`,
    arithmetic: arithmeticOfOutcome(outcome, checked.own),
    sides: sidesOf(outcome, checked),
  };
}

const SIGNS = { "=": "＝", "<=": "≤", ">=": "≥", "both-empty": "同时为空" } as const;

function sidesOf(
  { rule, judgements, verdict }: OwnRuleOutcome,
  { own, workbook }: Checked,
): OwnRuleView["sides"] {
  const judgement = judgements.find((one) => one.verdict === verdict);
  const facts = own.judgedFacts;
  if (!judgement || !facts) return { left: null, right: null };
  const sheets = new Set(workbook.sheets.map(({ name }) => name));
  const first = (terms: typeof judgement.relation.left): CellPlace | null => {
    const only = { ...judgement, relation: { ...judgement.relation, left: terms, right: [] } };
    const cells = factsOfJudgement(only, facts).map((fact): FindingCell => cellOf(fact));
    const cell = cells.find(({ sheet }) => sheets.has(sheet));
    return cell ? { sheet: cell.sheet, address: cell.address } : null;
  };
  const { left, right } = judgement.relation;
  const isTurned = rule.comparison === ">=";
  return { left: first(isTurned ? right : left), right: first(isTurned ? left : right) };
}

export function ownRuleAnswers(held: Held) {
  return {
    /** 自定义勾稽 as it should be laid out; `withResults`: with what became of each rule. */
    ownRulesSheet(withResults: boolean): SheetContent {
      const checked = checkedOf(held);
      const results = withResults ? ownRuleResults(checked) : undefined;
      return layoutOwnRules(checked.workbook, { facts: checked.facts, results });
    },

    /** The cells that hold a new rule: the first row without one. */
    newRuleCells(rule: NewRule): CellChange[] {
      const book = readRuleBook(held.workbook);
      if (!book)
        throw new UserError({
          "zh-CN": "请先生成“自定义勾稽”工作表",
          "en-US": "Lay out the sheet 自定义勾稽 first",
        });
      const row = Math.max(book.headRow, ...book.rows.map((one) => one.row)) + 1;
      const values: Readonly<Record<RuleField, string>> = { enabled: "是", basis: "", ...rule };
      return RULE_FIELDS.flatMap((field): CellChange[] => {
        const column = book.columns.get(FIELD_HEADS[field]);
        const value = values[field];
        if (column === undefined || value === "") return [];
        const place = { sheet: book.sheet, address: `${columnName(column)}${String(row + 1)}` };
        const isFormula = (field === "left" || field === "right") && value.startsWith("=");
        return [isFormula ? { ...place, to: null, toFormula: value } : { ...place, to: value }];
      });
    },

    /** Takes a shared rule book in, from the next check on; how many rules it has. */
    async openRuleBook(file: Uint8Array, name: string): Promise<number> {
      const book = readRuleBook(await readWorkbook(file, name), name);
      if (!book)
        throw new UserError({
          "zh-CN": `“${name}”里没有“自定义勾稽”这张表，或表里没有表头`,
          "en-US": `${name} has no sheet 自定义勾稽 with its head`,
        });
      held.rules = book;
      return book.rows.length;
    },
  };
}
