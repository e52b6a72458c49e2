/**
 * `npm run test:e2e:firefox`: the one-file page in Firefox ESR, from the disk: the sample opened and checked, a slip typed,
 * found, repaired and saved; no error, no request.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { buildPage, PAGE } from "../../scripts/build-page";
import { readWorkbook } from "../../src/files/read-workbook";
import { cellAt } from "../../src/workbook/workbook";
import { Conversation } from "./bidi";

const FIREFOX = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";
const LONGEST = 180_000;
const SCREENSHOTS = join(__dirname, "../../screenshots");
const EXPENDITURE = "公开03表 支出决算表";

const named = (tag: string, text: string): string =>
  `[...document.querySelectorAll(${JSON.stringify(tag)})].find((element) => element.textContent.trim().startsWith(${JSON.stringify(text)}))`;
const summary = (text: string): string =>
  `[document.querySelector('[data-testid="summary"]')?.textContent].find((told) => told?.includes(${JSON.stringify(text)}))`;

async function play(user: Conversation): Promise<string> {
  await user.show(1300, 800);
  await user.open(`${pathToFileURL(PAGE).href}?language=zh-CN`);
  await user.click(named("button", "打开示例"));
  const clean = await user.wait(summary("未发现错误"));
  await user.click(named('[role="tab"]', EXPENDITURE));
  await user.click('document.querySelector("#cell-D10")');
  await user.type("1134.66", "Enter");
  await user.wait(summary("发现 1 处错误"));
  mkdirSync(SCREENSHOTS, { recursive: true });
  writeFileSync(join(SCREENSHOTS, "page-firefox.png"), await user.picture());
  await user.click(named("article button", "改为"));
  await user.click(named('[role="alertdialog"] button', "改正"));
  await user.wait(summary("未发现错误"));
  // While the dialog goes, what lies under it takes no click.
  await user.wait('document.querySelector("[role=alertdialog]") === null');
  await user.click(named("header button", "保存"));
  return clean;
}

/** Asks for no place of a file, and calls nobody by itself. */
const preferences = (downloads: string): string =>
  Object.entries({
    "browser.download.folderList": 2,
    "browser.download.dir": downloads,
    "browser.download.useDownloadDir": true,
    "browser.shell.checkDefaultBrowser": false,
    "datareporting.policy.dataSubmissionEnabled": false,
  })
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join("");

/** The first file that is whole: until then it stands beside its parts. */
function fileIn(folder: string): Promise<string> {
  const found = (): string | undefined => {
    const names = readdirSync(folder);
    return names.some((name) => name.endsWith(".part")) ? undefined : names[0];
  };
  return new Promise((resolve) => {
    const look = (): void => {
      const name = found();
      if (name === undefined) return;
      watcher.close();
      resolve(join(folder, name));
    };
    const watcher = watch(folder, look);
    look();
  });
}

function expectSilent({ events }: Conversation): void {
  const errors = events.filter(
    ({ method, params }) => method === "log.entryAdded" && params?.["level"] === "error",
  );
  assert.deepEqual(errors, []);
  const addresses = events
    .filter(({ method }) => method === "network.beforeRequestSent")
    .map(({ params }) => z.object({ request: z.object({ url: z.string() }) }).parse(params).request.url);
  assert.deepEqual(
    addresses.filter((address) => !/^(?:file|blob|data):/u.test(address)),
    [],
  );
}

async function main(): Promise<void> {
  if (!existsSync(FIREFOX)) {
    console.log("SKIPPED: no Firefox on this machine (FIREFOX may name one)");
    return;
  }
  if (!process.argv.includes("--built")) await buildPage();
  const work = mkdtempSync(join(tmpdir(), "firefox-"));
  const [profile, downloads] = [join(work, "profile"), join(work, "downloads")];
  mkdirSync(profile);
  mkdirSync(downloads);
  writeFileSync(join(profile, "user.js"), preferences(downloads));
  const options = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
  const browser = spawn(FIREFOX, options, { stdio: ["ignore", "ignore", "pipe"] });
  const timer = setTimeout(() => browser.kill(), LONGEST);
  try {
    const user = await Conversation.begin(browser, ["log.entryAdded", "network.beforeRequestSent"]);
    const clean = await play(user);
    const saved = await fileIn(downloads);
    const workbook = await readWorkbook(new Uint8Array(readFileSync(saved)), "");
    const sheet = workbook.sheets.find(({ name }) => name === EXPENDITURE);
    assert.equal(sheet && cellAt(sheet, 9, 3)?.value, 1143.66);
    assert.ok(workbook.sheets.some(({ name }) => name === "修改记录"));
    expectSilent(user);
    console.log(`✓ opened, checked (${clean}), a slip typed, found, repaired and saved in Firefox`);
  } finally {
    clearTimeout(timer);
    browser.kill();
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
