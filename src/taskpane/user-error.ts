/** A failure that is the file's or the user's, with one line for him in each language. */
import type { HostLanguage } from "../hosts/host-error";
import { UnreadableFile } from "../files/unreadable-file";

export class UserError extends Error {
  constructor(readonly texts: Readonly<Record<HostLanguage, string>>) {
    super(texts["zh-CN"]);
    this.name = "UserError";
  }
}

/** The lines for the user, if the error is one that he can do something about. */
export function userTexts(error: unknown): UserError["texts"] | null {
  if (error instanceof UserError) return error.texts;
  return error instanceof UnreadableFile ? { "zh-CN": error.message, "en-US": error.english } : null;
}
