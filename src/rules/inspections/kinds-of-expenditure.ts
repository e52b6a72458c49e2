/** Codes whose very name says whether they are basic or project expenditure. */
import { defineInspection, type Remark } from "../../engine/reconcile/define-inspection";
import { normalize } from "../../engine/read/label";
import { factInColumn } from "../../tables/known-fact";

const TABLES = ["expenditure", "general-budget-expenditure"] as const;

interface Kind {
  readonly name: RegExp;
  /** The column in which the code has no amount. */
  readonly column: "basic" | "project";
  readonly why: string;
}

const KINDS: readonly Kind[] = [
  { name: /^(?:行政运行|事业运行|住房公积金)$/u, column: "project", why: "属于基本支出，却列有项目支出" },
  { name: /^一般行政管理事务$/u, column: "basic", why: "反映未单独设置项级科目的项目支出，却列有基本支出" },
];

export const kindsOfExpenditure = defineInspection({
  id: "all/kind-of-expenditure",
  title: "科目与基本支出、项目支出的口径一致",
  says: "行政运行、事业运行、住房公积金不列项目支出，一般行政管理事务不列基本支出。",
  basis: "classification",
  severity: "warning",
  inspect: (facts) => {
    const lines = new Map(
      TABLES.flatMap((table) =>
        (facts.tables.get(table)?.lines ?? []).flatMap((line) =>
          line.code === null ? [] : [[line.id, line.label] as const],
        ),
      ),
    );
    return [...lines].flatMap(([code, label]): Remark[] => {
      const kind = KINDS.find(({ name }) => name.test(normalize(label)));
      const wrong = kind
        ? TABLES.flatMap((table) => factInColumn(facts, table, code, kind.column) ?? []).filter(
            ({ amount }) => (amount?.value ?? 0) > 0,
          )
        : [];
      if (!kind || wrong.length === 0) return [];
      return [{ severity: "warning", message: `${code}${label}${kind.why}，请核实列报口径`, facts: wrong }];
    });
  },
});
