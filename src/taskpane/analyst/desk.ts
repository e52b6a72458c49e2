/**
 * All the work that the pane does not do itself: it holds the workbook that was read and answers questions about it.
 * In the pane it lives in a worker, so that nothing here ever blocks the user; tests call it directly.
 */
import { DEFAULT_EDITION, EDITIONS } from "../../editions";
import type { TableId } from "../../engine/fact";
import type { Finding } from "../../engine/finding";
import { readWorkbook } from "../../files/read-workbook";
import { titleOfTable } from "../../tables/title";
import { tablesWithoutForm } from "../../forms";
import { blankWorkbook } from "../../forms/blank/blank-workbook";
import { check, examine } from "../../check/check";
import type { SwitchedOff } from "../../check/explanations/switched-off";
import { filledSheets } from "../../report/filled-sheets";
import { findingsSheet } from "../../report/findings-sheet";
import { toJsonReport } from "../../report/json-report";
import { tiesOf, type Tie } from "../../report/ties";
import { DEFAULT_BUDGET } from "../../check/locate";
import type { JsonReport } from "../../report/report-schema";
import type { ReceivedText } from "../../review/received-text";
import { meansWithin } from "../../solver/load-solver";
import { TABLES } from "../../tables";
import type { SheetContent } from "../../workbook/sheet-content";
import type { RuleBook, UnopenedBook } from "../../own-rules/rule-book";
import type { Sheet } from "../../workbook/workbook";
import { checkedOf, type Held } from "./held";
import { draftAnswers } from "./draft-answers";
import { entryAnswers } from "./entry-answers";
import { narrativeAnswers } from "./narrative-answers";
import { ownRuleAnswers, ownRuleViews, type OwnRuleView } from "./own-rules-answers";
import { repairAnswers } from "./repair-answers";
import { reviewAnswers } from "./review-answers";

/** The report as the pane shows it: plain data that can cross from the worker. */
export interface PaneReport extends Omit<JsonReport, "findings"> {
  readonly findings: readonly Finding[];
  readonly ownRules: readonly OwnRuleView[];
  /** Which tables are tied to each other, and whether the ties hold. */
  readonly ties: readonly Tie[];
  /** Checks that a person has switched off for this workbook. */
  readonly switchedOff: readonly SwitchedOff[];
}

export interface CheckRequest {
  /** Chosen by hand; `null`: recognized. */
  readonly edition: string | null;
  /** Tables of sheets as the user named them. */
  readonly named: Readonly<Record<string, TableId>>;
  /** The text under review: where cells contradict each other, it tells which of them is wrong. */
  readonly narrative: ReceivedText | null;
  /** The shared rule book that the workbook names; where it was not opened, its rules are said not to be checked. */
  readonly ruleBook: string | null;
}

/** What may be chosen by hand. */
export interface Choices {
  readonly tables: readonly { readonly id: TableId; readonly title: string }[];
  readonly editions: readonly { readonly id: string; readonly name: string }[];
}

export function createDesk() {
  const held: Held = {
    workbook: { name: "", sheets: [] },
    checked: null,
    prior: null,
    rules: null,
    oldReasons: new Map(),
  };

  return {
    /** Takes a workbook in; its sheets follow one by one, so that no single message is large. */
    begin(name: string): void {
      held.workbook = { name, sheets: [] };
      held.checked = null;
    },

    addSheet(sheet: Sheet): void {
      held.workbook = { ...held.workbook, sheets: [...held.workbook.sheets, sheet] };
    },

    choices: (): Choices => ({
      tables: TABLES.map(({ id, title }) => ({ id, title })),
      editions: EDITIONS.map(({ id, name }) => ({ id, name })),
    }),

    /** A workbook file's disclosure tables as sheets to insert. */
    async sampleSheets(file: Uint8Array): Promise<SheetContent[]> {
      return filledSheets(check(await readWorkbook(file, "sample.xlsx")));
    },

    async check(
      { edition: id, named, narrative, ruleBook }: CheckRequest,
      onShare?: (share: number) => void,
    ): Promise<PaneReport> {
      const inputs = {
        workbook: held.workbook,
        named,
        edition: EDITIONS.find((one) => one.id === id),
        prior: held.prior ?? undefined,
        rules: sharedRules(held, ruleBook),
        text: narrative ?? undefined,
      };
      const checked = await examine(inputs, { ...meansWithin(DEFAULT_BUDGET), onShare });
      // What was found in the text is asked for by itself.
      held.checked = { ...checked, review: null };
      return {
        ...toJsonReport(held.checked),
        findings: checked.findings,
        ownRules: ownRuleViews(checked),
        ties: tiesOf(checked),
        switchedOff: checked.switchedOff,
      };
    },

    /** What was found, as the sheet 勾稽结果. */
    findingsSheet: (): SheetContent => findingsSheet(checkedOf(held)),

    /** 审核意见 as a Word document; its writer is loaded only now. */
    async opinionDocx(): Promise<Uint8Array> {
      const checked = checkedOf(held);
      const { opinionDocx } = await import("../../report/opinion/opinion-docx");
      const { opinionOf } = await import("../../report/opinion/opinion");
      const narrative = checked.review ? { narrative: "本次审阅的文本" } : {};
      return opinionDocx(opinionOf(checked, { file: checked.workbook.name, ...narrative }));
    },

    /** An empty disclosure workbook, for a user who begins here, and the tables that no form is described for. */
    blankSheets(id: string | null): { readonly sheets: SheetContent[]; readonly leftOut: string[] } {
      const edition = EDITIONS.find((one) => one.id === id) ?? DEFAULT_EDITION;
      return { sheets: blankWorkbook(edition), leftOut: tablesWithoutForm(edition).map(titleOfTable) };
    },

    ...repairAnswers(held),
    ...ownRuleAnswers(held),
    ...narrativeAnswers(held),
    ...entryAnswers(held),
    ...reviewAnswers(held),
    ...draftAnswers(held),
  };
}

function sharedRules({ rules }: Held, wanted: string | null): RuleBook | UnopenedBook | undefined {
  if (wanted === null) return undefined;
  return rules?.origin === wanted ? rules : { unopened: wanted };
}

export type Desk = ReturnType<typeof createDesk>;
