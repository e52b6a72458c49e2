/**
 * Real disclosures kept beside the project, not in it: tests that use them say so when they are absent. Only this file
 * knows where they lie, so that one variable takes all of them out of reach, as they are for everybody else.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = process.env["FINAL_ACCOUNTS_CASES"] ?? join(__dirname, "..", "..", "shared", "cases");

/** `describe` where the case is there; elsewhere one skipped test and a notice. A skipped case reads nothing. */
export function describeCase(name: string, tests: () => void): void {
  if (existsSync(casePath(name))) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`skipped: the case ${name} is not beside the project\n`);
  describe.skip(name, () => {
    it("is not beside the project", () => undefined);
  });
}

export function readCase(name: string): string {
  return readFileSync(casePath(name), "utf8");
}

export function casePath(name: string): string {
  return join(FOLDER, name);
}
