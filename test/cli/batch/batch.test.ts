/** Folders of real files, run as a user runs them: with worker threads, killed, resumed, in shards. */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import ExcelJS from "exceljs";
import { runBatch, type BatchOptions } from "../../../src/cli/batch/run";
import { pair } from "../../../src/batch/pairing";
import { newWorkbook } from "../../../src/files/put-sheets";
import { storedEntries } from "../../../src/cli/batch/store";
import type { BatchRecord } from "../../../src/report/summary/record";
import { layOutAs } from "../../layouts/lay-out";
import { seededRandom } from "../../layouts/random";
import { randomSource } from "../../layouts/random-source";
import { xlsxOf } from "../../layouts/xlsx";

const ROOT = join(__dirname, "..", "..", "..");
const PROGRAM = join(ROOT, "dist", "cli", "final-accounts.js");
const WORKBOOKS = 8;
/** As long as file systems allow: 254 bytes. */
const LONG_NAME = `${"长".repeat(83)}.xlsx`;
const recordsIn = async (out: string): Promise<BatchRecord[]> =>
  (await storedEntries(out)).entries.map(({ read }) => read());

let base: string;
let folder: string;

beforeAll(() => {
  const built = spawnSync("npm", ["run", "-s", "build:cli"], { cwd: ROOT, encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  base = mkdtempSync(join(tmpdir(), "final-accounts-batch-"));
  folder = join(base, "in");
  mkdirSync(join(folder, "下属"), { recursive: true });
  for (let index = 0; index < WORKBOOKS - 2; index += 1)
    writeFileSync(
      join(folder, index % 3 === 0 ? "下属" : "", `单位${String(index)}.xlsx`),
      workbookOf(index + 1),
    );
  writeFileSync(join(folder, LONG_NAME), workbookOf(10));
  writeFileSync(join(base, "别处.xlsx"), workbookOf(11));
  symlinkSync(join(base, "别处.xlsx"), join(folder, "链接.xlsx"));
  writeFileSync(join(folder, "坏文件.xlsx"), "not a workbook");
});

afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

function workbookOf(seed: number): Uint8Array {
  return xlsxOf(layOutAs(randomSource(seededRandom(seed), 4)).workbook);
}

function batch(out: string, ...options: string[]): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [PROGRAM, "batch", folder, "-o", out, "--jobs", "2", ...options], {
    encoding: "utf8",
  });
}

/** Every file below a folder with its content. */
function contents(out: string): Map<string, string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(out, path), readFileSync(path).toString("base64")]));
}

test("every workbook has a report, a letter and a copy; one bad file stops nothing", async () => {
  const out = join(base, "whole");
  const { status } = batch(out);
  expect(status).toBe(2);
  const files = [...contents(out).keys()];
  expect(files.filter((file) => file.startsWith("reports/") && file.endsWith(".json"))).toHaveLength(
    WORKBOOKS,
  );
  expect(files.filter((file) => file.startsWith("opinions/"))).toHaveLength(WORKBOOKS);
  expect(files.filter((file) => file.startsWith("checklists/"))).toHaveLength(WORKBOOKS);
  expect(files.filter((file) => file.startsWith("annotated/"))).toHaveLength(WORKBOOKS);
  const summary = new ExcelJS.Workbook();
  await summary.xlsx.readFile(join(out, "summary.xlsx"));
  const overview = summary.getWorksheet("汇总");
  expect(overview?.rowCount).toBe(WORKBOOKS + 4);
  expect(overview?.getCell("B4").value).toBe("坏文件");
  expect(overview?.getCell("D4").value).toBe("未能核对");
});

test("killed at any moment and resumed, the output is that of an undisturbed run, byte for byte", async () => {
  const expected = contents(join(base, "whole"));
  const random = seededRandom(7);
  for (let round = 0; round < 3; round += 1) {
    const out = join(base, `killed-${String(round)}`);
    await killAfter(out, random.int(0, WORKBOOKS - 2));
    batch(out);
    expect(contents(out)).toEqual(expected);
  }
}, 300_000);

/** Kills the program as soon as it has written so many records. */
function killAfter(out: string, records: number): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, "batch", folder, "-o", out, "--jobs", "2"], {
    stdio: "ignore",
  });
  return new Promise((resolve) => {
    child.on("exit", () => {
      clearInterval(watch);
      resolve();
    });
    const watch = setInterval(() => {
      const place = join(out, "records");
      if (existsSync(place) && readdirSync(place).filter((name) => name.endsWith(".json")).length > records)
        child.kill("SIGKILL");
    }, 5);
  });
}

test("a second run takes over what is done; results of what changed or went are taken back", () => {
  const out = join(base, "again");
  cpSync(join(base, "whole"), out, { recursive: true });
  const own = (name: string): string => join(folder, name);
  const [changed, spoiled, gone] = [own("单位1.xlsx"), own("单位2.xlsx"), own("单位4.xlsx")] as const;
  const before = [changed, spoiled, gone].map((path) => [path, readFileSync(path)] as const);
  writeFileSync(changed, workbookOf(99));
  writeFileSync(spoiled, "not a workbook");
  rmSync(gone);
  expect(batch(out).stdout).toContain(`沿用上次结果 ${String(WORKBOOKS - 3)}`);
  const files = [...contents(out).keys()];
  expect(files).toContain(join("reports", "单位1.xlsx.json"));
  expect(files.filter((file) => /单位[24]/u.test(file))).toEqual([]);
  for (const [path, content] of before) writeFileSync(path, content);
  expect(batch(out).stdout).toContain(`沿用上次结果 ${String(WORKBOOKS - 3)}`);
  expect(contents(out)).toEqual(contents(join(base, "whole")));
});

test("shards share the folder without overlap, and their summaries merge to the whole", () => {
  const outs = [1, 2].map((index) => join(base, `shard-${String(index)}`));
  outs.forEach((out, index) => batch(out, "--shard", `${String(index + 1)}/2`));
  const files = outs.flatMap((out) =>
    [...contents(out).keys()].filter((file) => /^records.*json$/u.test(file)),
  );
  expect(new Set(files).size).toBe(files.length);
  const merged = join(base, "merged");
  spawnSync(process.execPath, [PROGRAM, "merge", ...outs, "-o", merged]);
  expect(contents(merged).get("summary.xlsx")).toBe(contents(join(base, "whole")).get("summary.xlsx"));
  const { status, stderr } = batch(outs[0] ?? "", "--shard", "2/2");
  expect(status).toBe(2);
  expect(stderr).toContain("分片 1/2");
});

test("a shared rule book is asked of every workbook, and a changed one is asked again", () => {
  const out = join(base, "rules");
  const book = join(base, "市局规则.xlsx");
  const write = (limit: string): void => {
    const sheet = {
      name: "自定义勾稽",
      rows: RULE_ROWS(limit).map((row) => ({ cells: row.map((value) => ({ value })) })),
    };
    writeFileSync(book, newWorkbook([sheet]));
  };
  const broken = (): number =>
    [...contents(out)].filter(
      ([path, text]) => path.endsWith(".json") && Buffer.from(text, "base64").includes("[市局规则.xlsx]限额"),
    ).length;
  write("1元");
  batch(out, "--rules", book);
  const first = broken();
  expect(first).toBeGreaterThan(3);
  write("9000亿元");
  expect(String(batch(out, "--rules", book).stdout)).not.toContain(`沿用上次结果 ${String(WORKBOOKS - 1)}`);
  expect(broken()).toBe(0);
});

const RULE_ROWS = (limit: string): string[][] => [
  ["启用", "名称", "左边", "关系", "右边", "级别", "依据"],
  ["是", "限额", "收入支出决算总表[本年支出合计,金额]", "≤", limit, "错误", "市局通知"],
];

test("results lie in the folder itself and are no inputs; a file that is gone when its turn comes fails alone", async () => {
  const own = join(base, "own");
  mkdirSync(own);
  cpSync(join(folder, "单位1.xlsx"), join(own, "甲.xlsx"));
  const out = join(own, "结果");
  for (let run = 0; run < 2; run += 1) {
    const { stdout } = spawnSync(process.execPath, [PROGRAM, "batch", own, "-o", out], { encoding: "utf8" });
    expect(stdout).toContain("工作簿 1 个");
  }
  await runBatch(pair(["甲.xlsx", "乙.xlsx"]), {
    folder: own,
    out,
    threads: 1,
    limit: 30_000,
    editionId: null,
    workerFile: join(ROOT, "dist", "cli", "batch-worker.js"),
    again: true,
    onDone: () => undefined,
  });
  const records = await recordsIn(out);
  expect(new Map(records.map(({ file, failure }) => [file, failure]))).toEqual(
    new Map([
      ["甲.xlsx", null],
      ["乙.xlsx", "找不到文件。"],
    ]),
  );
});

describe("threads that die or hang", () => {
  const run = async (name: string, source: string, limit: number): Promise<Map<string, string | null>> => {
    const out = join(base, name);
    mkdirSync(out);
    const workerFile = join(base, `${name}.js`);
    writeFileSync(workerFile, source);
    const options: BatchOptions = {
      folder,
      out,
      threads: 2,
      limit,
      editionId: null,
      again: false,
      workerFile,
      onDone: () => undefined,
    };
    await runBatch(pair(["单位1.xlsx", "单位2.xlsx", "单位4.xlsx"]), options);
    return new Map((await recordsIn(out)).map(({ file, failure }) => [file, failure]));
  };

  test("a thread that exits fails its own file alone", async () => {
    const records = await run(
      "dies",
      "module.exports = ({ inputs }) => { if (inputs.file === '单位2.xlsx') process.exit(1); };",
      30_000,
    );
    expect([...records.keys()]).toEqual(["单位2.xlsx"]);
    expect(records.get("单位2.xlsx")).toContain("程序内部错误");
  });

  test("a file that takes too long fails alone", async () => {
    const records = await run(
      "hangs",
      "module.exports = ({ inputs }) => { while (inputs.file === '单位2.xlsx') {} };",
      1000,
    );
    expect([...records.entries()]).toEqual([["单位2.xlsx", "超过时限（1 秒），未核对"]]);
  });
});

test.each([
  [["batch"]],
  [["batch", "nowhere", "-o", "x"]],
  [["batch", ".", "-o", "x", "--shard", "4/3"]],
  [["batch", ".", "-o", "x", "--jobs", "0"]],
  [["batch", "in", "-o", "."]],
  [["batch", "in", "-o", "x", "--previous", "in"]],
  [["batch", "in", "-o", "x", "--list", "in/单位1.xlsx"]],
  [["merge", ".", "-o", "x"]],
])("bad arguments %p: one line, exit code 2, nothing written", (args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: base,
    encoding: "utf8",
  });
  expect({ status, stdout, lines: stderr.trim().split("\n").length }).toEqual({
    status: 2,
    stdout: "",
    lines: 1,
  });
  expect(existsSync(join(base, "x"))).toBe(false);
});
