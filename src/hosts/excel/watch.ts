import type { HostError } from "../host-error";
import type { WorkbookChange } from "../host";
import { toHostError } from "./errors";
import { isSupported, run } from "./run";

/** Subscribes to whatever can make a reading stale; the returned function ends it. */
export async function watch(
  onChange: (change: WorkbookChange) => void,
  onError: (error: HostError) => void,
): Promise<() => Promise<void>> {
  const tell = (change: WorkbookChange) => {
    try {
      onChange(change);
    } catch (error) {
      onError(toHostError(error));
    }
    return Promise.resolve();
  };
  const sheetsChanged = () => tell({ kind: "sheets" });

  const handlers = await run(async (context) => {
    const { worksheets } = context.workbook;
    const registered: OfficeExtension.EventHandlerResult<unknown>[] = [
      worksheets.onChanged.add(({ worksheetId, address }) =>
        tell({ kind: "cells", sheetId: worksheetId, address }),
      ),
      worksheets.onSelectionChanged.add(({ worksheetId, address }) =>
        tell({ kind: "selection", sheetId: worksheetId, address }),
      ),
      // Figures may change without anybody typing: a link, a volatile function, a query.
      worksheets.onCalculated.add(({ worksheetId, address }) =>
        tell({ kind: "cells", sheetId: worksheetId, address }),
      ),
      worksheets.onAdded.add(sheetsChanged),
      worksheets.onDeleted.add(sheetsChanged),
    ];
    if (isSupported("1.14")) registered.push(worksheets.onProtectionChanged.add(sheetsChanged));
    if (isSupported("1.17")) {
      registered.push(worksheets.onNameChanged.add(sheetsChanged));
      registered.push(worksheets.onVisibilityChanged.add(sheetsChanged));
    }
    await context.sync();
    return registered;
  });

  return async () => {
    for (const handler of handlers) handler.remove();
    const [first] = handlers;
    if (!first) return;
    try {
      await first.context.sync();
    } catch (error) {
      throw toHostError(error);
    }
  };
}
