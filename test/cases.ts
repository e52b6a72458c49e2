/** Real disclosures kept beside the project, not in it: tests that use them say so when they are absent. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "..", "..", "shared", "cases");

/** `describe` where the case is there; elsewhere a skipped one, with a notice. */
export function describeCase(name: string, tests: () => void): void {
  if (existsSync(join(FOLDER, name))) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`skipped: the case ${name} is not beside the project\n`);
  describe.skip(name, tests);
}

export function readCase(name: string): string {
  return readFileSync(casePath(name), "utf8");
}

export function casePath(name: string): string {
  return join(FOLDER, name);
}
