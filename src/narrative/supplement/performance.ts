/** 项目支出绩效自评表 answer what 补充资料 leaves blank of 预算绩效管理: how many projects, their money, some names. */
import type { CellRef } from "../../workbook/address";
import type { SelfEvaluation } from "../../tables/self-evaluation/schema";
import { performanceSummary } from "../../tables/self-evaluation/summary";
import type { RowOf, SupplementKey } from "./block";
import type { EntryValue, Supplement, SupplementEntry } from "./supplement";

/** So many names stand for all in the text. */
const EXAMPLES = 3;

/** Money is only filled in where every form could be read; what was typed is kept, even if it could not be read. */
export function fillFromEvaluations(
  supplement: Supplement,
  evaluations: readonly SelfEvaluation[],
): Supplement {
  const [first] = evaluations;
  if (!first) return supplement;
  const summary = performanceSummary(evaluations);
  const count: EntryValue = { kind: "count", value: summary.projects };
  const answers: readonly (readonly [row: RowOf<"performance">, label: string, value: EntryValue | null])[] =
    [
      ["projects", "开展绩效自评的项目数", count],
      ["published", "反映自评结果的项目数", count],
      [
        "money",
        "绩效自评项目涉及资金",
        summary.unread.length > 0 ? null : { kind: "money", value: summary.budget.value },
      ],
      [
        "names",
        "反映的项目名称举例",
        summary.names.length === 0
          ? null
          : { kind: "text", text: summary.names.slice(0, EXAMPLES).map(quoted).join("、") },
      ],
    ];
  const entries = new Map(supplement.entries);
  const cell: CellRef | null = first.project?.cell ?? null;
  for (const [row, label, value] of answers) {
    const key: SupplementKey = `performance/${row}/value`;
    const isTyped = (supplement.raw.get(key)?.value ?? null) !== null;
    if (value === null || isTyped || entries.has(key)) continue;
    const entry: SupplementEntry = { ...value, key, label, cell, fromPrior: false };
    entries.set(key, entry);
  }
  return { ...supplement, entries };
}

function quoted(name: string): string {
  return `“${name}”`;
}
