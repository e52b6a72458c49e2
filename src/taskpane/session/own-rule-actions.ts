/** The user's own rules: their sheet, a new one from what is selected, and a shared book chosen once. */
import { OWN_RULES_SHEET } from "../../workbook/own-sheets";
import type { NewRule } from "../analyst/own-rules-answers";
import { checkAgain, readWorkbook } from "./check-actions";
import { noticeOfFailure, runJob, success, type SessionContext } from "./context";
import { saveSettings } from "./settings";

export function createOwnRuleActions(
  context: SessionContext,
  onRuleBook: (file: Uint8Array, name: string) => void,
) {
  const { analyst, host, store, strings } = context;

  /** Lays the sheet out, or completes it; on request with the results. */
  function layOutRules(withResults: boolean): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        await checkAgain(context, signal, progress);
        const sheet = await analyst.ask("ownRulesSheet", [withResults], signal);
        await host.writeSheet(sheet, "any");
        await checkAgain(context, signal, progress);
        return success(strings.ownRules.written);
      },
    });
  }

  /** What is selected, as a formula: one cell, or the sum of several. `null` where it cannot be told. */
  async function selectedFormula(): Promise<string | null> {
    try {
      const reference = await host.selection();
      return reference.includes(":") ? `=SUM(${reference})` : `=${reference}`;
    } catch (error) {
      store.update({ notice: noticeOfFailure(context, error, () => undefined) });
      return null;
    }
  }

  /** Writes a rule into the first free row, and checks it. */
  function addRule(rule: NewRule): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        await readWorkbook(context, signal, progress);
        if (!context.workbook?.sheets.some(({ name }) => name === OWN_RULES_SHEET)) {
          await checkAgain(context, signal, progress);
          await host.writeSheet(await analyst.ask("ownRulesSheet", [false], signal), "any");
          await readWorkbook(context, signal, progress);
        }
        const changes = await analyst.ask("newRuleCells", [rule], signal);
        if (context.workbook) await host.apply(changes, context.workbook);
        await checkAgain(context, signal, progress);
        return success(strings.ownRules.added(rule.name));
      },
    });
  }

  /** The workbook remembers the book's name and seal; its content has to be chosen anew in each session. */
  function chooseRuleBook(file: Uint8Array, name: string): Promise<boolean> {
    return openRuleBook(file, name, async () => {
      await saveSettings(context);
      onRuleBook(file, name);
    });
  }

  /** For this session alone: nothing is written into the workbook. */
  function useRuleBook(file: Uint8Array, name: string): Promise<boolean> {
    return openRuleBook(file, name, () => Promise.resolve());
  }

  function openRuleBook(file: Uint8Array, name: string, remember: () => Promise<void>): Promise<boolean> {
    return runJob(context, {
      label: strings.work.checking,
      run: async (signal, progress) => {
        const seal = await sealOf(file);
        const count = await analyst.ask("openRuleBook", [file, name], signal);
        const before = store.get().ruleBook;
        store.update({ ruleBook: { name, seal, isOpen: true } });
        await remember();
        await checkAgain(context, signal, progress);
        const isOther = before !== null && before.name === name && before.seal !== seal;
        return success(
          isOther ? strings.ownRules.bookChanged(name, count) : strings.ownRules.bookOpened(name, count),
        );
      },
    });
  }

  return { layOutRules, selectedFormula, addRule, chooseRuleBook, useRuleBook };
}

async function sealOf(file: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(file)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
