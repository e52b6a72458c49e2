/** LibreOffice as a second opinion, where it is installed. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Runs it with a profile of its own, which keeps it apart from one that is running; `null` where there is none. */
function inOffice<Answer>(
  run: (folder: string, start: (...options: string[]) => void) => Answer,
): Answer | null {
  const folder = mkdtempSync(join(tmpdir(), "soffice-"));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  try {
    return run(folder, (...options) => {
      execFileSync("soffice", [profile, "--headless", ...options], { stdio: "ignore" });
    });
  } catch (error) {
    if (!isMissing(error)) throw error;
    process.stdout.write("LibreOffice is not installed: not checked with it\n");
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The program itself, not a file that it should have written. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "spawnSync soffice";
}

/** The file converted to another format; `null`, with a notice, when there is no LibreOffice. */
export function convert(bytes: Uint8Array, from: string, to: string): Uint8Array | null {
  return inOffice((folder, start) => {
    writeFileSync(join(folder, `book.${from}`), bytes);
    start("--convert-to", to, "--outdir", folder, join(folder, `book.${from}`));
    return new Uint8Array(readFileSync(join(folder, `book.${to}`)));
  });
}

const MODULE_HEAD = `<?xml version="1.0" encoding="UTF-8"?>`;
const SCRIPT = `xmlns:script="http://openoffice.org/2000/script"`;
const LIBRARY = `xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"`;

/** Opens the file, lets each program (statements of Basic on `book`) change a copy of it, and hands back the copies. */
export function runInOffice(
  bytes: Uint8Array,
  extension: "xlsx",
  programs: readonly (readonly string[])[],
): Uint8Array[] | null {
  return inOffice((folder, start) => {
    const file = join(folder, `book.${extension}`);
    writeFileSync(file, bytes);
    const copies = programs.map((_, index) => join(folder, `copy${String(index)}.${extension}`));
    const source = programs.flatMap((program, index) => [
      `book = StarDesktop.loadComponentFromURL("${pathToFileURL(file).href}", "_blank", 0, hidden())`,
      ...program,
      `book.storeToURL("${pathToFileURL(copies[index] ?? "").href}", asXlsx())`,
      "book.close(True)",
    ]);
    // The first start fills the profile, and would write over what is there.
    start("--terminate_after_init");
    installBasic(join(folder, "profile", "user", "basic"), source);
    start("macro:///Standard.Module1.Main");
    return copies.map((copy) => new Uint8Array(readFileSync(copy)));
  });
}

function installBasic(basic: string, main: readonly string[]): void {
  const property = (name: string, key: string, value: string): string[] => [
    `Function ${name}()`,
    "Dim one(0) As New com.sun.star.beans.PropertyValue",
    `one(0).Name = "${key}"`,
    `one(0).Value = ${value}`,
    `${name} = one()`,
    "End Function",
  ];
  const program = [
    ...property("hidden", "Hidden", "True"),
    ...property("asXlsx", "FilterName", '"Calc MS Excel 2007 XML"'),
    "Sub Main",
    "Dim book As Object",
    ...main,
    "StarDesktop.terminate()",
    "End Sub",
  ].join("\n");
  const escaped = program.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  mkdirSync(join(basic, "Standard"), { recursive: true });
  const write = (name: string, content: string): void => {
    writeFileSync(join(basic, name), `${MODULE_HEAD}\n${content}`);
  };
  const library = `<library:library library:name="Standard" library:link="false"/>`;
  write("script.xlc", `<library:libraries ${LIBRARY}>${library}</library:libraries>`);
  write("dialog.xlc", `<library:libraries ${LIBRARY}>${library}</library:libraries>`);
  const module = (names: string): string =>
    `<library:library ${LIBRARY} library:name="Standard" library:readonly="false" library:passwordprotected="false">${names}</library:library>`;
  write("Standard/script.xlb", module(`<library:element library:name="Module1"/>`));
  write("Standard/dialog.xlb", module(""));
  write(
    "Standard/Module1.xba",
    `<script:module ${SCRIPT} script:name="Module1" script:language="StarBasic">${escaped}</script:module>`,
  );
}
