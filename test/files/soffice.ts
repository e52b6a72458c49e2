/** LibreOffice as a second opinion, where it is installed. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The file converted to another format; `null`, with a notice, when there is no LibreOffice. A profile of its own
 * keeps it apart from one that is running.
 */
export function convert(bytes: Uint8Array, from: string, to: string): Uint8Array | null {
  const folder = mkdtempSync(join(tmpdir(), "soffice-"));
  try {
    writeFileSync(join(folder, `book.${from}`), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const options = [
      profile,
      "--headless",
      "--convert-to",
      to,
      "--outdir",
      folder,
      join(folder, `book.${from}`),
    ];
    execFileSync("soffice", options, { stdio: "ignore" });
    return new Uint8Array(readFileSync(join(folder, `book.${to}`)));
  } catch (error) {
    if (typeof error !== "object" || error === null || !("code" in error) || error.code !== "ENOENT")
      throw error;
    process.stdout.write("LibreOffice is not installed: not checked with it\n");
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
