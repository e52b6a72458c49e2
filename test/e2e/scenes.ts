/** What a user does in the pane that only Excel has: its refusals, its selection, its high contrast. */
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { paneActor, type Actor, type View } from "./browser";
import { moreScenes } from "./more-scenes";
import { PANE_SCENES, noSidewaysScroll, writeNarrative } from "./pane-scenes";
import { expectAccessible } from "./axe";

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

async function checkWithMistake(actor: Actor): Promise<void> {
  await makeMistake(actor);
  await check(actor);
  await actor.pane.getByRole("article").first().waitFor();
}

/** A workbook that holds one empty sheet. */
async function checkWithoutTables(actor: Actor): Promise<void> {
  await actor.host((excel) => {
    excel.userAddsSheet("随手记");
    for (const { name } of [...excel.book.sheets]) if (name !== "随手记") excel.userDeletesSheet(name);
  });
  await check(actor);
}

export const SCENES: readonly Scene[] = [
  ...PANE_SCENES.map(({ play, ...scene }): Scene => ({ ...scene, play: (actor) => play(paneActor(actor)) })),
  ...moreScenes({ check, checkWithMistake, noSidewaysScroll: (actor) => noSidewaysScroll(paneActor(actor)) }),
  {
    name: "the first screen says what will happen",
    play: async (actor) => {
      await actor.pane.getByText("只读取，不改动").waitFor();
      await expectAccessible(actor);
      await actor.shoot("first");
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
    name: "a workbook without disclosure tables leads back to the sample and the empty forms",
    play: async (actor) => {
      const { pane } = actor;
      await checkWithoutTables(actor);
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
    name: "review: a text alone, where the workbook holds no disclosure tables, is held against itself",
    play: async (actor) => {
      const { pane } = actor;
      await checkWithoutTables(actor);
      await pane.getByRole("tab", { name: "审阅" }).click();
      await pane
        .getByTestId("review-page")
        .getByRole("textbox")
        .fill(
          [
            "甲区乙局2024年度部门决算情况说明",
            "一、收入支出决算总体情况说明",
            "2024年度收入总计100.00万元，支出总计100.00万元，与2023年度相比收、支总计各增加10.00万元，增长21.11%，主要原因是人员增加。",
          ].join("\n"),
        );
      await pane.getByRole("button", { name: "开始审阅" }).click();
      const finding = pane.getByTestId("review-findings").getByRole("article").first();
      await finding.getByText(/应为 11\.11%/u).waitFor();
      await expectAccessible(actor);
      await actor.shoot("review-alone");
    },
  },
  {
    name: "what a sentence waits for is filled in under it, stands in the sheet and the text, and is taken back",
    play: async (actor) => {
      const { pane, host } = actor;
      await host((excel) => excel.userDeletesSheet("补充资料"));
      await check(actor);
      const text = await writeNarrative(paneActor(actor));
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
      await text.getByRole("button", { name: "【待填：收入支出总计上年决算数】", exact: true }).waitFor();
      assert.equal(await typed(), null);
      await pane.getByRole("button", { name: /^待填 \d+ 项$/ }).click();
      await pane.getByRole("button", { name: /^部门概况（2）$/ }).click();
      await pane.getByRole("textbox", { name: /部门职责/ }).waitFor();
      await expectAccessible(actor);
      await actor.shoot("fill-in groups");
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
    name: "high contrast",
    view: { contrast: "more" },
    play: async (actor) => {
      await makeMistake(actor);
      await check(actor);
      await actor.shoot("contrast");
    },
  },
];
