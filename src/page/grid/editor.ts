/**
 * The field over a cell while its content is typed. Between two edits it lies unseen over the selected cell and holds
 * the focus: an input method composes only where something can be written, and would lose its first letter elsewhere.
 */

export interface Move {
  readonly rows: number;
  readonly columns: number;
}

export class CellEditor {
  private readonly field = document.createElement("input");
  isOpen = false;

  constructor(
    private readonly place: HTMLElement,
    private readonly label: string,
    private readonly on: {
      readonly commit: (text: string, move: Move | null) => void;
      readonly leave: () => void;
      /** Something is written without a key that says it, as by an input method: the cell is to be opened with it. */
      readonly compose: (text: string) => void;
    },
  ) {
    const { field } = this;
    field.className = "grid-editor";
    field.type = "text";
    field.autocomplete = "off";
    field.spellcheck = false;
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close(null));
    for (const begin of ["compositionstart", "input"])
      field.addEventListener(begin, () => {
        if (!this.isOpen) on.compose(field.value);
      });
    place.append(field);
    this.rest();
  }

  /** Waits unseen over the selected cell; `name`: what a screen reader says of it. */
  waitOver(target: HTMLElement | null, name: string): void {
    if (this.isOpen) return;
    if (target) this.cover(target);
    this.field.setAttribute("aria-label", name);
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  open(target: HTMLElement, text: string, name: string): void {
    const { field } = this;
    this.cover(target);
    field.classList.remove("grid-editor-idle");
    field.setAttribute("aria-label", `${this.label} ${name}`);
    this.isOpen = true;
    // What is being composed would be lost by writing to the field.
    if (field.value !== text) field.value = text;
    field.focus({ preventScroll: true });
    if (text !== "") field.setSelectionRange(text.length, text.length);
  }

  private cover(target: HTMLElement): void {
    const { field, place } = this;
    const [cell, grid] = [target.getBoundingClientRect(), place.getBoundingClientRect()];
    field.style.left = `${cell.left - grid.left}px`;
    field.style.top = `${cell.top - grid.top}px`;
    field.style.width = `${Math.max(80, cell.width)}px`;
    field.style.height = `${Math.max(22, cell.height)}px`;
  }

  private rest(): void {
    this.isOpen = false;
    this.field.value = "";
    this.field.classList.add("grid-editor-idle");
  }

  private key(event: KeyboardEvent): void {
    // Nothing is being written: the keys are the grid's.
    if (!this.isOpen) return;
    event.stopPropagation();
    // While characters are being composed, Enter chooses among them.
    if (event.isComposing) return;
    if (event.key === "Escape") {
      this.rest();
      this.on.leave();
    } else if (event.key === "Enter") this.close({ rows: event.shiftKey ? -1 : 1, columns: 0 });
    else if (event.key === "Tab") {
      event.preventDefault();
      this.close({ rows: 0, columns: event.shiftKey ? -1 : 1 });
    }
  }

  private close(move: Move | null): void {
    if (!this.isOpen) return;
    const { value } = this.field;
    this.rest();
    this.on.commit(value, move);
  }
}
