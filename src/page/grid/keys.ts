/** What the keys of a spreadsheet do, while no cell is open for typing. */

export interface KeyActions {
  readonly move: (rows: number, columns: number) => void;
  readonly goTo: (row: number, column: number) => void;
  /** Opens the cell; `text` stands in it instead of its own content. */
  readonly edit: (text: string | null) => void;
  readonly empty: () => void;
  readonly undo: () => void;
}

export interface KeyPlace {
  /** Of the selection. */
  readonly row: number;
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

/** `null` for a key that means nothing here. */
export function actionOf(event: KeyboardEvent, at: KeyPlace, act: KeyActions): (() => void) | null {
  const withControl = event.ctrlKey || event.metaKey;
  const moves: Readonly<Record<string, () => void>> = {
    ArrowUp: () => act.move(-1, 0),
    ArrowDown: () => act.move(1, 0),
    ArrowLeft: () => act.move(0, -1),
    ArrowRight: () => act.move(0, 1),
    PageUp: () => act.move(-at.page, 0),
    PageDown: () => act.move(at.page, 0),
    Enter: () => act.move(event.shiftKey ? -1 : 1, 0),
    Home: () => act.goTo(withControl ? 0 : at.row, 0),
    End: () => act.goTo(withControl ? at.lastRow : at.row, at.lastColumn),
    F2: () => act.edit(null),
    Delete: act.empty,
    Backspace: () => act.edit(""),
  };
  const move = moves[event.key];
  if (move) return move;
  if (withControl && event.key.toLowerCase() === "z") return act.undo;
  const isLetter = !withControl && !event.altKey && /^.$/u.test(event.key);
  return isLetter ? () => act.edit(event.key) : null;
}
