/**
 * What an inspection of a disclosure has to answer, item by item, and the checks that answer each: the denominator of
 * every verdict. A check that stands here and did not run leaves its item open, so that taking a rule out of the
 * catalogue can only open items. The items follow 财预〔2016〕143号 and the lists that finance bureaus inspect by.
 */
import type { TableId } from "../../engine/fact";
import type { KnownTable } from "../../tables/ids";
import { ITEMS_OF_CLASS } from "../../tables/general-budget-expenditure-detail";
import type { Checked } from "../checked";

/** What an item needs that the workbook itself does not hold; without it, it is open by the user's choice. */
export type Need = "text" | "prior" | "publication" | "person";

export interface ChecklistItem {
  readonly id: string;
  readonly title: string;
  readonly needs?: Need;
  /** Tables that must be there; `others`: those of the edition that no other item names. */
  readonly tables?: readonly KnownTable[] | "others";
  /** Ids of rules, inspections and checks of the text. */
  readonly checks: readonly string[];
  /** Whether the workbook shows it, where no finding can tell; `null`: not applicable. */
  readonly shows?: (checked: Checked) => boolean | null;
}

export interface ChecklistGroup {
  readonly id: string;
  readonly title: string;
  readonly items: readonly ChecklistItem[];
}

/** Every statement of the text could be tied to something. */
export const STATEMENTS_READ = "text/statements-read";

/** Every page of a published document could be read. */
export const PAGES_READ = "document/pages-read";

const SUMMARY = "income-expenditure-summary";
const FISCAL = "appropriation-summary";
const GENERAL = "general-budget-expenditure";
const BASIC = "general-budget-basic-expenditure";
const CATEGORIES = "general-budget-expenditure-detail";

const of = (table: string, ...rules: readonly string[]): string[] => rules.map((rule) => `${table}/${rule}`);
const review = (...rules: readonly string[]): string[] => of("review", ...rules);

/** Whether a table prints codes of this length; `null` where it is not there or holds nothing. */
function printsCodes(table: KnownTable, length: number): (checked: Checked) => boolean | null {
  return ({ facts }) => {
    const reading = facts.tables.get(table);
    if (reading?.status !== "read") return null;
    const codes = reading.lines.flatMap(({ code }) => code ?? []);
    return codes.length === 0 ? null : codes.some((code) => code.length >= length);
  };
}

const COMPLETENESS: ChecklistGroup = {
  id: "1",
  title: "公开内容的完整性",
  items: [
    {
      id: "1.1",
      title: "收入支出决算总表、收入决算表、支出决算表",
      tables: [SUMMARY, "income", "expenditure"],
      checks: [],
    },
    {
      id: "1.2",
      title: "财政拨款收支总表、一般公共预算支出表、基本支出表、“三公”经费表",
      tables: [FISCAL, GENERAL, BASIC, "three-public"],
      checks: [],
    },
    {
      id: "1.3",
      title: "政府性基金、国有资本经营预算表；没有数据的保留空表并说明",
      tables: ["government-fund", "state-capital"],
      checks: [],
    },
    { id: "1.4", title: "本地版式要求的其他表", tables: "others", checks: [] },
    {
      id: "1.5",
      title: "目录与内容一致、次序相同",
      needs: "text",
      checks: review("contents", "section-order"),
    },
    {
      id: "1.6",
      title: "各表的表名、年度、单位名称、金额单位齐全，金额都能识别",
      checks: of(
        "all",
        "missing-table",
        "unreadable-figure",
        "second-table",
        "one-year",
        "one-entity",
        "one-unit",
        "stored-as-text",
        "hidden-figure",
        "overwritten-formula",
      ).concat(PAGES_READ),
    },
  ],
};

const DETAIL: ChecklistGroup = {
  id: "2",
  title: "细化程度",
  items: [
    {
      id: "2.1",
      title: "支出按功能分类公开到项级",
      checks: ["all/parent-row"],
      shows: printsCodes(GENERAL, 7),
    },
    { id: "2.2", title: "基本支出按经济分类公开到款级", checks: [], shows: printsCodes(BASIC, 5) },
    {
      id: "2.3",
      title: "“三公”经费分项公开，公务用车费分购置和运行维护",
      checks: [
        ...of("three-public", "footing", "vehicles"),
        ...of("three-public-meetings", "footing", "vehicles"),
      ],
    },
    {
      id: "2.4",
      title: "“三公”经费的团组、人次、车辆和批次",
      checks: of("three-public", "fee-and-count", "plausible-counts"),
    },
  ],
};

const EXPLANATIONS: ChecklistGroup = {
  id: "3",
  title: "情况说明",
  items: [
    {
      id: "3.1",
      title:
        "各节齐全：总体、收入、支出、财政拨款、一般公共预算、基金、“三公”、机关运行、采购、资产、绩效、名词解释",
      needs: "text",
      checks: review("section-missing", "empty-table"),
    },
    {
      id: "3.2",
      title: "科目逐项说明，无遗漏",
      needs: "text",
      checks: review("item-missing", "category", "purpose", "reason", "reason-missing", "told-missing"),
    },
    { id: "3.3", title: "说没有发生的，表中也没有", needs: "text", checks: review("none") },
    {
      id: "3.4",
      title: "绩效自评的项目、金额和附表",
      checks: ["self-evaluation/stated-projects", ...review("self-evaluations")],
      needs: "text",
    },
  ],
};

const TRUTH: ChecklistGroup = {
  id: "4",
  title: "真实性",
  items: [
    {
      id: "4.1",
      title: "各表内的合计、小计、上下级科目相符",
      checks: [
        ...of(
          SUMMARY,
          "income-footing",
          "expenditure-footing",
          "income-grand-total",
          "expenditure-grand-total",
          "balance",
          "business",
        ),
        ...of(
          FISCAL,
          "income-footing",
          "opening-footing",
          "income-grand-total",
          "expenditure-footing",
          "expenditure-grand-total",
          "cross-footing",
          "balance",
          "fund-balance",
        ),
        ...of("income", "roll-up", "cross-footing"),
        ...of("expenditure", "roll-up", "cross-footing"),
        ...of(GENERAL, "roll-up", "cross-footing"),
        ...of(BASIC, "roll-up", "personnel", "operating", "total", "classes"),
        ...of("government-fund", "roll-up", "cross-footing", "roll-forward"),
        ...of("state-capital", "roll-up", "cross-footing", "roll-forward"),
        ...of("state-capital-expenditure", "roll-up", "cross-footing"),
        ...of("operating-expenses", "roll-up"),
        ...of("procurement", "footing"),
        ...of(
          "fiscal-expenditure-detail",
          "roll-up",
          "cross-footing",
          "kinds-general",
          "kinds-fund",
          "kinds-capital",
        ),
        ...of(
          CATEGORIES,
          "roll-up",
          "cross-footing",
          ...[...ITEMS_OF_CLASS.keys()].map((code) => `items-${code}`),
        ),
        ...of("general-budget-project", "roll-up"),
        ...of("all", "negative-amount"),
      ],
    },
    {
      id: "4.9",
      title: "项目支出绩效自评表的资金、分值和得分",
      checks: of(
        "self-evaluation",
        "weights",
        "scores",
        "score-within-weight",
        "funds",
        "full-marks",
        "rate",
        "execution-score",
        "cost-bound",
        "cost-actual",
        "bound-sense",
        "missed-target",
        "department",
      ),
    },
    {
      id: "4.10",
      title: "补充资料各项相符，与公开表不矛盾",
      checks: [
        ...of("supplement", "entry", "vehicles", "three-public", "budget"),
        "three-public/vehicles-owned",
      ],
    },
    {
      id: "4.2",
      title: "表与表之间相符",
      checks: [
        ...of(
          SUMMARY,
          "income-total",
          "fiscal-income",
          "income-sources",
          "expenditure-total",
          "expenditure-classes",
        ),
        ...of(
          FISCAL,
          "income-total",
          "income-sources",
          "general-total",
          "general-classes",
          "government-fund-classes",
          "government-fund-totals",
          "state-capital-classes",
          "state-capital-totals",
        ),
        ...of(GENERAL, "basic-expenditure", "basic-total", "function-and-category"),
        ...of("operating-expenses", "equals-operating", "equals-operating-by-code"),
        ...of("fiscal-expenditure-detail", "totals", "basic"),
        ...of(CATEGORIES, "by-code"),
        ...of("general-budget-project", "total"),
        ...of("state-capital-expenditure", "total"),
      ],
    },
    {
      id: "4.3",
      title: "文字与表相符",
      needs: "text",
      checks: review(
        "amount",
        "sum",
        "count",
        "average",
        "vehicles",
        "procurement",
        "subject-name",
        "code-name",
        "adjusted-tail",
      ).concat(STATEMENTS_READ),
    },
    {
      id: "4.4",
      title: "文字前后相符",
      needs: "text",
      checks: review("said-twice", "contradiction", "balance", "part-of"),
    },
    {
      id: "4.5",
      title: "比率、占比、增减方向可复算",
      needs: "text",
      checks: review(
        "share",
        "shares",
        "change",
        "direction",
        "comparison",
        "completion",
        "undefined-rate",
        "base",
        "last-year",
      ),
    },
    {
      id: "4.6",
      title: "科目名称和编码规范，表表一致",
      checks: of("all", "one-name-per-code", "official-name", "kind-of-expenditure"),
    },
    {
      id: "4.7",
      title: "上年数与上年决算一致",
      needs: "prior",
      checks: [
        ...[SUMMARY, FISCAL, "government-fund", "state-capital"].map((table) => `${table}/prior-closing`),
      ],
    },
    {
      id: "4.11",
      title: "公开文本（PDF）与工作簿逐项相同",
      needs: "publication",
      checks: of("publication", "figure", "line", "table"),
    },
    {
      id: "4.8",
      title: "部分不超过总体",
      checks: [
        ...of(
          "three-public",
          "basic-part",
          "within-budget",
          "within-appropriation",
          "within-basic-and-project",
        ),
        ...of(SUMMARY, "distribution-within-surplus"),
        ...of("three-public-meetings", "basic-part", "within-budget"),
        ...of("procurement", "micro-within-sme", "sme-within-total", "within-expenditure"),
        ...of(FISCAL, "carryover-within-all", "classes-within-all"),
        ...of(GENERAL, "within-all"),
        ...of("government-fund", "income-within-fiscal"),
        ...of("state-capital", "income-within-fiscal"),
        ...of("operating-expenses", "within-operating"),
      ],
    },
    {
      id: "4.12",
      title: "本单位、主管部门和财政部门自己规定的勾稽关系",
      checks: of("own-rules", "relation", "both-empty", "entry"),
    },
  ],
};

const EXPRESSION: ChecklistGroup = {
  id: "5",
  title: "表述规范",
  items: [
    { id: "5.1", title: "没有残留的占位和模板说明", needs: "text", checks: review("residue", "placeholder") },
    { id: "5.2", title: "标题、范围和截止日的年度", needs: "text", checks: review("year", "prior") },
    { id: "5.3", title: "单位名称一致", needs: "text", checks: review("entity", "mixed-words") },
    { id: "5.4", title: "金额单位和百分号齐全", needs: "text", checks: review("unit", "percent-mark") },
    {
      id: "5.5",
      title: "没有重复的词句和标点",
      needs: "text",
      checks: review("doubled", "slip"),
    },
  ],
};

const PERSON: ChecklistGroup = {
  id: "6",
  title: "请经办人回答",
  items: [
    { id: "6.1", title: "批复日期、公开日期（批复后二十日内）", needs: "person", checks: [] },
    { id: "6.2", title: "公开的网址，是否集中在统一平台", needs: "person", checks: [] },
    { id: "6.3", title: "保密审查", needs: "person", checks: [] },
  ],
};

/** Tables of the Ministry's form, which every department publishes. */
export const REQUIRED_TABLES: ReadonlySet<TableId> = new Set(
  COMPLETENESS.items.flatMap(({ tables }) => (tables === undefined || tables === "others" ? [] : tables)),
);

export const CHECKLIST: readonly ChecklistGroup[] = [
  COMPLETENESS,
  DETAIL,
  EXPLANATIONS,
  TRUTH,
  EXPRESSION,
  PERSON,
];
