/** `final-accounts`: finds the command, runs it, and turns every failure into one line and exit code 2. */
import { UnreadableFile } from "../files/unreadable-file";
import { isEnding } from "../disk/ending";
import { UnwritableFile } from "../disk/write-file";
import { annotate } from "./annotate";
import { batch } from "./batch";
import { blank } from "./blank";
import { check } from "./check";
import { disclose } from "./disclose";
import { language, print, say, UsageError, type Command, type ExitCode } from "./command";
import { merge } from "./merge";
import { narrate } from "./narrate";
import { review } from "./review";
import { rules } from "./rules";
import { supplement } from "./supplement";

const COMMANDS: Readonly<Record<string, Command>> = {
  check,
  annotate,
  disclose,
  blank,
  narrate,
  supplement,
  review,
  batch,
  merge,
  rules,
};

async function main(args: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    print(help());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command)
    throw new UsageError(
      `没有“${name}”这个命令；可用：${Object.keys(COMMANDS).join("、")}`,
      `Unknown command ${name}`,
    );
  if (rest.includes("--help") || rest.includes("-h")) {
    print(usageOf(name, command));
    return 0;
  }
  return command.run(rest);
}

function usageOf(name: string, command: Command): string {
  return `final-accounts ${name} ${command.usage}\n    ${say(...command.summary)}`;
}

function help(): string {
  return [
    say("用法：", "Usage:"),
    ...Object.entries(COMMANDS).map(([name, command]) => usageOf(name, command)),
  ].join("\n");
}

function lineOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof UnreadableFile || error instanceof UnwritableFile)
    return language() === "en" ? error.english : error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return say(`程序内部错误：${detail}`, `Internal error: ${detail}`);
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // Told to end: the signal is the answer.
    if (isEnding()) return;
    process.stderr.write(`final-accounts: ${lineOf(error).replace(/\s*\n\s*/gu, " ")}\n`);
    if (process.env["FINAL_ACCOUNTS_DEBUG"] && error instanceof Error)
      process.stderr.write(`${error.stack ?? ""}\n`);
    process.exitCode = 2;
  },
);
