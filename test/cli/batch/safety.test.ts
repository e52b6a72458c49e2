/**
 * What a batch finds in its output folder may be damaged, or made by somebody else: nothing outside the folder is
 * written or deleted, and no workbook is missing from a result without a word.
 */
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ownIdentity } from "../../../src/disk/process-identity";
import { LOCK } from "../../../src/cli/batch/lock";
import { sealed, sha256, unsealed } from "../../../src/cli/batch/sealed";
import { recordOfFailure } from "../../../src/report/summary/record";
import { build, contents, placeWith, PROGRAM, records, run, type Place } from "./set";

const WORKBOOKS = 3;
let place: Place;
let whole: string;
/** Two shares of the folder. */
let shards: readonly [string, string];

beforeAll(() => {
  build();
  place = placeWith(WORKBOOKS);
  whole = join(place.base, "whole");
  expect(run(["batch", place.input, "-o", whole]).status).toBe(0);
  shards = [join(place.base, "s1"), join(place.base, "s2")];
  shards.forEach((out, index) => run(["batch", place.input, "-o", out, "--shard", `${String(index + 1)}/2`]));
  expect(shards.flatMap(records)).toHaveLength(WORKBOOKS);
});
afterAll(() => place.remove());

let count = 0;
/** A copy that a test may spoil. */
function copyOf(folder: string): string {
  const copy = join(place.base, `copy-${String((count += 1))}`);
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

const batch = (out: string, ...options: string[]): ReturnType<typeof run> =>
  run(["batch", place.input, "-o", out, ...options]);

describe("nothing outside the output folder", () => {
  let victim: string;
  beforeEach(() => {
    victim = join(place.base, `victim-${String((count += 1))}`);
    mkdirSync(join(victim, "folder"), { recursive: true });
    for (const name of ["package.json", "package.md", join("folder", "a.txt")])
      writeFileSync(join(victim, name), "kept");
  });
  afterEach(() => {
    expect([...contents(victim).values()]).toEqual(Array(3).fill(Buffer.from("kept").toString("base64")));
  });

  test.each([
    "../../VICTIM/package",
    "../VICTIM/package",
    "/BASE/VICTIM/package",
    "a/../../../VICTIM/package",
    ".",
  ])("a record of %s is set aside and said, sealed or not", (pattern) => {
    const file = pattern.replace("VICTIM", victim.split("/").at(-1) ?? "").replace("/BASE", place.base);
    const record = {
      ...recordOfFailure({ key: "", file, narrative: null, prior: null, publication: null }, ""),
      failure: null,
    };
    for (const text of [JSON.stringify(record), sealed(record)]) {
      const out = copyOf(whole);
      const name = `${sha256(file).slice(0, 32)}.json`;
      writeFileSync(join(out, "records", name), text);
      const { stderr, stdout, status } = batch(out);
      expect({ status, lines: stderr.trim().split("\n").length }).toEqual({ status: 0, lines: 1 });
      expect(stderr).toContain(join("records", "set-aside", name));
      expect(stdout).toContain(`沿用上次结果 ${String(WORKBOOKS)}`);
      expect(readFileSync(join(out, "records", "set-aside", name), "utf8")).toBe(text);
    }
  });

  test.each(["records", "reports", "annotated", "reports/下属"])(
    "a link in the place of %s is not followed",
    (folder) => {
      const input = join(place.base, `linked-${String((count += 1))}`);
      mkdirSync(join(input, "下属"), { recursive: true });
      cpSync(join(place.input, "单位1.xlsx"), join(input, "下属", "package.xlsx"));
      const out = copyOf(whole);
      rmSync(join(out, folder), { recursive: true, force: true });
      symlinkSync(victim, join(out, folder));
      const { status, stderr, stdout } = run(["batch", input, "-o", out]);
      expect(status).toBe(2);
      expect(stderr + stdout).not.toMatch(/内部错误|\bat /u);
      expect(readdirSync(victim).sort()).toEqual(["folder", "package.json", "package.md"]);
    },
  );

  test("of a result that is a link, the link goes", () => {
    const out = copyOf(whole);
    const report = join(out, "reports", "单位1.xlsx.json");
    rmSync(report);
    symlinkSync(join(victim, "package.json"), report);
    expect(batch(out).status).toBe(0);
    expect(lstatSync(report).isFile()).toBe(true);
    expect(contents(out)).toEqual(contents(whole));
  });

  test("a folder that holds files of others is not taken over unasked", () => {
    const out = join(place.base, `others-${String((count += 1))}`);
    mkdirSync(out);
    writeFileSync(join(out, "summary.xlsx"), "mine");
    const { status, stderr } = batch(out);
    expect([status, stderr.trim().split("\n")]).toEqual([2, [expect.stringContaining("--force")]]);
    expect(readFileSync(join(out, "summary.xlsx"), "utf8")).toBe("mine");
    expect(readdirSync(out)).toEqual(["summary.xlsx"]);
  });
});

const SPOILT: readonly (readonly [string, (text: string) => string])[] = [
  ["cut off", (text) => text.slice(0, -40)],
  ["emptied", () => ""],
  ["changed", (text) => text.replace(/"errors":\d+/u, '"errors":0,"x":1')],
  ["without a seal", (text) => JSON.stringify(unsealed(text))],
  ["no object", () => "[]"],
];

describe("a record that is no record", () => {
  test.each(SPOILT)("%s: batch sets it aside, says so and checks again", (_name, spoil) => {
    const out = copyOf(whole);
    const [path = ""] = records(out);
    writeFileSync(path, spoil(readFileSync(path, "utf8")));
    const { status, stderr, stdout } = batch(out);
    expect([status, stderr.trim().split("\n")]).toEqual([0, [expect.stringContaining("set-aside")]]);
    expect(stdout).toContain(`沿用上次结果 ${String(WORKBOOKS - 1)}`);
    rmSync(join(out, "records", "set-aside"), { recursive: true });
    expect(contents(out)).toEqual(contents(whole));
  });

  test.each(SPOILT)(
    "%s: merge says so, lists the workbook as not checked and ends with 2",
    (_name, spoil) => {
      const copies = shards.map(copyOf);
      const path = copies.flatMap(records)[0] ?? "";
      writeFileSync(path, spoil(readFileSync(path, "utf8")));
      const before = copies.map(contents);
      const { status, stderr, stdout } = run([
        "merge",
        ...copies,
        "-o",
        join(place.base, `m-${String((count += 1))}`),
      ]);
      expect(status).toBe(2);
      expect(stderr).toContain("没有核对记录");
      expect(stdout).toContain(`工作簿 ${String(WORKBOOKS)} 个`);
      expect(stdout).toContain("未能核对 1");
      expect(copies.map(contents)).toEqual(before);
    },
  );

  test("under a second name it is said, and counts once", () => {
    const copies = shards.map(copyOf);
    const path = copies.flatMap(records)[0] ?? "";
    cpSync(path, join(path, "..", `${"0".repeat(32)}.json`));
    const { status, stderr, stdout } = run([
      "merge",
      ...copies,
      "-o",
      join(place.base, `m-${String((count += 1))}`),
    ]);
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toEqual([expect.stringContaining("0000.json")]);
    expect(stdout).toContain(`工作簿 ${String(WORKBOOKS)} 个`);
  });

  test("in the wrong shard it is said", () => {
    const copies = shards.map(copyOf);
    const [from = "", to = ""] = copies;
    const path = records(from)[0] ?? records(to)[0] ?? "";
    const other = path.startsWith(from) ? to : from;
    cpSync(path, join(other, "records", path.split("/").at(-1) ?? ""));
    const { status, stderr } = run(["merge", ...copies, "-o", join(place.base, `m-${String((count += 1))}`)]);
    expect([status, stderr.trim().split("\n")]).toEqual([2, [expect.stringContaining("不止一份记录")]]);
  });
});

describe("shares that make no whole", () => {
  const merge = (...folders: readonly string[]): ReturnType<typeof run> =>
    run(["merge", ...folders, "-o", join(place.base, `m-${String((count += 1))}`)]);

  test("half of them", () => {
    const { status, stderr, stdout } = merge(shards[0]);
    expect(status).toBe(2);
    expect(stderr).toContain("缺少分片 2（共 2 片）");
    expect(stdout).toContain(`工作簿 ${String(WORKBOOKS)} 个`);
  });

  test("one given twice", () => {
    const { status, stderr } = merge(shards[0], shards[0], shards[1]);
    expect(status).toBe(2);
    expect(stderr).toContain("分片 1 给出了 2 次");
  });

  test("1/3 with 2/2", () => {
    const third = join(place.base, "third");
    batch(third, "--shard", "1/3");
    const { status, stderr, stdout } = merge(third, shards[1]);
    expect([status, stdout, stderr.trim().split("\n")]).toEqual([2, "", [expect.stringContaining("1/3")]]);
  });

  test("of a folder that grew between them", () => {
    const grown = join(place.base, "grown");
    cpSync(place.input, grown, { recursive: true });
    cpSync(join(place.input, "单位1.xlsx"), join(grown, "新单位.xlsx"));
    const out = join(place.base, "grown-2");
    run(["batch", grown, "-o", out, "--shard", "2/2"]);
    expect(merge(shards[0], out).status).toBe(2);
  });

  test("one whose list was cut off", () => {
    const copy = copyOf(shards[1]);
    const path = join(copy, "records", "shard.txt");
    writeFileSync(path, readFileSync(path, "utf8").slice(0, 30));
    const { status, stderr, stdout } = merge(shards[0], copy);
    expect([status, stdout, stderr.trim().split("\n").length]).toEqual([2, "", 1]);
  });

  test("whole batches of two folders are no shares of one, and join", () => {
    const other = join(place.base, "other-in");
    mkdirSync(other);
    cpSync(join(place.input, "单位1.xlsx"), join(other, "单位1.xlsx"));
    const out = join(place.base, "other-out");
    run(["batch", other, "-o", out]);
    const { status, stdout, stderr } = merge(whole, out);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`工作簿 ${String(WORKBOOKS + 1)} 个`);
  });
});

describe("going on", () => {
  test.each([
    "reports",
    "opinions",
    "annotated",
    join("opinions", "审核意见-单位2.docx"),
    join("annotated", "标注-单位3.xlsx"),
  ])("%s is made again where it was deleted", (path) => {
    const out = copyOf(whole);
    rmSync(join(out, path), { recursive: true });
    expect(batch(out).status).toBe(0);
    expect(contents(out)).toEqual(contents(whole));
  });

  test("a folder in the place of a report fails that workbook alone", () => {
    const out = join(place.base, `blocked-${String((count += 1))}`);
    mkdirSync(join(out, "reports", "单位2.xlsx.json"), { recursive: true });
    const { status, stdout, stderr } = batch(out);
    expect([status, stderr]).toEqual([2, ""]);
    expect(stdout).toContain(`工作簿 ${String(WORKBOOKS)} 个：有错误 0，未能核对 1`);
    expect(existsSync(join(out, "reports", "单位3.xlsx.json"))).toBe(true);
  });

  test("a folder named ..in beside the output is an input as any other", () => {
    const out = join(place.base, `named-${String((count += 1))}`);
    mkdirSync(join(out, "..in"), { recursive: true });
    cpSync(join(place.input, "单位1.xlsx"), join(out, "..in", "单位1.xlsx"));
    const { status, stderr } = run(["batch", join(out, "..in"), "-o", out]);
    expect(status).toBe(2);
    expect(stderr).toContain("不能是输出文件夹");
  });
});

describe("the lock", () => {
  const lockOf = (changes: object): string => {
    const { pid } = process;
    return JSON.stringify({ host: "", boot: "", space: "", pid, start: "", id: "x", ...changes });
  };

  test("a second batch is refused while the first one runs, and harms nothing", async () => {
    const out = join(place.base, "two");
    const first = spawn(process.execPath, [PROGRAM, "batch", place.input, "-o", out, "--jobs", "1"], {
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => first.on("exit", resolve));
    while (!existsSync(join(out, LOCK))) await new Promise((resolve) => setTimeout(resolve, 2));
    first.kill("SIGSTOP");
    const { status, stderr, stdout } = batch(out);
    expect([status, stdout, stderr.trim().split("\n")]).toEqual([
      2,
      "",
      [expect.stringContaining(String(first.pid))],
    ]);
    first.kill("SIGCONT");
    expect(await ended).toBe(0);
    expect(contents(out)).toEqual(contents(whole));
  });

  test("of a run that was killed it is known to be left behind", async () => {
    const out = join(place.base, "killed");
    const first = spawn(process.execPath, [PROGRAM, "batch", place.input, "-o", out], { stdio: "ignore" });
    const ended = new Promise((resolve) => first.on("exit", resolve));
    while (!existsSync(join(out, LOCK))) await new Promise((resolve) => setTimeout(resolve, 2));
    first.kill("SIGKILL");
    await ended;
    expect(existsSync(join(out, LOCK))).toBe(true);
    expect(batch(out).status).toBe(0);
    expect(contents(out)).toEqual(contents(whole));
  });

  test.each(["SIGTERM", "SIGINT"] as const)("%s leaves neither a lock nor half a file", async (signal) => {
    const out = join(place.base, signal);
    const first = spawn(process.execPath, [PROGRAM, "batch", place.input, "-o", out], { stdio: "ignore" });
    const ended = new Promise((resolve) => first.on("exit", (_code, by) => resolve(by)));
    while (!existsSync(join(out, LOCK))) await new Promise((resolve) => setTimeout(resolve, 2));
    first.kill(signal);
    expect(await ended).toBe(signal);
    expect([...contents(out).keys()].filter((name) => /lock|\.tmp/u.test(name))).toEqual([]);
    expect(batch(out).status).toBe(0);
    expect(contents(out)).toEqual(contents(whole));
  });

  test.each([
    ["is empty", ""],
    ["is of a process whose number was given again", "SAME"],
  ])("that %s holds nobody up", (_name, text) => {
    const out = copyOf(whole);
    writeFileSync(join(out, LOCK), text === "SAME" ? lockOf({ ...ownIdentity(), start: "1" }) : text);
    expect(batch(out).status).toBe(0);
    expect(contents(out)).toEqual(contents(whole));
  });

  test("of another machine holds while it is fresh", () => {
    const out = copyOf(whole);
    writeFileSync(join(out, LOCK), lockOf({ host: "elsewhere" }));
    expect(batch(out).status).toBe(2);
    expect(readFileSync(join(out, LOCK), "utf8")).toContain("elsewhere");
  });
});

test("what a killed run left half written is cleared; what only looks like it and lies elsewhere stays", () => {
  const out = copyOf(whole);
  const own = ["", "records", "reports", "annotated"].map((folder) =>
    join(out, folder, ".a.xlsx.0123456789ab.tmp"),
  );
  for (const path of own) writeFileSync(path, "half");
  mkdirSync(join(out, "我的"));
  const mine = join(out, "我的", ".a.xlsx.0123456789ab.tmp");
  writeFileSync(mine, "mine");
  expect(batch(out).status).toBe(0);
  expect(own.filter((path) => existsSync(path))).toEqual([]);
  expect(existsSync(mine)).toBe(true);
});
