/** Where the results of one file of a folder stand, below the folder of results: for a disk and for an archive alike. */
import { basename, folderOf, inFolder } from "./paths";

export interface ResultNames {
  readonly json: string;
  /** The letter that goes back to the department. */
  readonly opinion: string;
  /** The inspection's list, which people fill in: it is theirs as well, and taken back only as it was written. */
  readonly checklist: string;
  /** A copy of the workbook or document, and of the narrative beside it. */
  readonly annotated: string;
  readonly narrative: string;
}

/** `fit`: what the place where they will stand makes of a name. */
export function resultNames(file: string, fit: (name: string) => string = (name) => name): ResultNames {
  const base = basename(file);
  const stem = base.replace(/\.xlsx$/iu, "");
  const named = (folder: string, name: string): string =>
    inFolder(folder, inFolder(folderOf(file), fit(name)));
  return {
    json: named("reports", `${base}.json`),
    opinion: named("opinions", `审核意见-${stem}.docx`),
    checklist: named("checklists", `检查表-${stem}.xlsx`),
    annotated: named("annotated", `标注-${base}`),
    narrative: named("annotated", `标注-${stem}-情况说明.docx`),
  };
}
