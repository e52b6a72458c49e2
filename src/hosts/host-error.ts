/** The ways in which a host can fail its user, each with a text that says what to do next. */

export type HostErrorKind =
  | "editing" // a cell is being edited: finish it and try again
  | "protected" // the sheet or the workbook is protected
  | "missing" // the sheet or the cell is no longer there
  | "hidden" // the sheet is there but hidden, so no cell of it can be shown
  | "changed" // the cell has changed since it was read
  | "occupied" // a sheet of that name exists and is not ours
  | "too-large" // more data than the program hands out at once
  | "session-lost" // the connection to the program has ended
  | "unsupported" // this version of the program cannot do it
  | "cancelled" // the user stopped it
  | "unknown";

export type HostLanguage = "zh-CN" | "en-US";

export type HostTexts = Readonly<Record<HostLanguage, string>>;

/** What every host says alike; `{}` stands for the sheet, cell or range that the error is about. */
export const COMMON_TEXTS = {
  missing: {
    "zh-CN": "找不到{}，可能已被删除或改名。请重新勾稽。",
    "en-US": "{} was not found; it may have been deleted or renamed. Check the workbook again.",
  },
  changed: {
    "zh-CN": "{}在读取之后已经改动，未写入。请重新勾稽。",
    "en-US": "{} has changed since it was read, so nothing was written. Check the workbook again.",
  },
  occupied: {
    "zh-CN": "已有名为{}的工作表，且不是本工具生成的。请先改名，然后重试。",
    "en-US": "A sheet named {} exists and was not made by this tool. Rename it, then try again.",
  },
  cancelled: { "zh-CN": "已取消。", "en-US": "Cancelled." },
} as const satisfies Partial<Record<HostErrorKind, HostTexts>>;

/** @param what the same in both languages, or one text each; it is shown as it is, whatever signs it holds */
export function filled(texts: HostTexts, what: string | HostTexts): HostTexts {
  const fill = (language: HostLanguage): string =>
    texts[language].replace("{}", () => (typeof what === "string" ? what : what[language]));
  return { "zh-CN": fill("zh-CN"), "en-US": fill("en-US") };
}

export class HostError extends Error {
  /**
   * @param texts one line for the user in each language
   * @param canRetry whether the same call may succeed once the user has done what the text says
   */
  constructor(
    readonly kind: HostErrorKind,
    readonly texts: HostTexts,
    readonly canRetry: boolean,
    options?: { readonly cause: unknown },
  ) {
    super(texts["zh-CN"], options);
    this.name = "HostError";
  }
}
