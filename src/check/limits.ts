/** What bears on all findings, and is said before them: how far the search for wrong cells went. */
import type { NotChecked } from "./checked";

export const LOCATING = "错误单元格定位";

/** What is to be said before the findings, and what after them. */
export function parted<T extends NotChecked>(notChecked: readonly T[]): { limits: T[]; others: T[] } {
  const isLimit = ({ what }: NotChecked) => what === LOCATING;
  return { limits: notChecked.filter(isLimit), others: notChecked.filter((one) => !isLimit(one)) };
}
