/** Items 1、…（类）…（款）…（项） with their purpose, as the general budget and both funds list them. */
import { paragraph, phrase } from "../../engine/define-paragraph";
import type { Paragraph } from "../../engine/define-paragraph";
import type { TableId } from "../../engine/fact";
import type { Desk } from "../desk";
import { amount, deviation } from "./wording";

export function itemParagraphs(desk: Desk, table: TableId): readonly Paragraph[] {
  return desk.budgetItems(table).map((line, index) => {
    const name = (digits: number) => desk.codeName(table, line.code.slice(0, digits));
    const budget = desk.given("budget", line.code, "amount");
    const final = desk.table(table, line.id, "total");
    const reason = desk.words("budget", line.code, "reason", "reason");
    const purpose = desk.words("budget", line.code, "purpose", "reason");
    return paragraph(
      phrase`${index + 1}、${name(3)}（类）${name(5)}（款）${name(7)}（项）。主要用于：${purpose}。年初预算为${amount(budget)}万元，支出决算为${amount(final)}万元。${deviation(budget, final, reason)}`,
    );
  });
}
