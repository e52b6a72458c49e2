/**
 * A code and the name beside it, as the classification pairs them. Its list here is not complete: a code that it does
 * not hold says nothing, and a name that it gives to another code proves the mistake.
 */
import { FUNCTIONAL_CODES } from "../../tables/functional-codes";
import { remark } from "../context";
import type { ReviewContext } from "../context";
import type { NamedLevel } from "../read/claims";
import { isNamed, plainName, similarity } from "./items";
import { bare } from "./statement-index";
import { locationOf } from "./values";

const NAME_OF: ReadonlyMap<string, string> = new Map(FUNCTIONAL_CODES.map(({ code, name }) => [code, name]));
const OFFICIAL: ReadonlySet<string> = new Set(FUNCTIONAL_CODES.map(({ name }) => bare(plainName(name))));
/** Names were reworded over the years; so unlike, it is another name. */
const ALIKE = 0.5;

export function judgeCodeNames(context: ReviewContext): void {
  for (const statement of context.reading.statements) {
    // The workbook's own line of that code has been held against the name.
    if (statement.subject.kind !== "item" || locationOf(context.facts, statement)) continue;
    for (const named of Object.values(statement.subject.path)) judgeCodeName(context, named);
  }
}

function judgeCodeName(context: ReviewContext, named: NamedLevel): void {
  const official = named.code === undefined ? undefined : NAME_OF.get(named.code);
  if (official === undefined || isNamed(named.name, official)) return;
  const isOfAnother = OFFICIAL.has(bare(plainName(named.name)));
  if (!isOfAnother && similarity(bare(named.name), bare(plainName(official))) >= ALIKE) return;
  remark(context, {
    rule: "review/code-name",
    severity: isOfAnother ? "error" : "warning",
    message: `代码${named.code ?? ""}的科目名称是“${plainName(official)}”，文中写“${named.name}”。`,
    at: named.at,
    expected: plainName(official),
    found: named.name,
  });
}
