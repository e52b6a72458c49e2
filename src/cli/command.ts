/** What a command of `final-accounts` is, and how it ends. */
import { parseArgs, type ParseArgsConfig } from "node:util";

/** 0: nothing wrong. 1: errors found. 2: could not check. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** Arguments and options as the help prints them. */
  readonly usage: string;
  readonly summary: readonly [zh: string, en: string];
  run(args: readonly string[]): Promise<ExitCode>;
}

/** Bad arguments, an output that exists: one line for the user, exit code 2. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly english: string,
  ) {
    super(message);
  }
}

export type Language = "zh" | "en";

/** Chinese unless the environment asks for English. */
export function language(): Language {
  const locale = process.env["LC_ALL"] ?? process.env["LC_MESSAGES"] ?? process.env["LANG"] ?? "";
  return /^en/iu.test(locale) ? "en" : "zh";
}

export function say(zh: string, en: string): string {
  return language() === "en" ? en : zh;
}

/** `parseArgs` with its complaints as usage errors. */
export function parse<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split(". ")[0] ?? "") : "";
    throw new UsageError(`参数有误：${detail}`, `Bad arguments: ${detail}`);
  }
}

/** Writes a whole result to standard output; a reader that went away is not an error. */
export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** A line beside the result, on standard error. */
export function warn(zh: string, en: string): void {
  process.stderr.write(`final-accounts: ${say(zh, en)}\n`);
}
