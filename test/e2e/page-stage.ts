/** Chromium on the one-file page, opened from the disk with no network, and all that it asks for written down. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Download, type Page } from "playwright-core";
import { PAGE } from "../../scripts/build-page";
import { expectFrameAccessible } from "./axe";
import { FLAGS } from "./browser";
import type { PaneActor } from "./pane-scenes";

const SCREENSHOTS = join(__dirname, "../../screenshots");

export interface PageView {
  readonly language?: "zh-CN" | "en-US";
  readonly colours?: "light" | "dark";
  readonly width?: number;
}

export interface PageActor {
  readonly page: Page;
  /** Whatever was asked for beside the page itself, and errors of the page. */
  readonly requests: string[];
  readonly faults: string[];
  readonly shoot: (name: string) => Promise<void>;
  /** What the click gives to the user as a file. */
  readonly download: (
    click: () => Promise<void>,
  ) => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  /** Everything that the browser keeps for the page. */
  readonly storage: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}

export async function openPageFile(browser: Browser, view: PageView = {}): Promise<PageActor> {
  const { language = "zh-CN", colours = "light", width = 1300 } = view;
  const context = await browser.newContext({
    offline: true,
    viewport: { width, height: 800 },
    colorScheme: colours,
    locale: language,
    acceptDownloads: true,
  });
  const requests: string[] = [];
  const faults: string[] = [];
  const page = await context.newPage();
  // A dialog of the system is nobody's to answer here.
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  page.setDefaultTimeout(120_000);
  const address = pathToFileURL(PAGE).href;
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !/^(?:blob|data):/u.test(request.url()))
      requests.push(request.url());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // Taking a screenshot puts a style of its own into the page, which the policy refuses.
    if (message.type() === "error" && !message.text().includes("inline style")) faults.push(message.text());
  });
  await page.goto(`${address}?language=${language}`);
  await page
    .getByRole("main")
    .waitFor()
    .catch((error: unknown) => {
      throw new Error(`the page did not start: ${faults.join("\n")}`, { cause: error });
    });
  return {
    page,
    requests,
    faults,
    shoot: async (name) => {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(SCREENSHOTS, `page-${name}.png`) });
    },
    download: async (click) => {
      const [file] = await Promise.all([page.waitForEvent("download"), click()]);
      return { name: file.suggestedFilename(), bytes: await bytesOf(file) };
    },
    storage: async () => {
      const kept = await page.evaluate(async () => {
        const databases = await indexedDB.databases().catch(() => []);
        return localStorage.length + sessionStorage.length + databases.length + document.cookie.length;
      });
      return kept + (await context.cookies()).length;
    },
    close: () => context.close(),
  };
}

/** As the scenes of the pane know someone who has it before him, here beside the grid, with the sample open. */
export async function paneActor(actor: PageActor): Promise<PaneActor> {
  const { page, shoot } = actor;
  await page.getByRole("button", { name: /^(?:打开示例|Open the sample)$/u }).click();
  await page.getByTestId("summary").waitFor();
  return {
    page,
    pane: page,
    shoot: (name) => shoot(`pane-${name}`),
    // Through the book, as a narrow page shows no sheet; scenes of the page itself type with keys.
    type: (sheet, address, text) =>
      page.evaluate(
        (cell) => window.finalAccounts?.store.get().open?.book.type(cell.sheet, cell.address, cell.text),
        { sheet, address, text },
      ),
    multiply: (sheet, by) =>
      page.evaluate(
        ({ name, factor }) => {
          const book = window.finalAccounts?.store.get().open?.book;
          const cells = [...(book?.sheet(name)?.cells.values() ?? [])];
          book?.change(
            cells.flatMap(({ row, column, value }) =>
              typeof value === "number"
                ? [{ sheet: name, row, column, input: Math.round(value * factor * 100) / 100 }]
                : [],
            ),
          );
        },
        { name: sheet, factor: by },
      ),
    check: async () => {
      await page.waitForFunction(
        () => window.finalAccounts?.store.get().open?.session.store.get().freshness === "fresh",
      );
    },
    expectSheet: async (name) => {
      await page.waitForFunction(
        (wanted) => window.finalAccounts?.store.get().open?.book.selection.sheet.includes(wanted),
        name,
      );
    },
    valueOf: (sheet, address) =>
      page.evaluate(
        (place) => window.finalAccounts?.store.get().open?.book.cell(place)?.cell?.value ?? null,
        { sheet, address },
      ),
    traces: () =>
      page.evaluate(() => {
        const book = window.finalAccounts?.store.get().open?.book;
        return book ? book.marks.size + book.comments.length + book.written.size + (book.state ? 1 : 0) : -1;
      }),
    expectAccessible: () => expectFrameAccessible(page.mainFrame()),
  };
}

/** Also of a browser that runs elsewhere. */
async function bytesOf(file: Download): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}
