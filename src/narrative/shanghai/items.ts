/** Items 1、…（类）…（款）…（项） with their purpose, as the general budget and both funds list them. */
import { paragraph, phrase } from "../../engine/compose/define-paragraph";
import type { Paragraph } from "../../engine/compose/define-paragraph";
import type { Brief, BudgetTable } from "../brief";
import { amount, deviation } from "./wording";

export function itemParagraphs(brief: Brief, table: BudgetTable): readonly Paragraph[] {
  return brief.budgetItems(table).map((line, index) => {
    const name = (digits: number) => brief.codeName(table, line.code.slice(0, digits));
    const budget = brief.given(`budget/${line.id}/amount`);
    const final = brief.table(table, line.id, "total");
    const reason = brief.words(`budget/${line.id}/reason`, "reason");
    const purpose = brief.words(`budget/${line.id}/purpose`, "reason");
    return paragraph(
      phrase`${index + 1}、${name(3)}（类）${name(5)}（款）${name(7)}（项）。主要用于：${purpose}。年初预算为${amount(budget)}万元，支出决算为${amount(final)}万元。${deviation(budget, final, reason)}`,
    );
  });
}
