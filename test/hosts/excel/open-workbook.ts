/** A small disclosure-like workbook with a user's own formatting, made as a real .xlsx and opened in the test host. */
import ExcelJS from "exceljs";
import { connectClient, type Environment } from "../../excel-host/client";
import { ExcelHost } from "../../excel-host/host";
import { openXlsx } from "../../excel-host/xlsx-file";

export const YELLOW = "#FFFF00";

/** @param sheetCount sheets named `01 表`, `02 表`, …, each with the same cells */
export async function makeFile(sheetCount: number): Promise<Uint8Array> {
  const file = new ExcelJS.Workbook();
  for (let at = 1; at <= sheetCount; at += 1) {
    const sheet = file.addWorksheet(`${String(at).padStart(2, "0")} 表`);
    sheet.addRows([
      ["支出决算表", null, null],
      ["科目编码", "本年支出合计", "基本支出"],
      ["2010301", 1143.66, 1000],
      ["2010302", 20, { formula: "B4/2", result: 10 }],
      ["合计", { formula: "SUM(B3:B4)", result: 1163.66 }, { error: "#REF!" }],
    ]);
    sheet.mergeCells("A1:C1");
    sheet.getCell("B3").numFmt = "#,##0.00";
    sheet.getCell("B4").fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFFF00" } };
    sheet.addConditionalFormatting({
      ref: "B3:B5",
      rules: [
        {
          type: "expression",
          priority: 1,
          formulae: ["B3<0"],
          style: { fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFFF0000" } } },
        },
      ],
    });
    sheet.getRow(4).hidden = true;
    sheet.getColumn(3).hidden = true;
  }
  return new Uint8Array(await file.xlsx.writeBuffer());
}

export interface Opened {
  readonly host: ExcelHost;
  readonly bytes: Uint8Array;
}

/** The requirement set of the manifest: with it the client itself refuses whatever came later. */
export const PROMISED: Environment = { language: "zh-CN", excelApi: "1.9" };

/** An Excel with the newer members, which we use only where they are. */
export const NEWER: Environment = { language: "zh-CN", excelApi: "1.15" };

/** Opens a fresh workbook and connects the real client to it. */
export async function openWorkbook(sheetCount = 2, environment = PROMISED): Promise<Opened> {
  const bytes = await makeFile(sheetCount);
  const host = new ExcelHost(await openXlsx(bytes, "决算.xlsx"));
  connectClient(host, environment);
  return { host, bytes };
}

/** Requests that `work` made by `sync()`; the client's own release of references afterwards is not one. */
export async function countSyncs(host: ExcelHost, work: () => Promise<unknown>): Promise<number> {
  const before = host.batches.length;
  await work();
  const releases = ({ Name }: { readonly Name?: string }) => Name === "_RemoveReference";
  return host.batches.slice(before).filter(({ batch }) => !batch.Actions.some(releases)).length;
}
