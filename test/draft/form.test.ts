/** A bureau's form: every blank filled or told, every alternative chosen, no instruction left. */
import { join } from "node:path";
import { check } from "../../src/check/check";
import { draftOf } from "../../src/check/draft";
import { openWorkbook } from "../../src/disk/open-file";
import { draft } from "../../src/draft/draft";
import { isForm } from "../../src/draft/form";
import { paragraphText } from "../../src/draft/paragraph";
import { EDITIONS } from "../../src/editions";
import { textOfLines } from "../../src/review/received-text";
import { casePath, describeCase, readCase } from "../cases";
import { pairOf } from "./law";

/** In the manner of forms that circulate, with invented wording; the lines of the second are broken by its pages. */
const FORMS = [
  [
    "第三部分 XX单位2024年度决算情况说明",
    "一、收入支出决算总体情况说明",
    "2024年度收、支总计均为××万元。与2023年度相比，收、支总计各增加（减少）××万元，增长（下降）××%，主要变动原因是××××。（如持平作持平表述）",
    "二、收入决算情况说明",
    "本年收入合计××万元，其中：财政拨款收入××万元，占××%；上级补助收入××万元，占××%；其他收入××万元，占××%。",
    "三、支出决算情况说明",
    "本年支出合计××万元，其中：基本支出××万元，占××%；项目支出××万元，占××%。",
    "四、政府性基金预算财政拨款收入支出决算情况说明",
    "2024年度政府性基金预算财政拨款本年收入××万元，本年支出××万元。",
    "无政府性基金预算的部门，作下述说明：",
    "2024年度没有使用政府性基金预算安排的支出。",
  ],
  [
    "三、支出决算情况说明",
    "    2024 年度支出合计 ＿＿＿ 万元，其中：基本支",
    "出 ＿＿＿ 万元，占 ＿＿ %；项目支出 ＿＿＿ 万元，占 ＿＿ %。",
    "五、一般公共预算财政拨款支出决算情况说明",
    "    一般公共预算财政拨款支出 ＿＿ 万元，与 2023 年度相比，减少/增加 ＿＿ 万元，",
    "下降/增长 ＿＿ %。",
  ],
  // All kinds of income and spending are named, those of 0 as well.
  [
    "第三部分 2024年度部门决算情况说明",
    "一、收入支出决算总体情况说明",
    "2024年度收、支总计均为××万元。与2023年度相比，收、支总计各增加（减少）××万元，增长（下降）××%。主要变动原因是××××。",
    "二、收入决算情况说明",
    "2024年度本年收入合计××万元，其中：一般公共预算财政拨款收入××万元，占××%；政府性基金预算财政拨款收入××万元，占××%；国有资本经营预算财政拨款收入××万元，占××%；上级补助收入××万元，占××%；事业收入××万元，占××%；经营收入××万元，占××%；附属单位上缴收入××万元，占××%；其他收入××万元，占××%。",
    "三、支出决算情况说明",
    "2024年度本年支出合计××万元，其中：基本支出××万元，占××%；项目支出××万元，占××%；上缴上级支出××万元，占××%；经营支出××万元，占××%；对附属单位补助支出××万元，占××%。",
    "七、财政拨款“三公”经费支出决算情况说明",
    "2024年度“三公”经费财政拨款支出决算为××万元，完成预算××%，较上年度增加（减少）××万元，增长（下降）××%。",
    "八、政府性基金预算支出决算情况说明",
    "2024年度政府性基金预算财政拨款支出××万元。",
    "（若无此项支出，写“2024年度没有使用政府性基金预算拨款安排的支出”）",
  ],
  // Blanks are lines, alternatives stand behind a stroke, and only what is there is to be told.
  [
    "第三部分 2024年度部门决算情况说明",
    "一、收入支出决算总体情况说明",
    "2024年度收入总计＿＿＿万元，支出总计＿＿＿万元，与上年决算数相比，收入总计增加/减少＿＿＿万元，增长/下降＿＿%，主要原因是＿＿＿＿。",
    "二、收入决算情况说明",
    "2024年度收入合计＿＿＿万元，其中：财政拨款收入＿＿＿万元，占＿＿%；事业收入＿＿＿万元，占＿＿%；其他收入＿＿＿万元，占＿＿%。",
    "三、支出决算情况说明",
    "2024年度支出合计＿＿＿万元，其中：基本支出＿＿＿万元，占＿＿%；项目支出＿＿＿万元，占＿＿%。",
    "六、一般公共预算财政拨款基本支出决算情况说明",
    "2024年度一般公共预算财政拨款基本支出＿＿＿万元，其中：人员经费＿＿＿万元，公用经费＿＿＿万元。",
    "八、机关运行经费支出情况说明",
    "2024年度机关运行经费支出＿＿＿万元，比上年增加/减少＿＿＿万元，增长/下降＿＿%。",
    "填写说明：以上内容据实填写，不涉及的不填。",
  ],
];

const national = EDITIONS.find(({ id }) => id === "national");

test.each(FORMS.flatMap((lines) => [3, 6, 9].map((seed) => [seed, lines.join("\n")] as const)))(
  "blanks are filled or told (%i)",
  (seed, text) => {
    if (!national) throw new Error("the edition is there");
    const { now, before } = pairOf(national, seed, { near: true });
    const year = now.year ?? 0;
    const received = textOfLines(text.replace(/202[34]/gu, (each) => String(Number(each) - 2024 + year)));
    expect(isForm(received)).toBe(true);
    const { mode, paragraphs, findings } = draft(received, now, { prior: before });
    expect(mode).toBe("form");
    const written = paragraphs.map(paragraphText).join("\n");
    expect(written).not.toMatch(
      /[X×＿]{2}|97\d{5}\.37|（如|（若|作下述说明|填写说明|[加少长降]（|[加少长降]\//u,
    );
    expect(written).toMatch(/基本支出(?:[\d,.]+万元|0万元)|支出合计[\d,.]+万元/u);
    const errors = findings.filter(
      ({ severity, message }) => severity === "error" && !message.includes("待填"),
    );
    expect(errors.map(({ message }) => message)).toEqual([]);
  },
);

/** A unit that has financial appropriation and other income only. */
const SAMPLE = join(__dirname, "../../assets/samples/xining-2024.xlsx");

test.each([
  [
    2,
    "上级补助收入0万元，占0%；事业收入0万元，占0%；经营收入0万元，占0%；附属单位上缴收入0万元，占0%；其他收入",
  ],
  [3, "其中：财政拨款收入2,347.78万元，占93.05%；其他收入175.49万元，占6.95%。"],
])(
  "kinds of 0 are told where the form names all of them, and go where it says so (%i)",
  async (form, told) => {
    const lines = FORMS[form] ?? [];
    const drafted = draftOf(check(await openWorkbook(SAMPLE)), textOfLines(lines.join("\n")));
    const written = drafted.paragraphs.map(paragraphText);
    expect(written.join("\n")).toContain(told);
    if (form === 2) expect(written.at(-1)).toBe("2024年度没有使用政府性基金预算拨款安排的支出。");
    expect(written.find((line) => line.includes("收入合计"))?.match(/财政拨款收入/gu)).toHaveLength(
      form === 2 ? 3 : 1,
    );
  },
);

describeCase("shanghai-2024", () => {
  test("an official form: blanks filled or told, alternatives chosen, instructions gone, nothing wrong", async () => {
    const checked = check(await openWorkbook(casePath("shanghai-2024/shehui.xlsx")));
    const { mode, paragraphs, findings } = draftOf(
      checked,
      textOfLines(readCase("shanghai-2024/template.txt")),
    );
    expect(mode).toBe("form");
    const written = paragraphs.map(paragraphText).join("\n");
    expect(written).not.toMatch(
      /[X×＿]{2}|97\d{5}\.37|（如|（无|不涉及|作下述说明|按上述格式|列明|填写。|增加（减少）|大于（小于/u,
    );
    expect(written).toContain("支出决算为307.82万元");
    const errors = findings.filter(
      ({ severity, message }) => severity === "error" && !message.includes("待填"),
    );
    expect(errors.map(({ message }) => message)).toEqual([]);
  });
});

test("a narrative with its figures is no form", () => {
  if (!national) throw new Error("the edition is there");
  expect(isForm(textOfLines(pairOf(national, 3, { near: true }).base))).toBe(false);
});
