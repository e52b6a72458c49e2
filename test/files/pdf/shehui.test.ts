/** A real published PDF beside the workbook that holds its tables and the text that holds its narrative. */
import { check } from "../../../src/check/check";
import { openPdf } from "../../../src/disk/open-pdf";
import { openWorkbook } from "../../../src/disk/open-file";
import { documentWorkbook } from "../../../src/files/docx-workbook";
import { casePath, describeCase, readCase } from "../../cases";

const bare = (text: string): string => text.replace(/\s/gu, "");

describeCase("shanghai-2024/shehui.pdf", () => {
  test("its tables are the workbook's, fact by fact", async () => {
    const { document } = await openPdf(casePath("shanghai-2024/shehui.pdf"));
    expect(document.gaps).toEqual([]);
    const published = check(documentWorkbook(document));
    const kept = check(await openWorkbook(casePath("shanghai-2024/shehui.xlsx")));
    const amounts = (report: typeof kept): unknown[] =>
      [...report.facts.byId].map(([id, { amount }]) => [id, amount?.value, amount?.half]).sort();
    expect(amounts(published)).toEqual(amounts(kept));
    expect(amounts(published).length).toBeGreaterThan(500);
    expect(published.findings.map(({ message }) => message)).toEqual(
      kept.findings.map(({ message }) => message),
    );
  });

  test("its narrative is the text, paragraph by paragraph", async () => {
    const { document } = await openPdf(casePath("shanghai-2024/shehui.pdf"));
    const texts = document.blocks.flatMap((block) => (block.kind === "paragraph" ? [bare(block.text)] : []));
    const lines = readCase("shanghai-2024/shehui-narrative.txt").split(/\r?\n/u).map(bare);
    expect(lines.filter((line) => line !== "" && !texts.includes(line))).toEqual([]);
  });
});
