/** The printed forms of the editions. */
import type { TableId } from "../engine/fact";
import type { FormDefinition } from "./define-form";
import { XINING_2024_FORMS } from "./xining-2024";

const FORMS: Readonly<Record<string, readonly FormDefinition[]>> = { "xining-2024": XINING_2024_FORMS };

/** The Xining forms follow 财政部's: an edition without forms of its own is printed on them. */
const COMMON_FORMS = XINING_2024_FORMS;

/** The form of a table; `undefined` for a table that no form is described for. */
export function formDefinition(edition: string, table: TableId): FormDefinition | undefined {
  return (FORMS[edition] ?? COMMON_FORMS).find((form) => form.table === table);
}
