/** Workbooks as files, opened as the page opens them. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { PageBook } from "../../../src/hosts/page/book";
import { openFile } from "../../../src/hosts/page/open-file";
import type { WorldOptions } from "../contract";
import { makeFile } from "../excel/open-workbook";

export async function openBook(options: WorldOptions): Promise<PageBook> {
  return new PageBook(await openFile(await fileOf(options), "决算.xlsx"));
}

/** The same file with what a user has hidden and protected in it. */
export async function fileOf({
  sheets,
  protectedSheet,
  hiddenSheet,
  isStructureProtected,
}: WorldOptions): Promise<Uint8Array> {
  const parts = unzipSync(await makeFile(sheets));
  const edit = (name: string, how: (xml: string) => string) => {
    const part = parts[name];
    if (!part) throw new Error(`no part ${name}`);
    parts[name] = strToU8(how(strFromU8(part)));
  };
  if (protectedSheet !== undefined) {
    edit(`xl/worksheets/sheet${String(Number(protectedSheet.slice(0, 2)))}.xml`, (xml) =>
      xml.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>'),
    );
  }
  if (hiddenSheet !== undefined) {
    edit("xl/workbook.xml", (xml) =>
      xml.replace(new RegExp(`(name="${hiddenSheet}") state="visible"`, "u"), '$1 state="hidden"'),
    );
  }
  if (isStructureProtected) {
    edit("xl/workbook.xml", (xml) =>
      xml.replace("<sheets>", '<workbookProtection lockStructure="1"/><sheets>'),
    );
  }
  return zipSync(parts);
}
