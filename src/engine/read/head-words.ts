/** What heads say: codes and names left of the figures, numbers of columns, and the names of columns as they are compared. */
import type { Cell } from "../../workbook/workbook";
import { normalize, UNIT_OF_HEAD } from "./label";

/** Words that regions put before 编码 and 名称. */
const KIND_OF_CODE = "(?:政府|收支|支出|收入|部门|一般公共预算|预算|功能|经济|分类|科目|项目)*";
export const CODE_HEAD = new RegExp(
  String.raw`^${KIND_OF_CODE}(?:编码|代码|编号)(?:\([^()]*\))?$|^类、?款、?项$|^(?:政府)?(?:支出)?(?:功能|经济)(?:分类)?科目$`,
  "u",
);
export const CODE_PART = /^[类款项]$/u;
export const LABEL_HEAD = new RegExp(
  String.raw`^(?:(?:收支|支出|收入)?项目(?:\([^()]*\))?|${KIND_OF_CODE}名称(?:\([^()]*\))?|(?:预算)?科目(?:\([^()]*\))?|${KIND_OF_CODE}(?:编码|代码)[及和与/]?(?:科目)?名称|\p{Script=Han}*支出信息)$`,
  "u",
);
/** Beside the figures: who, in which row, and what was written about it. */
export const IGNORED_HEAD =
  /^(?:行次|序号|备注|说明|栏次|级次|科目级次|(?:预算|所属|基层|主管)?(?:单位|部门)(?:编码|代码|名称|性质)?|预算单位|(?:统一社会信用|组织机构)代码)$/u;

export const isStubHead = (text: string): boolean =>
  CODE_HEAD.test(text) || LABEL_HEAD.test(text) || CODE_PART.test(text) || IGNORED_HEAD.test(text);

/** So many figures of a form do not follow each other by chance. */
const LEAST_COUNTED = 4;

/** 栏次 rows, and rows that count their columns 1, 2, 3 … or go on counting those of a part that is not printed. */
export function isNumberingRow(cells: readonly Cell[]): boolean {
  const isCaption = (cell: Cell): boolean =>
    typeof cell.value === "string" && cell.value.includes("栏") && normalize(cell.value) === "栏次";
  return (
    cells.some(isCaption) ||
    (cells.length >= 3 && cells.every((cell, index) => numberOf(cell) === index + 1)) ||
    (cells.length >= LEAST_COUNTED && cells.every((cell, index) => isCountedFrom(cells[0], cell, index)))
  );
}

function isCountedFrom(first: Cell | undefined, cell: Cell, index: number): boolean {
  const start = first ? numberOf(first) : NaN;
  return Number.isInteger(start) && start > 0 && numberOf(cell) === start + index;
}

/** `3`, `(3)`, and `1=2+3`, which says how the column is computed. */
function numberOf({ value }: Cell): number {
  if (typeof value !== "string") return Number(value);
  return Number(/^\(?(\d{1,2})\)?(?:=[\d+*/()-]+)?$/u.exec(normalize(value))?.[1] ?? NaN);
}

export const YEAR_OF_HEAD = /^(20\d{2})年度?(?=[预决]算)/u;

/** `2024年度决算数` is 决算数 where 2024 is the latest year of the head and no other column is called so. */
export function withoutOwnYear(paths: string[][]): string[][] {
  const texts = new Set(paths.flat());
  const latest = Math.max(...[...texts].map((text) => Number(YEAR_OF_HEAD.exec(text)?.[1] ?? 0)));
  if (latest === 0) return paths;
  return paths.map((path) =>
    path.map((text) => {
      const bare = text.replace(YEAR_OF_HEAD, "");
      return Number(YEAR_OF_HEAD.exec(text)?.[1]) === latest && !texts.has(bare) ? bare : text;
    }),
  );
}

const HEAD_ORDINAL = /^(?:[加减]:|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/u;
const THIS_YEAR = /^[本当]年度?(?=(?:预|决)算)/u;

/** The text over a column without its unit and its ordinal; this year's 决算数 is 决算数. */
export function columnName(text: string): string {
  return normalize(text)
    .replace(UNIT_OF_HEAD, "")
    .replace(HEAD_ORDINAL, "")
    .replace(THIS_YEAR, "")
    .replace(/:$/u, "");
}
