/** `final-accounts merge`: one summary of the shards that several machines have done. */
import { realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { makeFolder, writeFileWhole } from "../disk/write-file";
import { closingLine, exitCodeOf } from "./batch";
import { joinSets, type FolderSet } from "./batch/join-sets";
import { shardSetIn } from "./batch/shard";
import { storedEntries, summaryOf, withFilledLists } from "./batch/store";
import { parse, print, UsageError, warn, type Command } from "./command";

export const merge: Command = {
  usage: "<OUT_FOLDER>… -o SUMMARY_FOLDER [--force]",
  summary: ["合并各分片的汇总", "Join the summaries of shards"],

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: "string", short: "o" },
      force: { type: "boolean" },
    });
    if (positionals.length === 0 || values.output === undefined) {
      throw new UsageError("请给出各分片的输出文件夹和 -o", "Name the shards' output folders and -o");
    }
    const sets: FolderSet[] = [];
    for (const folder of positionals) sets.push(await setOf(folder));
    const { entries, complaints } = joinSets(sets);
    const out = resolve(values.output);
    await makeFolder(out);
    await writeFileWhole(
      join(out, "summary.xlsx"),
      summaryOf(entries, [...new Set(sets.flatMap(({ set }) => set.unused))]),
      {
        force: values.force === true,
        inputs: positionals.map((folder) => join(folder, "summary.xlsx")),
      },
    );
    for (const { zh, en } of complaints) warn(zh, en);
    print(closingLine(entries, 0, out));
    return complaints.length > 0 ? 2 : exitCodeOf(entries);
  },
};

/** Nothing is written to a share's folder, nor moved in it. */
async function setOf(folder: string): Promise<FolderSet> {
  const out = await realpath(folder).catch(() => resolve(folder));
  const set = await shardSetIn(out);
  if (set === "absent")
    throw new UsageError(`${folder} 不是 batch 的输出文件夹`, `${folder} is no output folder of batch`);
  if (set === "damaged") {
    throw new UsageError(
      `${folder} 的 records/shard.txt 不完整或不是本程序写下的，请重新运行这一分片的 batch`,
      `${folder}: records/shard.txt is not whole or not of this program; run the batch of this shard again`,
    );
  }
  const stored = await storedEntries(out);
  const { entries } = await withFilledLists(out, stored.entries);
  return { folder, out, set, ...stored, entries };
}
