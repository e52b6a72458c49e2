/** `final-accounts`: finds the command, runs it, and turns every failure into one line and exit code 2. */
import { setFlagsFromString } from "node:v8";
import { isEnding } from "../disk/ending";
import { annotate } from "./annotate";
import { batch } from "./batch";
import { blank } from "./blank";
import { check } from "./check";
import { compare } from "./compare";
import { disclose } from "./disclose";
import { print, reasonOf, say, UsageError, warn, type Command, type ExitCode } from "./command";
import { withRealNames } from "./given-names";
import { merge } from "./merge";
import { narrate } from "./narrate";
import { ownRules } from "./own-rules";
import { opinion } from "./opinion";
import { review } from "./review";
import { rules } from "./rules";
import { watchStreams } from "./standard-streams";
import { supplement } from "./supplement";
import { units } from "./units";

/**
 * V8 compiles what ran this much (bytes of bytecode; its default is an eighth) a second time, at its leisure on another
 * core. A command is over before that pays: a fifth to a third of its processor time went there, in a long batch too.
 */
setFlagsFromString("--interrupt-budget=1080000");

const COMMANDS: Readonly<Record<string, Command>> = {
  check,
  annotate,
  disclose,
  blank,
  narrate,
  supplement,
  "own-rules": ownRules,
  review,
  opinion,
  compare,
  units,
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
  return command.run(withRealNames(rest));
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

function end(error: unknown): void {
  // Told to end: the signal is the answer.
  if (isEnding()) return;
  warn(...reasonOf(error));
  if (process.env["FINAL_ACCOUNTS_DEBUG"] && error instanceof Error)
    process.stderr.write(`${error.stack ?? ""}\n`);
  process.exitCode = 2;
}

watchStreams();
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, end);
