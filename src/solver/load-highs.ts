/**
 * Loads HiGHS (WebAssembly, 3.5 MB) once, and only when asked: a workbook whose relations all hold exactly never needs
 * it. The core gets the loaded instance handed in and stays synchronous.
 */
import type { Highs, InitOptions } from "highs";

let loading: Promise<Highs> | null = null;

/** `options` say where the binary is, for a bundle that serves it under another address. */
export function loadHighs(options?: InitOptions): Promise<Highs> {
  loading ??= import("highs").then((module) => module.default(options));
  // A failed download may succeed the next time.
  loading.catch(() => (loading = null));
  return loading;
}
