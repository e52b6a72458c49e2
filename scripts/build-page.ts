/**
 * `npm run build:page`: the whole tool as one file, `dist/page/决算公开助手.html`, which a double-click opens without
 * network, server or installation, and the manual beside it. Scripts and the solver are packed into it; its policy forbids every connection.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { buildManual } from "./manual/build-manual";
import { bundle, PDF_TARGETS, type Bundle } from "./page/bundle";
import { incompatibilities } from "./page/compatibility";
import { licencesOf } from "./third-party";
import { createZip } from "../src/files/zip-entry";
import type { PackedPart } from "../src/page/packed";

const ROOT = join(__dirname, "..");
const OUTPUT = join(ROOT, "dist/page");
export const PAGE = join(OUTPUT, "决算公开助手.html");
/** Of the whole file. */
const MOST_BYTES = 9_000_000;

export async function buildPage(): Promise<void> {
  const source = (name: string) => join(ROOT, "src/page", name);
  const [main, analyst, boot, pdf] = await Promise.all([
    bundle(source("index.tsx")),
    bundle(source("thread/analyst-thread.ts")),
    bundle(source("boot.ts")),
    bundle(source("thread/pdf-script.ts"), PDF_TARGETS),
  ]);
  const found = [main, analyst, boot].flatMap(({ script }) => incompatibilities(script));
  if (found.length > 0) throw new Error(`not in Chromium 109 and its years' browsers: ${found.join(", ")}`);

  const parts: Readonly<Record<PackedPart, Uint8Array>> = {
    main: Buffer.from(main.script),
    analyst: Buffer.from(analyst.script),
    pdf: Buffer.from(pdf.script),
    maps: characterMaps(),
    solver: readFileSync(join(ROOT, "node_modules/highs/build/highs.wasm")),
    sample: readFileSync(join(ROOT, "assets/samples/xining-2024.xlsx")),
    licences: Buffer.from(licencesOf(filesOf([main, analyst, boot, pdf]))),
  };
  const packed = Object.entries(parts).map(([name, bytes]) => ({ name, text: pack(bytes) }));
  const [program = "", ...others] = packed.map(elementOf);
  const html = fill(readFileSync(source("page.html"), "utf8"), {
    version: versionOf(),
    // With nothing around them: the policy names them by their hashes.
    style: `<style>${main.style}</style>`,
    boot: `<script>${boot.script}</script>`,
    icon: readFileSync(join(ROOT, "assets/icons/icon-32.png")).toString("base64"),
    // First, so that it starts while the browser still reads the rest.
    program,
    packed: others.join("\n    "),
    policy: contentSecurityPolicy(main.style, [boot.script, main.script]),
  });
  const size = Buffer.byteLength(html);
  if (size > MOST_BYTES) throw new Error(`the page has ${size} bytes, and ${MOST_BYTES} are allowed`);
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(PAGE, html);
  const sizes = packed.map(({ name, text }) => `${name} ${kilobytes(text.length)}`);
  console.log(`${PAGE}: ${kilobytes(size)} (${sizes.join(", ")})`);
}

function versionOf(): string {
  return (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }).version;
}

/** Of Chinese and all other fonts, as one archive. */
function characterMaps(): Uint8Array {
  const folder = join(ROOT, "node_modules/pdfjs-dist/cmaps");
  const maps = readdirSync(folder)
    .filter((name) => name.endsWith(".bcmap"))
    .sort()
    .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const);
  return createZip(new Map(maps));
}

function filesOf(bundles: readonly Bundle[]): readonly string[] {
  return bundles.flatMap(({ files }) => files).map((file) => join(ROOT, file));
}

function elementOf({ name, text }: { readonly name: string; readonly text: string }): string {
  // In pieces: a browser reads one long text in twice the time of many short ones.
  const pieces = text.match(/.{1,16000}/gu) ?? [];
  return pieces.map((piece) => `<script type="text/plain" data-packed="${name}">${piece}</script>`).join("");
}

function pack(bytes: Uint8Array): string {
  return deflateRawSync(bytes, { level: 9 }).toString("base64");
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KB`;
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/%(\w+)%/gu, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the page asks for ${name}`);
    return value;
  });
}

/**
 * Nothing may be reached; what runs are the two scripts of the page, and blobs that they make of what is packed in. Fluent
 * fills empty style elements through CSSOM, so that of inline styles only the page's own and the empty one are allowed.
 */
function contentSecurityPolicy(style: string, scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(" ")} blob: 'wasm-unsafe-eval'`,
    "worker-src blob:",
    `style-src ${hashOf(style)} ${hashOf("")}`,
    "img-src data: blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

async function main(): Promise<void> {
  await buildPage();
  buildManual();
}

if (require.main === module) void main();
