/** Standard output and error as files that can fail: a full disk, a reader that went away. Then the program ends with 2. */
import { writeSync } from "node:fs";
import { cleanUpAll } from "../disk/ending";
import { codeOf } from "../disk/error-code";
import { visible } from "../report/visible";
import { reasonOf, say } from "./command";

let hasFailed = false;

/** From here on no fault ends in a stack trace or in the exit code of wrong figures. */
export function watchStreams(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error) => endWith(messageOf(error)));
  process.on("uncaughtException", (error) => {
    endWith(say(...reasonOf(error)));
  });
}

function messageOf(error: unknown): string {
  return codeOf(error) === "EPIPE"
    ? say("读取输出的程序已经退出，输出不完整", "The reader of the output went away: the output is not whole")
    : say(
        "无法写出全部输出（磁盘已满或没有权限）",
        "The output could not be written (disk full, or no permission)",
      );
}

function endWith(line: string): void {
  if (hasFailed) return;
  hasFailed = true;
  try {
    // Not through the stream, which may be the one that failed.
    writeSync(2, `final-accounts: ${visible(line)}\n`);
  } catch {
    // Nobody is there to read it.
  }
  void cleanUpAll().finally(() => process.exit(2));
}
