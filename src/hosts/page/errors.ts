/** What the page cannot do with a workbook, in words that tell the user what to do next. */
import { HostError, type HostErrorKind, type HostLanguage } from "../host-error";

type Texts = Readonly<Record<HostLanguage, string>>;
type PageErrorKind = Exclude<HostErrorKind, "editing" | "too-large" | "session-lost" | "unknown">;

/** `{}` stands for the sheet or cell that the error is about. */
const TEXTS: Readonly<Record<PageErrorKind, Texts>> = {
  protected: {
    "zh-CN": "{}受保护，未作任何改动。请先在表格软件中取消保护，再打开。",
    "en-US":
      "{} is protected and was not changed. Unprotect it in a spreadsheet program, then open it again.",
  },
  missing: {
    "zh-CN": "找不到{}，可能已被删除或改名。请重新勾稽。",
    "en-US": "{} was not found; it may have been deleted or renamed. Check the workbook again.",
  },
  hidden: {
    "zh-CN": "{}是隐藏的工作表，请先在表格软件中取消隐藏。",
    "en-US": "{} is hidden. Unhide the sheet in a spreadsheet program first.",
  },
  changed: {
    "zh-CN": "{}在读取之后已经改动，未写入。请重新勾稽。",
    "en-US": "{} has changed since it was read, so nothing was written. Check the workbook again.",
  },
  occupied: {
    "zh-CN": "已有名为{}的工作表，且不是本工具生成的。请先改名，然后重试。",
    "en-US": "A sheet named {} exists and was not made by this tool. Rename it, then try again.",
  },
  unsupported: {
    "zh-CN": "本页面不能{}，请在表格软件中进行。",
    "en-US": "This page cannot {}; please use a spreadsheet program.",
  },
  cancelled: { "zh-CN": "已取消。", "en-US": "Cancelled." },
};

export function pageError(kind: PageErrorKind, what: string | Texts = ""): HostError {
  const fill = (language: HostLanguage) =>
    TEXTS[kind][language].replace("{}", () => (typeof what === "string" ? what : what[language]));
  return new HostError(kind, { "zh-CN": fill("zh-CN"), "en-US": fill("en-US") }, kind !== "unsupported");
}

export const WORKBOOK: Texts = { "zh-CN": "工作簿", "en-US": "The workbook" };
export const PART_OF_ARRAY: Texts = {
  "zh-CN": "改动数组公式的一部分",
  "en-US": "change part of an array formula",
};
export const CHARTS: Texts = { "zh-CN": "插入图表", "en-US": "insert charts" };
