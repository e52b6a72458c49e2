import { statedProjectsInText } from "../../src/check/stated-projects";
import { textOfLines } from "../../src/review/received-text";
import { readSelfEvaluations } from "../../src/tables/self-evaluation/read";
import { smallForm } from "../tables/self-evaluation/fixture";

const FORMS = readSelfEvaluations(smallForm());

test.each([
  ["对2024年度1项部门项目支出开展了绩效自评，共涉及资金32.50万元。", null],
  ["对2024年度1个项目支出开展绩效自评，涉及资金32.5万元。", null],
  ["本年度绩效管理工作有序开展，组织3次培训。", null],
  ["对2024年度5项部门项目支出开展了绩效自评，共涉及资金32.50万元。", "5"],
  ["决算中反映“档案数字化费”等3个项目绩效自评结果。", "3"],
  ["对2024年度1项部门项目支出开展了绩效自评，共涉及资金1,032.50万元。", "1,032.50"],
])("%s", (sentence, found) => {
  const findings = statedProjectsInText(textOfLines(`十二、绩效\n${sentence}`), FORMS);
  expect(findings.map(({ text }) => text?.found)).toEqual(found === null ? [] : [found]);
  for (const { text } of findings) {
    expect(text?.paragraph).toBe(2);
    expect(sentence.slice(text?.start, text?.end)).toBe(found);
  }
});

test("without forms nothing is said", () => {
  expect(statedProjectsInText(textOfLines("对5个项目开展绩效自评。"), [])).toEqual([]);
});
