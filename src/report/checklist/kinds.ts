/** The kind of a finding in words: the question of the inspection that it speaks against. */
import { CHECKLIST } from "../../check/checklist/items";
import { MISSING_TABLE } from "../../check/reading-checks";
import type { Finding } from "../../engine/finding";

const MISSING = "应公开的表没有找到";
const OTHER = "其他";

const BY_CHECK: ReadonlyMap<string, string> = new Map(
  CHECKLIST.flatMap(({ items }) => items).flatMap(({ title, checks }) =>
    checks.map((check) => [check, title] as const),
  ),
);

/** That of the first of its rules that the list asks about. */
export function kindOf({ rules }: Pick<Finding, "rules">): string {
  if (rules.includes(MISSING_TABLE)) return MISSING;
  return rules.flatMap((rule) => BY_CHECK.get(rule) ?? [])[0] ?? OTHER;
}
