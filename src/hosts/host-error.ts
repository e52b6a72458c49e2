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

export class HostError extends Error {
  /**
   * @param texts one line for the user in each language
   * @param canRetry whether the same call may succeed once the user has done what the text says
   */
  constructor(
    readonly kind: HostErrorKind,
    readonly texts: Readonly<Record<HostLanguage, string>>,
    readonly canRetry: boolean,
    options?: { readonly cause: unknown },
  ) {
    super(texts["zh-CN"], options);
    this.name = "HostError";
  }
}
