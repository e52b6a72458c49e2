/** A small part of the long runs, `npm run faults -- 5000` and `npm run kills -- 1000`. */
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
  ["faults", "60", "faults in"],
  ["kills", "16", "16 kills"],
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
