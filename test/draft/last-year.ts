/** A narrative as the year before might have published it: the years go back, and one of its figures was another. */
import { paragraph, run, smallDocument } from "../files/small-document";

export function lastYearOf(text: string): string {
  return text
    .replace(/20\d\d(?=年)/gu, (year) => String(Number(year) - 1))
    .replaceAll("3,416.16", "3,300.25")
    .replaceAll("【待填：", "（")
    .replaceAll("】", "）");
}

/** As a Word document, a line a paragraph. */
export function documentOf(text: string): Uint8Array {
  const lines = text.split("\n").filter((line) => line !== "");
  return smallDocument({ body: lines.map((line) => paragraph(run(line))).join("") });
}
