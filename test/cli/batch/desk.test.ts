/** What a reviewer's desk keeps from run to run: answers that people filled in, findings under their numbers; and archives. */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { findJobs, type Jobs } from "../../../src/cli/batch/jobs";
import { openPrevious } from "../../../src/cli/batch/previous";
import { writeShardSet } from "../../../src/cli/batch/shard";
import { scratch } from "../../../src/cli/batch/source";
import {
  keyOf,
  removeResults,
  storedEntries,
  summaryOf,
  tidy,
  withFilledLists,
} from "../../../src/cli/batch/store";
import runTask from "../../../src/cli/batch-worker";
import { createZip } from "../../../src/files/zip-entry";
import type { BatchRecord } from "../../../src/report/summary/record";
import { makeSheet } from "../../../src/workbook/workbook";
import { layOutAs } from "../../layouts/lay-out";
import { randomSource } from "../../layouts/random-source";
import { seededRandom } from "../../layouts/random";
import { xlsxOf } from "../../layouts/xlsx";

const base = mkdtempSync(join(tmpdir(), "final-accounts-desk-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

function folderOf(name: string, files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = join(base, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function workbookOf(seed: number, wrongBy = 0): Uint8Array {
  const { workbook } = layOutAs(randomSource(seededRandom(seed), 4));
  const [first, ...others] = workbook.sheets;
  if (!first) throw new Error("no sheet");
  const wrong = [...first.cells.values()].find(({ value }) => typeof value === "number" && value > 50);
  const cells = [...first.cells.values()].map((cell) =>
    cell === wrong ? { ...cell, value: Number(cell.value) + wrongBy } : cell,
  );
  return xlsxOf({ ...workbook, sheets: [makeSheet(first, cells), ...others] });
}

const place = scratch();
afterAll(() => place.remove());
const jobsOf = (folder: string, out: string): Promise<Jobs> =>
  findJobs(folder, out, { index: 0, count: 1 }, place);

/** As the program does, in this thread. */
async function batch(folder: string, out: string, previous: readonly string[] = []): Promise<BatchRecord[]> {
  mkdirSync(out, { recursive: true });
  const found = await jobsOf(folder, out);
  const names = found.jobs.map(({ workbook }) => workbook);
  await tidy(found.out, (file) => names.includes(file));
  await writeShardSet(found.out, { shard: 1, shards: 1, edition: null, rules: null, inputs: [], unused: [] });
  for (const { workbook: file, ...beside } of found.jobs) {
    const key = await keyOf(found, { workbook: file, ...beside }, null, []);
    await removeResults(found.out, file);
    const { folder: from, archives } = found;
    const given = { editionId: null, rules: null, list: null, previous };
    await runTask({ folder: from, archives, out: found.out, inputs: { key, file, ...beside }, ...given });
  }
  return records(out);
}

async function records(out: string): Promise<BatchRecord[]> {
  const { entries } = await withFilledLists(out, (await storedEntries(out)).entries);
  return entries.map(({ read }) => read());
}

describe("what people fill in on the lists", () => {
  const ITEM = "保密审查";
  async function rowOf(path: string, give?: readonly [string, string]): Promise<unknown> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    let found: unknown;
    book.getWorksheet("检查表")?.eachRow((row) => {
      if (row.getCell(2).value !== ITEM) return;
      if (give) [row.getCell(6).value, row.getCell(7).value] = give;
      found = [row.getCell(6).value, row.getCell(7).value];
    });
    if (give) await book.xlsx.writeFile(path);
    return found;
  }
  const answerIn = (all: readonly BatchRecord[]): unknown =>
    all.flatMap(({ answers }) => answers.filter(({ title }) => title === ITEM))[0];

  test("is counted, kept when the workbook changed or comes again, and never taken back", async () => {
    const folder = folderOf("filled", { "甲.xlsx": workbookOf(1) });
    const out = join(base, "filled-out");
    expect(answerIn(await batch(folder, out))).toMatchObject({ status: "open", isOfPerson: false });
    const list = join(out, "checklists", "检查表-甲.xlsx");
    await rowOf(list, ["否", "没有手续"]);
    expect(answerIn(await records(out))).toMatchObject({ status: "not-met", isOfPerson: true });
    writeFileSync(join(folder, "甲.xlsx"), workbookOf(3));
    expect(answerIn(await batch(folder, out))).toMatchObject({ status: "not-met", isOfPerson: true });
    expect(await rowOf(list)).toEqual(["否", "没有手续"]);
    // A later submission into a folder of its own begins with what was answered.
    const next = join(base, "filled-next");
    expect(answerIn(await batch(folder, next, [out]))).toMatchObject({ status: "not-met" });
    expect(await rowOf(join(next, "checklists", "检查表-甲.xlsx"))).toEqual(["否", "没有手续"]);
    // The workbook goes: an untouched list goes with it, a filled one stays.
    rmSync(join(folder, "甲.xlsx"));
    writeFileSync(join(folder, "乙.xlsx"), workbookOf(4));
    await batch(folder, out);
    await rowOf(list, ["是", ""]);
    rmSync(join(folder, "乙.xlsx"));
    writeFileSync(join(folder, "丙.xlsx"), workbookOf(5));
    await batch(folder, out);
    expect(readdirSync(join(out, "checklists")).sort()).toEqual(["检查表-丙.xlsx", "检查表-甲.xlsx"]);
  });

  test("is not written over while it cannot be opened", async () => {
    const folder = folderOf("closed", { "甲.xlsx": workbookOf(1) });
    const out = join(base, "closed-out");
    await batch(folder, out);
    const list = join(out, "checklists", "检查表-甲.xlsx");
    await rowOf(list, ["否", "没有手续"]);
    // A link in a circle is refused as a share is that has gone.
    renameSync(list, `${list}.kept`);
    symlinkSync(list, list);
    writeFileSync(join(folder, "甲.xlsx"), workbookOf(3));
    const [record] = await batch(folder, out);
    expect(record?.failure).toContain("无法打开文件");
    expect(lstatSync(list).isSymbolicLink()).toBe(true);
    renameSync(`${list}.kept`, list);
    expect(answerIn(await batch(folder, out))).toMatchObject({ status: "not-met", isOfPerson: true });
  });
});

describe("a second submission", () => {
  test("follows each finding under its number and tells what else was changed", async () => {
    const before = folderOf("before", { "甲.xlsx": workbookOf(5), "乙.xlsx": workbookOf(6) });
    // Under another name: known by what its tables call it.
    const now = folderOf("now", { "送审/甲（复审）.xlsx": workbookOf(5, 777) });
    const outs = [join(base, "first"), join(base, "second"), join(base, "third")] as const;
    await batch(before, outs[0]);
    const [second] = await batch(now, outs[1], [outs[0]]);
    expect(second?.previous).toBe("甲.xlsx");
    const fresh = second?.findings.filter(({ standing }) => standing === "new") ?? [];
    expect(fresh.length).toBeGreaterThan(0);
    expect(second?.changes.map(({ isAskedFor }) => isAskedFor)).toEqual([false]);
    const { entries } = await openPrevious([outs[0]], outs[1]);
    expect(entries.map(({ file }) => file).sort()).toEqual(["乙.xlsx", "甲.xlsx"]);
    // Mended the third time: the same numbers.
    const third = (await batch(before, outs[2], [outs[1]])).find(({ file }) => file === "甲.xlsx");
    const mended = third?.findings
      .filter(({ standing }) => standing === "mended")
      .map(({ number }) => number);
    expect(mended).toEqual(fresh.map(({ number }) => number));
    expect(third?.changes.map(({ isAskedFor }) => isAskedFor)).toEqual([true]);
    const summary = new ExcelJS.Workbook();
    const pieces = [...summaryOf((await storedEntries(outs[2])).entries, ["甲/说明.doc"])];
    await summary.xlsx.load(Buffer.concat(pieces).buffer);
    expect(summary.worksheets.map(({ name }) => name)).toEqual([
      "汇总",
      "问题类型",
      "问题台账",
      "改动",
      "检查表汇总",
      "检查事项",
      "没有核对的文件",
    ]);
    expect(summary.getWorksheet("没有核对的文件")?.getCell("B4").value).toBe("甲 › 说明.doc");
  });
});

describe("archives", () => {
  const text = (name: string): Uint8Array => new TextEncoder().encode(name);
  const inner = createZip(new Map([["决算公开表.xlsx", workbookOf(7)]]));
  const ZIP = createZip(
    new Map([
      ["甲局/决算公开表.xlsx", workbookOf(8)],
      ["甲局/决算情况说明.txt", text("某局2024年度部门决算情况说明")],
      ["乙局.zip", inner],
      ["__MACOSX/甲局/._决算公开表.xlsx", text("")],
    ]),
  );
  const told = ({ jobs, closed, unused }: Jobs) => ({
    jobs: jobs.map(({ workbook, narrative }) => [workbook, narrative]),
    closed: closed.map(({ path }) => path),
    unused,
  });

  test("an archive in a folder is a folder, one in it as well; what cannot be opened is said", async () => {
    const folder = folderOf("zips", {
      "送审.zip": ZIP,
      "坏.zip": "no archive",
      "旧.rar": "Rar!",
      "照片.jpg": "",
      "结果/records/x.json": "",
    });
    expect(told(await jobsOf(folder, join(folder, "结果")))).toEqual({
      jobs: [
        ["送审.zip/乙局.zip/决算公开表.xlsx", null],
        ["送审.zip/甲局/决算公开表.xlsx", "送审.zip/甲局/决算情况说明.txt"],
      ],
      closed: ["旧.rar", "坏.zip"],
      unused: ["照片.jpg"],
    });
    const [first] = await batch(folder, join(folder, "结果"));
    expect(first?.failure).toBeNull();
  });
  test("an archive alone is the folder", async () => {
    const folder = folderOf("one", { "送审.zip": ZIP });
    const { jobs } = told(await jobsOf(join(folder, "送审.zip"), join(base, "one-out")));
    expect(jobs.map(([workbook]) => workbook)).toEqual(["乙局.zip/决算公开表.xlsx", "甲局/决算公开表.xlsx"]);
  });
  test("names in the code of Chinese Windows are read", async () => {
    const bytes = createZip(new Map([["ab.xlsx", workbookOf(9)]]));
    // 甲 in GBK, in both places that name the entry.
    for (let at = 0; at + 1 < bytes.length; at += 1)
      if (bytes[at] === 0x61 && bytes[at + 1] === 0x62 && bytes[at + 2] === 0x2e) bytes.set([0xbc, 0xd7], at);
    const folder = folderOf("gbk", { "送审.zip": bytes });
    const { jobs } = told(await jobsOf(folder, join(base, "gbk-out")));
    expect(jobs).toEqual([["送审.zip/甲.xlsx", null]]);
  });
  test("the results of another batch that lie in the folder are no inputs", async () => {
    const folder = folderOf("nested", { "甲.xlsx": workbookOf(10) });
    await batch(folder, join(folder, "上次结果"));
    const { jobs, results } = await jobsOf(folder, join(folder, "结果"));
    expect(jobs.map(({ workbook }) => workbook)).toEqual(["甲.xlsx"]);
    expect(results).toEqual(["上次结果"]);
    expect(readFileSync(join(folder, "甲.xlsx")).length).toBeGreaterThan(0);
  });
});
