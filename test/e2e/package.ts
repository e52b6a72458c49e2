/**
 * `npm run test:e2e:package`: what `npm run package` makes for an office network, installed on an https server under the
 * name that its manifest gives, and opened in Chromium: in an Excel that we play, and where office.js cannot be reached.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { serveTryPage, type TryServer } from "../../scripts/try/server";
import { validateManifest } from "../manifest/schema";
import { findBrowser, FLAGS, openPage } from "./browser";

const ROOT = join(__dirname, "../..");
const NAME = "caiwu.example.gov.cn";
const OFFICE_HOST = "appsforoffice.cdn.partner.office365.cn";

function run(script: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "inherit", "pipe"],
  });
  assert.equal(status, 0, stderr);
}

/** Every address of the manifest lies on the server and answers. */
async function expectInstalled(browser: Browser, folder: string, site: string): Promise<void> {
  const manifest = readFileSync(join(folder, "manifest.xml"), "utf8");
  assert.deepEqual((await validateManifest(manifest)).errors, []);
  const addresses = [...manifest.matchAll(/"(https:\/\/[^"]+)"/gu)].map(([, address = ""]) => address);
  assert.ok(addresses.length > 8);
  assert.deepEqual(
    addresses.filter((address) => !address.startsWith(`${site}/`)),
    [],
  );
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  await page.route(`https://${OFFICE_HOST}/**`, (route) => route.abort());
  for (const address of [...new Set(addresses), `${site}/manifest.xml`, `${site}/决算公开助手.html`])
    assert.equal((await page.goto(address))?.status(), 200, address);
  await page.close();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (/\.(?:html|xml|css)$/u.test(name))
      assert.ok(!readFileSync(join(folder, name), "utf8").includes("localhost"), name);
}

async function expectCheckInExcel(browser: Browser, server: TryServer): Promise<void> {
  const actor = await openPage({ browser, server, close: () => Promise.resolve() });
  const frame = actor.page.frames().find((candidate) => candidate.parentFrame() !== null);
  assert.equal(new URL(frame?.url() ?? "").hostname, NAME);
  await actor.pane.getByRole("button", { name: "开始勾稽" }).click();
  await actor.pane.getByTestId("summary").getByText("未发现错误").waitFor();
  assert.deepEqual(actor.strangers, []);
  assert.deepEqual(actor.faults, []);
  await actor.shoot("package");
  await actor.close();
}

/** Says what is missing, where it should come from, and what to use instead. */
async function expectSaidWhatIsMissing(browser: Browser, site: string): Promise<void> {
  for (const [locale, said] of [
    ["zh-CN", "没有连上 Excel"],
    ["en-US", "Excel was not reached"],
  ] as const) {
    const page = await browser.newPage({ ignoreHTTPSErrors: true, locale });
    await page.route(`https://${OFFICE_HOST}/**`, (route) => route.abort());
    await page.goto(`${site}/taskpane.html`);
    await page.getByText(said).waitFor();
    const text = await page.locator("#pane").innerText();
    assert.ok(text.includes(OFFICE_HOST) && text.includes("决算公开助手.html"), text);
    await page.close();
  }
}

async function main(): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log("SKIPPED: no Chromium on this machine (CHROMIUM may name one)");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "安装包-"));
  const server = await serveTryPage(join(folder, "网站"), 0, NAME);
  const { port } = new URL(server.address);
  const browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, `--host-resolver-rules=MAP ${NAME}:${port} localhost:${port}`],
  });
  try {
    const site = `${server.address}pane`;
    const tsx = join(ROOT, "node_modules/tsx/dist/cli.mjs");
    run(tsx, "scripts/package.ts", "--server", site, "--office-js", "china", "-o", folder);
    run("node_modules/webpack/bin/webpack.js", "--mode=production", "--config-name=try");
    await expectInstalled(browser, folder, site);
    console.log("✓ the manifest is valid, and every address in it answers");
    await expectCheckInExcel(browser, server);
    console.log("✓ the pane loads from its server and checks the workbook");
    await expectSaidWhatIsMissing(browser, site);
    console.log("✓ without office.js the pane says what is missing, and names the page");
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
