/** Copying within a click. A frame may be denied the newer interface, so the older one is tried as well. */

export interface Copy {
  readonly text: string;
  readonly html?: string;
}

export async function copyToClipboard(copy: Copy): Promise<boolean> {
  return copyByCommand(copy) || (await copyByInterface(copy));
}

/** The page answers its own `copy` event; works in frames without any permission. */
function copyByCommand({ text, html }: Copy): boolean {
  let isAnswered = false;
  const answer = (event: ClipboardEvent) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    if (html !== undefined) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    isAnswered = true;
  };
  document.addEventListener("copy", answer);
  try {
    // Deprecated and without a successor that a frame may use; every browser of Office has it.
    const run: unknown = Reflect.get(document, "execCommand");
    return typeof run === "function" && Reflect.apply(run, document, ["copy"]) === true && isAnswered;
  } finally {
    document.removeEventListener("copy", answer);
  }
}

async function copyByInterface({ text, html }: Copy): Promise<boolean> {
  try {
    const parts = { "text/plain": text, ...(html === undefined ? {} : { "text/html": html }) };
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}
