/** `final-accounts rules`: every check that there is, what it says and what it rests on. */
import { checksJson, checksText } from "../report/checks-page";
import { parse, print, UsageError, type Command } from "./command";

export const rules: Command = {
  usage: "[--json]",
  summary: ["列出全部核对项目及其依据", "List every check with its basis"],

  run(args) {
    const { values, positionals } = parse(args, { json: { type: "boolean" } });
    if (positionals.length > 0) throw new UsageError("这个命令不读取文件", "This command reads no file");
    print(values.json ? JSON.stringify(checksJson(), null, 2) : checksText());
    return Promise.resolve(0);
  },
};
