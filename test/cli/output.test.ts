/**
 * Output can fail, and what is printed comes from files of others: one line and exit code 2 where it cannot be written,
 * no control character where it is shown, and files whose names are no UTF-8 opened and told apart.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryName } from "../../src/disk/temporary";
import { build, PROGRAM, run } from "./batch/set";

const SAMPLE = join(__dirname, "..", "..", "assets", "samples", "xining-2024.xlsx");
let base: string;
beforeAll(() => {
  build();
  base = mkdtempSync(join(tmpdir(), "final-accounts-output-"));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const at = (name: string): string => join(base, name);
const node = JSON.stringify(process.execPath);
/** Chinese is what the program speaks where no language is asked for. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:LC_|LANG)/u.test(name)));
const sh = (script: string): ReturnType<typeof run> =>
  spawnSync("/bin/bash", ["-c", script], { encoding: "utf8", env });

describe("where the output cannot be written", () => {
  test.each([
    ["check", `check ${SAMPLE}`],
    ["check --json", `check --json ${SAMPLE}`],
    ["narrate", `narrate ${SAMPLE}`],
    ["help", "help"],
  ])("%s to a full disk: one line, exit code 2", (_name, args) => {
    if (!existsSync("/dev/full")) return;
    const { status, stderr } = sh(`${node} ${PROGRAM} ${args} 2>${at("err")} >/dev/full`);
    expect([status, stderr]).toEqual([2, ""]);
    const lines = readFileSync(at("err"), "utf8").trim().split("\n");
    expect(lines.filter((line) => line.startsWith("final-accounts:"))).toEqual([
      expect.stringContaining("无法写出"),
    ]);
    expect(lines.join("\n")).not.toMatch(/^\s+at /mu);
  });

  test("to a reader that went away: one line, exit code 2", () => {
    // The reader is gone before the first byte comes.
    const { stdout, stderr } = sh(
      `{ sleep 0.2; ${node} ${PROGRAM} check --json ${SAMPLE}; echo $? >${at("code")}; } | true`,
    );
    expect([stdout, stderr.trim().split("\n"), readFileSync(at("code"), "utf8").trim()]).toEqual([
      "",
      [expect.stringContaining("输出不完整")],
      "2",
    ]);
  });

  test("with standard error full as well: exit code 2", () => {
    if (!existsSync("/dev/full")) return;
    expect(sh(`${node} ${PROGRAM} check nowhere.xlsx 2>/dev/full`).status).toBe(2);
    expect(sh(`${node} ${PROGRAM} check ${SAMPLE} >/dev/full 2>/dev/full`).status).toBe(2);
  });

  test.each(["/dev/null", "/dev/full", "/dev/stdout"])("%s is not replaced", (device) => {
    if (!existsSync(device)) return;
    // The name itself is looked at, not what it leads to: standard output may well be sent to a file.
    const before = lstatSync(device);
    const { status, stderr, stdout } = run(["annotate", SAMPLE, "-o", device, "--force"]);
    expect([status, stdout, stderr.trim().split("\n").length]).toEqual([2, "", 1]);
    const after = lstatSync(device);
    expect([after.mode, after.ino]).toEqual([before.mode, before.ino]);
  });
});

test.each([0o600, 0o640, 0o444])("a copy has the permissions of its workbook: %o", (mode) => {
  const [input, output] = [at(`in-${String(mode)}.xlsx`), at(`out-${String(mode)}.xlsx`)];
  writeFileSync(input, readFileSync(SAMPLE));
  chmodSync(input, mode);
  for (const command of ["annotate", "supplement"]) {
    run([command, input, "-o", output, "--force"]);
    expect([command, statSync(output).mode & 0o777]).toEqual([command, mode]);
  }
});

test("more threads than memory holds are not started, and that is said", () => {
  mkdirSync(at("one"));
  writeFileSync(join(at("one"), "甲.xlsx"), readFileSync(SAMPLE));
  const { stderr } = run(["batch", at("one"), "-o", at("one-out"), "--jobs", "9999"]);
  expect(stderr).toContain("--jobs");
});

describe("control characters", () => {
  const unseen = (text: string): string[] => text.match(/(?!\n)[\p{Cc}\u202e]/gu) ?? [];
  const NASTY = "\u001b[2K\u001b]0;x\u0007\n【错误】假的\u202e";

  test("of a file's name are shown as codes, in one line", () => {
    const file = at(`a${NASTY}.xlsx`);
    writeFileSync(file, "no workbook");
    const { stdout, stderr } = run(["check", file]);
    expect(unseen(stdout + stderr)).toEqual([]);
    writeFileSync(file, readFileSync(SAMPLE));
    const checked = run(["check", file]);
    expect(unseen(checked.stdout)).toEqual([]);
    expect(checked.stdout).not.toMatch(/^【错误】假的/mu);
    expect(checked.stdout).toContain("\\u001b[2K");
  });

  test("JSON stays JSON and means the same", () => {
    const file = at("b\u009b\u202e.xlsx");
    writeFileSync(file, readFileSync(SAMPLE));
    const { stdout } = run(["check", "--json", file]);
    expect(unseen(stdout)).toEqual([]);
    expect((JSON.parse(stdout) as { file: string }).file).toBe(file);
  });
});

describe("names that are no UTF-8", () => {
  const bytes = (name: string, byte: number): Buffer =>
    Buffer.concat([Buffer.from(`${base}/${name}/`), Buffer.of(0xbc, byte), Buffer.from(".xlsx")]);

  test("are opened by check and batch, and told apart", () => {
    if (process.platform !== "linux") return;
    mkdirSync(at("gbk"));
    for (const byte of [0xd7, 0xd2]) writeFileSync(bytes("gbk", byte), readFileSync(SAMPLE));
    const { stdout, stderr, status } = run(["check", "--json", at("gbk")]);
    expect([status, stderr]).toEqual([0, ""]);
    const files = (JSON.parse(stdout) as { file: string }[]).map(({ file }) => file);
    expect(new Set(files).size).toBe(2);
    const out = at("gbk-out");
    expect(run(["batch", at("gbk"), "-o", out, "--jobs", "1"]).stdout).toContain(
      "工作簿 2 个：有错误 0，未能核对 0",
    );
    expect(run(["batch", at("gbk"), "-o", out, "--jobs", "1"]).stdout).toContain("沿用上次结果 2");
  });

  test("are found where the shell gives one, and two that are alike are said", () => {
    if (process.platform !== "linux") return;
    mkdirSync(at("one-gbk"));
    writeFileSync(bytes("one-gbk", 0xd7), readFileSync(SAMPLE));
    expect(sh(`cd ${at("one-gbk")} && ${node} ${PROGRAM} check *.xlsx`).status).toBe(0);
    writeFileSync(bytes("one-gbk", 0xd6), readFileSync(SAMPLE));
    const { status, stderr } = sh(`cd ${at("one-gbk")} && ${node} ${PROGRAM} check "$(ls | head -1)"`);
    expect([status, stderr.trim().split("\n").length]).toEqual([2, 1]);
  });
});

test("a link in the place of the output is replaced, not what it leads to", () => {
  writeFileSync(at("kept"), "kept");
  symlinkSync(at("kept"), at("link.xlsx"));
  run(["annotate", SAMPLE, "-o", at("link.xlsx"), "--force"]);
  expect(readFileSync(at("kept"), "utf8")).toBe("kept");
});

test("one file of several is that file's: the others are checked", () => {
  writeFileSync(at("bad.xlsx"), "no workbook");
  const { status, stdout, stderr } = run(["check", at("bad.xlsx"), SAMPLE]);
  expect([status, stderr.trim().split("\n").length]).toEqual([2, 1]);
  expect(stdout).toContain("核对勾稽关系");
});

test("what a killed run left beside the output is cleared, what another writes is not", () => {
  const target = at("left.xlsx");
  const { stdout } = sh(`${node} -e 'console.log(process.pid)'`);
  const name = (pid: string): string =>
    at(`.left.xlsx.${/\.([0-9a-f]{6})-/u.exec(temporaryName("x"))?.[1] ?? ""}-${pid}-0123456789ab.tmp`);
  writeFileSync(name(stdout.trim()), "half");
  writeFileSync(name(String(process.pid)), "half");
  run(["annotate", SAMPLE, "-o", target]);
  expect([existsSync(name(stdout.trim())), existsSync(name(String(process.pid)))]).toEqual([false, true]);
});
