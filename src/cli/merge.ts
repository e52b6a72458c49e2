/** `final-accounts merge`: one summary of the shards that several machines have done. */
import { join, resolve } from "node:path";
import { newWorkbook } from "../hosts/file/put-sheets";
import { writeFileWhole } from "../hosts/file/write-file";
import { summarySheets, type BatchRecord } from "../report/summary";
import { closingLine, exitCodeOf } from "./batch";
import { readRecords } from "./batch/store";
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
    const records = new Map<string, BatchRecord>();
    for (const folder of positionals) {
      const found = await readRecords(resolve(folder));
      if (found.length === 0)
        throw new UsageError(`${folder} 不是 batch 的输出文件夹`, `${folder} is no output folder of batch`);
      for (const record of found) records.set(record.file, record);
    }
    const out = resolve(values.output);
    const merged = [...records.values()];
    await writeFileWhole(join(out, "summary.xlsx"), newWorkbook(summarySheets(merged)), {
      force: values.force === true,
      inputs: [],
    });
    print(closingLine(merged, 0, out));
    return exitCodeOf(merged);
  },
};
