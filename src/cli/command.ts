/** What a command of `final-accounts` is, and how it ends. */
import { UnwritableFile } from "../disk/write-file";
import { UnreadableFile } from "../files/unreadable-file";
import { visible, visibleLines } from "../report/visible";
import { UsageError } from "../batch/usage-error";
import { parseArgs, type ParseArgsConfig } from "node:util";

export { UsageError };

/** 0: nothing wrong. 1: errors found. 2: could not check. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** Arguments and options as the help prints them. */
  readonly usage: string;
  readonly summary: readonly [zh: string, en: string];
  run(args: readonly string[]): Promise<ExitCode>;
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

/** Writes a whole result to standard output; what would move a terminal's cursor is shown as its code. */
export function print(text: string): void {
  const shown = visibleLines(text);
  process.stdout.write(shown.endsWith("\n") ? shown : `${shown}\n`);
}

/** What the result does not say itself: a line on standard error, so that the result can be piped. */
export function note(zh: string, en: string): void {
  process.stderr.write(`${visible(say(zh, en))}\n`);
}

/** A complaint of one line. */
export function warn(zh: string, en: string): void {
  note(`final-accounts: ${zh}`, `final-accounts: ${en}`);
}

/** A failure as one line for the user; what no one foresaw is a fault of ours and said to be. */
export function reasonOf(error: unknown): readonly [zh: string, en: string] {
  const isForeseen = [UsageError, UnreadableFile, UnwritableFile].some((kind) => error instanceof kind);
  const detail = error instanceof Error ? error.message : String(error);
  const line = detail.replace(/\s*\n\s*/gu, " ");
  if (isForeseen && error instanceof Error) return [line, "english" in error ? String(error.english) : line];
  return [`程序内部错误：${line}`, `Internal error: ${line}`];
}
