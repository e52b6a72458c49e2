/** The field over a cell while its content is typed. */

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
    },
  ) {
    const { field } = this;
    field.className = "grid-editor";
    field.type = "text";
    field.autocomplete = "off";
    field.spellcheck = false;
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close(null));
  }

  open(target: HTMLElement, text: string, name: string): void {
    const { field, place } = this;
    const [cell, grid] = [target.getBoundingClientRect(), place.getBoundingClientRect()];
    field.style.left = `${cell.left - grid.left}px`;
    field.style.top = `${cell.top - grid.top}px`;
    field.style.width = `${Math.max(80, cell.width)}px`;
    field.style.height = `${Math.max(22, cell.height)}px`;
    field.setAttribute("aria-label", `${this.label} ${name}`);
    field.value = text;
    place.append(field);
    this.isOpen = true;
    field.focus();
    field.setSelectionRange(text.length, text.length);
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    // While characters are being composed, Enter chooses among them.
    if (event.isComposing) return;
    if (event.key === "Escape") {
      this.isOpen = false;
      this.field.remove();
      this.on.leave();
    } else if (event.key === "Enter") this.close({ rows: event.shiftKey ? -1 : 1, columns: 0 });
    else if (event.key === "Tab") {
      event.preventDefault();
      this.close({ rows: 0, columns: event.shiftKey ? -1 : 1 });
    }
  }

  private close(move: Move | null): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    const { value } = this.field;
    this.field.remove();
    this.on.commit(value, move);
  }
}
