/** Which column of a table's definition each column of a sheet is, by the texts over it. */
import type { ColumnDefinition } from "../define-table";
import { normalize } from "./label";

/** A column with the texts over it, from the top of the head down. */
export interface HeadedColumn {
  readonly column: number;
  readonly path: readonly string[];
}

export interface UnplacedColumn {
  readonly column: number;
  readonly header: string;
  /**
   * It belongs to no sum: it only details a column that is read (其中：…, or a part under 年初结转和结余), or stands aside
   * (上年决算数, 差额, 审核).
   */
  readonly isAside: boolean;
}

export interface FittedColumn extends HeadedColumn {
  readonly definition: ColumnDefinition;
  readonly score: number;
}

/** Each column where its header fits best; of two that claim one place the better fit has it, of equals none. */
export function placeColumns(
  definitions: readonly ColumnDefinition[],
  headed: readonly HeadedColumn[],
): FittedColumn[] {
  const fitted = headed.flatMap((column): FittedColumn[] => {
    const best = bestFit(definitions, column.path);
    return best ? [{ ...column, ...best }] : [];
  });
  return fitted.filter(({ definition, score, column }) =>
    fitted.every(
      (other) => other.column === column || other.definition !== definition || other.score < score,
    ),
  );
}

/** Other years, comparisons and checks that people add beside the figures of a form. */
const ASIDE =
  /上年|去年|往年|20\d{2}年|增减|增长|同比|变动|差[额异数]|相差|比[例重]|占比|%|完成率|核对|审核|校验|勾稽|钩稽|检查|公式|预算数|备注|说明|附注|机关运行经费/u;

export function unplacedColumns(
  headed: readonly HeadedColumn[],
  placed: readonly FittedColumn[],
): UnplacedColumn[] {
  const groupOf = ({ path }: HeadedColumn): string => path.slice(0, -1).join(">");
  return headed
    .filter(({ column }) => !placed.some((candidate) => candidate.column === column))
    .map((candidate) => {
      const group = groupOf(candidate);
      const inGroup = placed.filter((other) => group !== "" && groupOf(other) === group);
      const isPartOf = candidate.path[candidate.path.length - 1]?.startsWith("其中") ?? false;
      return {
        column: candidate.column,
        header: candidate.path.join(">"),
        isAside: isPartOf || inGroup.length === 1 || candidate.path.some((text) => ASIDE.test(text)),
      };
    });
}

const partsOfHeaders = new Map<string, readonly string[]>();

/** `parent>own` as normalized parts; definitions are few, so every header is split once. */
export function headerParts(header: string): readonly string[] {
  const known = partsOfHeaders.get(header);
  if (known) return known;
  const parts = header.split(">").map(normalize);
  partsOfHeaders.set(header, parts);
  return parts;
}

/** How well a header of the definition (`own` or `parent>own`) fits a path: its number of parts, 0 for no fit. */
function fit(header: string, path: readonly string[]): number {
  const parts = headerParts(header);
  const own = parts[parts.length - 1] ?? "";
  // A header broken over rows stands in several cells.
  let end = path.length - 1;
  let tail = path[end] ?? "";
  while (tail !== own && end > 0 && own.endsWith(tail)) {
    end -= 1;
    tail = (path[end] ?? "") + tail;
  }
  if (tail !== own) return 0;
  let above = end - 1;
  for (let part = parts.length - 2; part >= 0; part -= 1) {
    while (above >= 0 && path[above] !== parts[part]) above -= 1;
    if (above < 0) return 0;
    above -= 1;
  }
  return parts.length;
}

/** The definition that a column's header fits best; an equal fit of two is no fit. */
function bestFit(
  definitions: readonly ColumnDefinition[],
  path: readonly string[],
): { definition: ColumnDefinition; score: number } | null {
  const fits = definitions
    .map((definition) => ({
      definition,
      score: Math.max(...definition.headers.map((header) => fit(header, path))),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first, second] = fits;
  return first && first.score !== second?.score ? first : null;
}
