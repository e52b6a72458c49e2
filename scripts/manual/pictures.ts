/**
 * `npm run manual`: takes the pictures of the manual and of the README from the real page in Chromium, and writes the
 * manual anew. Whoever changes a screen runs it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "../../bench/generate";
import { findBrowser } from "../../test/e2e/browser";
import { launch, openPageFile, type PageActor } from "../../test/e2e/page-stage";
import { buildPage } from "../build-page";
import { buildManual } from "./build-manual";
import { PICTURES, type PictureName } from "./pages";

const EXPENDITURE = "公开03表 支出决算表";

async function sample({ page }: PageActor): Promise<void> {
  await page.getByRole("button", { name: "打开示例" }).click();
  await page.getByTestId("summary").getByText("未发现错误").waitFor();
}

async function type({ page }: PageActor, sheet: string, address: string, text: string): Promise<void> {
  await page.getByRole("tab", { name: sheet, exact: true }).click();
  await page.locator(`[id="cell-${address}"]`).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

async function slip(actor: PageActor): Promise<void> {
  await sample(actor);
  await type(actor, EXPENDITURE, "D10", "1134.66");
  await actor.page.getByTestId("summary").getByText("发现 1 处错误").waitFor();
}

async function narrative(actor: PageActor): Promise<string> {
  await sample(actor);
  await actor.page.getByRole("tab", { name: "说明" }).click();
  await actor.page.getByRole("button", { name: "生成决算情况说明" }).click();
  const text = actor.page.getByTestId("narrative");
  await text.waitFor();
  return text.innerText();
}

async function folder({ page }: PageActor): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), "送审-"));
  try {
    Array.from("甲乙丙丁戊己庚辛").forEach((name, at) =>
      writeFileSync(join(place, `${name}局.xlsx`), generate(at + 1)),
    );
    writeFileSync(join(place, "壬局.xlsx"), "no workbook");
    await page.getByLabel("整个文件夹…").and(page.locator("input")).setInputFiles(place);
    await page.getByText(/已核对 9 \/ 9/u).waitFor();
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What is done before each picture is taken. */
const STEPS: Readonly<Record<PictureName, (actor: PageActor) => Promise<void>>> = {
  welcome: async ({ page }) => {
    await page.getByRole("button", { name: "打开示例" }).waitFor();
  },
  finding: async (actor) => {
    await slip(actor);
    await actor.page.getByRole("button", { name: "标记单元格" }).click();
    await actor.page.getByRole("article").first().getByRole("button", { name: "为什么" }).click();
    await actor.page.locator('[id="cell-D10"].grid-mark-error').waitFor();
  },
  repair: async (actor) => {
    await slip(actor);
    await actor.page.getByRole("article").first().getByRole("button", { name: /改为/u }).first().click();
    await actor.page.getByRole("alertdialog").getByRole("button", { name: "改正" }).waitFor();
  },
  map: async (actor) => {
    await slip(actor);
    await actor.page.getByRole("button", { name: "勾稽关系图" }).click();
    await actor.page
      .getByRole("button", { name: /支出决算表：不符/u })
      .first()
      .waitFor();
  },
  recognize: async (actor) => {
    await sample(actor);
    await actor.page.getByRole("tab", { name: "识别" }).click();
    await actor.page.getByText(/读取 \d+ 张表/u).waitFor();
  },
  narrative: async (actor) => {
    await narrative(actor);
    await actor.page.getByRole("button", { name: "3,416.16", exact: true }).first().click();
    await actor.page.getByRole("region", { name: "数字来源" }).waitFor();
  },
  review: async (actor) => {
    const { page } = actor;
    const text = (await narrative(actor)).replaceAll("3,416.16", "3,461.16");
    await page.getByRole("tab", { name: "审阅" }).click();
    await page.getByTestId("review-page").getByRole("textbox").fill(text);
    await page.getByRole("button", { name: "开始审阅" }).click();
    await page.getByTestId("review-findings").getByRole("article").first().waitFor();
  },
  folder,
};

async function main(): Promise<void> {
  const executable = findBrowser();
  if (!executable) throw new Error("no Chromium on this machine (CHROMIUM may name one)");
  await buildPage();
  mkdirSync(PICTURES, { recursive: true });
  const browser = await launch(executable);
  try {
    for (const [name, play] of Object.entries(STEPS)) {
      const actor = await openPageFile(browser, { width: 1200 });
      await play(actor);
      // Nothing moves and no pointer stands over anything.
      await actor.page.mouse.move(0, 0);
      await actor.page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled" });
      await actor.close();
    }
  } finally {
    await browser.close();
  }
  buildManual();
}

void main();
