/**
 * All the work that the pane does not do itself: it holds the workbook that was read and answers questions about it.
 * In the pane it lives in a worker, so that nothing here ever blocks the user; tests call it directly.
 */
import { EDITIONS } from "../../editions";
import type { TableId } from "../../engine/fact";
import type { Finding } from "../../engine/finding";
import { readWorkbook } from "../../hosts/file/read-workbook";
import { check, type Report } from "../../report/check";
import { filledSheets } from "../../report/filled-sheets";
import { toJsonReport } from "../../report/json-report";
import type { JsonReport } from "../../report/report-schema";
import { TABLES } from "../../tables";
import type { SheetContent } from "../../workbook/sheet-content";
import type { Sheet, Workbook } from "../../workbook/workbook";

/** The report as the pane shows it: plain data that can cross from the worker. */
export interface PaneReport extends Omit<JsonReport, "findings"> {
  readonly findings: readonly Finding[];
}

export interface CheckRequest {
  /** Chosen by hand; `null`: recognized. */
  readonly edition: string | null;
  /** Tables of sheets as the user named them. */
  readonly named: Readonly<Record<string, TableId>>;
}

/** What may be chosen by hand. */
export interface Choices {
  readonly tables: readonly { readonly id: TableId; readonly title: string }[];
  readonly editions: readonly { readonly id: string; readonly name: string }[];
}

export function createDesk() {
  let name = "";
  let sheets: Sheet[] = [];
  let report: Report | null = null;

  const workbook = (): Workbook => ({ name, sheets });

  return {
    /** Takes a workbook in; its sheets follow one by one, so that no single message is large. */
    begin(workbookName: string): void {
      name = workbookName;
      sheets = [];
      report = null;
    },

    addSheet(sheet: Sheet): void {
      sheets.push(sheet);
    },

    choices(): Choices {
      return {
        tables: TABLES.map(({ id, title }) => ({ id, title })),
        editions: EDITIONS.map(({ id, name: label }) => ({ id, name: label })),
      };
    },

    /** A workbook file's disclosure tables as sheets to insert. */
    async sampleSheets(file: Uint8Array): Promise<SheetContent[]> {
      return filledSheets(check(await readWorkbook(file, "sample.xlsx")));
    },

    check(request: CheckRequest): PaneReport {
      const edition = EDITIONS.find(({ id }) => id === request.edition);
      report = check(workbook(), { named: request.named, ...(edition ? { edition } : {}) });
      return { ...toJsonReport(report), findings: report.findings };
    },
  };
}

export type Desk = ReturnType<typeof createDesk>;
