/** What a user does in the pane, from the first screen to the published text. */
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import type { Actor, View } from "./browser";
import { typedPdf } from "../files/pdf/typed";
import { expectAccessible } from "./axe";
import { draftScene } from "./draft-scene";

export interface Scene {
  readonly name: string;
  readonly view?: View;
  readonly play: (actor: Actor) => Promise<void>;
}

const EXPENDITURE = "公开03表 支出决算表";

async function check({ pane }: Actor): Promise<void> {
  await pane.getByRole("button", { name: /^(开始勾稽|Check now)$/ }).click();
  await pane.getByTestId("summary").waitFor();
}

/** 1,143.66 with two digits swapped. */
function makeMistake({ host }: Actor): Promise<void> {
  return host((excel, sheet) => excel.userTypes(sheet, "D10", "1134.66"), EXPENDITURE);
}

async function checkWithMistake(actor: Actor): Promise<Locator> {
  await makeMistake(actor);
  await check(actor);
  const card = actor.pane.getByRole("article").first();
  await card.waitFor();
  return card;
}

async function writeNarrative({ pane }: Actor): Promise<Locator> {
  await pane.getByRole("tab", { name: /说明|Narrative/ }).click();
  await pane.getByRole("button", { name: /^(生成决算情况说明|Write the narrative)$/ }).click();
  const text = pane.getByTestId("narrative");
  await text.waitFor();
  return text;
}

const noSidewaysScroll = async ({ pane }: Actor) => {
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
const story = (language: keyof typeof STORY): Scene => ({
  name: `slips are repaired one by one, taken back from the record and repaired again (${language})`,
  view: { language },
  play: async (actor) => {
    const { pane, host } = actor;
    const words = STORY[language];
    await host((excel) => excel.userTypes("公开02表 收入决算表", "C10", "1134.92"));
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
    await expectAccessible(actor);
    await actor.shoot(`record ${language}`);
    await pane.getByRole("button", { name: words.undo }).click();
    await errors(1);
    await repairFirst();
    await pane.getByTestId("summary").getByText(words.clean).waitFor();
  },
});

export const SCENES: readonly Scene[] = [
  story("zh-CN"),
  story("en-US"),
  {
    name: "a sheet in 元 is repaired by one click, and an error is explained",
    play: async (actor) => {
      const { pane, host } = actor;
      await host((excel, name) => {
        const sheet = excel.sheetNamed(name);
        for (const cell of sheet.cells.values())
          if (typeof cell.value === "number") cell.value = Math.round(cell.value * 1_000_000) / 100;
      }, EXPENDITURE);
      await check(actor);
      const card = pane.getByRole("article").first();
      await card.getByRole("button", { name: "说明", exact: true }).click();
      await pane.getByRole("button", { name: "财政部填报口径" }).click();
      await pane.getByRole("textbox", { name: "说明人" }).fill("王会计");
      await expectAccessible(actor);
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
  {
    name: "the first screen says what will happen",
    play: async (actor) => {
      await actor.pane.getByText("只读取，不改动").waitFor();
      await expectAccessible(actor);
      await actor.shoot("first");
    },
  },
  {
    name: "recognize: every table, its sheet and its status",
    play: async (actor) => {
      await check(actor);
      await actor.pane.getByRole("tab", { name: "识别" }).click();
      await actor.pane.getByText("读取 9 张表（另有空表 2 张）").waitFor();
      await expectAccessible(actor);
      await actor.shoot("recognize");
      await actor.pane.getByRole("button", { name: /转到公开05表/ }).click();
      await actor.page.waitForFunction(() => window.tryHost.active.name.startsWith("公开05表"));
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
      const { pane, page, host } = actor;
      const card = await checkWithMistake(actor);
      await card.getByText("应为 1,143.66").waitFor();
      await card.getByText(/相邻数字颠倒/).waitFor();
      await card.getByRole("button", { name: `转到 ${EXPENDITURE} D10` }).click();
      await page.waitForFunction(() => window.tryHost.active.name.startsWith("公开03表"));
      await card.getByRole("button", { name: "为什么" }).click();
      await card.getByText("差额").first().waitFor();
      await pane.getByRole("button", { name: "标记单元格" }).click();
      await pane.getByTestId("notice").getByText("已标记 1 个单元格").waitFor();
      await expectAccessible(actor);
      await actor.shoot("check");

      await card.getByRole("button", { name: /改为 1,143.66/ }).click();
      const dialog = pane.getByRole("alertdialog");
      await dialog.getByRole("row", { name: /D10 .* 1,134.66 1,143.66/ }).waitFor();
      await expectAccessible(actor);
      await actor.shoot("apply");
      await dialog.getByRole("button", { name: "改正" }).click();
      await pane.getByTestId("summary").getByText("未发现错误").waitFor();
      const value = () =>
        host((excel, name) => excel.sheetNamed(name).cell(9, 3)?.value ?? null, EXPENDITURE);
      assert.equal(await value(), 1143.66);

      await pane.getByTestId("notice").getByRole("button", { name: "撤回" }).click();
      await pane.getByTestId("summary").getByText("发现 1 处错误").waitFor();
      assert.equal(await value(), 1134.66);

      await pane.getByRole("button", { name: "更多操作" }).click();
      await pane.getByRole("menuitem", { name: "清除全部痕迹" }).click();
      await pane.getByRole("alertdialog").getByRole("button", { name: "清除全部痕迹" }).click();
      await pane.getByTestId("notice").getByText("已清除全部痕迹").waitFor();
      const traces = await host(
        ({ book }) => book.sheets.flatMap((sheet) => sheet.conditionalFormats).length + book.settings.size,
      );
      assert.equal(traces, 0);
    },
  },
  {
    name: "a rule of the user's own is clicked together, broken, found, marked and mended",
    play: async (actor) => {
      const { pane, host } = actor;
      await check(actor);
      const openRules = async (): Promise<Locator> => {
        await pane.getByRole("button", { name: "更多操作" }).click();
        await pane.getByRole("menuitem", { name: "自定义勾稽…" }).click();
        return pane.getByTestId("own-rules");
      };
      const dialog = await openRules();
      await dialog.getByRole("button", { name: "生成工作表" }).click();
      await dialog.getByText("示例：点选单元格").waitFor();
      assert.equal(await host(({ active }) => active.name), "自定义勾稽");
      const take = async (side: string, sheet: string, address: string) => {
        await host((excel, place) => {
          const [name = "", at = ""] = place.split("!");
          excel.userSelects(name, at);
        }, `${sheet}!${address}`);
        await dialog.getByRole("button", { name: `${side}：取选中区域` }).click();
        await dialog
          .getByRole("textbox", { name: side })
          .and(pane.locator(`[value*="${address}"]`))
          .waitFor();
      };
      await dialog.getByRole("textbox", { name: "名称" }).fill("两项合计");
      await take("左边", EXPENDITURE, "D7:E7");
      await take("右边", EXPENDITURE, "C7");
      await dialog.getByRole("button", { name: "添加", exact: true }).click();
      const rule = dialog.getByRole("listitem").filter({ hasText: "两项合计" });
      await rule.getByText("相符", { exact: true }).first().waitFor();
      await expectAccessible(actor);
      await actor.shoot("own-rules");
      await dialog.getByRole("button", { name: "关闭" }).click();

      await host((excel, sheet) => excel.userTypes(sheet, "C7", "3415.16"), EXPENDITURE);
      await pane
        .getByTestId("summary")
        .getByText(/发现 \d+ 处错误/)
        .waitFor();
      const card = pane.getByRole("article").first();
      await card.getByRole("button", { name: "为什么" }).click();
      await card.getByText("两项合计").first().waitFor();
      await pane.getByRole("button", { name: "标记单元格" }).click();
      await pane
        .getByTestId("notice")
        .getByText(/已标记 \d+ 个单元格/)
        .waitFor();
      await actor.shoot("own-rule-broken");
      await openRules();
      await rule.getByText("不符").first().waitFor();
      await rule.getByRole("button", { name: "左边" }).click();
      await actor.page.waitForFunction(() => window.tryHost.active.name.startsWith("公开03表"));
      await dialog.getByRole("button", { name: "关闭" }).click();

      await card.getByRole("button", { name: /改为/ }).first().click();
      await pane.getByRole("alertdialog").getByRole("button", { name: "改正" }).click();
      await pane.getByTestId("summary").getByText("未发现错误").waitFor();
    },
  },
  {
    name: "a slip that only a usual relation sees is a warning, and says which one it may be",
    play: async (actor) => {
      const { pane, host } = actor;
      const basic = "公开06表 一般公共预算财政拨款基本支出决算表";
      // 30112 and 30113 exchanged: 301 is still their sum.
      await host((excel, sheet) => excel.userTypes(sheet, "C15", "46.62"), basic);
      await host((excel, sheet) => excel.userTypes(sheet, "C16", "6.18"), basic);
      await check(actor);
      await pane.getByTestId("summary").getByText("发现 1 处提醒").waitFor();
      const card = pane.getByRole("article").first();
      await card
        .getByText(
          /如应成立，可能是 公开06表 30112 .*\(C15\) 46\.62 与 公开06表 30113 .*\(C16\) 6\.18 互相填错/,
        )
        .waitFor();
      await card.getByRole("button", { name: "为什么" }).click();
      await expectAccessible(actor);
      await actor.shoot("doubt");
    },
  },
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
    name: "the map of the tables shows where it does not hold, and filters by a click",
    play: async (actor) => {
      const { pane } = actor;
      await checkWithMistake(actor);
      await pane.getByRole("button", { name: "勾稽关系图" }).click();
      await pane.getByRole("button", { name: /^03 ×\d+ 支出决算表：不符 \d+ 条$/ }).waitFor();
      await expectAccessible(actor);
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
      await expectAccessible(actor);
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
      const { pane, page, host } = actor;
      await host((excel) => excel.userTypes("公开02表 收入决算表", "C10", "1134.92"));
      await checkWithMistake(actor);
      await pane.getByRole("combobox", { name: "分组" }).selectOption("按工作表");
      await pane.getByRole("heading", { name: `${EXPENDITURE}（1）` }).waitFor();
      await pane.getByRole("combobox", { name: "分组" }).selectOption("按原因");
      await pane.getByRole("heading", { name: /相邻数字颠倒（\d）/ }).waitFor();
      await expectAccessible(actor);
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
    name: "a workbook without disclosure tables leads back to the sample and the empty forms",
    play: async (actor) => {
      const { pane, host } = actor;
      await host((excel) => {
        const sheet = excel.addSheet("随手记");
        excel.book.sheets.splice(0, excel.book.sheets.length, sheet);
        excel.active = sheet;
      });
      await check(actor);
      await pane.getByTestId("summary").getByText("没有找到决算公开表").waitFor();
      // The button that began the check has gone with its screen.
      await pane.locator('[role="tab"]:focus').waitFor();
      await expectAccessible(actor);
      await actor.shoot("without-tables");
      await pane.getByRole("button", { name: "从空白表开始" }).click();
      await pane.getByText("没有找到决算公开表").waitFor({ state: "detached" });
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
      await page.waitForFunction(() => window.tryHost.active.name.startsWith("公开03表"));
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
      const { pane, page, host } = actor;
      await check(actor);
      const text = await writeNarrative(actor);
      await text.getByRole("button", { name: "3,416.16", exact: true }).first().click();
      await pane.getByRole("region", { name: "数字来源" }).waitFor();
      await page.waitForFunction(() => window.tryHost.active.name.includes("支出决算表"));
      await expectAccessible(actor);
      await actor.shoot("narrative");
      await pane.getByRole("button", { name: "更多操作" }).click();
      await pane.getByRole("menuitem", { name: "插入为工作表" }).click();
      await pane.getByTestId("notice").getByText("已写入“决算情况说明”").waitFor();
      assert.equal(await host(({ active }) => active.name), "决算情况说明");
    },
  },
  {
    name: "what a sentence waits for is filled in under it, stands in the sheet and the text, and is taken back",
    play: async (actor) => {
      const { pane, host } = actor;
      await host((excel) => excel.userDeletesSheet("补充资料"));
      await check(actor);
      const text = await writeNarrative(actor);
      const waiting = text.getByRole("button", { name: /待填：.*收入支出总计/ }).first();
      await waiting.click();
      const form = text.getByRole("form", { name: "补充资料" }).first();
      await form.getByRole("textbox", { name: /收入支出总计/ }).fill("3,000.5");
      await expectAccessible(actor);
      await actor.shoot("fill-in");
      await form.getByRole("button", { name: "填入" }).click();
      const notice = pane.getByTestId("notice");
      await notice.getByText("已填入“补充资料” 1 项").waitFor();
      await text
        .getByText(/565\.54/)
        .first()
        .waitFor();
      await pane.locator("button[data-waiting]:focus").waitFor();
      const typed = () =>
        host((excel) => {
          const sheet = excel.sheetNamed("补充资料");
          const row = Array.from({ length: 200 }, (_, at) => at).find(
            (at) => sheet.cell(at, 0)?.value === "收入支出总计",
          );
          return sheet.cell(row ?? 0, 2)?.value ?? null;
        });
      assert.equal(await typed(), 3000.5);
      await notice.getByRole("button", { name: "撤回" }).click();
      await text
        .getByRole("button", { name: /待填：.*收入支出总计/ })
        .first()
        .waitFor();
      assert.equal(await typed(), null);
      await pane.getByRole("button", { name: /^待填 \d+ 项$/ }).click();
      await pane.getByRole("button", { name: /^部门概况（2）$/ }).click();
      await pane.getByRole("textbox", { name: /部门职责/ }).waitFor();
      await expectAccessible(actor);
      await actor.shoot("fill-in groups");
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
      await pane.getByRole("textbox").fill(text);
      await pane.getByRole("button", { name: "开始审阅" }).click();
      const finding = pane.getByTestId("review-findings").getByRole("article").first();
      await finding.getByText(/应为 3,416.16/).waitFor();
      await finding.getByRole("button", { name: /在文中查看/ }).click();
      await pane
        .getByRole("region", { name: "说明全文" })
        .getByRole("button", { name: /3,461.16/ })
        .first()
        .waitFor();
      await expectAccessible(actor);
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
      await expectAccessible(actor);
      await actor.shoot("review-pdf");
    },
  },
  {
    name: "Excel's refusals: a cell being edited, a protected sheet, a lost session",
    play: async (actor) => {
      const { pane, host } = actor;
      await host((excel) => {
        excel.isEditingCell = true;
      });
      await pane.getByRole("button", { name: "开始勾稽" }).click();
      await pane.getByTestId("notice").waitFor();
      await actor.shoot("editing");
      await host((excel) => {
        excel.isEditingCell = false;
      });
      await pane.getByTestId("notice").getByRole("button", { name: "重试" }).click();
      await pane.getByTestId("summary").waitFor();

      await makeMistake(actor);
      await pane.getByTestId("summary").getByText("发现 1 处错误").waitFor();
      await host((excel, name) => excel.userProtectsSheet(name), EXPENDITURE);
      await pane.getByRole("button", { name: "标记单元格" }).click();
      await pane
        .getByTestId("notice")
        .getByText(new RegExp(`受保护.*${EXPENDITURE}`))
        .waitFor();

      await host((excel) => {
        excel.isSessionLost = true;
      });
      await pane.getByRole("button", { name: "重新勾稽" }).first().click();
      await pane
        .getByTestId("notice")
        .getByText(/重新|刷新|会话|连接/)
        .waitFor();
      await actor.shoot("lost");
    },
  },
  {
    name: "English",
    view: { language: "en-US" },
    play: async (actor) => {
      const card = await checkWithMistake(actor);
      await card.getByText("should be 1,143.66").waitFor();
      await card.getByText(/two digits were swapped/).waitFor();
      await expectAccessible(actor);
      await actor.shoot("english");
    },
  },
  {
    name: "dark",
    view: { colours: "dark" },
    play: async (actor) => {
      const card = await checkWithMistake(actor);
      await card.getByRole("button", { name: "为什么" }).click();
      await expectAccessible(actor);
      await actor.shoot("dark");
      await writeNarrative(actor);
      await expectAccessible(actor);
      await actor.shoot("dark-narrative");
    },
  },
  {
    name: "high contrast",
    view: { contrast: "more" },
    play: async (actor) => {
      await checkWithMistake(actor);
      await actor.shoot("contrast");
    },
  },
  ...(["zh-CN", "en-US"] as const).map((language): Scene => ({
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
];
