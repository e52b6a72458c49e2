/**
 * Marks on cells: conditional formats of our own, one a severity and sheet, so that the user's fills and formats are
 * never touched. Their ids are kept in the workbook's settings; a mark also tells itself by its formula, for copies
 * of a sheet and for files in which Excel renumbered the formats.
 */
import type { Severity } from "../../engine/finding";
import type { Markable, MarkOutcome, SkippedSheet } from "../host";
import { addressLists } from "./address-lists";
import { excelCode } from "./errors";
import { inTurn, run } from "./run";
import { askTraces, keepTraces, type Traces } from "./settings";

const SIGNATURE = "final-accounts:";
const COLOURS: Readonly<Record<Severity, { readonly fill: string; readonly font: string }>> = {
  error: { fill: "#FFC7CE", font: "#9C0006" },
  warning: { fill: "#FFEB9C", font: "#7F6000" },
  info: { fill: "#DDEBF7", font: "#1F4E79" },
};
const GRAVEST_FIRST: readonly Severity[] = ["error", "warning", "info"];

interface PlacedFormat {
  readonly sheet: Excel.Worksheet;
  readonly format: Excel.ConditionalFormat;
}

export function mark(findings: readonly Markable[]): Promise<MarkOutcome> {
  return run(async (context) => {
    const { worksheets, traces } = await look(context);
    const old = await findMarks(context, worksheets, traces);
    const skipped: SkippedSheet[] = [];
    const made: PlacedFormat[] = [];
    let marked = 0;
    await remove(context, old.removable);

    for (const [name, cells] of severestBySheet(findings)) {
      const sheet = worksheets.find((one) => one.name === name);
      if (!sheet) skipped.push({ sheet: name, why: "missing" });
      else if (sheet.protection.protected) skipped.push({ sheet: name, why: "protected" });
      else {
        marked += cells.size;
        for (const severity of GRAVEST_FIRST) {
          const addresses = [...cells].filter(([, one]) => one === severity).map(([address]) => address);
          for (const list of addressLists(addresses))
            made.push({ sheet, format: addMark(sheet, list, severity) });
        }
      }
    }
    for (const { format } of made) format.load("id");
    await context.sync();

    const kept = made.map(({ sheet, format }) => ({ sheetId: sheet.id, formatId: format.id }));
    keepTraces(context, { ...traces, marks: [...kept, ...old.left] });
    await context.sync();
    return { marked, skipped };
  });
}

export function clearMarks(): Promise<{ readonly skipped: readonly SkippedSheet[] }> {
  return run(async (context) => {
    const { worksheets, traces } = await look(context);
    const { removable, left, skipped } = await findMarks(context, worksheets, traces);
    await remove(context, removable);
    keepTraces(context, { ...traces, marks: left });
    await context.sync();
    return { skipped };
  });
}

/** As far as we keep count of them: a copy of a marked sheet is found when marks are cleared. */
export function hasMarks(): Promise<boolean> {
  return run(async (context) => {
    const traces = askTraces(context);
    await context.sync();
    return traces().marks.length > 0;
  });
}

async function look(context: Excel.RequestContext) {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/protection/protected");
  const traces = askTraces(context);
  await context.sync();
  return { worksheets: worksheets.items, traces: traces() };
}

/** Our marks: those that can be removed, those left because their sheet is protected, and these sheets' names. */
async function findMarks(
  context: Excel.RequestContext,
  worksheets: readonly Excel.Worksheet[],
  { marks }: Traces,
) {
  const all = worksheets.map((sheet) => ({
    sheet,
    formats: sheet.getRange().conditionalFormats.load("items/id,items/type"),
  }));
  await context.sync();
  const custom = all.flatMap(({ sheet, formats }) =>
    formats.items
      .filter(({ type }) => type === Excel.ConditionalFormatType.custom)
      .map((format) => ({ sheet, format, rule: format.custom.rule.load("formula") })),
  );
  if (custom.length > 0) await context.sync();

  const known = new Set(marks.map(({ sheetId, formatId }) => `${sheetId} ${formatId}`));
  const ours = custom.filter(
    ({ sheet, format, rule }) => known.has(`${sheet.id} ${format.id}`) || rule.formula.includes(SIGNATURE),
  );
  const stuck = ours.filter(({ sheet }) => sheet.protection.protected);
  return {
    removable: ours.filter(({ sheet }) => !sheet.protection.protected),
    left: stuck.map(({ sheet, format }) => ({ sheetId: sheet.id, formatId: format.id })),
    skipped: [...new Set(stuck.map(({ sheet }) => sheet.name))].map((sheet) => ({
      sheet,
      why: "protected" as const,
    })),
  };
}

/** All at once; if Excel stumbles over one that an undo broke, one by one, leaving out those that are gone. */
async function remove(context: Excel.RequestContext, marks: readonly PlacedFormat[]): Promise<void> {
  if (marks.length === 0) return;
  const places = marks.map(({ sheet, format }) => ({ sheetId: sheet.id, formatId: format.id }));
  try {
    for (const { format } of marks) format.delete();
    await context.sync();
  } catch (error) {
    if (excelCode(error) !== "ItemNotFound") throw error;
    await inTurn(places, async ({ sheetId, formatId }) => {
      try {
        const sheet = context.workbook.worksheets.getItem(sheetId);
        sheet.getRange().conditionalFormats.getItem(formatId).delete();
        await context.sync();
      } catch (again) {
        if (excelCode(again) !== "ItemNotFound") throw again;
      }
    });
  }
}

function severestBySheet(findings: readonly Markable[]): ReadonlyMap<string, ReadonlyMap<string, Severity>> {
  const sheets = new Map<string, Map<string, Severity>>();
  for (const severity of GRAVEST_FIRST) {
    const cells = findings
      .filter((finding) => finding.severity === severity)
      .flatMap((finding) => finding.cells);
    for (const { sheet, address } of cells) {
      const known = sheets.get(sheet) ?? new Map<string, Severity>();
      if (!known.has(address)) known.set(address, severity);
      sheets.set(sheet, known);
    }
  }
  return sheets;
}

function addMark(sheet: Excel.Worksheet, addresses: string, severity: Severity): Excel.ConditionalFormat {
  const format = sheet.getRanges(addresses).conditionalFormats.add(Excel.ConditionalFormatType.custom);
  // True for every cell, whatever it holds: the number of a text is 0.
  format.custom.rule.formula = `=N("${SIGNATURE}${severity}")=0`;
  format.custom.format.fill.color = COLOURS[severity].fill;
  format.custom.format.font.color = COLOURS[severity].font;
  return format;
}
