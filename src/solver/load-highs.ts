/**
 * Loads HiGHS (WebAssembly, 3.5 MB) once, and only when asked: a workbook whose relations all hold exactly never needs
 * it. The core gets the loaded instance handed in and stays synchronous.
 */
import type { Highs, InitOptions } from "highs";

let loading: Promise<Highs> | null = null;
let binary: (() => Promise<Uint8Array>) | null = null;

/** For a page that may load nothing: where the binary comes from. Before the solver is asked for first. */
export function supplyHighs(bytes: () => Promise<Uint8Array>): void {
  binary = bytes;
}

/** `options` say where the binary is, for a bundle that serves it under another address. */
export function loadHighs(options?: InitOptions): Promise<Highs> {
  loading ??= import("highs").then(async (module) =>
    module.default(binary ? { ...options, ...instantiatedFrom(await binary()) } : options),
  );
  // A failed download may succeed the next time.
  loading.catch(() => (loading = null));
  return loading;
}

/** The loader's own option for bytes is not looked at where it would load them; this one is. */
function instantiatedFrom(bytes: Uint8Array): object {
  return {
    instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
      void WebAssembly.instantiate(bytes.slice(), imports).then(({ instance }) => receive(instance));
      return {};
    },
  };
}
