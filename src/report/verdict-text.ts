/** The verdict in words: what was found, what could not be checked, and what waits for somebody. */
import type { Checked } from "../check/checked";
import type { Answer } from "../check/checklist/answer";
import { verdictOf, type Verdict } from "../check/checklist/outcome";

/** For a terminal; never “未发现问题” where anything expected is open. */
export function verdictLines(checked: Checked): string[] {
  const verdict = verdictOf(checked);
  return [
    `结论：${conclusionOf(verdict)}`,
    ...verdict.open.map(({ id, title, reason }) => `  未能核对 ${id} ${title}——${reason ?? ""}`),
    ...choiceLine(verdict.byChoice),
  ];
}

export function conclusionOf({
  outcome,
  errors,
  warnings,
  explained,
  answers,
  open,
  unjudged,
}: Verdict): string {
  const count = (status: Answer["status"]): number =>
    answers.filter((answer) => answer.status === status).length;
  const counts = `检查事项 ${String(answers.length)} 项：符合 ${String(count("met"))}，不符合 ${String(count("not-met"))}，不适用 ${String(count("not-applicable"))}，未答 ${String(count("open"))}`;
  const said =
    explained > 0 ? `（${outcome === "errors" ? "含" : "另有"}已说明 ${String(explained)} 处）` : "";
  const relations = unjudged > 0 ? `，${String(unjudged)} 条勾稽关系不能判断` : "";
  const rest = open.length > 0 ? `另有 ${String(open.length)} 项未能核对${relations}；` : "";
  if (outcome === "errors") return `有错误 ${String(errors)} 处${said}。${rest}${counts}`;
  if (outcome === "open")
    return `有 ${String(open.length)} 项未能核对${relations}，不能认定为无误${said}。${counts}`;
  return `${warnings > 0 ? `没有错误，有提醒 ${String(warnings)} 处` : "未发现问题"}${said}。${counts}`;
}

/** What was not handed in, and what only a person can answer, each reason once. */
function choiceLine(answers: readonly Answer[]): string[] {
  const reasons = [...new Set(answers.map(({ reason }) => reason))];
  if (reasons.length === 0) return [];
  const parts = reasons.map((reason) => {
    const ids = answers.filter((answer) => answer.reason === reason).map(({ id }) => id);
    return `${reason ?? ""}（${ids.join("、")}）`;
  });
  return [`  未答的事项：${parts.join("；")}`];
}
