/** Parts of the page that are packed into it: base64 of deflated bytes, in elements that no browser runs. */
import { inflateSync } from "fflate";

export type PackedPart = "main" | "analyst" | "solver" | "pdf" | "maps" | "sample" | "licences";

export function packedText(part: PackedPart): string {
  return document.getElementById(`packed-${part}`)?.textContent ?? "";
}

export function unpack(part: PackedPart): Uint8Array {
  return unpackText(packedText(part));
}

export function unpackText(text: string): Uint8Array {
  const packed = atob(text.trim());
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return inflateSync(bytes);
}

/** An address from which a script of the page can be started; a page of `file://` may load none by its name. */
export function scriptAddress(part: PackedPart): string {
  return scriptAddressOf(unpack(part));
}

export function scriptAddressOf(script: Uint8Array): string {
  return URL.createObjectURL(new Blob([script.slice()], { type: "text/javascript" }));
}
