/** Whose a workbook is and of which year: asked in one way of everything that is laid beside another workbook. */
import { plainEntity, withoutScope } from "../engine/entity-name";

export interface Owned {
  readonly entity: string | null;
  readonly year: number | null;
}

/**
 * Why `name`, which is found to be of somebody and some year, is not what is wanted; `null` where nothing speaks against
 * it: an entity or year that is not named hinders nothing.
 */
export function notOf(name: string, found: Owned, wanted: Owned): string | null {
  if (found.year !== null && wanted.year !== null && found.year !== wanted.year)
    return `“${name}”是${found.year}年度的，不是${wanted.year}年度的`;
  if (found.entity !== null && wanted.entity !== null && !isSameEntity(found.entity, wanted.entity))
    return `“${name}”是“${found.entity}”的，不是“${wanted.entity}”的`;
  return null;
}

/** A cover may leave out the name of the city, or （本级）; 本级 and 汇总 are two departments. */
function isSameEntity(one: string, other: string): boolean {
  const [a, b] = [plainEntity(one), plainEntity(other)];
  const [bareA, bareB] = [withoutScope(a), withoutScope(b)];
  const [scopeA, scopeB] = [a.slice(bareA.length), b.slice(bareB.length)];
  if (scopeA !== "" && scopeB !== "" && scopeA !== scopeB) return false;
  return bareA.endsWith(bareB) || bareB.endsWith(bareA);
}
