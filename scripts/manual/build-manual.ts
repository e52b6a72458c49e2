/** Writes 使用手册.html beside the page. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { manual } from "./pages";

export const MANUAL = join(__dirname, "../../dist/page/使用手册.html");

export function buildManual(): void {
  const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as {
    version: string;
  };
  const html = manual(version);
  mkdirSync(dirname(MANUAL), { recursive: true });
  writeFileSync(MANUAL, html);
  console.log(`${MANUAL}: ${(Buffer.byteLength(html) / 1024).toFixed(0)} KB`);
}
