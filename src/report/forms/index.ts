/** The printed forms of the editions. */
import type { TableId } from "../../engine/fact";
import type { FormDefinition } from "./define-form";
import { XINING_2024_FORMS } from "./xining-2024";

const FORMS: Readonly<Record<string, readonly FormDefinition[]>> = { "xining-2024": XINING_2024_FORMS };

/** The form of a table; `undefined` where the edition's forms have not been described. */
export function formDefinition(edition: string, table: TableId): FormDefinition | undefined {
  return FORMS[edition]?.find((form) => form.table === table);
}
