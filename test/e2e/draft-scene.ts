/** A document as the template: chosen, shown, a figure clicked, a cell edited, made anew, written into, saved. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { readDocx } from "../../src/files/read-docx";
import { documentOf, lastYearOf } from "../draft/last-year";
import type { PaneActor, PaneScene } from "./pane-scenes";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** `write`: checks the workbook and writes its narrative. */
export function draftScene(write: (actor: PaneActor) => Promise<Locator>): PaneScene {
  return {
    name: "draft: last year's document becomes this year's, follows its cells and is saved",
    play: async (actor) => {
      const { pane, page } = actor;
      const lastYear = lastYearOf(await (await write(actor)).innerText());
      await pane.getByTestId("base-file").setInputFiles({
        name: "某局2023年度决算情况说明.docx",
        mimeType: WORD,
        buffer: Buffer.from(documentOf(lastYear)),
      });
      const text = pane.getByTestId("draft");
      await pane
        .getByTestId("draft-report")
        .getByText(/写入 \d+ 处/)
        .waitFor();
      await text.getByRole("button", { name: "3,416.16", exact: true }).first().click();
      await pane.getByRole("region", { name: "数字来源" }).waitFor();
      await actor.expectSheet("支出决算表");
      await actor.expectAccessible();
      await actor.shoot("draft");

      const sentence = text.locator("[data-index]").filter({ hasText: "3,416.16" }).first();
      await sentence.getByRole("button", { name: /修改第/ }).click();
      const box = text.getByRole("textbox");
      await box.fill(`${await box.inputValue()}此句由人工写入。`);
      await actor.expectAccessible();
      await text.getByRole("button", { name: "确定" }).click();
      await text.getByText("手工改过").waitFor();

      await actor.type("公开03表 支出决算表", "C7", "3500.5");
      await pane
        .getByTestId("draft-report")
        .getByText(/单元格已有改动/)
        .waitFor();
      await actor.shoot("draft-stale");
      await pane.getByRole("button", { name: "重新套用" }).click();
      await text.getByRole("button", { name: "3,500.50", exact: true }).first().waitFor();
      await text.getByText(/此句由人工写入/).waitFor();
      await actor.shoot("draft-renewed");

      // The page has one for the workbook, before it.
      await pane.getByRole("button", { name: "保存" }).last().click();
      const download = page.waitForEvent("download");
      await pane.getByRole("menuitem", { name: /修订方式/ }).click();
      const saved = await download;
      assert.equal(saved.suggestedFilename(), "某局2024年度决算情况说明.docx");
      const { blocks } = readDocx(new Uint8Array(readFileSync(await saved.path())), "saved.docx");
      const written = blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : [])).join("\n");
      assert.ok(written.includes("3,500.50") && written.includes("此句由人工写入。"), written.slice(0, 300));
    },
  };
}
