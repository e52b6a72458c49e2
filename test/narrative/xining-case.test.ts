/** From the sample workbook and its 补充资料, the narrative is the published one word for word. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { textOf } from "../../src/engine/compose/define-paragraph";
import type { NarrativeSection } from "../../src/engine/compose/compose";
import { readXlsx } from "../../src/files/read-xlsx";
import { compose, supplementBlocks } from "../../src/narrative";
import { readSupplement } from "../../src/narrative/supplement/read";
import { check } from "../../src/check/check";
import { describeCase, readCase } from "../cases";

const SAMPLE = join(__dirname, "..", "..", "assets", "samples", "xining-2024.xlsx");

const DISCLOSURE = "xining-2024/disclosure.md";

/** Spaces, Markdown marks, widths of brackets, commas and colons do not count. */
function plain(text: string): string {
  return text
    .replace(/[\s#*]/gu, "")
    .normalize("NFKC")
    .replace(/:/gu, "：");
}

/** Sections of 第三部分 by number, 一…十三, without 十二, whose tables stand inside it. */
function publishedSections(): Map<string, string> {
  const lines = readCase(DISCLOSURE).split("\n");
  const bare = lines.map((line) => line.replace(/[#*\s]/gu, ""));
  const start = bare.lastIndexOf("第三部分2024年度部门决算情况说明");
  const end = bare.findIndex((line, index) => index > start && line.startsWith("第四部分"));
  const sections = new Map<string, string>();
  let current = "";
  for (let index = start + 1; index < end; index += 1) {
    const opening = /^([一二三四五六七八九十]+)、.*情况说明$/u.exec(bare[index] ?? "");
    if (opening?.[1] !== undefined) current = opening[1];
    if (current !== "") sections.set(current, (sections.get(current) ?? "") + (lines[index] ?? ""));
  }
  return sections;
}

/** What the department published and nobody should: a doubled word, rates on a budget of 0, and parts of nothing. */
const SLIPS: readonly (readonly [published: string, right: string])[] = [
  ["主要原因是是在职人员", "主要原因是在职人员"],
  ["支出决算为33.21万元,完成年初预算的0%。", "支出决算为33.21万元。"],
  ["因公出国(境)费用预算0万元,支出决算为0万元,完成预算的0%", "因公出国(境)费用预算0万元,支出决算为0万元"],
  ["公务接待费预算0万元,支出决算为0万元,完成预算的0%", "公务接待费预算0万元,支出决算为0万元"],
  ["公务接待费支出0万元(其中：全部为国内接待费)。", "公务接待费支出0万元。"],
];

describeCase(DISCLOSURE, () => {
  const workbook = readXlsx(readFileSync(SAMPLE), "xining-2024.xlsx");
  const { facts, edition } = check(workbook);
  const { supplement } = readSupplement(workbook, supplementBlocks(edition));
  const narrative = compose(edition, facts, supplement);
  const published = publishedSections();

  const textOfSection = (section: NarrativeSection): string =>
    plain([section.heading, ...section.paragraphs.map((one) => textOf(one.spans))].join(""));

  it("waits for nothing", () => {
    expect(narrative.missing).toEqual([]);
  });

  it("knows the slips of the published text", () => {
    const text = plain([...published.values()].join(""));
    for (const [slip] of SLIPS) expect(text.split(plain(slip)).length).toBe(2);
  });

  it.each(narrative.sections.map((section) => [section.heading, section] as const))("%s", (_, section) => {
    const number = section.heading.split("、")[0] ?? "";
    const expected = SLIPS.reduce(
      (text, [slip, right]) => text.replace(plain(slip), plain(right)),
      plain(published.get(number) ?? ""),
    );
    const written = textOfSection(section);
    if (section.id === "performance") expect(expected.startsWith(written)).toBe(true);
    else expect(written).toBe(expected);
  });
});
