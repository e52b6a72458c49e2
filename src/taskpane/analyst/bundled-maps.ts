/** Character maps of Chinese fonts from beside the pane's own program: nothing is fetched from elsewhere. */
import type { CharacterMaps } from "../../files/pdf/open-pdf";

export const bundledMaps: CharacterMaps = async (fileName) => {
  const response = await fetch(new URL(`cmaps/${encodeURIComponent(fileName)}`, globalThis.location.href));
  if (!response.ok) throw new Error(`${fileName}: ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
};
