/** Parts of the page that are packed into it: base64 of deflated bytes, in elements that no browser runs. */

export type PackedPart = "main" | "analyst" | "solver" | "pdf" | "maps" | "sample" | "licences";

/** Still deflated. All but the program itself stand behind it: they are there once the page is read to its end. */
export function packedBytes(part: PackedPart): Uint8Array<ArrayBuffer> {
  const pieces = document.querySelectorAll(`[data-packed="${part}"]`);
  return fromBase64([...pieces].map(({ textContent }) => textContent).join(""));
}

export function unpack(part: PackedPart): Promise<Uint8Array> {
  return inflate(packedBytes(part));
}

/** By the browser where it can, which takes no time: the loop is run before anything of it is compiled. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const own: unknown = Reflect.get(Uint8Array, "fromBase64");
  if (typeof own === "function") return Reflect.apply(own, Uint8Array, [text]) as Uint8Array<ArrayBuffer>;
  const packed = atob(text);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return bytes;
}

export async function unpackBlob(packed: Blob): Promise<Uint8Array> {
  return inflate(new Uint8Array(await packed.arrayBuffer()));
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
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
