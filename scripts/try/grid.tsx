/** The spreadsheet grid: what the user does in it happens in the host, what happens in the host is drawn in it. */
import type { Sheet } from "@fortune-sheet/core";
import { Workbook } from "@fortune-sheet/react";
import { createRoot } from "react-dom/client";
import { areaAddress, areaOf } from "../../test/excel-host/area";
import type { ExcelHost } from "../../test/excel-host/host";
import { toA1 } from "../../src/workbook/address";
import { gridSheets, selectionOf } from "./grid-data";

/** What is used of the grid's own commands. */
interface GridCommands {
  updateSheet(sheets: Sheet[]): void;
  activateSheet(options: { id: string }): void;
  setSelection(selection: { row: number[]; column: number[] }[], options: { id: string }): void;
  scroll(options: { targetRow: number; targetColumn: number }): void;
}

export interface Grid {
  close(): void;
}

export function showGrid(host: ExcelHost, place: HTMLElement, say: (text: string) => void): Grid {
  const root = createRoot(place);
  let grid: GridCommands | null = null;
  /** Drawing is put off to the next frame, however many changes a batch made. */
  let waiting: "nothing" | "cells" | "sheets" = "nothing";
  let generation = 0;
  /** The generation that is in the page. */
  let mounted = -1;
  let isClosed = false;
  /** The grid reports its own doings like the user's: only what follows a key or a click in it is the user's. */
  let isUserActing = false;
  const act = () => (isUserActing = true);
  place.addEventListener("pointerdown", act, true);
  place.addEventListener("keydown", act, true);

  const sheets = () => gridSheets(host.book, host.active, host.selection);

  function typed(row: number, column: number, input: unknown): void {
    try {
      host.userTypes(host.active.name, toA1(row, column), inputText(input));
      say("");
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      draw("cells");
    }
  }

  function selected(sheetId: string, area: { row: number[]; column: number[] }): void {
    const sheet = host.book.findSheet(sheetId);
    const [firstRow = 0, lastRow = firstRow] = area.row;
    const [firstColumn = 0, lastColumn = firstColumn] = area.column;
    if (!sheet || !isUserActing) return;
    const address = areaAddress(
      areaOf(firstRow, firstColumn, lastRow - firstRow + 1, lastColumn - firstColumn + 1),
    );
    const isSame = host.selection.sheet === sheet && areaAddress(host.selection.area) === address;
    if (!isSame) host.userSelects(sheet.name, address);
  }

  function render(): void {
    root.render(
      <Workbook
        key={generation}
        ref={(commands: GridCommands | null) => {
          grid = commands;
          if (commands === null) return;
          mounted = generation;
          draw("cells"); // the grid takes whole rows of cells only once it is there
        }}
        data={sheets()}
        lang="zh"
        showToolbar={false}
        allowEdit
        sheetTabContextMenu={[]}
        hooks={{
          afterUpdateCell: (row, column, _before, after: unknown) => typed(row, column, after),
          afterSelectionChange: selected,
          afterActivateSheet: (id) => selected(id, { row: [0], column: [0] }),
        }}
      />,
    );
  }

  function draw(what: "cells" | "sheets"): void {
    const isScheduled = waiting !== "nothing";
    if (waiting !== "sheets") waiting = what;
    if (isScheduled) return;
    requestAnimationFrame(() => {
      const now = waiting;
      waiting = "nothing";
      if (isClosed) return;
      if (now === "sheets") {
        generation += 1; // sheets that came or went need a new grid
        render();
      } else if (mounted === generation) grid?.updateSheet(sheets());
    });
  }

  function showSelection(): void {
    const { sheet, area } = host.selection;
    // A grid that is about to be replaced knows nothing of new sheets; its successor begins with this selection.
    if (host.active.id !== sheet.id || mounted !== generation || waiting === "sheets") return;
    grid?.activateSheet({ id: sheet.id });
    grid?.setSelection([selectionOf(area)], { id: sheet.id });
    grid?.scroll({
      targetRow: Math.max(0, area.firstRow - 5),
      targetColumn: Math.max(0, area.firstColumn - 3),
    });
  }

  host.watch((change) => {
    if (isClosed) return;
    isUserActing = false;
    if (change.kind === "selection") requestAnimationFrame(showSelection);
    else draw(change.kind === "sheets" ? "sheets" : "cells");
  });
  render();
  return {
    close() {
      isClosed = true;
      place.removeEventListener("pointerdown", act, true);
      place.removeEventListener("keydown", act, true);
      root.unmount();
    },
  };
}

/** What the user typed, as the formula bar would show it. */
function inputText(input: unknown): string {
  if (typeof input === "object" && input !== null) {
    const cell = input as { f?: unknown; v?: unknown };
    return inputText(cell.f ?? cell.v);
  }
  return typeof input === "string" || typeof input === "number" || typeof input === "boolean"
    ? String(input)
    : "";
}
