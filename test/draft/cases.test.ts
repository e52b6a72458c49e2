/** Real narratives beside their own workbooks come back as they are, except where they are known to be wrong. */
import { join } from "node:path";
import * as z from "zod";
import { check } from "../../src/check/check";
import { draftOf } from "../../src/check/draft";
import { openWorkbook } from "../../src/disk/open-file";
import { paragraphText } from "../../src/draft/paragraph";
import { textOfLines } from "../../src/review/received-text";
import { casePath, describeCase, readCase } from "../cases";

const truthSchema = z.array(z.object({ where: z.object({ para: z.number().optional() }) }));

const SAMPLE = join(__dirname, "../../assets/samples/xining-2024.xlsx");

/** Which paragraphs of a text are known to be wrong, from 1. */
function knownOf(folder: string, name: string): readonly (number | undefined)[] {
  const truth = truthSchema.parse(JSON.parse(readCase(`${folder}/${name}-truth.json`)));
  return truth.map(({ where }) => where.para);
}

const TEXTS = [
  ["shanghai-2024", "shehui", "shehui-narrative.txt"],
  ["shanghai-2025", "yichuan", "yichuan.txt"],
  // A table of its workbook slid by a row: the figures are those that it should hold.
  ["shanghai-2025", "wenlv", "wenlv.txt"],
] as const;

for (const [folder, name, file] of TEXTS) {
  describeCase(folder, () => {
    test(`${name}: only what is known to be wrong reads differently`, async () => {
      const known = knownOf(folder, name);
      const { mode, lines, changed, drawn } = await redrawn(
        casePath(`${folder}/${name}.xlsx`),
        `${folder}/${file}`,
      );
      expect(mode).toBe("same");
      expect(drawn).toEqual(lines.map((_, index) => index + 1));
      expect(changed.size).toBeGreaterThan(3);
      expect([...changed.keys()].filter((line) => !known.includes(line))).toEqual([]);
    });
  });
}

describeCase("xining-2024", () => {
  test("a whole disclosure comes back but for a false sum, a rate of 0 and a line that its page broke", async () => {
    const { mode, lines, changed } = await redrawn(SAMPLE, "xining-2024/disclosure.md");
    expect(mode).toBe("same");
    const withoutMarks = (line: number): string =>
      (changed.get(line) ?? "").replace(/【待核：[^】]*】/gu, "");
    // The opening budgets of the items do not add up to their total: a mark.
    expect(withoutMarks(449)).toBe(lines[448]);
    // The page broke the paragraph: its three lines are one again.
    expect(withoutMarks(461)).toBe(lines.slice(460, 463).join(""));
    // A completion of 0% of a budget of 0 is none.
    expect(withoutMarks(467)).toBe(lines[466]?.replace("，完成年初预算的0%", ""));
    expect([...changed.keys()]).toEqual([449, 461, 467]);
  });
});

/** The text drawn from the workbook: `changed` are its lines that read differently now, from 1; `drawn` all that are there. */
async function redrawn(workbook: string, file: string) {
  const text = readCase(file);
  const lines = text.split("\n");
  const { mode, paragraphs } = draftOf(check(await openWorkbook(workbook)), textOfLines(text));
  const changed = new Map(
    paragraphs.flatMap((paragraph) => {
      const written = paragraphText(paragraph);
      const line = paragraph.base ?? 0;
      return written === lines[line - 1] ? [] : [[line, written] as const];
    }),
  );
  return { mode, lines, changed, drawn: paragraphs.map(({ base }) => base) };
}
