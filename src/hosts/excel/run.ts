/** The one way into Excel: a batch whose failure is a `HostError`. */
import { toHostError } from "./errors";

export async function run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(batch);
  } catch (error) {
    throw toHostError(error);
  }
}

/** Steps that must follow each other, each with a sync of its own because together they would be too much. */
export async function inTurn<T>(steps: Iterable<T>, step: (one: T) => Promise<void>): Promise<void> {
  for (const one of steps) await step(one);
}

export function isSupported(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}
