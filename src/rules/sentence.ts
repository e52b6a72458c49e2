/** A rule as one sentence, put together from the names that the tables give their lines and columns. */
import { definedColumns, definedLines, type TableDefinition } from "../engine/define-table";
import { comparisonOf, type Pick, type RuleDefinition } from "../engine/reconcile/define-rule";
import { TABLES } from "../tables";
import { ECONOMIC_CODES } from "../tables/economic-codes";
import { FUNCTIONAL_CLASS_LINES } from "../tables/functional-classes";
import { FUNCTIONAL_CODES } from "../tables/functional-codes";
import type { ColumnOf } from "../tables/ids";
import { isPriorTable, priorTable } from "./rule";

/** Longer lists are told by their first names and their number. */
const MOST_NAMES = 4;

const LINES_OF = {
  all: "各行",
  codes: "各科目",
  "codes-and-total": "合计和各科目",
  classes: "各类科目",
} as const;

const CODE_NAMES: ReadonlyMap<string, string> = new Map([
  ...FUNCTIONAL_CLASS_LINES.map(({ id, label }) => [id, label] as const),
  ...[...FUNCTIONAL_CODES, ...ECONOMIC_CODES].map(({ code, name }) => [code, name] as const),
]);

export function sentenceOf(rule: RuleDefinition): string {
  const verb = comparisonOf(rule) === "=" ? "应等于" : "不应大于";
  const usually = rule.kind === "usual" ? "通常" : "";
  const who = rule.administrativeOnly ? "行政、参公单位：" : "";
  const right = rule.right.map((pick) => pickOf(rule, pick, rule.left[0])).join("，加");
  return `${who}${rule.left.map((pick) => pickOf(rule, pick)).join("，加")}，${usually}${verb}${right}。`;
}

/** @param other what was told before: the same table and the same names are not told again */
function pickOf(rule: RuleDefinition, pick: Pick, other?: Pick): string {
  const definition = TABLES.find(({ id }) => priorTable(id) === pick.table || id === pick.table);
  if (!definition) return pick.table;
  const isSameTable = pick.table === other?.table;
  const title = isSameTable ? "同表" : `${isPriorTable(pick.table) ? "上年" : ""}《${definition.title}》`;
  const lines = linesOf(rule, pick, definition, other);
  const columns = columnsOf(rule, pick, definition, other);
  return `${title}${lines}${columns}`;
}

function linesOf(rule: RuleDefinition, pick: Pick, definition: TableDefinition, other?: Pick): string {
  if (pick.lines === "@children") return "所属下级科目之和";
  if (pick.lines === other?.lines && isBound(pick.lines)) return "同一行";
  if (pick.lines === "@line" && rule.each?.lines) return LINES_OF[rule.each.lines.which];
  const ids = bound(rule, pick.lines);
  const isEveryClass = FUNCTIONAL_CLASS_LINES.every(({ id }) => ids.includes(id));
  const names = isEveryClass ? ["各类支出"] : ids.map((id) => lineName(definition, id));
  return told(names, typeof pick.lines !== "string");
}

function columnsOf(rule: RuleDefinition, pick: Pick, definition: TableDefinition, other?: Pick): string {
  const names = bound(rule, pick.columns).map((id) => columnName(definition, id));
  // A table with one column says nothing by naming it.
  if (names.every((name) => name === "金额")) return "";
  if (pick.columns === other?.columns && isBound(pick.columns)) return "的同一栏";
  const isSum = typeof pick.columns !== "string";
  return isSum ? `的${told(names, true)}` : `的“${told(names, false)}”`;
}

const isBound = (ids: Pick["lines"]): boolean => typeof ids === "string" && ids.startsWith("@");

function told(names: readonly string[], isSum: boolean): string {
  const different = [...new Set(names)];
  const first = different.slice(0, MOST_NAMES).join("、");
  const all = different.length > MOST_NAMES ? `${first}等${different.length}项` : first;
  return isSum && names.length > 1 ? `${all}之和` : all;
}

function bound(rule: RuleDefinition, ids: Pick["lines"]): string[] {
  const list = typeof ids === "string" ? [ids] : ids;
  return list.flatMap((id) => {
    if (!id.startsWith("@")) return [id];
    if (id === "@column" && rule.each?.columns) return rule.each.columns;
    return (rule.each?.cases ?? []).flatMap((one) => one[id as `@${string}`] ?? []);
  });
}

/** 总计 stands on both sides of a summary: there the longer name is told. */
function lineName(definition: TableDefinition, id: string): string {
  const lines = definedLines(definition);
  const own = lines.find((line) => line.id === id);
  if (own) {
    const isTwice = lines.filter(({ label }) => label === own.label).length > 1;
    return (isTwice && own.aliases?.[0]) || own.label;
  }
  const ofHead = definedColumns(definition).find((column) => column.line === id)?.label;
  return ofHead?.replace(/预算数|决算数/u, "") ?? `${id}${CODE_NAMES.get(id) ?? ""}`;
}

function columnName(definition: TableDefinition, id: string): string {
  const column = definedColumns(definition).find((one) => one.id === id);
  if (!column) return id;
  return column.line === undefined
    ? column.label
    : id === ("budget" satisfies ColumnOf<"three-public">)
      ? "预算数"
      : "决算数";
}
