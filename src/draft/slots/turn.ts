/** Words that say a direction, and the clauses of 持平. */
import type { State } from "./reasons";

const PAIRS: readonly (readonly [up: string, down: string])[] = [
  ["增加", "减少"],
  ["增长", "下降"],
  ["提高", "降低"],
  ["上升", "下降"],
  ["上涨", "下滑"],
  ["增支", "减支"],
  ["增收", "减收"],
  ["增幅", "降幅"],
  ["升幅", "降幅"],
  ["涨幅", "降幅"],
  ["超支", "节约"],
  ["大于", "小于"],
  ["高于", "低于"],
  ["多于", "少于"],
  ["超过", "低于"],
  ["超出", "低于"],
  ["增至", "降至"],
];
const WORD = new RegExp([...new Set(PAIRS.flat())].join("|"), "gu");

/** The words in the wanted direction; those that already say it stay as they are. */
export function turned(words: string, state: State): string {
  if (state === "same") return words;
  return words.replace(WORD, (word) => {
    const side = state === "up" ? 0 : 1;
    if (PAIRS.some((pair) => pair[side] === word)) return word;
    return PAIRS.find((pair) => pair[1 - side] === word)?.[side] ?? word;
  });
}

const YEAR = String.raw`(?:上一?年度?|去年|20\d\d\s*年度?)(?:同期)?`;
const COMPARED = new RegExp(String.raw`^(?<with>比|较|与|同|和)(?<year>${YEAR})(?<subject>[\s\S]*)$`, "u");

/** `比上年收入、支出总计各` → `与上年收入、支出总计持平`; `verb`: how the document says 与, `subject`: what it compares where the lead names nothing. */
export function equalClause(lead: string, verb: string, subject: string): string {
  if (lead.includes("相比")) return `${lead}持平`;
  const match = COMPARED.exec(lead)?.groups;
  if (!match) return `${lead}持平`;
  const named = (match["subject"] ?? "").replace(/[各均都]$/u, "");
  return `${verb}${match["year"] ?? ""}${named || subject}持平`;
}

const SAME = /(?:基本)?(?:持平|一致|相同|相等|无增减变化|没有变化|无变化)$/u;
const EQUAL = new RegExp(
  String.raw`^(?<before>(?:支出)?(?:决算)?数?)(?:与|和|同|较|比|跟)(?<year>${YEAR})(?<subject>[\s\S]*)$`,
  "u",
);

/** `与上年支出决算数持平` → `比上年`: what stands before a change, made of what stood before 持平. */
export function changeLead(equal: string): string {
  const words = equal.replace(SAME, "");
  if (/相比[，,]?/u.test(words)) return words;
  const match = EQUAL.exec(words)?.groups;
  if (!match) return words;
  const subject = (match["subject"] ?? "").replace(/(?:支出)?决算数?$/u, "");
  const isTwo = /收入、?支出|收、?支/u.test(subject);
  return `${match["before"] ?? ""}比${match["year"] ?? ""}${subject}${isTwo ? "各" : ""}`;
}
