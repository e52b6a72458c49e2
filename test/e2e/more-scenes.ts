/** Help and settings, a slide of rows put back whole, the page that saves, and 200 % zoom. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Actor } from "./browser";
import { expectAccessible } from "./axe";
import type { Scene } from "./scenes";

const EXPENDITURE = "公开03表 支出决算表";

export interface Steps {
  readonly check: (actor: Actor) => Promise<void>;
  readonly checkWithMistake: (actor: Actor) => Promise<unknown>;
  readonly noSidewaysScroll: (actor: Actor) => Promise<void>;
}

/** The figures of 公开03表, as one text. */
const figures = ({ host }: Actor): Promise<string> =>
  host((excel, name) => {
    const cells = [...excel.sheetNamed(name).cells].map(([key, { value }]) => [key, value ?? null] as const);
    return JSON.stringify(
      cells.filter(([, value]) => value !== null && value !== "").sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }, EXPENDITURE);

export function moreScenes({ check, checkWithMistake, noSidewaysScroll }: Steps): readonly Scene[] {
  return [
    {
      name: "rows that slid down are put back whole by one click, and the slide is taken back",
      play: async (actor) => {
        const { pane, host } = actor;
        const right = await figures(actor);
        await host((excel, name) => {
          const sheet = excel.sheetNamed(name);
          for (const column of [2, 3]) {
            for (let row = 20; row >= 11; row -= 1) {
              const above = row === 11 ? null : sheet.cell(row - 1, column)?.value;
              excel.userTypes(name, `${"ABCD".charAt(column)}${String(row + 1)}`, String(above ?? ""));
            }
          }
        }, EXPENDITURE);
        const wrong = await figures(actor);
        assert.notEqual(wrong, right);
        await check(actor);
        const card = pane.getByRole("article").first();
        await card.getByText(/整行错位/).waitFor();
        await card.getByRole("button", { name: /一并改正 \d+ 格/ }).click();
        await actor.shoot("slide");
        await pane.getByRole("alertdialog").getByRole("button", { name: "改正" }).click();
        await pane.getByTestId("summary").getByText("未发现错误").waitFor();
        assert.equal(await figures(actor), right);
        await pane.getByTestId("notice").getByRole("button", { name: "撤回" }).click();
        await pane.getByTestId("summary").getByText("处错误").waitFor();
        assert.equal(await figures(actor), wrong);
      },
    },
    {
      name: "help tells every kind of finding and its basis; a check is switched off for a reason, told, and on again",
      play: async (actor) => {
        const { pane } = actor;
        await pane.getByRole("button", { name: "帮助与设置" }).click();
        const dialog = pane.getByRole("dialog");
        await dialog.getByText(/不外传/).waitFor();
        await dialog.getByText(/^版本 \d/).waitFor();
        await dialog.getByText(/请找安装本工具的人员/).waitFor();
        await dialog.getByRole("searchbox").fill("公务用车");
        await dialog
          .getByText(/财预〔2016〕143号/)
          .first()
          .waitFor();
        await expectAccessible(actor);
        await actor.shoot("help");
        await dialog.getByRole("button", { name: "关闭" }).click();

        await checkWithMistake(actor);
        const card = pane.getByRole("article").first();
        await card.getByRole("button", { name: "依据" }).click();
        await dialog.getByRole("button", { name: /^停用：/ }).click();
        await dialog.getByRole("textbox", { name: "理由" }).fill("本单位不适用");
        await dialog.getByRole("textbox", { name: "说明人" }).fill("王会计");
        await expectAccessible(actor);
        await actor.shoot("help switch-off");
        await dialog.getByRole("button", { name: "停用这项核对" }).click();
        await dialog.getByRole("button", { name: /^停用：/ }).waitFor({ state: "detached" });
        await dialog.getByRole("button", { name: "关闭" }).click();
        await pane.getByRole("button", { name: /^未核对的事项/ }).click();
        await pane
          .getByText(/停用的核对：/)
          .first()
          .waitFor();

        await pane.getByRole("button", { name: "帮助与设置" }).click();
        await dialog.getByText(/本单位不适用（王会计/).waitFor();
        await dialog.getByRole("checkbox", { name: /列出尾差/ }).uncheck();
        await expectAccessible(actor);
        await actor.shoot("settings");
        await dialog.getByRole("button", { name: /^恢复：/ }).click();
        await dialog.getByText(/没有停用的核对/).waitFor();
      },
    },
    {
      name: "save.html hands over the file behind the # of its address, and forgets it there",
      play: async ({ page }) => {
        const bytes = readFileSync("assets/icons/icon-32.png");
        const saving = await page.context().newPage();
        const address = new URL("pane/save.html", page.url()).href;
        await saving.goto(
          `${address}#${encodeURIComponent("决算情况说明.docx")}/${bytes.toString("base64")}`,
        );
        const link = saving.getByRole("link", { name: "决算情况说明.docx" });
        assert.equal(await saving.evaluate(() => window.location.hash), "");
        const [download] = await Promise.all([saving.waitForEvent("download"), link.click()]);
        assert.equal(download.suggestedFilename(), "决算情况说明.docx");
        assert.deepEqual(readFileSync(await download.path()), bytes);
      },
    },
    {
      name: "200 % zoom of a pane of 640 pixels",
      view: { width: 640 },
      play: async (actor) => {
        const { pane } = actor;
        await pane.locator("html").evaluate((html) => {
          html.style.zoom = "2";
        });
        await checkWithMistake(actor);
        await noSidewaysScroll(actor);
        await actor.shoot("zoom");
        await pane.getByRole("button", { name: "帮助与设置" }).click();
        await pane
          .getByRole("dialog")
          .getByText(/不外传/)
          .waitFor();
        await actor.shoot("zoom help");
      },
    },
  ];
}
