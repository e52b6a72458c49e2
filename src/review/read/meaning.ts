/** Which indicator a name means, where several are called so. */
import type { Indicator } from "../words/indicator";
import { topicOf, type Topic } from "../words/indicator-id";
import type { NameMeaning } from "../words/lexicon";
import type { Statement } from "./claims";
import type { Section } from "./sections";

export interface Surroundings {
  /** Of which the sentence is telling the parts. */
  readonly whole: Statement | null;
  /** What the sentence has named before. */
  readonly siblings: readonly Statement[];
  /** The budget that the sentence opens with: `政府性基金：本年收入51.00万元`. */
  readonly label?: Topic | null;
}

/**
 * A part of what the sentence is about first, then what the sentence has spoken of before, then what the section makes
 * of the name, then what it means everywhere. `null`: it may mean several things, and nothing decides.
 */
export function meantBy(
  meanings: readonly NameMeaning[],
  section: Section | null,
  { whole, siblings, label = null }: Surroundings,
): Indicator | null {
  const parts = partsOf(whole);
  const family = label ?? familyOf(siblings.at(-1) ?? whole);
  // 公务接待费 of 机关运行经费 or 公用经费 is what was paid out of them, not that of 三公.
  const isOfOperating = [section, family, familyOf(whole)].some((each) => each === "operating");
  if (isOfOperating && meanings.every(({ indicator }) => topicOf(indicator.id) === "threePublic"))
    return null;
  // `“三公”经费26.25万元（其中：一般公共预算支出26.25万元）`: the part of 三公, not the budget itself.
  if (MATTERS.has(familyOf(whole)) && meanings.every(({ indicator }) => TOTALS.has(topicOf(indicator.id))))
    return null;
  // `财政拨款收入中，…国有资本经营预算财政拨款4.20万元，年初结转9.31万元`: of what the sentence began with.
  const isOfSection = section !== null && familyOf(whole ?? siblings[0] ?? null) === SECTION_TOPIC[section];
  const told = siblings.slice(-BUDGETS.size).map(familyOf);
  const isOfAll = label === null && new Set(told.filter((topic) => BUDGETS.has(topic))).size === BUDGETS.size;
  const choices: readonly ((meaning: NameMeaning) => boolean)[] = [
    ({ indicator }) => parts.includes(indicator.id),
    ({ indicator, name }) =>
      isOfSection &&
      siblings.length > 1 &&
      topicOf(indicator.id) === familyOf(whole ?? siblings[0] ?? null) &&
      (name.sections?.includes(section) ?? false),
    // `一般公共预算206.28万元，政府性基金51.00万元，国有资本经营预算4.20万元，年初结转9.31万元`: of all three.
    ({ name }) => isOfAll && section !== null && (name.sections?.includes(section) ?? false),
    ({ indicator }) => topicOf(indicator.id) === family,
    ({ name }) => section !== null && (name.sections?.includes(section) ?? false),
    ({ name }) => name.sections === undefined,
  ];
  for (const isMeant of choices) {
    const [indicator, ...others] = new Set(meanings.filter(isMeant).map((meaning) => meaning.indicator));
    if (indicator && others.length === 0) return indicator;
  }
  return null;
}

/** Whose sums the short names of a section are. */
const SECTION_TOPIC: Partial<Record<Section, Topic>> = { appropriation: "appropriation", overall: "overall" };

const MATTERS: ReadonlySet<Topic | null> = new Set<Topic>(["threePublic", "operating", "procurement"]);
const TOTALS: ReadonlySet<Topic> = new Set<Topic>([
  "generalBudget",
  "governmentFund",
  "stateCapital",
  "appropriation",
]);

const BUDGETS: ReadonlySet<Topic | null> = new Set<Topic | null>([
  "generalBudget",
  "governmentFund",
  "stateCapital",
]);

/** The one of the three budgets that a name can only be about. */
export function budgetOf(meanings: readonly NameMeaning[]): Topic | null {
  const [topic, ...others] = new Set(meanings.map(({ indicator }) => topicOf(indicator.id)));
  return topic && others.length === 0 && BUDGETS.has(topic) ? topic : null;
}

function partsOf(statement: Statement | null): readonly Indicator["id"][] {
  return statement?.subject.kind === "indicator" ? (statement.subject.indicator.parts ?? []) : [];
}

function familyOf(statement: Statement | null): Topic | null {
  return statement?.subject.kind === "indicator" ? topicOf(statement.subject.indicator.id) : null;
}
