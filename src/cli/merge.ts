/** `final-accounts merge`: one summary of the shards that several machines have done. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { writeFileWhole } from "../disk/write-file";
import { closingLine, exitCodeOf } from "./batch";
import { shardIn, storedEntries, summaryOf, type StoredEntry } from "./batch/store";
import { parse, print, UsageError, type Command } from "./command";

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
    const entries = new Map<string, StoredEntry>();
    for (const folder of positionals) {
      if ((await shardIn(resolve(folder))) === null)
        throw new UsageError(`${folder} 不是 batch 的输出文件夹`, `${folder} is no output folder of batch`);
      // The same name in two folders is two workbooks, unless they hold the same.
      for (const entry of await storedEntries(resolve(folder)))
        entries.set(`${entry.file}\0${entry.key}`, entry);
    }
    const out = resolve(values.output);
    const merged = [...entries.values()];
    await mkdir(out, { recursive: true });
    await writeFileWhole(join(out, "summary.xlsx"), summaryOf(merged), {
      force: values.force === true,
      inputs: [],
    });
    print(closingLine(merged, 0, out));
    return exitCodeOf(merged);
  },
};
