/** How the summary names a department and its files: for people, without a path. */
import { visible } from "../visible";
import type { BatchRecord } from "./record";

type Named = Pick<BatchRecord, "file" | "entity">;

/** As its tables name it; otherwise the folder that holds a file of a general name, or the file's own name. */
export function departmentOf({ file, entity }: Named): string {
  if (entity !== null) return visible(entity);
  const [name = "", folder] = file.replace(/\/$/u, "").split("/").reverse();
  const stem = name.replace(/\.[^.]+$/u, "");
  const isGeneral = /^(?:\d{4}年?度?)?(?:部门|单位)?(?:决算|公开|报表|表|[-_\d\s])*$/u.test(stem);
  return visible(isGeneral && folder !== undefined ? folder : stem);
}

/** `甲局 › 决算公开.xlsx` */
export function fileText(path: string): string {
  return visible(path.replace(/\/$/u, "").split("/").join(" › "));
}

/** What was checked with it: `情况说明：甲局.docx；上年：…`, or that there was none. */
export function besideText({ narrative, prior, publication, previous }: BatchRecord): string {
  const name = (path: string): string => visible(path.slice(path.lastIndexOf("/") + 1));
  const parts = [
    narrative === null ? "" : `情况说明：${name(narrative)}`,
    publication === null ? "" : `公开文本：${name(publication)}`,
    prior === null ? "" : `上年：${name(prior)}`,
    previous === null ? "" : `上次报送：${name(previous)}`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}
