import { pair } from "../../src/batch/pairing";

test.each<[string, string[], [string, string | null, string | null][]]>([
  [
    "a PDF of the same name is the publication, one with 公开 behind as well",
    ["甲局.xlsx", "甲局.pdf", "乙局.xls", "乙局部门决算公开.PDF"],
    [
      ["乙局.xls", null, "乙局部门决算公开.PDF"],
      ["甲局.xlsx", null, "甲局.pdf"],
    ],
  ],
  [
    "a Word document and a PDF of the same name",
    ["甲局.xlsx", "甲局.docx", "甲局.pdf"],
    [["甲局.xlsx", "甲局.docx", "甲局.pdf"]],
  ],
  [
    "a PDF that is named as the narrative",
    ["甲局.xlsx", "甲局决算情况说明.pdf"],
    [["甲局.xlsx", "甲局决算情况说明.pdf", null]],
  ],
  [
    "a PDF without a workbook is a job of its own, our marked copies are none",
    ["甲局.pdf", "标注-甲局.pdf", "a/甲局.xlsx"],
    [
      ["a/甲局.xlsx", null, null],
      ["甲局.pdf", null, null],
    ],
  ],
  [
    "a folder of a department with a workbook, a text and a PDF",
    ["甲局/决算表.xlsx", "甲局/情况说明.docx", "甲局/2024年度部门决算.pdf"],
    [["甲局/决算表.xlsx", "甲局/情况说明.docx", "甲局/2024年度部门决算.pdf"]],
  ],
])("published: %s", (_what, paths, expected) => {
  expect(
    pair(paths).map(({ workbook, narrative, publication }) => [workbook, narrative, publication]),
  ).toEqual(expected);
});

test.each<[string, string[], [string, string | null, string | null][]]>([
  ["a workbook alone", ["甲局.xlsx"], [["甲局.xlsx", null, null]]],
  ["the same name", ["甲局.xlsx", "甲局.docx"], [["甲局.xlsx", "甲局.docx", null]]],
  [
    "说明 after the name",
    ["甲局.xlsx", "甲局-决算情况说明.docx", "乙局说明.txt"],
    [
      ["甲局.xlsx", "甲局-决算情况说明.docx", null],
      ["乙局说明.txt", null, null],
    ],
  ],
  [
    "a narrative without a workbook is a job of its own; other texts and our reports are none",
    ["乙局决算公开说明.docx", "读我.txt", "甲局说明.xlsx.md", "审核意见-说明.docx"],
    [["乙局决算公开说明.docx", null, null]],
  ],
  [
    "上年 after the name is no job of its own",
    ["甲局.xlsx", "甲局-上年.xlsx"],
    [["甲局.xlsx", null, "甲局-上年.xlsx"]],
  ],
  ["上年 without a workbook of this year", ["甲局-上年.xlsx"], [["甲局-上年.xlsx", null, null]]],
  [
    "the year before",
    ["甲局2024.xlsx", "甲局2023.xlsx"],
    [
      ["甲局2023.xlsx", null, null],
      ["甲局2024.xlsx", null, "甲局2023.xlsx"],
    ],
  ],
  [
    "a folder of a department: names that say only what the files are",
    ["甲局/2024年度决算公开表.xlsx", "甲局/决算情况说明.docx", "乙局/乙局决算表.xlsx", "乙局/公开说明.docx"],
    [
      ["乙局/乙局决算表.xlsx", "乙局/公开说明.docx", null],
      ["甲局/2024年度决算公开表.xlsx", "甲局/决算情况说明.docx", null],
    ],
  ],
  [
    "another's narrative, one of another year, or two of them are not taken",
    [
      "甲局/甲局.xlsx",
      "甲局/乙局决算说明.docx",
      "丙/2024.xlsx",
      "丙/2023决算说明.docx",
      "丁/表.xlsx",
      "丁/说明.docx",
      "丁/公开说明.txt",
    ],
    [
      ["丁/表.xlsx", null, null],
      ["丙/2024.xlsx", null, null],
      ["甲局/甲局.xlsx", null, null],
      ["丁/公开说明.txt", null, null],
      ["丁/说明.docx", null, null],
      ["丙/2023决算说明.docx", null, null],
      ["甲局/乙局决算说明.docx", null, null],
    ],
  ],
  ["folders do not mix", ["a/甲局.xlsx", "b/甲局.docx"], [["a/甲局.xlsx", null, null]]],
  ["lock files and hidden files", ["~$甲局.xlsx", ".甲局.xlsx", "甲局.xls"], [["甲局.xls", null, null]]],
])("%s", (_what, paths, expected) => {
  expect(pair(paths).map(({ workbook, narrative, prior }) => [workbook, narrative, prior])).toEqual(expected);
});
