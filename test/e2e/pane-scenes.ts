/**
 * What a user does in the pane, wherever it stands: beside Excel, or beside the grid of the one-file page. Each scene is
 * played in both.
 */
import assert from "node:assert/strict";
import type { FrameLocator, Locator, Page } from "playwright-core";
import type { View } from "./browser";
import { typedPdf } from "../files/pdf/typed";
import { draftScene } from "./draft-scene";

/** Someone before a workbook with the pane beside it. */
export interface PaneActor {
  readonly page: Page;
  readonly pane: FrameLocator | Page;
  /** Types in a cell of the workbook; what depends on it may not be checked yet. */
  readonly type: (sheet: string, address: string, text: string) => Promise<void>;
  /** Every number of a sheet. */
  readonly multiply: (sheet: string, by: number) => Promise<void>;
  /** Has the workbook checked as it is now, and waits for it. */
  readonly check: () => Promise<void>;
  /** Waits until this sheet is before the user; its name or how it begins. */
  readonly expectSheet: (name: string) => Promise<void>;
  readonly valueOf: (sheet: string, address: string) => Promise<unknown>;
  /** How much of ours the workbook holds: marks and settings. */
  readonly traces: () => Promise<number>;
  readonly expectAccessible: () => Promise<void>;
  readonly shoot: (name: string) => Promise<void>;
}

export interface PaneScene {
  readonly name: string;
  readonly view?: Pick<View, "language" | "colours" | "width">;
  readonly play: (actor: PaneActor) => Promise<void>;
}

const EXPENDITURE = "公开03表 支出决算表";

const check = (actor: PaneActor): Promise<void> => actor.check();

/** 1,143.66 with two digits swapped. */
function makeMistake(actor: PaneActor): Promise<void> {
  return actor.type(EXPENDITURE, "D10", "1134.66");
}

async function checkWithMistake(actor: PaneActor): Promise<Locator> {
  await makeMistake(actor);
  await check(actor);
  const card = actor.pane.getByRole("article").first();
  await card.waitFor();
  return card;
}

export async function writeNarrative({ pane }: PaneActor): Promise<Locator> {
  await pane.getByRole("tab", { name: /说明|Narrative/ }).click();
  await pane.getByRole("button", { name: /^(生成决算情况说明|Write the narrative)$/ }).click();
  const text = pane.getByTestId("narrative");
  await text.waitFor();
  return text;
}

export const noSidewaysScroll = async ({ pane }: PaneActor) => {
  const widths = await pane
    .locator("body")
    .evaluate((body) => [
      ...[...body.querySelectorAll("*")]
        .filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX))
        .map((element) => element.scrollWidth - element.clientWidth),
      document.documentElement.scrollWidth - window.innerWidth,
    ]);
  // What does not fit may also be cut off.
  for (const tab of await pane.getByRole("tab").all()) {
    const isWhole = await tab.evaluate(
      (element) => element.getBoundingClientRect().right <= window.innerWidth,
    );
    assert.ok(isWhole, `the tab ${await tab.innerText()} is cut off`);
  }
  assert.ok(Math.max(...widths) <= 0, `the pane scrolls sideways by ${Math.max(...widths)} px`);
};

const STORY = {
  "zh-CN": {
    set: /改为/,
    confirm: "改正",
    more: "更多操作",
    log: /修改记录/,
    undo: "撤回第 2 步",
    clean: "未发现错误",
  },
  "en-US": {
    set: /Set to/,
    confirm: "Correct",
    more: "More actions",
    log: /Changes made/,
    undo: "Undo step 2",
    clean: "No errors found",
  },
} as const;

/** Two slips, repaired one by one, the last one taken back from the record and repaired again. */
const story = (language: keyof typeof STORY): PaneScene => ({
  name: `slips are repaired one by one, taken back from the record and repaired again (${language})`,
  view: { language },
  play: async (actor) => {
    const { pane } = actor;
    const words = STORY[language];
    await actor.type("公开02表 收入决算表", "C10", "1134.92");
    await checkWithMistake(actor);
    const errors = (count: number) =>
      pane
        .getByTestId("summary")
        .getByText(new RegExp(`${String(count)} (处错误|error)`))
        .waitFor();
    const repairFirst = async () => {
      await pane.getByRole("article").first().getByRole("button", { name: words.set }).first().click();
      await pane.getByRole("alertdialog").getByRole("button", { name: words.confirm }).click();
    };
    await errors(2);
    await repairFirst();
    await errors(1);
    await actor.shoot(`story ${language}`);
    await repairFirst();
    await pane.getByTestId("summary").getByText(words.clean).waitFor();
    await pane.getByRole("button", { name: words.more }).click();
    await pane.getByRole("menuitem", { name: words.log }).click();
    await actor.expectAccessible();
    await actor.shoot(`record ${language}`);
    await pane.getByRole("button", { name: words.undo }).click();
    await errors(1);
    await repairFirst();
    await pane.getByTestId("summary").getByText(words.clean).waitFor();
  },
});

export const PANE_SCENES: readonly PaneScene[] = [
  story("zh-CN"),
  story("en-US"),
  {
    name: "recognize: every table, its sheet and its status",
    play: async (actor) => {
      await check(actor);
      await actor.pane.getByRole("tab", { name: "识别" }).click();
      await actor.pane.getByText("读取 9 张表（另有空表 2 张）").waitFor();
      await actor.expectAccessible();
      await actor.shoot("recognize");
      await actor.pane.getByRole("button", { name: /转到公开05表/ }).click();
      await actor.expectSheet("公开05表");
    },
  },
  {
    name: "a clean workbook is said to be clean, with the number of relations",
    play: async (actor) => {
      await check(actor);
      await actor.pane.getByTestId("summary").getByText("未发现错误").waitFor();
      await actor.pane
        .getByTestId("summary")
        .getByText(/核对关系 5\d\d 条，不符 0 条/)
        .waitFor();
      await actor.shoot("clean");
    },
  },
  {
    name: "check, jump, why, mark, apply, take back, clear",
    play: async (actor) => {
      const { pane } = actor;
      const card = await checkWithMistake(actor);
      await card.getByText("应为 1,143.66").waitFor();
      await card.getByText(/相邻数字颠倒/).waitFor();
      await card.getByRole("button", { name: `转到 ${EXPENDITURE} D10` }).click();
      await actor.expectSheet("公开03表");
      await card.getByRole("button", { name: "为什么" }).click();
      await card.getByText("差额").first().waitFor();
      await pane.getByRole("button", { name: "标记单元格" }).click();
      await pane.getByTestId("notice").getByText("已标记 1 个单元格").waitFor();
      await actor.expectAccessible();
      await actor.shoot("check");

      await card.getByRole("button", { name: /改为 1,143.66/ }).click();
      const dialog = pane.getByRole("alertdialog");
      await dialog.getByRole("row", { name: /D10 .* 1,134.66 1,143.66/ }).waitFor();
      await actor.expectAccessible();
      await actor.shoot("apply");
      await dialog.getByRole("button", { name: "改正" }).click();
      await pane.getByTestId("summary").getByText("未发现错误").waitFor();
      const value = () => actor.valueOf(EXPENDITURE, "D10");
      assert.equal(await value(), 1143.66);

      await pane.getByTestId("notice").getByRole("button", { name: "撤回" }).click();
      await pane.getByTestId("summary").getByText("发现 1 处错误").waitFor();
      assert.equal(await value(), 1134.66);

      await pane.getByRole("button", { name: "更多操作" }).click();
      await pane.getByRole("menuitem", { name: "清除全部痕迹" }).click();
      await pane.getByRole("alertdialog").getByRole("button", { name: "清除全部痕迹" }).click();
      await pane.getByTestId("notice").getByText("已清除全部痕迹").waitFor();
      assert.equal(await actor.traces(), 0);
    },
  },
  {
    name: "a slip that only a usual relation sees is a warning, and says which one it may be",
    play: async (actor) => {
      const { pane } = actor;
      const basic = "公开06表 一般公共预算财政拨款基本支出决算表";
      // 30112 and 30113 exchanged: 301 is still their sum.
      await actor.type(basic, "C15", "46.62");
      await actor.type(basic, "C16", "6.18");
      await check(actor);
      await pane.getByTestId("summary").getByText("发现 1 处提醒").waitFor();
      const card = pane.getByRole("article").first();
      await card
        .getByText(
          /如应成立，可能是 公开06表 30112 .*\(C15\) 46\.62 与 公开06表 30113 .*\(C16\) 6\.18 互相填错/,
        )
        .waitFor();
      await card.getByRole("button", { name: "为什么" }).click();
      await actor.expectAccessible();
      await actor.shoot("doubt");
    },
  },
  {
    name: "the map of the tables shows where it does not hold, and filters by a click",
    play: async (actor) => {
      const { pane } = actor;
      await checkWithMistake(actor);
      await pane.getByRole("button", { name: "勾稽关系图" }).click();
      await pane.getByRole("button", { name: /^03 ×\d+ 支出决算表：不符 \d+ 条$/ }).waitFor();
      await actor.expectAccessible();
      await actor.shoot("map");
      await pane.getByRole("button", { name: /^02 收入决算表：相符$/ }).click();
      await pane.getByText(/显示 0 \/ \d+ 条|显示 \d+ \/ \d+ 条/).waitFor();
      await pane.getByRole("button", { name: /^03 .*支出决算表：不符/ }).click();
      await pane.getByRole("article").first().waitFor();
    },
  },
  {
    name: "what is open is asked about before it is published, and the file is handed to the browser",
    play: async (actor) => {
      const { pane, page } = actor;
      await checkWithMistake(actor);
      await writeNarrative(actor);
      await pane.getByRole("button", { name: "更多操作" }).click();
      await pane.getByRole("menuitem", { name: "生成公开文档（Word）" }).click();
      const dialog = pane.getByRole("alertdialog");
      await dialog.getByText(/勾稽错误 1 处/).waitFor();
      await dialog.getByText(/【待填】\d+ 项：部门职责、机构设置情况/).waitFor();
      await actor.expectAccessible();
      await actor.shoot("publish");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name: "仍然继续" }).click(),
      ]);
      assert.equal(download.suggestedFilename(), "部门决算公开.docx");
      await pane
        .getByTestId("notice")
        .getByText(/交给浏览器下载/)
        .waitFor();
    },
  },
  {
    name: "filters and search",
    play: async (actor) => {
      const { pane } = actor;
      await checkWithMistake(actor);
      await pane.getByRole("button", { name: /^错误 1$/ }).click();
      await pane.getByText(/显示 1 \/ \d+ 条/).waitFor();
      assert.equal(await pane.getByRole("article").count(), 1);
      await pane.getByRole("button", { name: "清除筛选" }).first().click();
      await pane.getByRole("searchbox").fill("没有这样的字");
      await pane.getByText("没有符合筛选条件的结果。").waitFor();
      await actor.shoot("filtered-empty");
      await pane.getByRole("searchbox").fill("2010301");
      await pane.getByRole("article").first().waitFor();
    },
  },
  {
    name: "findings are grouped, and walked through by key; the focus comes back from a dialog",
    play: async (actor) => {
      const { pane, page } = actor;
      await actor.type("公开02表 收入决算表", "C10", "1134.92");
      await checkWithMistake(actor);
      await pane.getByRole("combobox", { name: "分组" }).selectOption("按工作表");
      await pane.getByRole("heading", { name: `${EXPENDITURE}（1）` }).waitFor();
      await pane.getByRole("combobox", { name: "分组" }).selectOption("按原因");
      await pane.getByRole("heading", { name: /相邻数字颠倒（\d）/ }).waitFor();
      await actor.expectAccessible();
      await actor.shoot("grouped");
      await page.keyboard.press("F8");
      await pane.getByText(/^第 1 \/ \d+ 条$/).waitFor();
      await page.keyboard.press("F8");
      await pane.getByText(/^第 2 \/ \d+ 条$/).waitFor();
      await page.keyboard.press("Shift+F8");
      await pane.getByText(/^第 1 \/ \d+ 条$/).waitFor();
      await pane.getByRole("button", { name: "标记单元格" }).click();
      await pane.getByRole("note", { name: "标记的颜色" }).getByText("错误").waitFor();
      const explain = pane.getByRole("article").first().getByRole("button", { name: "说明", exact: true });
      await explain.click();
      await page.keyboard.press("Escape");
      await pane.getByRole("dialog").waitFor({ state: "detached" });
      await pane.locator("button:focus", { hasText: "说明" }).waitFor();
    },
  },
  {
    name: "the keyboard alone reaches a finding, its reasons and the dialog",
    play: async (actor) => {
      const { pane, page } = actor;
      await checkWithMistake(actor);
      await pane.getByRole("tab", { name: "勾稽" }).focus();
      const isIn = (locator: Locator) =>
        locator.evaluate((element) => element.contains(document.activeElement)).catch(() => false);
      for (let presses = 0; presses < 20 && !(await isIn(pane.getByRole("article").first())); presses += 1) {
        await page.keyboard.press("Tab");
      }
      assert.ok(await isIn(pane.getByRole("article").first()), "Tab does not reach the findings");
      await page.keyboard.press("Enter");
      await actor.expectSheet("公开03表");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await pane.getByRole("button", { name: "收起" }).waitFor();
      await page.keyboard.press("End");
      await pane.locator('[data-index] button[aria-expanded="false"]:focus').waitFor();
      await page.keyboard.press("Home");
      await pane
        .getByRole("button", { name: `转到 ${EXPENDITURE} D10`, exact: true })
        .first()
        .waitFor();
    },
  },
  {
    name: "compose: the text, where a figure comes from, inserting it",
    play: async (actor) => {
      const { pane } = actor;
      await check(actor);
      const text = await writeNarrative(actor);
      await text.getByRole("button", { name: "3,416.16", exact: true }).first().click();
      await pane.getByRole("region", { name: "数字来源" }).waitFor();
      await actor.expectSheet("支出决算表");
      await actor.expectAccessible();
      await actor.shoot("narrative");
      await pane.getByRole("button", { name: "更多操作" }).click();
      await pane.getByRole("menuitem", { name: "插入为工作表" }).click();
      await pane.getByTestId("notice").getByText("已写入“决算情况说明”").waitFor();
      await actor.expectSheet("决算情况说明");
    },
  },
  draftScene(async (actor) => {
    await check(actor);
    return writeNarrative(actor);
  }),
  {
    name: "review: a pasted narrative with a wrong figure",
    play: async (actor) => {
      const { pane } = actor;
      await check(actor);
      const text = (await (await writeNarrative(actor)).innerText()).replaceAll("3,416.16", "3,461.16");
      await pane.getByRole("tab", { name: "审阅" }).click();
      await pane.getByTestId("review-page").getByRole("textbox").fill(text);
      await pane.getByRole("button", { name: "开始审阅" }).click();
      const finding = pane.getByTestId("review-findings").getByRole("article").first();
      await finding.getByText(/应为 3,416.16/).waitFor();
      await finding.getByRole("button", { name: /在文中查看/ }).click();
      await pane
        .getByRole("region", { name: "说明全文" })
        .getByRole("button", { name: /3,461.16/ })
        .first()
        .waitFor();
      await actor.expectAccessible();
      await actor.shoot("review");
    },
  },
  {
    name: "review: a PDF dropped on the pane, its findings beside the text",
    play: async (actor) => {
      const { pane } = actor;
      await check(actor);
      await pane.getByRole("tab", { name: "审阅" }).click();
      const bytes = typedPdf([
        "甲区乙局2024年度部门决算情况说明。",
        "2024年度收入总计3,461.16万元，支出总计3,416.16万元。",
      ]);
      await pane.getByTestId("review-page").evaluate(
        (page, content) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([new Uint8Array(content)], "说明.pdf"));
          page.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        },
        [...bytes],
      );
      const findings = pane.getByTestId("review-findings");
      await findings
        .getByText(/“总计”（金额）为3,566\.04万元/)
        .first()
        .waitFor();
      await pane
        .getByRole("region", { name: "说明全文" })
        .getByText(/部门决算情况说明/)
        .first()
        .waitFor();
      await actor.expectAccessible();
      await actor.shoot("review-pdf");
    },
  },
  {
    name: "English",
    view: { language: "en-US" },
    play: async (actor) => {
      const card = await checkWithMistake(actor);
      await card.getByText("should be 1,143.66").waitFor();
      await card.getByText(/two digits were swapped/).waitFor();
      await actor.expectAccessible();
      await actor.shoot("english");
    },
  },
  {
    name: "dark",
    view: { colours: "dark" },
    play: async (actor) => {
      const card = await checkWithMistake(actor);
      await card.getByRole("button", { name: "为什么" }).click();
      await actor.expectAccessible();
      await actor.shoot("dark");
      await writeNarrative(actor);
      await actor.expectAccessible();
      await actor.shoot("dark-narrative");
    },
  },
  ...(["zh-CN", "en-US"] as const).map((language): PaneScene => ({
    name: `320 px wide, ${language}`,
    view: { width: 320, language },
    play: async (actor) => {
      await noSidewaysScroll(actor);
      const card = await checkWithMistake(actor);
      await card.getByRole("button", { name: /^(为什么|Why)$/ }).click();
      await noSidewaysScroll(actor);
      await actor.shoot(`narrow-${language}`);
      await actor.pane.getByRole("tab").first().click();
      await noSidewaysScroll(actor);
      await writeNarrative(actor);
      await noSidewaysScroll(actor);
      await actor.pane.getByRole("tab").last().click();
      await noSidewaysScroll(actor);
    },
  })),
  {
    name: "an edited cell makes the results stale, then they are checked again by themselves",
    play: async (actor) => {
      await check(actor);
      await actor.pane.getByTestId("summary").getByText("未发现错误").waitFor();
      await makeMistake(actor);
      await actor.pane.getByTestId("stale").waitFor();
      await actor.pane.getByTestId("summary").getByText("发现 1 处错误").waitFor();
      await actor.pane.getByTestId("stale").waitFor({ state: "detached" });
    },
  },
  {
    name: "a sheet in 元 is repaired by one click, and an error is explained",
    play: async (actor) => {
      const { pane } = actor;
      await actor.multiply(EXPENDITURE, 10_000);
      await check(actor);
      const card = pane.getByRole("article").first();
      await card.getByRole("button", { name: "说明", exact: true }).click();
      await pane.getByRole("button", { name: "财政部填报口径" }).click();
      await pane.getByRole("textbox", { name: "说明人" }).fill("王会计");
      await actor.expectAccessible();
      await actor.shoot("explain");
      await pane.getByRole("button", { name: "保存说明" }).click();
      await card.getByText(/已说明：财政部填报口径（王会计/).waitFor();
      await card.getByRole("button", { name: /改单位/ }).waitFor();
      await card.getByRole("button", { name: /改金额：47 格/ }).click();
      await actor.shoot("rescale");
      await pane.getByRole("alertdialog").getByRole("button", { name: "改正" }).click();
      await pane.getByTestId("summary").getByText("未发现错误").waitFor();
    },
  },
];
