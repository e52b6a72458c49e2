/** The narrative as a witness: it decides which cell is wrong, and is itself held against what the cell should be. */
import { join } from "node:path";
import type { Finding } from "../../src/engine/finding";
import type { Solver } from "../../src/engine/localize/oracle";
import { openTables } from "../../src/disk/open-tables";
import { check } from "../../src/check/check";
import { toJsonReport } from "../../src/report/json-report";
import { locate } from "../../src/check/locate";
import { narrate } from "../../src/check/narrate";
import { narrativeText } from "../../src/report/narrative-text";
import { allFindings } from "../../src/check/checked";
import { review } from "../../src/check/review";
import { reportSchema } from "../../src/report/report-schema";
import { textOfLines } from "../../src/review/received-text";
import { parseA1 } from "../../src/workbook/address";
import { cellKey, type Workbook } from "../../src/workbook/workbook";
import { loadSolver, UNLIMITED } from "../engine/localize/support";

let sample: Workbook;
let narrative: string;
let solver: Solver;
beforeAll(async () => {
  sample = await openTables(join("assets", "samples", "xining-2024.xlsx"));
  const { narration } = narrate(check(sample));
  if (!narration) throw new Error("the sample has a narrative");
  narrative = narrativeText(narration.narrative)
    .replace("基本工资、", "基本工资153.35万元、")
    .replace("、津贴补贴、", "、津贴补贴146.47万元、");
  solver = await loadSolver();
});
afterAll(() => solver.dispose());

/** `06 C6` → another figure. */
type Changes = Readonly<Record<string, number>>;

function changed(changes: Changes): Workbook {
  return {
    ...sample,
    sheets: sample.sheets.map((sheet) => {
      const cells = new Map(sheet.cells);
      for (const [place, value] of Object.entries(changes)) {
        const [table = "", address = ""] = place.split(" ");
        const at = parseA1(address);
        if (!at || !sheet.name.startsWith(`公开${table}表`)) continue;
        const key = cellKey(at.row, at.column);
        const cell = cells.get(key);
        if (!cell) throw new Error(`${place} is empty`);
        cells.set(key, { ...cell, value });
      }
      return { ...sheet, cells };
    }),
  };
}

/** What a user is told of his workbook and its text, without what the sample always has. */
function told(changes: Changes, text: string): readonly Finding[] {
  const received = textOfLines(text);
  const located = locate(review(check(changed(changes)), received), { solver, budget: UNLIMITED });
  const whole = review(located, received);
  reportSchema.parse(toJsonReport(whole));
  const usual = review(check(sample), textOfLines(narrative)).review?.findings ?? [];
  return allFindings(whole).filter(
    ({ id, message }) =>
      !message.endsWith("属尾差") && !usual.some((each) => each.id === id && each.message === message),
  );
}

const lines = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, message, text }) => `${severity} ${text?.quote ?? ""} ${message}`);

const REPLACED = { "06 C6": 158.35 };

describe("a figure that the workbook alone cannot decide", () => {
  it("is decided by the text, which is then no error", () => {
    expect(lines(told(REPLACED, narrative))).toEqual([
      "error  公开06表 30101 基本工资 (C6) 158.35 应为 153.35（一位数字有误）；由此引起 1 处勾稽不符",
      "info 153.35万元 基本工资写为153.35万元，公开06表“基本工资”（金额）为158.35万元，相差5.00万元。文中无误，有误的是表：公开06表 C6 应为 153.35。",
    ]);
  });

  it("is not decided without", () => {
    const [finding] = told(REPLACED, narrative.replace("基本工资153.35万元", "基本工资"));
    expect(finding?.message).toMatch(/^以下任一处有误（仅凭工作簿无法判定）/u);
    expect(finding?.message).toContain("公开06表 30101 基本工资 (C6) 158.35 应为 153.35");
    // The text told that this one is right: it would have to be wrong as well.
    expect(finding?.culprit?.alternatives.flat().map(({ address }) => address)).not.toContain("C7");
  });

  it("is sought elsewhere first where the text repeats the wrong figure", () => {
    const [finding, ...others] = told(REPLACED, narrativeWith("基本工资153.35", "基本工资158.35")());
    expect(finding?.message).toMatch(/^以下任一处有误（仅凭工作簿无法判定）/u);
    expect(finding?.message).not.toContain("30101 基本工资 (C6)");
    expect(others).toEqual([]);
  });

  it("is named with the text that repeats it where nothing speaks against the others more", () => {
    const repeating = narrativeWith("办公设备购置、", "办公设备购置0.96万元、", "更新。", "更新0.84万元。")();
    expect(told({ "06 I10": 0.96 }, repeating)[0]?.message).toBe(
      "以下任一处有误（仅凭工作簿无法判定）：公开06表 31002 办公设备购置 (I10) 0.96 应为 0.16（一位数字有误），说明第33段“0.96万元”也有误；" +
        "或 公开06表 31007 信息网络及软件购置更新 (I14) 0.84 应为 0.04（多一位或少一位数字），说明第33段“0.84万元”也有误；" +
        "由此引起 1 处勾稽不符；请与说明第六部分和支出经济分类明细账核对",
    );
  });

  it("is not decided by the text of another year", () => {
    const [finding] = told(REPLACED, narrative.replaceAll("2024", "2023"));
    expect(finding?.message).toMatch(/^以下任一处有误（仅凭工作簿无法判定）/u);
  });
});

describe("a figure that the workbook decides alone", () => {
  // 201 of 05表, which is part of its total, the sum of its 款 and the same as in 04表.
  const WRONG = { "05 C8": 2774.14 };

  it("takes what follows from it in the text with it", () => {
    expect(
      lines(told(WRONG, narrative)).map((line) => line.replace(/，公开.*相差|，[\d,.]+万元÷.*?。/u, "…")),
    ).toEqual([
      "error  公开05表 201 一般公共服务支出 小计 (C8) 2,774.14 应为 2,747.14（相邻数字颠倒）；由此引起 4 处勾稽不符",
      "info 2,747.14万元 一般公共服务支出写为2,747.14万元…27.00万元。文中无误，有误的是表：公开05表 C8 应为 2,747.14。",
      "info 占90.69% 一般公共服务支出占一般公共预算财政拨款支出的比例写为90.69%…文中无误，有误的是表：公开05表 C8 应为 2,747.14。",
    ]);
  });

  it("is wrong in a text that repeats it, which a right cell will show", () => {
    const findings = told(WRONG, narrative.replace("2,747.14万元", "2,774.14万元"));
    expect(lines(findings)).toEqual([
      "error  公开05表 201 一般公共服务支出 小计 (C8) 2,774.14 应为 2,747.14（相邻数字颠倒）；由此引起 4 处勾稽不符",
      "warning 2,774.14万元 一般公共服务支出写为2,774.14万元，公开05表“一般公共服务支出”（小计）为2,747.14万元，相差27.00万元。（按改正后的表：有误的单元格改正时，文中也要改）",
      "info 占90.69% 一般公共服务支出占一般公共预算财政拨款支出的比例写为90.69%，2,774.14万元÷3,029.11万元应为91.58%。文中无误，有误的是表：公开05表 C8 应为 2,747.14。",
    ]);
    // As the workbook prints it still.
    expect(findings[1]?.cells).toMatchObject([{ address: "C8", value: 2_774_140_000 }]);
  });
});

describe("a text that is wrong beside a workbook in order", () => {
  it.each([
    ["one figure", narrativeWith("153.35万元", "158.35万元")],
    [
      "a part and its total alike",
      narrativeWith("支出总额224.59", "支出总额234.59", "货物支出180.95", "货物支出190.95"),
    ],
  ])("accuses no cell: %s", (_, spoil) => {
    const findings = told({}, spoil());
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every(({ culprit, text }) => culprit === null && text !== null)).toBe(true);
  });

  it.each([
    ["one figure", ["153.35万元", "158.35万元"]],
    ["a part and its total alike", ["支出总额224.59", "支出总额234.59", "货物支出180.95", "货物支出190.95"]],
  ])("accuses none either where another table is not in order: %s", (_, spoilt) => {
    const findings = told({ "01 F14": 109.23 }, narrativeWith(...spoilt)());
    expect(findings.flatMap(({ culprit }) => culprit?.address ?? [])).toEqual(["F14"]);
    const inText = findings.filter(({ culprit }) => culprit === null);
    expect(inText.length).toBeGreaterThan(0);
    expect(inText.every(({ text }) => text !== null)).toBe(true);
  });

  it("is told once where it stands in one sum with a wrong cell", () => {
    const findings = told(REPLACED, narrativeWith("146.47万元", "176.47万元")());
    expect(
      findings.map(({ severity, culprit, text }) => [severity, culprit?.address ?? text?.quote]),
    ).toEqual([
      ["error", "C6"],
      ["info", "153.35万元"],
      ["error", "176.47万元"],
    ]);
  });

  it("or right: it stays an error where that is open", () => {
    const findings = told(REPLACED, narrativeWith("146.47万元", "141.47万元")());
    expect(
      findings.map(({ severity, culprit, text }) => [severity, culprit?.address ?? text?.quote]),
    ).toEqual([
      ["error", "C7"],
      ["error", "153.35万元"],
      ["error", "141.47万元"],
    ]);
    expect(findings[0]?.message).toMatch(/^以下任一处有误/u);
  });
});

function narrativeWith(...replacements: readonly string[]): () => string {
  return () => {
    let text = narrative;
    for (let k = 0; k < replacements.length; k += 2) {
      text = text.replace(replacements[k] ?? "", replacements[k + 1] ?? "");
    }
    return text;
  };
}
