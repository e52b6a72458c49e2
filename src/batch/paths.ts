/** Paths below a folder, with forward slashes, wherever the program runs. */

export function basename(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** With its point; empty for a name without one, or with nothing before it. */
export function extname(path: string): string {
  const name = basename(path);
  const point = name.lastIndexOf(".");
  return point > 0 ? name.slice(point) : "";
}

/** Empty for a file of the folder itself. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

export function inFolder(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
