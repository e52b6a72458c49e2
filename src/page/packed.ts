/** Parts of the page that are packed into it: base64 of deflated bytes, in elements that no browser runs. */

export type PackedPart = "main" | "analyst" | "solver" | "pdf" | "maps" | "sample" | "licences";

/** All but the program itself stand behind it: they are there once the page is read to its end. */
export function packedText(part: PackedPart): string {
  return document.getElementById(`packed-${part}`)?.textContent ?? "";
}

export function unpack(part: PackedPart): Promise<Uint8Array> {
  return unpackText(packedText(part));
}

export async function unpackText(text: string): Promise<Uint8Array> {
  const packed = atob(text.trim());
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  void writer.write(bytes);
  void writer.close();
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

/** An address from which a script of the page can be started; a page of `file://` may load none by its name. */
export function scriptAddressOf(script: Uint8Array): string {
  return URL.createObjectURL(new Blob([script.slice()], { type: "text/javascript" }));
}
