/** What was not checked, said once for each cause and not once for each relation that it takes along. */
import type { TableReading } from "../engine/fact";
import type { Judgement } from "../engine/reconcile/relation";
import { toA1 } from "../workbook/address";
import type { NotChecked } from "./checked";
import { STALE, type UnreadFigures } from "./unread";

/** A rule that could not be applied: for want of a table, or for another reason. */
export interface LostRule {
  readonly rule: string;
  readonly title: string;
  readonly table: string | null;
  readonly why: string;
}

export function gapsOf(
  tables: readonly TableReading[],
  lost: readonly LostRule[],
  unread: readonly UnreadFigures[],
  judgements: readonly Judgement[],
): NotChecked[] {
  return [
    ...ofTables(tables, lost),
    ...ofReasons(lost),
    ...ofFigures(unread, judgements),
    ...ofFaults(judgements),
  ];
}

function ofTables(tables: readonly TableReading[], lost: readonly LostRule[]): NotChecked[] {
  return tables
    .filter(({ status }) => status === "missing" || status === "unreadable")
    .map(({ table, title, status, problems }) => {
      const rules = lost.filter((one) => one.table === table).length;
      const why =
        status === "missing" ? "工作簿中没有找到这张表" : problems.map(({ message }) => message).join("；");
      return { what: title, why: rules === 0 ? why : `${why}；${String(rules)} 项规则未核对` };
    });
}

function ofReasons(lost: readonly LostRule[]): NotChecked[] {
  const others = lost.filter(({ table }) => table === null);
  return [...new Set(others.map(({ why }) => why))].map((why) => {
    const [first, ...more] = others.filter((one) => one.why === why);
    const rest = more.length > 0 ? `等 ${String(more.length + 1)} 项规则` : "";
    return { what: `${first?.title ?? ""}${rest}`, why };
  });
}

function ofFigures(unread: readonly UnreadFigures[], judgements: readonly Judgement[]): NotChecked[] {
  const unknown = judgements.filter(({ verdict }) => verdict === "unknown");
  return unread.map(({ title, facts, kind }) => {
    const ids = new Set(facts.map(({ id }) => id));
    const [first] = facts;
    const relations = unknown.filter(({ relation }) =>
      [...relation.left, ...relation.right].some(({ fact }) => ids.has(fact)),
    ).length;
    const place = first ? ` ${toA1(first.cell.row, first.cell.column)}` : "";
    const more = facts.length > 1 ? `等 ${String(facts.length)} 个金额` : "";
    const why = kind === STALE ? "改动后公式未重新计算，请用表格软件打开并保存后再核对" : "金额无法识别";
    const open = relations > 0 ? `；${String(relations)} 条勾稽关系不能判断` : "";
    return { what: `${title}${place}${more}`, why: `${why}${open}` };
  });
}

function ofFaults(judgements: readonly Judgement[]): NotChecked[] {
  return judgements
    .filter(({ verdict }) => verdict === "error")
    .map(({ relation, reason }) => ({ what: relation.label, why: reason ?? "无法判断" }));
}
