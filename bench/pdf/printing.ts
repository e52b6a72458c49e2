/** Many files printed by one run of LibreOffice, which takes longer to start than to print. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bytes of the PDF by the name of the file that it was printed from. Throws where there is no LibreOffice. */
export function printAll(files: ReadonlyMap<string, string | Uint8Array>): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "printed-"));
  try {
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const paths = [...files.keys()].map((name) => join(folder, name));
    execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...paths], {
      stdio: "ignore",
    });
    const printed = new Map<string, Uint8Array>();
    for (const name of files.keys()) {
      const path = join(folder, name.replace(/\.[^.]*$/u, ".pdf"));
      if (!existsSync(path)) throw new Error(`not printed: ${name}`);
      printed.set(name, new Uint8Array(readFileSync(path)));
    }
    return printed;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
