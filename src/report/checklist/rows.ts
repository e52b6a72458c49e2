/** The inspection's list as rows: each item with its answer, what it rests on, and what speaks against it. */
import { isRead } from "../../engine/fact";
import { answersOf, type Answer, type ItemStatus } from "../../check/checklist/answer";
import { CHECKLIST, type ChecklistItem } from "../../check/checklist/items";
import { allFindings, allJudgements, type Checked } from "../../check/checked";
import { titleOfTable } from "../../tables/title";
import { NARRATIVE_NAME, tellFinding } from "../told-finding";

export const STATUS_NAMES: Readonly<Record<ItemStatus, string>> = {
  met: "是",
  "not-met": "否",
  "not-applicable": "不适用",
  open: "待人工",
};

export interface ChecklistRow {
  readonly id: string;
  readonly title: string;
  readonly status: ItemStatus;
  /** Where it was seen: cells and words, or what was held against what. */
  readonly evidence: string;
  /** What speaks against it, or why it has no answer. */
  readonly problem: string;
}

const ITEMS: ReadonlyMap<string, ChecklistItem> = new Map(
  CHECKLIST.flatMap(({ items }) => items).map((item) => [item.id, item]),
);

/** In the order of the list. */
export function checklistRows(checked: Checked): ChecklistRow[] {
  const findings = new Map(allFindings(checked).map((finding) => [finding.id, finding]));
  const evidenceOf = evidenceFinder(checked);
  return answersOf(checked).map((answer) => {
    const own = answer.findings
      .flatMap((id) => findings.get(id) ?? [])
      .map((one) => tellFinding(checked, one));
    const places = own.map(({ where, item, place, found }) =>
      [where === NARRATIVE_NAME ? where : "", place, item === "" ? found.text : item]
        .filter((part) => part !== "")
        .join(" "),
    );
    const problems = own.map(({ problem, explained }) =>
      explained === "" ? problem : `${problem}（已说明：${explained}）`,
    );
    const { id, title, status, reason } = answer;
    return {
      id,
      title,
      status,
      // What is not there stands at no place.
      evidence: places.some((place) => place !== "") ? numbered(places) : evidenceOf(answer),
      problem: problems.length > 0 ? numbered(problems) : (reason ?? ""),
    };
  });
}

/** Lines of a cell that a person can read; the findings themselves stand in the report. */
const MOST_LINES = 8;

function numbered(texts: readonly string[]): string {
  if (texts.length === 1) return texts[0] ?? "";
  const shown = texts.slice(0, MOST_LINES).map((text, index) => `${String(index + 1)}. ${text}`);
  const rest = texts.length > MOST_LINES ? [`……共${String(texts.length)}处`] : [];
  return [...shown, ...rest].join("\n");
}

/** What an item that is met was met by. */
function evidenceFinder(checked: Checked): (answer: Answer) => string {
  const judgements = allJudgements(checked);
  const readings = new Map(checked.tables.map((reading) => [reading.table, reading]));
  return ({ id, status }) => {
    const item = ITEMS.get(id);
    if (!item || status !== "met") return "";
    const tables = item.tables === undefined || item.tables === "others" ? [] : item.tables;
    const seen = tables.flatMap((table) => {
      const reading = readings.get(table);
      if (!reading || !isRead(reading)) return [];
      return [
        `《${titleOfTable(table)}》${reading.sheets[0] === undefined ? "" : `（${reading.sheets[0]}）`}`,
      ];
    });
    const own = judgements.filter(({ relation }) => item.checks.includes(relation.rule)).length;
    return [
      ...seen,
      ...(own > 0 ? [`勾稽关系${String(own)}条`] : []),
      ...(item.needs === "text" ? [`${NARRATIVE_NAME}全文`] : []),
    ].join("、");
  };
}
