/** Titles of sections by what they mean: the first that a title meets decides, so the special stand before the general. */
import type { Section } from "../read/sections";

export interface Title {
  readonly pattern: RegExp;
  readonly section: Section;
  readonly examples: readonly string[];
  readonly not?: readonly string[];
}

export const TITLES: readonly Title[] = [
  { pattern: /名词解释|专业名词/u, section: "glossary", examples: ["名词解释"] },
  {
    pattern:
      /部门概况|单位概况|(?:部门|单位)基本情况|部门职责|主要职能|主要职责|机构设置|机构情况|单位构成|部门构成|公开报表|决算报表|决算表$|目录$/u,
    section: "front",
    examples: ["部门概况", "机构设置", "收入决算表"],
    not: ["收入决算情况说明"],
  },
  { pattern: /一般性支出/u, section: "other", examples: ["一般性支出情况说明"] },
  { pattern: /绩效/u, section: "performance", examples: ["预算绩效管理情况"] },
  {
    pattern: /三公/u,
    section: "threePublic",
    examples: ["财政拨款“三公”经费支出决算情况说明", "一般公共预算财政拨款安排的三公经费支出情况"],
  },
  { pattern: /机关运行/u, section: "operating", examples: ["机关运行经费支出情况说明"] },
  { pattern: /政府采购/u, section: "procurement", examples: ["政府采购支出情况说明"] },
  { pattern: /国有资产|资产占|资产使用/u, section: "assets", examples: ["国有资产占有使用情况说明"] },
  {
    pattern: /政府性基金/u,
    section: "governmentFund",
    examples: ["政府性基金预算财政拨款收入支出决算情况说明"],
  },
  { pattern: /国有资本/u, section: "stateCapital", examples: ["国有资本经营预算财政拨款支出决算情况说明"] },
  {
    pattern: /(?:一般公共预算|财政拨款).*基本支出|^\(?[一二三四五六七八九十]*[、)]?基本支出/u,
    section: "basic",
    examples: ["一般公共预算财政拨款基本支出决算情况说明", "财政拨款基本支出决算情况"],
  },
  {
    pattern: /(?:一般公共预算|财政拨款支出).*结构/u,
    section: "structure",
    examples: ["（二）一般公共预算财政拨款支出决算结构情况", "财政拨款支出决算结构情况"],
  },
  {
    pattern: /(?:一般公共预算|财政拨款支出).*具体/u,
    section: "detail",
    examples: ["（三）一般公共预算财政拨款支出决算具体情况"],
  },
  {
    pattern: /一般公共预算|财政拨款支出决算(?:情况|总体)/u,
    section: "generalBudget",
    examples: ["一般公共预算财政拨款支出决算情况说明", "（一）财政拨款支出决算总体情况"],
  },
  {
    pattern: /财政拨款(?:收入、?支出|收、?支)/u,
    section: "appropriation",
    examples: ["财政拨款收入支出决算总体情况说明", "财政拨款收支决算总体情况"],
  },
  { pattern: /财政拨款(?:总体)?情况/u, section: "appropriation", examples: ["财政拨款情况"] },
  {
    pattern: /(?<!拨款|支出[、和与]?)收入(?:决算)?总体情况/u,
    section: "income",
    examples: ["收入总体情况"],
    not: ["财政拨款收入总体情况"],
  },
  {
    pattern: /(?<!拨款|收入[、和与]?|收、?)支出(?:决算)?总体情况/u,
    section: "expenditure",
    examples: ["支出总体情况"],
    not: ["收入支出总体情况", "财政拨款支出总体情况"],
  },
  {
    pattern: /(?:收入、?支出|收、?支).*(?:总体|总计|情况)|总体情况/u,
    section: "overall",
    examples: ["收入支出决算总体情况说明", "2022年度收支总体情况"],
  },
  {
    pattern: /收入(?:决算)?(?:总体)?(?:情况|说明)|收入决算/u,
    section: "income",
    examples: ["收入决算情况说明", "收入情况"],
  },
  {
    pattern: /支出(?:决算)?(?:总体)?(?:情况|说明)|支出决算/u,
    section: "expenditure",
    examples: ["支出决算情况说明", "支出情况"],
  },
  {
    pattern: /其[他它](?:重要|需要?说明的)?(?:事项|情况|说明)|^[一二三四五六七八九十]+、其[他它]$/u,
    section: "other",
    examples: ["其他重要事项的情况说明", "其他事项", "其他需要说明的情况", "八、其他"],
  },
];
