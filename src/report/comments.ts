/** What a comment in a margin says of a finding: what is wrong, what it should be, and what that rests on. */
import { basisOf } from "../check/checks";
import type { Finding } from "../engine/finding";
import { printedExpected } from "../engine/printed";
import { severityName } from "./severity-names";
import { visible } from "./visible";

/** Whose comments they are. */
export const COMMENT_AUTHOR = "决算公开助手";

/** A line a paragraph of the comment. */
export function commentText(finding: Finding): string {
  const { message } = finding;
  const expected = shouldBe(finding);
  const bases = basesOf(finding);
  return [
    `【${severityName(finding)}】${message}`,
    ...(expected === "" ? [] : [`应为：${expected}`]),
    ...bases.map((basis) => `依据：${basis}`),
  ]
    .map(visible)
    .join("\n");
}

/** The words or the figure that should stand there; empty where nothing decides it. */
export function shouldBe({ text, culprit }: Finding): string {
  if (text) return text.expected ?? "";
  return culprit ? printedExpected(culprit) : "";
}

/** What its rules rest on, each once. */
export function basesOf({ rules }: Pick<Finding, "rules">): string[] {
  return [...new Set(rules.flatMap((rule) => basisOf(rule) ?? []))];
}
