/** The forms of an edition without figures: where each figure will stand, as facts that the rules can be compiled over. */
import type { Edition } from "../../editions/edition";
import { factId } from "../../engine/fact";
import type { Fact, FactId, Facts, Line, TableId, TableReading } from "../../engine/fact";
import { FUNCTIONAL_CLASS_LINES } from "../../tables/functional-classes";
import { BLANK } from "../../workbook/amount";
import { safeSheetName } from "../../workbook/sheet-content";
import type { Form } from "../form";
import { formOf } from "../form-of";
import { figurePlaces, ROWS_ABOVE_HEAD } from "../form-sheet";
import type { SheetPlace } from "../form-sheet";
import { formDefinition } from "../index";

export interface BlankForm {
  readonly form: Form;
  readonly sheet: string;
  /** Where each figure stands, by `line/column`. */
  readonly places: ReadonlyMap<string, SheetPlace>;
  /** Rows for codes that the user chooses; `null` where the form prints its lines. */
  readonly spare: { readonly firstRow: number; readonly lastRow: number } | null;
}

/** Enough for the codes of a department; more rows can be inserted among them. */
const SPARE_ROWS = 60;

/** Line of a spare row: it must not look like a code. */
export function spareLine(index: number): string {
  return `spare${index + 1}`;
}

export function blankForms(edition: Edition): BlankForm[] {
  const forms: BlankForm[] = [];
  for (const { table } of edition.tables) {
    const definition = formDefinition(edition.id, table);
    const isSpare = definition?.body.kind === "codes" && !definition.body.fixedCodes;
    const codes = Array.from({ length: isSpare ? SPARE_ROWS : 0 }, (_, index) => ({
      line: spareLine(index),
      code: "",
      name: "",
    }));
    const form = formOf(edition, table, { codes, isEmpty: true });
    if (!form) continue;
    // 合计 stands first, the spare rows under it.
    const firstRow = ROWS_ABOVE_HEAD + form.grid.headRows + 1;
    const sheet = safeSheetName(
      form.code ? `${form.code} ${form.title}` : form.title,
      forms.map((other) => other.sheet),
    );
    forms.push({
      form,
      sheet,
      places: figurePlaces(form),
      spare: isSpare ? { firstRow, lastRow: firstRow + SPARE_ROWS - 1 } : null,
    });
  }
  return forms;
}

/**
 * Facts of the blank forms. Code tables get a line for each functional class as well, though it has no cell of its own:
 * the rules then tie the other tables to the class, wherever the user will write its code.
 */
export function blankFacts(forms: readonly BlankForm[]): Facts {
  const byId = new Map<FactId, Fact>();
  const tables = new Map<TableId, TableReading>();
  for (const blank of forms) {
    const { form, sheet, places } = blank;
    const facts = [...places].map(([key, { row, column }]) =>
      blankFact(form.table, key, { sheet, row, column }),
    );
    if (blank.spare) facts.push(...classFacts(blank));
    for (const fact of facts) byId.set(fact.id, fact);
    tables.set(form.table, readingOf(blank, facts));
  }
  return { tables, byId };
}

function classFacts({ form, sheet, places }: BlankForm): Fact[] {
  const columns = [...places.keys()].flatMap((key) => {
    const [line = "", column = ""] = key.split("/");
    return line === "total" ? [column] : [];
  });
  return FUNCTIONAL_CLASS_LINES.flatMap(({ id }) =>
    columns.map((column) => blankFact(form.table, `${id}/${column}`, { sheet, row: -1, column: -1 })),
  );
}

function blankFact(table: TableId, key: string, cell: Fact["cell"]): Fact {
  const [line = "", column = ""] = key.split("/");
  return {
    id: factId(table, line, column),
    table,
    line,
    column,
    lineLabel: line,
    columnLabel: column,
    measure: "money",
    amount: BLANK,
    signed: false,
    cell,
    unit: "万元",
  };
}

function readingOf({ form, sheet }: BlankForm, facts: readonly Fact[]): TableReading {
  const lines = new Map<string, Line>();
  for (const { line, cell } of facts) {
    const code = /^\d{3,7}$/u.test(line) ? line : null;
    if (!lines.has(line)) lines.set(line, { id: line, label: line, code, sheet, row: cell.row });
  }
  return {
    table: form.table,
    title: form.title,
    code: form.code,
    sheets: [sheet],
    unit: "万元",
    entity: null,
    year: null,
    status: "read",
    problems: [],
    lines: [...lines.values()],
    columns: [...new Set(facts.map(({ column }) => column))],
    notes: [],
  };
}
