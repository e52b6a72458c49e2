/** Excel's errors in words that tell the user what to do, in the languages of the pane. */
import { COMMON_TEXTS, filled, HostError, type HostErrorKind, type HostTexts } from "../host-error";

/** `{}` stands for the sheet, cell or range that the error is about. */
const TEXTS: Readonly<Record<HostErrorKind, HostTexts>> = {
  ...COMMON_TEXTS,
  editing: {
    "zh-CN": "有单元格正在编辑。请按回车结束编辑，然后重试。",
    "en-US": "A cell is being edited. Press Enter to finish, then try again.",
  },
  protected: {
    "zh-CN": "{}受保护，未作任何改动。请先在“审阅”选项卡中取消保护，然后重试。",
    "en-US": "{} is protected and was not changed. Unprotect it on the Review tab, then try again.",
  },
  hidden: {
    "zh-CN": "{}是隐藏的工作表，请先取消隐藏。",
    "en-US": "{} is hidden. Unhide the sheet first.",
  },
  "too-large": {
    "zh-CN": "{}的数据量超出 Excel 一次能提供的上限。请删除已用区域之外多余的行和列，然后重试。",
    "en-US": "{} holds more than Excel hands out at once. Delete surplus rows and columns, then try again.",
  },
  "session-lost": {
    "zh-CN": "与 Excel 的连接已中断。请重新打开工作簿或刷新页面。",
    "en-US": "The connection to Excel was lost. Reopen the workbook or reload the page.",
  },
  unsupported: {
    "zh-CN": "当前版本的 Excel 不支持此操作，请更新 Excel。",
    "en-US": "This version of Excel cannot do this. Please update Excel.",
  },
  unknown: {
    "zh-CN": "Excel 报告了一个错误（{}）。请重试；如果仍然出现，请保存并重新打开工作簿。",
    "en-US": "Excel reported an error ({}). Try again; if it persists, save and reopen the workbook.",
  },
};

const NO_RETRY: ReadonlySet<HostErrorKind> = new Set(["session-lost", "unsupported"]);

const WORKBOOK: HostTexts = { "zh-CN": "工作簿", "en-US": "The workbook" };
const PLACE: HostTexts = { "zh-CN": "要用的工作表或单元格", "en-US": "A sheet or cell that was needed" };

/** @param what the sheet, cell or range that the error is about; the same in both languages, or one text each */
export function hostError(
  kind: HostErrorKind,
  what: string | HostTexts = WORKBOOK,
  cause?: unknown,
): HostError {
  return new HostError(
    kind,
    filled(TEXTS[kind], what),
    !NO_RETRY.has(kind),
    cause === undefined ? undefined : { cause },
  );
}

const KINDS: Readonly<Record<string, HostErrorKind>> = {
  InvalidOperationInCellEditMode: "editing",
  AccessDenied: "protected",
  ItemNotFound: "missing",
  InvalidReference: "missing",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  RangeExceedsLimit: "too-large",
  OperationCellsExceedLimit: "too-large",
  InvalidOrTimedOutSession: "session-lost",
  HostRestartNeeded: "session-lost",
  ConnectionFailure: "session-lost",
  InactiveWorkbook: "session-lost",
  ApiNotFound: "unsupported",
  ApiNotAvailable: "unsupported",
};

/** The code of an error of Office.js, `undefined` for any other error. */
export function excelCode(error: unknown): string | undefined {
  return error instanceof OfficeExtension.Error ? error.code : undefined;
}

export function toHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const code = excelCode(error);
  if (code === undefined) throw error; // a fault of ours, not Excel's
  const kind = KINDS[code] ?? "unknown";
  if (kind === "unknown") return hostError(kind, code, error);
  return hostError(kind, kind === "missing" ? PLACE : WORKBOOK, error);
}
