/** The ids of a rule that no table knows, and names that nothing binds or nobody uses. */
import type { Pick, RuleDefinition } from "../../src/engine/reconcile/define-rule";
import { strange, strangeIds } from "../tables/ids";

export function strangeIdsOf(rule: RuleDefinition): string[] {
  const bindings = bindingsOf(rule);
  const picks = [...rule.left, ...rule.right];
  const ofLines = rule.each?.lines ? strangeIds(rule.each.lines.table, [], []) : [];
  const ofPicks = picks.flatMap((pick) =>
    strangeIds(
      pick.table,
      listOf(pick.lines).flatMap((name) => valuesOf(name, bindings)),
      listOf(pick.columns).flatMap((name) => valuesOf(name, bindings)),
    ),
  );
  const names = picks.flatMap(namesOf);
  const known = [...bindings.keys(), "@children"];
  const unbound = names
    .filter((name) => !known.includes(name))
    .map((name) => strange("bound name", name, known));
  const unused = [...bindings.keys()]
    .filter((name) => !names.includes(name))
    .map((name) => strange("used name", name, names));
  return [...ofLines, ...ofPicks, ...unbound, ...unused].map((message) => `${rule.id}: ${message}`);
}

/** What each name stands for; lines of a table stand for themselves. */
function bindingsOf({ each }: RuleDefinition): ReadonlyMap<string, readonly string[]> {
  const cases = each?.cases ?? [];
  const names = new Set(cases.flatMap((one) => Object.keys(one)));
  return new Map([
    ...(each?.lines ? [["@line", []] as const] : []),
    ...(each?.columns ? [["@column", each.columns] as const] : []),
    ...[...names].map((name) => [name, cases.flatMap((one) => one[name as `@${string}`] ?? [])] as const),
  ]);
}

function valuesOf(name: string, bindings: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return name.startsWith("@") ? (bindings.get(name) ?? []) : [name];
}

function namesOf(pick: Pick): string[] {
  return [...listOf(pick.lines), ...listOf(pick.columns)].filter((name) => name.startsWith("@"));
}

export function listOf(names: string | readonly string[]): readonly string[] {
  return typeof names === "string" ? [names] : names;
}

/** The rule with one of its ids changed, once for each id that it has. */
export function changedIds(
  rule: RuleDefinition,
  change: (id: string) => string,
): { readonly id: string; readonly rule: RuleDefinition }[] {
  const changed: { id: string; rule: RuleDefinition }[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === "string") {
      if (path.includes("which") || value === "@children") return;
      changed.push({ id: value, rule: replaced(rule, path, change(value)) as RuleDefinition });
    } else if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...path, index]));
    else if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
  };
  for (const part of ["each", "left", "right"] as const) walk(rule[part], [part]);
  return changed;
}

function replaced(value: unknown, [key, ...path]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? replaced(item, path, by) : item));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaced(object[key], path, by) };
}
