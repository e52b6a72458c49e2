/** Texts about the user's own rules, in English. */
import type { ownRulesZh } from "./own-rules-zh";

export const ownRulesEn: typeof ownRulesZh = {
  ownRules: {
    menu: "Rules of your own…",
    title: "Rules of your own",
    layOut: "Lay out the sheet",
    withResults: "Write results",
    choose: "Choose a rule book",
    none: "No rules yet. Lay out the sheet and fill it in, or make one below.",
    written: "Wrote the sheet 自定义勾稽",
    added: (name: string) => `Added the rule ${name}`,
    book: (name: string) => `Rule book: ${name}`,
    bookAway: (name: string) =>
      `This workbook uses the rule book ${name}, which is not open: choose it again, its rules were not checked`,
    bookOpened: (name: string, count: number) => `Using the rule book ${name} with ${count} rules`,
    bookChanged: (name: string, count: number) => `${name} differs from last time; using its ${count} rules`,
    statuses: { good: "holds", failing: "fails", wrong: "to be mended", quiet: "not checked" },
    row: "This row",
    left: "Left side",
    right: "Right side",
    newRule: "New rule",
    name: "Name",
    relation: "Relation",
    level: "Level",
    takeSelection: "Take selection",
    takeSelectionFor: (side: string) => `${side}: take selection`,
    add: "Add",
  },
};
