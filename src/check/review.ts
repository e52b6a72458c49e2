/** Steps 6 and 8: a received text beside its workbook, as it is printed and, once that is known, as it should be. */
import type { Facts } from "../engine/fact";
import { factsInReadings } from "../engine/localize/structure/mend";
import { normalize } from "../engine/read/label";
import type { ReceivedText } from "../review/received-text";
import { REVIEW_CHECKS } from "../review/rules";
import { review as reviewText, type Review } from "../review/review";
import type { Checked, CheckRun, NotChecked } from "./checked";
import { STATEMENTS_READ } from "./checklist/items";
import { repairedFacts } from "./repaired";
import { statedProjectsInText } from "./stated-projects";
import { CHECKS_OF_ABSENCE, gapsOfPages, pagesRun, withoutAbsences } from "./unread-pages";
import { weighReview } from "./weigh-review";

/** Where it is known which cells are wrong, the text is held against what they should be. */
export function review(checked: Checked, text: ReceivedText): Checked {
  const { facts, entity, year, prior, evaluations } = checked;
  const { supplement } = checked.supplement;
  // What only the text says of itself is no yardstick for it.
  const isOfTables = checked.tables.some((table) => table.entity !== null);
  const options = {
    entity: isOfTables || entity !== entityOfText(text) ? entity : null,
    year,
    supplement,
    ...(prior ? { prior: prior.reading.facts } : {}),
  };
  const besideRepaired = (figures: Facts): Review =>
    reviewText(text, figures, { ...options, readings: factsInReadings(figures, checked.mended) });
  const asPrinted = reviewText(text, facts, options);
  const repaired = repairedFacts(facts, checked.mended, checked.localization);
  const weighed = repaired
    ? weighReview(facts, repaired, asPrinted, besideRepaired(repaired.facts))
    : asPrinted;
  const reviewed = withGaps(weighed, text, checked.notChecked);
  // A text that carries the forms itself has been held against them.
  const told = new Set(reviewed.findings.map(({ text: place }) => place?.paragraph));
  const stated = statedProjectsInText(text, evaluations).filter((each) => !told.has(each.text?.paragraph));
  return {
    ...checked,
    // Where no table and no cover names the entity, the title of its narrative does.
    entity: entity ?? entityOfText(text),
    runs: withTextRuns(checked.runs, reviewed, text),
    review: { ...reviewed, text, findings: [...reviewed.findings, ...stated] },
  };
}

const RAN: CheckRun = { status: "ran" };

/** How far down a title may stand: under the words of a cover. */
const TITLE_PARAGRAPHS = 12;
const TITLE = /^(.{4,30}?)20\d{2}年度?(?:部门|单位)?决算/u;

/** The entity that the title of a narrative names: 某市某局2024年度部门决算情况说明. */
export function entityOfText({ paragraphs }: ReceivedText): string | null {
  for (const { text } of paragraphs.slice(0, TITLE_PARAGRAPHS)) {
    const name = TITLE.exec(normalize(text))?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

/** Pages that could not be read are said once, whether they are the tables' or the text's. */
export function withGaps<Reviewed extends Review>(
  reviewed: Reviewed,
  { gaps = [] }: ReceivedText,
  told: readonly NotChecked[],
): Reviewed {
  if (gaps.length === 0) return reviewed;
  const more = gapsOfPages(gaps, told);
  return {
    ...reviewed,
    findings: withoutAbsences(reviewed.findings),
    notChecked: [...more, ...reviewed.notChecked],
  };
}

/**
 * A statement that could not be checked is not right. What a table of the workbook holds is open until that table is
 * mended; for what no table holds, or nobody handed in, a person must be asked.
 */
export function withTextRuns(
  runs: Checked["runs"],
  { notChecked }: Pick<Review, "notChecked">,
  { gaps = [] }: ReceivedText,
): Checked["runs"] {
  const seen = pagesRun(gaps);
  return new Map<string, CheckRun>([
    ...runs,
    ...REVIEW_CHECKS.map(({ id }) => [id, CHECKS_OF_ABSENCE.has(id) ? seen : RAN] as const),
    ["self-evaluation/stated-projects", { status: "ran" }],
    [STATEMENTS_READ, seen.status === "open" ? seen : statementsRun(notChecked)],
  ]);
}

function statementsRun(notChecked: Review["notChecked"]): CheckRun {
  const answerable = notChecked.filter(({ isAnswerable }) => isAnswerable === true).length;
  const others = notChecked.length - answerable;
  const asked = `${String(others)} 处说法没有可以核对的数，请经办人核对`;
  if (answerable > 0) {
    const why = `${String(answerable)} 处说法所依据的表格有误或无法读取`;
    return { status: "open", why: others > 0 ? `${why}；另有 ${asked}` : why };
  }
  return others > 0 ? { status: "person", why: asked } : RAN;
}

/** A text that claims nothing that a disclosure's narrative claims. */
export function isNarrative({ claims }: Review): boolean {
  return claims > 0;
}

/** Only what the text was told, for a face that was asked of the text alone. */
export function ofTheText(checked: Checked): Checked {
  return { ...checked, findings: [], notChecked: [], isOfText: true };
}
