/** Lays the list over a checked workbook: each item met, not met, not applicable, or open. Nothing open is ever met. */
import type { TableReading } from "../../engine/fact";
import { isSettled, type Finding } from "../../engine/finding";
import { substituteOf } from "../../editions";
import { allFindings, type Checked } from "../checked";
import { checkOf } from "../checks";
import { MISSING_TABLE } from "../reading-checks";
import { CHECKLIST, REQUIRED_TABLES, type ChecklistItem } from "./items";

export type ItemStatus = "met" | "not-met" | "not-applicable" | "open";

export interface Answer {
  readonly id: string;
  readonly title: string;
  readonly status: ItemStatus;
  /** Why it is not applicable or open, or what was seen. */
  readonly reason: string | null;
  /** Ids of the findings that speak against it. */
  readonly findings: readonly string[];
  /** Open because it was not handed in, or because only a person can say: no fault of the check. */
  readonly isByChoice: boolean;
}

/** Every item of the list, in its order. */
export function answersOf(checked: Checked): Answer[] {
  const findings = allFindings(checked).filter(
    (finding) => finding.severity !== "info" && !isSettled(finding),
  );
  return CHECKLIST.flatMap(({ items }) => items)
    .filter(({ needs }) => checked.isOfText !== true || needs === "text")
    .map((item) => answerOf(item, checked, findings));
}

function answerOf(item: ChecklistItem, checked: Checked, findings: readonly Finding[]): Answer {
  const { id, title } = item;
  const own = findings.filter((finding) => speaksOf(item, finding, checked));
  const answer = (status: ItemStatus, reason: string | null, isByChoice = false): Answer => ({
    id,
    title,
    status,
    reason,
    findings: own.map((finding) => finding.id),
    isByChoice,
  });
  const absent = notHandedIn(item, checked);
  if (absent !== null) return answer("open", absent, true);
  if (own.some((finding) => weighs(finding))) return answer("not-met", own[0]?.message ?? null);
  const open = openReasons(item, checked);
  if (open.length > 0) return answer("open", [...new Set(open)].join("；"));
  const asked = item.checks.flatMap((check) => {
    const run = checked.runs.get(check);
    return run?.status === "person" ? [run.why] : [];
  });
  if (asked.length > 0) return answer("open", asked.join("；"), true);
  return settled(item, checked, answer);
}

/** A usual relation that does not hold is asked about, and leaves the item as it is. */
function weighs({ severity, rules }: Finding): boolean {
  return severity === "error" || rules.some((rule) => rule.startsWith("review/") || rule.startsWith("all/"));
}

function settled(
  item: ChecklistItem,
  checked: Checked,
  answer: (status: ItemStatus, reason: string | null) => Answer,
): Answer {
  const shown = item.shows?.(checked);
  if (shown === false) return answer("not-met", "表中没有列到这一级");
  const tables = tablesOf(item, checked);
  const runs = item.checks.map((check) => checked.runs.get(check));
  const isAnswered = tables.length > 0 || shown === true || runs.some((run) => run?.status === "ran");
  if (isAnswered) return answer("met", null);
  const why = runs.flatMap((run) => (run?.status === "none" ? [run.why] : []))[0];
  return answer("not-applicable", why ?? "本版式没有这些表，或表中没有数据");
}

function notHandedIn({ needs, checks }: ChecklistItem, checked: Checked): string | null {
  const { review, prior, runs } = checked;
  if (needs === "person") return "请经办人回答";
  if (needs === "text" && !review) return "没有提供情况说明";
  if (needs === "prior" && !prior) return "没有提供上年工作簿";
  if (needs === "publication" && !checks.some((check) => runs.has(check))) return "没有提供公开文本";
  return null;
}

function openReasons(item: ChecklistItem, checked: Checked): string[] {
  const tables = tablesOf(item, checked)
    .filter(({ status }) => status === "missing" || status === "unreadable")
    .map(({ title, status }) => `${title}${status === "missing" ? "没有找到" : "无法读取"}`);
  const checks = item.checks.flatMap((check) => {
    const run = checked.runs.get(check);
    if (!run) return [`检查“${checkOf(check)?.title ?? check}”没有运行`];
    return run.status === "open" ? [run.why] : [];
  });
  return [...tables, ...checks];
}

/** The edition's tables that the item names, or what stands in their place. */
function tablesOf({ tables }: ChecklistItem, checked: Checked): TableReading[] {
  if (!tables) return [];
  return checked.edition.tables
    .filter(({ table }) => (tables === "others" ? !REQUIRED_TABLES.has(table) : tables.includes(table)))
    .flatMap((entry) => {
      const names: readonly string[] = [entry.table, substituteOf(entry)];
      return checked.tables.find(({ table }) => names.includes(table)) ?? [];
    });
}

function speaksOf(item: ChecklistItem, finding: Finding, checked: Checked): boolean {
  if (!finding.rules.includes(MISSING_TABLE)) return finding.rules.some((rule) => item.checks.includes(rule));
  return tablesOf(item, checked).some(({ table }) => finding.id === `${MISSING_TABLE}:${table}`);
}
