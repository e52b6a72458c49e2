/** What a row says beside its two sides: whether it is on, its name, its relation and how grave it is. */
import { normalize } from "../engine/read/label";
import { TOLERANCE_TYPED } from "./parse-names";
import type { RuleField, RuleRow } from "./rule-book";

export interface RuleProblem {
  readonly field: RuleField;
  readonly message: string;
}

export type Comparison = "=" | "<=" | ">=" | "both-empty";
export type Level = "error" | "warning";

export interface Head {
  readonly name: string;
  readonly isOff: boolean;
  readonly comparison: Comparison | null;
  readonly level: Level;
  readonly problems: readonly RuleProblem[];
}

const ON: ReadonlySet<string> = new Set(["是", "启用", "√", "✓", "1", "TRUE", "Y"]);
const OFF: ReadonlySet<string> = new Set(["否", "停用", "不启用", "×", "✗", "0", "FALSE", "N"]);
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  "=": "=",
  等于: "=",
  "≤": "<=",
  "≦": "<=",
  "<=": "<=",
  不大于: "<=",
  小于等于: "<=",
  "≥": ">=",
  "≧": ">=",
  ">=": ">=",
  不小于: ">=",
  大于等于: ">=",
  同时为空: "both-empty",
};
const LEVELS: Readonly<Record<string, Level>> = { 错误: "error", 提醒: "warning" };
const LONGEST_NAME = 60;

/** What stands in a cell of the row, an error too. */
export function textOf(row: RuleRow, field: RuleField): string {
  const cell = row.cells[field];
  return cell ? (cell.error ?? String(cell.value ?? "")).trim() : "";
}

/** `names`: those of the rows above; the row's own is added. */
export function readHead(row: RuleRow, names: Set<string>): Head {
  const problems: RuleProblem[] = [];
  const wrong = (field: RuleField, message: string): void => {
    problems.push({ field, message });
  };
  const enabled = normalize(textOf(row, "enabled")).toUpperCase();
  if (enabled === "") wrong("enabled", "没有填写“启用”：填“是”或“否”");
  else if (!ON.has(enabled) && !OFF.has(enabled))
    wrong("enabled", `“启用”填“是”或“否”，不是“${textOf(row, "enabled").slice(0, 20)}”`);
  const name = textOf(row, "name");
  if (name === "") wrong("name", "没有填写名称：发现不符时用它说明是哪一条");
  else if (name.length > LONGEST_NAME) wrong("name", `名称过长，请在 ${String(LONGEST_NAME)} 个字以内`);
  else if (names.has(name)) wrong("name", `名称“${name}”与上面的一条相同，请改用不同的名称`);
  names.add(name);
  return {
    name: name === "" ? `第${String(row.row + 1)}行` : name,
    isOff: OFF.has(enabled),
    comparison: comparisonOf(row, wrong),
    level: levelOf(row, wrong),
    problems,
  };
}

type Complain = (field: RuleField, message: string) => void;

function comparisonOf(row: RuleRow, wrong: Complain): Comparison | null {
  const text = normalize(textOf(row, "relation"));
  const comparison = COMPARISONS[text];
  if (comparison !== undefined) return comparison;
  if (text === "") wrong("relation", "没有填写关系：=、≤、≥ 或“同时为空”");
  else if (/[≈≒±]|约/u.test(text)) wrong("relation", TOLERANCE_TYPED);
  else if (/^[<>≠]$|^(?:小于|大于|不等于)$/u.test(text))
    wrong("relation", `不支持“${text}”：四舍五入后的数分不出严格的大小，请用 ≤ 或 ≥`);
  else wrong("relation", `不认识关系“${text.slice(0, 20)}”：填 =、≤、≥ 或“同时为空”`);
  return null;
}

function levelOf(row: RuleRow, wrong: Complain): Level {
  const text = normalize(textOf(row, "level"));
  const level = LEVELS[text];
  if (level !== undefined) return level;
  wrong(
    "level",
    text === "" ? "没有填写级别：错误或提醒" : `级别填“错误”或“提醒”，不是“${text.slice(0, 20)}”`,
  );
  return "error";
}
