/** What Excel tells an add-in about changes. */
import type { ContractCase } from "./case";

/** Registers, acts, and answers the first event; `"none"` when there was none in good time. */
async function firstEvent<T>(
  context: Excel.RequestContext,
  handlers: OfficeExtension.EventHandlers<T>,
  act: () => void,
): Promise<T | "none"> {
  let tell: (event: T) => void = () => undefined;
  const told = new Promise<T>((resolve) => {
    tell = resolve;
  });
  const registered = handlers.add((event) => {
    tell(event);
    return Promise.resolve();
  });
  await context.sync();
  act();
  await context.sync();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const event = await Promise.race([
    told,
    new Promise<"none">((resolve) => {
      timer = setTimeout(() => resolve("none"), 5000);
    }),
  ]);
  clearTimeout(timer);
  registered.remove();
  await context.sync();
  return event;
}

export const eventCases: readonly ContractCase[] = [
  {
    name: "the sheets tell which cells of which sheet changed",
    expected: { address: "B2:C3", isThisSheet: true, type: "WorksheetChanged" },
    run: async (sheet, context) => {
      const event = await firstEvent(context, context.workbook.worksheets.onChanged, () => {
        sheet.getRange("B2:C3").values = [
          [1, 2],
          [3, 4],
        ];
      });
      if (event === "none") return event;
      return { address: event.address, isThisSheet: event.worksheetId === sheet.id, type: event.type };
    },
  },
  {
    name: "a new sheet is told",
    expected: "WorksheetAdded",
    run: async (_sheet, context) => {
      const added: Excel.Worksheet[] = [];
      const event = await firstEvent(context, context.workbook.worksheets.onAdded, () => {
        added.push(context.workbook.worksheets.add());
      });
      added[0]?.delete();
      await context.sync();
      return event === "none" ? event : event.type;
    },
  },
  {
    name: "a deleted sheet is told",
    expected: "WorksheetDeleted",
    run: async (_sheet, context) => {
      const extra = context.workbook.worksheets.add();
      await context.sync();
      const event = await firstEvent(context, context.workbook.worksheets.onDeleted, () => extra.delete());
      return event === "none" ? event : event.type;
    },
  },
];
