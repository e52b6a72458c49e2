/** A bureau's form: every blank filled or told, every alternative chosen, no instruction left. */
import { draft } from "../../src/draft/draft";
import { isForm } from "../../src/draft/form";
import { paragraphText } from "../../src/draft/paragraph";
import { EDITIONS } from "../../src/editions";
import { textOfLines } from "../../src/review/received-text";
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
];

const national = EDITIONS.find(({ id }) => id === "national");

test.each(FORMS.flatMap((lines) => [3, 6, 9].map((seed) => [seed, lines.join("\n")] as const)))(
  "blanks are filled or told (%i)",
  (seed, text) => {
    if (!national) throw new Error("the edition is there");
    const { now, before } = pairOf(national, seed, { near: true });
    const received = textOfLines(text);
    expect(isForm(received)).toBe(true);
    const { mode, paragraphs, findings } = draft(received, { ...now, year: 2024 }, { prior: before });
    expect(mode).toBe("form");
    const written = paragraphs.map(paragraphText).join("\n");
    expect(written).not.toMatch(/[X×＿]{2}|97\d{5}\.37|（如|作下述说明|增加（减少）|减少\/增加/u);
    expect(written).toMatch(/基本支出(?:[\d,.]+万元|0万元)|支出合计[\d,.]+万元/u);
    const errors = findings.filter(
      ({ severity, message }) => severity === "error" && !message.includes("待填"),
    );
    expect(errors.map(({ message }) => message)).toEqual([]);
  },
);

test("a narrative with its figures is no form", () => {
  if (!national) throw new Error("the edition is there");
  expect(isForm(textOfLines(pairOf(national, 3, { near: true }).base))).toBe(false);
});
