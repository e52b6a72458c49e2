/** What the page cannot do with a workbook, in words that tell the user what to do next. */
import { COMMON_TEXTS, filled, HostError, type HostErrorKind, type HostTexts } from "../host-error";
type PageErrorKind = Exclude<HostErrorKind, "editing" | "too-large" | "session-lost" | "unknown">;

/** `{}` stands for the sheet or cell that the error is about. */
const TEXTS: Readonly<Record<PageErrorKind, HostTexts>> = {
  ...COMMON_TEXTS,
  protected: {
    "zh-CN": "{}受保护，未作任何改动。请先在表格软件中取消保护，再打开。",
    "en-US":
      "{} is protected and was not changed. Unprotect it in a spreadsheet program, then open it again.",
  },
  hidden: {
    "zh-CN": "{}是隐藏的工作表，请先在表格软件中取消隐藏。",
    "en-US": "{} is hidden. Unhide the sheet in a spreadsheet program first.",
  },
  unsupported: {
    "zh-CN": "本页面不能{}，请在表格软件中进行。",
    "en-US": "This page cannot {}; please use a spreadsheet program.",
  },
};

export function pageError(kind: PageErrorKind, what: string | HostTexts = ""): HostError {
  return new HostError(kind, filled(TEXTS[kind], what), kind !== "unsupported");
}

export const WORKBOOK: HostTexts = { "zh-CN": "工作簿", "en-US": "The workbook" };
export const PART_OF_ARRAY: HostTexts = {
  "zh-CN": "改动数组公式的一部分",
  "en-US": "change part of an array formula",
};
export const CHARTS: HostTexts = { "zh-CN": "插入图表", "en-US": "insert charts" };
