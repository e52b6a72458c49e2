/** The printed forms of the editions. */
import type { Edition } from "../editions/edition";
import type { TableId } from "../engine/fact";
import type { FormDefinition } from "./define-form";
import { XINING_2024_FORMS } from "./xining-2024";

/** The forms of editions that print a table in their own way. */
const OWN_FORMS: Readonly<Record<string, readonly FormDefinition[]>> = {
  "xining-2024": XINING_2024_FORMS,
};

/** The Xining forms follow 财政部's: a table that an edition has no form of its own for is printed on them. */
const COMMON_FORMS = XINING_2024_FORMS;

/** The form of a table; `undefined` for a table that no form is described for. */
export function formDefinition(edition: string, table: TableId): FormDefinition | undefined {
  return [...(OWN_FORMS[edition] ?? []), ...COMMON_FORMS].find((form) => form.table === table);
}

/** Tables of the edition that cannot be printed: neither a blank workbook nor a document holds them. */
export function tablesWithoutForm({ id, tables }: Edition): TableId[] {
  return tables.flatMap(({ table }) => (formDefinition(id, table) ? [] : [table]));
}
