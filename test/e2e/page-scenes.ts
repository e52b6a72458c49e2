/** What a user does in the page, from a file on his desk to the file that he saves. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync, zipSync } from "fflate";
import type { Locator } from "playwright-core";
import { newWorkbook } from "../../src/files/put-sheets";
import { readWorkbook } from "../../src/files/read-workbook";
import { cellAt } from "../../src/workbook/workbook";
import { parseA1 } from "../../src/workbook/address";
import { typedPdf } from "../files/pdf/typed";
import { documentOf } from "../draft/last-year";
import { convert } from "../files/soffice";
import { expectFrameAccessible } from "./axe";
import { longWorkbook } from "./long-workbook";
import { PANE_SCENES } from "./pane-scenes";
import { paneActor, type PageActor, type PageView } from "./page-stage";

export interface PageScene {
  readonly name: string;
  readonly view?: PageView;
  readonly play: (actor: PageActor) => Promise<void>;
}

const SAMPLE = join(__dirname, "../../assets/samples/xining-2024.xlsx");
const SUMMARY = "公开01表 收入支出决算总表";
const EXPENDITURE = "公开03表 支出决算表";

const summary = ({ page }: PageActor): Locator => page.getByTestId("summary");

async function openSample(actor: PageActor): Promise<void> {
  await actor.page
    .getByLabel(/^(打开…|Open…)$/u)
    .and(actor.page.locator("input"))
    .setInputFiles(SAMPLE);
  await summary(actor).waitFor();
}

/** Goes to a cell through the pane's own path and types in it, as a user does with keys alone. */
async function type({ page }: PageActor, sheet: string, address: string, text: string): Promise<void> {
  await page.getByRole("tab", { name: sheet, exact: true }).click();
  const at = parseA1(address) ?? { row: 0, column: 0 };
  await page.locator(`[id="cell-${address}"]`).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.locator(`[id="cell-${address}"]`).getByText(/./u).first().waitFor();
  assert.ok(at.row >= 0);
}

function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [one, other] = [unzipSync(before), unzipSync(after)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => {
    const [a, b] = [one[name], other[name]];
    return !a || !b || strFromU8(a, true) !== strFromU8(b, true);
  });
}

async function valueOf(bytes: Uint8Array, sheet: string, address: string): Promise<unknown> {
  const found = (await readWorkbook(bytes, "")).sheets.find(({ name }) => name === sheet);
  const at = parseA1(address);
  return found && at ? cellAt(found, at.row, at.column)?.value : undefined;
}

interface Told {
  readonly findings: readonly unknown[];
  readonly notChecked: readonly unknown[];
}

function toldIn(json: Uint8Array): Told {
  const { findings, notChecked } = JSON.parse(strFromU8(json)) as Told;
  return { findings, notChecked };
}

/** What `batch` writes of a folder. */
function byBatch(folder: string, out: string): ReadonlyMap<string, Uint8Array> {
  const program = join(__dirname, "../../dist/cli/final-accounts.js");
  const { status, stderr } = spawnSync(process.execPath, [program, "batch", folder, "-o", out], {
    encoding: "utf8",
  });
  assert.ok(status === 1 || status === 2, stderr);
  const files = readdirSync(out, { recursive: true, encoding: "utf8" });
  const written = files.flatMap((path): [string, Uint8Array][] =>
    statSync(join(out, path)).isFile() ? [[path, readFileSync(join(out, path))]] : [],
  );
  rmSync(out, { recursive: true, force: true });
  return new Map(written);
}

const ALL_CHECKED = /已核对 (\d+) \/ \1/u;

const NARRATIVE_WITH_A_SLIP = [
  "第三部分 2024年度部门决算情况说明",
  "一、收入支出决算总体情况说明",
  "2024年度收入总计3,461.16万元，支出总计3,461.16万元。",
].join("\n");

/** One rule that the sample does not keep. */
const RULE_BOOK = newWorkbook([
  {
    name: "自定义勾稽",
    rows: [
      ["启用", "名称", "左边", "关系", "右边", "级别", "依据"],
      ["是", "“三公”限额", "09表[合计,决算数]", "≤", "1万元", "错误", "市局通知"],
    ].map((row) => ({ cells: row.map((value) => ({ value })) })),
  },
]);

async function expectPageAccessible({ page }: PageActor): Promise<void> {
  await expectFrameAccessible(page.mainFrame());
}

/** What the pane does beside Excel, it does here. */
const SCENES_OF_THE_PANE = PANE_SCENES.map(({ name, view, play }): PageScene => ({
  name: `pane: ${name}`,
  ...(view ? { view } : {}),
  play: async (actor) => play(await paneActor(actor)),
}));

export const PAGE_SCENES: readonly PageScene[] = [
  ...SCENES_OF_THE_PANE,
  {
    name: "opens by itself, says what it does, and is accessible",
    play: async (actor) => {
      await actor.page.getByRole("button", { name: "选择文件" }).waitFor();
      await expectPageAccessible(actor);
      await actor.shoot("welcome");
    },
  },
  {
    name: "three slips are typed, found, marked, repaired and saved; the saved file is read alike by others",
    play: async (actor) => {
      const { page, download } = actor;
      const original = new Uint8Array(readFileSync(SAMPLE));
      await openSample(actor);
      await summary(actor).getByText("未发现错误").waitFor();
      await type(actor, EXPENDITURE, "D10", "1134.66");
      await summary(actor).getByText("发现 1 处错误").waitFor();
      await page.getByRole("button", { name: "标记单元格" }).click();
      await page.locator('[id="cell-D10"].grid-mark-error').waitFor();
      await actor.shoot("found");
      await expectPageAccessible(actor);
      await type(actor, "公开02表 收入决算表", "C10", "11436.60");
      await type(actor, EXPENDITURE, "D14", "54.03");
      await summary(actor).getByText("发现 3 处错误").waitFor();
      await actor.shoot("three");
      await page.getByRole("button", { name: "全部采用" }).click();
      const dialog = page.getByRole("alertdialog");
      await dialog.getByRole("button", { name: "改正" }).waitFor();
      await actor.shoot("repair");
      await dialog.getByRole("button", { name: "改正" }).click();
      await dialog.waitFor({ state: "detached" });
      // Of the third, rounding leaves more than one last digit: not certain, so by itself.
      await summary(actor).getByText("发现 1 处错误").waitFor();
      await page.getByRole("article").getByRole("button", { name: /改为/u }).first().click();
      await dialog.getByRole("button", { name: "改正" }).click();
      await summary(actor).getByText("未发现错误").waitFor();

      await type(actor, EXPENDITURE, "A40", "note");
      const saved = await download(() => page.getByRole("button", { name: "保存", exact: true }).click());
      assert.equal(saved.name, "xining-2024.xlsx");
      assert.equal(await valueOf(saved.bytes, EXPENDITURE, "D10"), 1143.66);
      // The sheet with the note; 修改记录 with its look and its place in the workbook. All else stays byte for byte.
      assert.deepEqual(changedParts(original, saved.bytes).sort(), [
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/worksheets/sheet13.xml",
        "xl/worksheets/sheet3.xml",
      ]);
      const file = new ExcelJS.Workbook();
      await file.xlsx.load(Buffer.from(saved.bytes) as unknown as ExcelJS.Buffer);
      assert.equal(file.getWorksheet(EXPENDITURE)?.getCell("D10").value, 1143.66);
      assert.equal(file.getWorksheet(EXPENDITURE)?.getCell("A40").value, "note");
      const other = convert(saved.bytes, "xlsx", "xls");
      if (other) assert.equal(await valueOf(other, EXPENDITURE, "D10"), 1143.66);
      assert.equal(await actor.storage(), 0);
    },
  },
  {
    name: "an annotated copy carries the marks; the file that was opened would not",
    play: async (actor) => {
      await openSample(actor);
      await type(actor, EXPENDITURE, "D10", "1134.66");
      await summary(actor).getByText("发现 1 处错误").waitFor();
      const copy = await actor.download(() =>
        actor.page.getByRole("button", { name: "另存标注副本" }).click(),
      );
      assert.equal(copy.name, "xining-2024-标注.xlsx");
      const file = new ExcelJS.Workbook();
      await file.xlsx.load(Buffer.from(copy.bytes) as unknown as ExcelJS.Buffer);
      assert.match(JSON.stringify(file.getWorksheet(EXPENDITURE)?.getCell("D10").note), /决算公开助手/u);
      assert.ok(file.getWorksheet("勾稽结果"));
    },
  },
  {
    name: "the narrative is written, and saved as a Word document",
    play: async (actor) => {
      const { page } = actor;
      await openSample(actor);
      await page.getByRole("tab", { name: "说明" }).click();
      await page.getByRole("button", { name: "生成决算情况说明" }).click();
      await page.getByTestId("narrative").waitFor();
      await page.getByRole("button", { name: "更多操作" }).click();
      const file = await actor.download(() => page.getByRole("menuitem", { name: /Word/u }).first().click());
      assert.match(strFromU8(unzipSync(file.bytes)["word/document.xml"] ?? new Uint8Array()), /3,?416\.16/u);
    },
  },
  {
    name: "the empty forms are filled in: what depends on it follows, is checked, and is read alike by others",
    play: async (actor) => {
      const { page } = actor;
      await page.getByRole("button", { name: "新建空白公开表" }).click();
      await summary(actor).waitFor();
      for (const [address, text] of [
        ["A8", "201"],
        ["A9", "20103"],
        ["A10", "2010301"],
        ["D10", "12.34"],
      ] as const)
        await type(actor, EXPENDITURE, address, text);
      for (const address of ["D8", "C7"])
        await page.locator(`[id="cell-${address}"]`).getByText("12.34", { exact: true }).waitFor();
      await page.getByRole("tab", { name: SUMMARY, exact: true }).click();
      await page.locator('[id="cell-F7"]').getByText("12.34", { exact: true }).waitFor();
      // Spent, and nobody says of what.
      await summary(actor)
        .getByText(/发现 \d+ 处错误/u)
        .waitFor();
      await actor.shoot("blank-filled");
      const saved = await actor.download(() =>
        page.getByRole("button", { name: "保存", exact: true }).click(),
      );
      assert.equal(saved.name, "空白决算公开表.xlsx");
      assert.equal(await valueOf(saved.bytes, SUMMARY, "F7"), 12.34);
      const other = convert(saved.bytes, "xlsx", "xls");
      if (other) assert.equal(await valueOf(other, SUMMARY, "F7"), 12.34);
    },
  },
  {
    name: "the keyboard alone walks through the sheet, types, takes back",
    play: async ({ page, ...actor }) => {
      await openSample({ page, ...actor });
      await page.getByRole("tab", { name: "公开02表 收入决算表", exact: true }).click();
      // Of this sheet, not of the one before it.
      await page.locator(".grid").getByText("收入决算表", { exact: true }).first().waitFor();
      await page.getByRole("grid").focus();
      for (const key of ["Control+Home", "ArrowDown", "ArrowDown", "ArrowRight"])
        await page.keyboard.press(key);
      await page.keyboard.press("F2");
      await page.getByRole("textbox", { name: /编辑单元格/u }).waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.type("7");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "撤销" }).click();
      const isSaved = () => page.evaluate(() => window.finalAccounts?.store.get().open?.book.canUndo);
      assert.equal(await isSaved(), false);
    },
  },
  {
    name: "20,000 rows scroll, and only those in view are drawn",
    play: async ({ page }) => {
      const input = page.locator("input[type=file]").first();
      await input.setInputFiles({
        name: "large.xlsx",
        mimeType: "application/octet-stream",
        buffer: longWorkbook(),
      });
      await page.locator('[id="cell-B2"]').waitFor({ timeout: 120_000 });
      await summaryOrFirst(page.getByTestId("summary"), page.getByTestId("notice"));
      const most = await page.evaluate(async () => {
        const scroller = document.querySelector(".grid-scroller");
        if (!scroller) throw new Error("no grid");
        let drawn = 0;
        for (let at = 0; at < 120; at += 1) {
          scroller.scrollTop += at % 3 === 0 ? 9_000 : 400;
          await new Promise((resolve) => requestAnimationFrame(resolve));
          drawn = Math.max(drawn, document.querySelectorAll('[id^="cell-"]').length);
        }
        return drawn;
      });
      // What is drawn is what can be seen, however long the sheet is.
      assert.ok(most > 0 && most < 2_000, `${most} cells drawn`);
    },
  },
  {
    name: "a folder is checked, found in like by the command line, and handed back as one file",
    play: async (actor) => {
      const { page } = actor;
      const folder = mkdtempSync(join(tmpdir(), "甲局决算-"));
      try {
        const sample = readFileSync(SAMPLE);
        const names = ["甲局.xlsx", "乙局.xlsx", "丙局.xlsx"];
        for (const name of names) writeFileSync(join(folder, name), sample);
        const [wrong = ""] = names;
        const slip = new ExcelJS.Workbook();
        await slip.xlsx.load(sample as unknown as ExcelJS.Buffer);
        const sheet = slip.getWorksheet(EXPENDITURE);
        assert.ok(sheet);
        sheet.getCell("D10").value = 1134.66;
        writeFileSync(join(folder, wrong), Buffer.from(await slip.xlsx.writeBuffer()));
        writeFileSync(join(folder, "坏.xlsx"), "not a workbook");
        const printed = convert(new Uint8Array(sample), "xlsx", "pdf");
        if (printed) {
          writeFileSync(join(folder, "丙局.pdf"), printed);
          writeFileSync(join(folder, "己局公开.pdf"), printed);
        }
        writeFileSync(join(folder, "庚局公开.pdf"), typedPdf([]));
        writeFileSync(join(folder, "乙局-决算情况说明.docx"), documentOf(NARRATIVE_WITH_A_SLIP));
        writeFileSync(join(folder, "送审.zip"), zipSync({ "丁局/丁局.xlsx": new Uint8Array(sample) }));
        writeFileSync(join(folder, "旧.rar"), "Rar!");
        writeFileSync(join(folder, "封面.jpg"), "picture");
        const out = mkdtempSync(join(tmpdir(), "结果-"));
        const ofBatch = byBatch(folder, out);
        await page.getByLabel("整个文件夹…").and(page.locator("input")).setInputFiles(folder);
        await page.getByText(ALL_CHECKED).waitFor();
        await page.getByText("另有 1 个文件没有核对").waitFor();
        await expectPageAccessible(actor);
        await actor.shoot("folder");
        const saved = await actor.download(() => page.getByRole("button", { name: "下载结果" }).click());
        const parts = unzipSync(saved.bytes);
        const named = (paths: Iterable<string>) =>
          [...paths].filter((path) => !path.startsWith("records/")).sort();
        assert.deepEqual(named(Object.keys(parts)), named(ofBatch.keys()));
        for (const [path, bytes] of ofBatch) {
          const own = parts[path];
          if (path.startsWith("records/") || !own) continue;
          if (path.endsWith(".json")) assert.deepEqual(toldIn(own), toldIn(bytes), path);
          else if (path.startsWith("annotated/")) assert.ok(Buffer.from(own).equals(bytes), path);
        }
        for (const of of ["标注-乙局-情况说明.docx", `标注-${wrong}`, "送审.zip/丁局/标注-丁局.xlsx"])
          assert.ok(parts[`annotated/${of}`], of);
        await page.getByRole("button", { name: wrong }).click();
        await summary(actor).getByText("发现 1 处错误").waitFor();
        await page.getByRole("button", { name: "返回文件夹" }).click();
        await page.getByText(ALL_CHECKED).waitFor();
        await page
          .getByLabel("规则文件…")
          .and(page.locator("input"))
          .setInputFiles({
            name: "市局规则.xlsx",
            mimeType: "application/octet-stream",
            buffer: Buffer.from(RULE_BOOK),
          });
        await page.getByText("同时核对规则文件“市局规则.xlsx”").waitFor();
        await page.getByText(ALL_CHECKED).waitFor();
        await page.getByRole("button", { name: "乙局.xlsx" }).click();
        await page.getByRole("article").filter({ hasText: "“三公”限额" }).first().waitFor();
        await actor.shoot("folder-rules");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
  {
    name: "a published PDF opens as its tables, and its text is reviewed beside them",
    play: async (actor) => {
      const { page } = actor;
      const printed = convert(new Uint8Array(readFileSync(SAMPLE)), "xlsx", "pdf");
      if (!printed) return;
      await page
        .getByLabel("打开…")
        .and(page.locator("input"))
        .setInputFiles({ name: "公开.pdf", mimeType: "application/pdf", buffer: Buffer.from(printed) });
      await summary(actor).waitFor();
      await page.getByRole("tab", { name: "识别" }).click();
      await page.getByText(/读取 \d+ 张表/u).waitFor();
      await actor.shoot("pdf");
      await page.getByRole("tab", { name: "审阅" }).click();
      await page
        .getByLabel("打开…")
        .and(page.locator("input"))
        .setInputFiles({
          name: "说明.pdf",
          mimeType: "application/pdf",
          buffer: Buffer.from(typedPdf(["没有表格的说明。"])),
        });
      await page.getByTestId("message").getByText("里没有表格").waitFor();
    },
  },
  {
    name: "in English, dark and narrow",
    view: { language: "en-US", colours: "dark", width: 360 },
    play: async (actor) => {
      await actor.shoot("narrow-welcome");
      await openSample(actor);
      await expectPageAccessible(actor);
      await actor.shoot("narrow");
      const beyond = await actor.page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      assert.ok(beyond <= 0, `the page scrolls sideways by ${beyond} px`);
    },
  },
  {
    name: "in English",
    view: { language: "en-US", colours: "dark" },
    play: async (actor) => {
      await openSample(actor);
      await expectPageAccessible(actor);
      await actor.shoot("english");
    },
  },
];

async function summaryOrFirst(one: Locator, other: Locator): Promise<void> {
  await Promise.race([one.waitFor({ timeout: 120_000 }), other.waitFor({ timeout: 120_000 })]);
}
