/** A twentieth of the long runs of `npm run faults` and `npm run kills`. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const npm = (...args: readonly string[]): { status: number | null; told: string } => {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { status, told: stdout + stderr };
};

test.each([
  ["faults", "250", "faults in"],
  ["kills", "50", "50 kills"],
])(
  "%s: nothing half-written, no input changed, and the next run gives what an undisturbed one gives",
  (script, count, words) => {
    const { status, told } = npm(script, "--", count);
    expect(told).toContain(words);
    expect(told).toMatch(/: 0 wrong\n$/u);
    expect(status).toBe(0);
  },
  1_200_000,
);
