/** Chromium on the try page, with the production build of the pane and Microsoft's script from node_modules. */
import { existsSync, mkdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type FrameLocator, type Page } from "playwright-core";
import type { ExcelHost } from "../excel-host/host";
import { parseA1 } from "../../src/workbook/address";
import { expectAccessible } from "./axe";
import type { PaneActor } from "./pane-scenes";
import { OFFICE_DIST, serveTryPage, type TryServer } from "../../scripts/try/server";

const ROOT = join(__dirname, "../..");
const SCREENSHOTS = join(ROOT, "screenshots");
/** Where office.js comes from: Microsoft's address, and that of its operator in China. */
const CDN =
  /^https:\/\/appsforoffice\.(?:microsoft\.com|cdn\.partner\.office365\.cn\/appsforoffice)\/lib\/1\/hosted\//u;

export const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `CHROMIUM` names another browser than Debian's. */
export function findBrowser(): string | null {
  const candidates = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser"];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** Builds the pane as it is delivered, and the page that plays Excel. */
export function build(): void {
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, "node_modules/webpack/bin/webpack.js"),
      "--mode=production",
      "--config-name=taskpane",
      "--config-name=try",
    ],
    { cwd: ROOT, stdio: "inherit" },
  );
  if (status !== 0) throw new Error("the build failed");
}

export interface Stage {
  readonly server: TryServer;
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openStage(executablePath: string): Promise<Stage> {
  const server = await serveTryPage(join(ROOT, "dist/taskpane"), 0);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    server,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

export interface View {
  readonly language?: "zh-CN" | "en-US";
  readonly colours?: "light" | "dark";
  /** Width of the pane in pixels. */
  readonly width?: number;
  readonly contrast?: "more" | "no-preference";
  /** A file beside the try page. */
  readonly workbook?: string;
  /** Runs in every frame before its own scripts. */
  readonly before?: () => void;
}

export interface Actor {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Requests that left this machine, except for office.js's own; and errors of the pages. */
  readonly strangers: string[];
  readonly faults: string[];
  /** Does something as Excel or as its user. */
  readonly host: <Answer>(act: (host: ExcelHost, sheet: string) => Answer, sheet?: string) => Promise<Answer>;
  readonly shoot: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens the try page with the sample; the pane shows its first screen. */
export async function openPage({ server, browser }: Stage, view: View = {}): Promise<Actor> {
  const { language = "zh-CN", colours = "light", width = 350, contrast = "no-preference" } = view;
  const { workbook = "sample.xlsx", before } = view;
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 950 + width, height: 800 },
    colorScheme: colours,
    forcedColors: contrast === "more" ? "active" : "none",
    locale: language,
  });
  const strangers: string[] = [];
  const faults: string[] = [];
  await answerCdn(context, new URL(server.address).origin, strangers);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // Taking a screenshot puts a style of its own into the page, which the policy refuses.
    if (message.type() === "error" && !message.text().includes("inline style")) faults.push(message.text());
  });
  // Nobody answers a dialog of the system here: files come as downloads.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  if (before) await page.addInitScript(before);
  await page.goto(`${server.address}?language=${language}&width=${width}&workbook=${workbook}`);
  const pane = page.frameLocator("#addin iframe");
  await pane.getByRole("heading", { level: 1 }).waitFor();
  return {
    page,
    pane,
    strangers,
    faults,
    host: async (act, sheet = "") => (await page.evaluateHandle(() => window.tryHost)).evaluate(act, sheet),
    shoot: async (name) => {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    },
    close: () => context.close(),
  };
}

/** As the scenes know someone who has the pane before him, here beside Excel. */
export function paneActor(actor: Actor): PaneActor {
  const { page, pane, host, shoot } = actor;
  return {
    page,
    pane,
    shoot,
    type: (sheet, address, text) =>
      host(
        (excel, typed) => excel.userTypes(...(JSON.parse(typed) as [string, string, string])),
        JSON.stringify([sheet, address, text]),
      ),
    multiply: (sheet, by) =>
      host(
        (excel, told) => {
          const [name, factor] = JSON.parse(told) as [string, number];
          for (const cell of excel.sheetNamed(name).cells.values())
            if (typeof cell.value === "number") cell.value = Math.round(cell.value * factor * 100) / 100;
        },
        JSON.stringify([sheet, by]),
      ),
    check: async () => {
      await pane.getByRole("button", { name: /^(开始勾稽|Check now)$/ }).click();
      await pane.getByTestId("summary").waitFor();
    },
    expectSheet: async (name) => {
      await page.waitForFunction((wanted) => window.tryHost.active.name.includes(wanted), name);
    },
    valueOf: (sheet, address) => {
      const { row, column } = parseA1(address) ?? { row: 0, column: 0 };
      return host(
        (excel, told) => {
          const [name, at, across] = JSON.parse(told) as [string, number, number];
          return excel.sheetNamed(name).cell(at, across)?.value ?? null;
        },
        JSON.stringify([sheet, row, column]),
      );
    },
    traces: () =>
      host(
        ({ book }) => book.sheets.flatMap((sheet) => sheet.conditionalFormats).length + book.settings.size,
      ),
    expectAccessible: () => expectAccessible(actor),
  };
}

/** Microsoft's address is answered from node_modules; whatever else goes elsewhere is refused and noted. */
async function answerCdn(context: BrowserContext, origin: string, strangers: string[]): Promise<void> {
  await context.route("**", async (route) => {
    const url = route.request().url();
    if (CDN.test(url)) {
      const path = join(OFFICE_DIST, new URL(url.replace(CDN, "https://localhost/")).pathname);
      await (existsSync(path)
        ? route.fulfill({ path, headers: { "access-control-allow-origin": "*" } })
        : route.fulfill({ status: 404 }));
    } else if (url.startsWith(origin) || /^(data|blob|about):/.test(url)) {
      await route.continue();
    } else {
      strangers.push(url);
      await route.abort();
    }
  });
}
