/**
 * `npm run package -- --server https://…`: a folder to copy to a web server of an office network, with the manifest for
 * that address, the one-file page, and instructions in Chinese for whoever installs it.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { buildManual, MANUAL } from "./manual/build-manual";
import { instructions } from "./package/instructions";

const ROOT = join(__dirname, "..");

/** Microsoft's own addresses, worldwide and for the service that 21Vianet runs in China. */
const OFFICE_JS = {
  microsoft: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  china: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
} as const;

export interface PackageOptions {
  /** Address under which the folder will be served, without a slash at its end. */
  readonly server: string;
  readonly officeJs: keyof typeof OFFICE_JS;
  /** Where users ask for help; the help page where none is given. */
  readonly support: string | null;
  readonly output: string;
}

/** Throws an `Error` with one line that says what is wrong. */
export function readOptions(args: readonly string[]): PackageOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: "string" },
      "office-js": { type: "string", default: "microsoft" },
      support: { type: "string" },
      output: { type: "string", short: "o", default: join(ROOT, "dist/package") },
    },
  });
  const { server, support, output } = values;
  const officeJs = values["office-js"];
  if (server === undefined)
    throw new Error("--server https://… 是必需的：网页服务器的地址 (the server's address)");
  if (officeJs !== "microsoft" && officeJs !== "china") {
    throw new Error("--office-js 只能是 microsoft 或 china (one of the two)");
  }
  return {
    server: addressOf(server, "--server").replace(/\/+$/u, ""),
    officeJs,
    support: support === undefined ? null : addressOf(support, "--support"),
    output,
  };
}

/** Excel loads nothing that is not https; a manifest with anything else is refused. */
function addressOf(text: string, option: string): string {
  const isAddress = /^https:\/\/[^\s"'<>&]+$/u.test(text) && URL.canParse(text);
  if (!isAddress) throw new Error(`${option}：${text} 不是 https 地址 (no https address)`);
  return text;
}

/** Puts the built pane beside the page and its manual; the pane must have been built for these options. */
export function assemble(
  { server, officeJs, support, output }: PackageOptions,
  pages: readonly string[],
): void {
  rmSync(output, { recursive: true, force: true });
  const site = join(output, "网站");
  mkdirSync(site, { recursive: true });
  cpSync(join(ROOT, "dist/taskpane"), site, { recursive: true });
  for (const page of pages) cpSync(page, join(site, basename(page)));
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const manifest = manifestFor(readFileSync(join(ROOT, "manifest.xml"), "utf8"), {
    server,
    support,
    version,
  });
  writeFileSync(join(site, "manifest.xml"), manifest);
  writeFileSync(join(output, "manifest.xml"), manifest);
  writeFileSync(
    join(output, "安装说明.html"),
    instructions({ server, support, version, officeJs: OFFICE_JS[officeJs] }),
  );
  const left = filesBelow(output).filter(
    (file) => /\.(?:html|xml|js|css)$/u.test(file) && withoutLibraries(file).includes("localhost"),
  );
  if (left.length > 0) throw new Error(`localhost is left in ${left.join(", ")}`);
}

export function manifestFor(
  manifest: string,
  { server, support, version }: { server: string; support: string | null; version: string },
): string {
  return manifest
    .replaceAll("https://localhost:3000", server)
    .replace(/<Version>[^<]*<\/Version>/u, `<Version>${version}.0</Version>`)
    .replace(/(<SupportUrl DefaultValue=")[^"]*/u, (whole, head: string) =>
      support === null ? whole : head + support,
    );
}

/** A library may speak of localhost; a page or a manifest of ours may not. */
function withoutLibraries(file: string): string {
  return file.endsWith(".js") ? "" : readFileSync(file, "utf8");
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function run(script: readonly string[], environment: Readonly<Record<string, string>> = {}): void {
  const { status } = spawnSync(process.execPath, script, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`${script.join(" ")} failed`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const webpack = join(ROOT, "node_modules/webpack/bin/webpack.js");
  run([webpack, "--mode=production", "--config-name=taskpane"], {
    ADDIN_URL: options.server,
    OFFICE_JS: OFFICE_JS[options.officeJs],
    ...(options.support === null ? {} : { SUPPORT_URL: options.support }),
  });
  const { buildPage, PAGE } = await import("./build-page");
  await buildPage();
  buildManual();
  assemble(options, [PAGE, MANUAL]);
  console.log(`${options.output}: 安装说明.html 说明下一步 (says what comes next)`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
