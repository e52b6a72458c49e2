/** Real narratives beside their own workbooks come back as they are, except where they are known to be wrong. */
import { z } from "zod";
import { check } from "../../src/check/check";
import { draftOf } from "../../src/check/draft";
import { openWorkbook } from "../../src/disk/open-file";
import { paragraphText } from "../../src/draft/paragraph";
import { textOfLines } from "../../src/review/received-text";
import { casePath, describeCase, readCase } from "../cases";

const truthSchema = z.array(z.object({ where: z.object({ para: z.number().optional() }) }));

const TEXTS = [
  ["shanghai-2024", "shehui", "shanghai-2024/shehui-narrative.txt"],
  ["shanghai-2025", "yichuan", "shanghai-2025/yichuan.txt"],
  // A table of its workbook slid by a row: the figures are those that it should hold.
  ["shanghai-2025", "wenlv", "shanghai-2025/wenlv.txt"],
] as const;

for (const [folder, name, file] of TEXTS) {
  describeCase(folder, () => {
    test(`${name}: only what is known to be wrong reads differently`, async () => {
      const known = truthSchema
        .parse(JSON.parse(readCase(`${folder}/${name}-truth.json`)))
        .map(({ where }) => where.para);
      const text = readCase(file);
      const lines = text.split("\n");
      const checked = check(await openWorkbook(casePath(`${folder}/${name}.xlsx`)));
      const { mode, paragraphs } = draftOf(checked, textOfLines(text));
      expect(mode).toBe("same");
      expect(paragraphs.map(({ base }) => base)).toEqual(lines.map((_, index) => index + 1));
      const changed = paragraphs.flatMap((paragraph, index) =>
        paragraphText(paragraph) === lines[index] ? [] : [index + 1],
      );
      expect(changed.length).toBeGreaterThan(3);
      expect(changed.filter((line) => !known.includes(line))).toEqual([]);
    });
  });
}
