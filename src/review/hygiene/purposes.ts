/** The purpose fits the item: 住房公积金 is not 医疗保险, 项目支出 is not 基本支出. */
import { factOf } from "../../engine/fact";
import { remark } from "../context";
import type { ReviewContext } from "../context";
import type { TextPlace, Statement } from "../read/claims";
import { locationOf } from "../judge/values";

/** Purposes that exclude each other, each with the items that it belongs to. */
const FAMILIES: readonly { readonly name: string; readonly words: RegExp }[] = [
  { name: "医疗", words: /医疗|医保/u },
  { name: "养老保险", words: /养老/u },
  { name: "职业年金", words: /职业年金/u },
  { name: "住房公积金", words: /公积金/u },
  { name: "购房补贴", words: /购房补贴/u },
  { name: "抚恤", words: /抚恤|丧葬/u },
];

const PURPOSE = /主要用于：?(?<purpose>[^。；]+)/u;

export function judgePurposes(context: ReviewContext): void {
  for (const statement of context.reading.statements) {
    if (statement.subject.kind !== "item" || statement.subject.level !== "项") continue;
    const purpose = purposeOf(statement);
    if (!purpose) continue;
    const { text, at } = purpose;
    const name = statement.subject.path.项?.name ?? "";
    const own = FAMILIES.filter(({ words }) => words.test(name));
    const told = FAMILIES.filter(({ words }) => words.test(text));
    const [other] = told;
    if (own.length > 0 && other && !told.some((family) => own.includes(family))) {
      remark(context, {
        rule: "review/purpose",
        severity: "error",
        message: `“${name}”的用途写为“${text}”，那是${other.name}的用途。`,
        at,
        expected: name,
        found: text,
      });
    }
    judgeKind(context, statement, text, at);
  }
}

function purposeOf({ at }: Statement): { text: string; at: TextPlace } | null {
  const rest = at.block.text.slice(at.end);
  const match = PURPOSE.exec(rest);
  const text = match?.groups?.["purpose"];
  // The next item's purpose, where one block tells several, is not this one's.
  if (!match || !text || /\((?:类|款|项)\)/u.test(rest.slice(0, match.index))) return null;
  const start = at.end + match.index;
  return { text, at: { block: at.block, start, end: start + match[0].length } };
}

/** An item that the table holds as 项目支出 alone is not told as 基本支出. */
function judgeKind(context: ReviewContext, statement: Statement, text: string, at: TextPlace): void {
  const location = locationOf(context.facts, statement);
  if (!location || context.distrusted.has(location.table)) return;
  const [basic, project] = (["basic", "project"] as const).map((column) =>
    factOf(context.facts, location.table, location.line.id, column),
  );
  const wrong = [
    { word: "基本支出", own: basic, other: project },
    { word: "项目支出", own: project, other: basic },
  ].find(({ word, own, other }) => {
    const isOnlyWord = text.includes(word) && !text.includes(word === "基本支出" ? "项目" : "基本");
    return isOnlyWord && (own?.amount?.value ?? 0) === 0 && (other?.amount?.value ?? 0) !== 0;
  });
  if (!wrong) return;
  remark(context, {
    rule: "review/purpose",
    severity: "error",
    message: `“${location.line.label}”没有${wrong.word}，用途却写“${text}”。`,
    at,
    found: wrong.word,
    against: [{ fact: wrong.other ?? null }],
  });
}
