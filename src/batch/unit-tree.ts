/**
 * Units of a folder with their own units: a sub-folder named as a workbook beside it, or as one in it, holds what that
 * workbook sums up. Without this a unit and its parts would be added twice.
 */
import { basename, extname } from "./paths";
import { ownName } from "./pairing";

export interface UnitNode {
  /** Below the folder, with forward slashes. */
  readonly path: string;
  readonly units: readonly UnitNode[];
}

export function unitTree(paths: readonly string[]): readonly UnitNode[] {
  const here = paths.filter((path) => !path.includes("/"));
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const slash = path.indexOf("/");
    if (slash < 0) continue;
    const folder = path.slice(0, slash);
    folders.set(folder, [...(folders.get(folder) ?? []), path.slice(slash + 1)]);
  }
  const units = new Map<string, readonly UnitNode[]>();
  const others: UnitNode[] = [];
  for (const [folder, rest] of folders) {
    const inner = unitTree(rest).map((node) => within(folder, node));
    const owner = here.find((path) => isOf(path, folder));
    const [head, ...more] = inner.filter(({ path }) => isOf(path, folder));
    if (owner !== undefined) units.set(owner, [...(units.get(owner) ?? []), ...inner]);
    else if (head && more.length === 0)
      others.push({ path: head.path, units: [...head.units, ...inner.filter((node) => node !== head)] });
    else others.push(...inner);
  }
  return [...here.map((path) => ({ path, units: units.get(path) ?? [] })), ...others];
}

function within(folder: string, { path, units }: UnitNode): UnitNode {
  return { path: `${folder}/${path}`, units: units.map((unit) => within(folder, unit)) };
}

/** Whether a workbook is called as the folder, but for words that say only what it is. */
function isOf(path: string, folder: string): boolean {
  const name = basename(path);
  const stem = name.slice(0, name.length - extname(name).length);
  return stem === folder || (ownName(stem) !== "" && ownName(stem) === ownName(folder));
}
