/**
 * Hands a file to the user; nothing is sent anywhere. No way works in every place that Excel runs in, and a link tells
 * nobody whether it worked: the ways are tried in their order, and the user is told what could be done.
 */
import type { Host } from "../hosts/host";
import type { Notice } from "./state";
import type { Strings } from "./strings/zh";

/**
 * `picked`: written where the user said; `linked`: given to the browser, which does not tell what became of it;
 * `opened`: on a page of our own in the user's browser, which offers it; `none`: no way is left but copying.
 */
export type Saved = "picked" | "cancelled" | "linked" | "opened" | "none";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const TEXT = "text/plain;charset=utf-8";

/** As much as every system's browser takes as an address. */
const LONGEST_ADDRESS = 1_500_000;

export async function saveFile(
  name: string,
  bytes: Uint8Array,
  { ignoresLinks, openInBrowser }: Pick<Host, "ignoresLinks" | "openInBrowser">,
): Promise<Saved> {
  const content = new Blob([bytes.slice()], { type: /\.(?:txt|md)$/u.test(name) ? TEXT : DOCX });
  const picked = await pick(name, content);
  if (picked !== null) return picked;
  if (!ignoresLinks) {
    offerDownload(name, content);
    return "linked";
  }
  const address = `${new URL("save.html", location.href).href}#${encodeURIComponent(name)}/${base64(bytes)}`;
  if (!openInBrowser || address.length > LONGEST_ADDRESS) return "none";
  openInBrowser(address);
  return "opened";
}

interface PickedFile {
  createWritable: () => Promise<{ write: (content: Blob) => Promise<void>; close: () => Promise<void> }>;
}

/** `null` where the page may not ask: no such dialog, a frame of another site, too long after the click. */
async function pick(name: string, content: Blob): Promise<Saved | null> {
  const show: unknown = Reflect.get(window, "showSaveFilePicker");
  if (typeof show !== "function" || !navigator.userActivation.isActive) return null;
  try {
    const file = (await Reflect.apply(show, window, [{ suggestedName: name }])) as PickedFile;
    const writable = await file.createWritable();
    await writable.write(content);
    await writable.close();
    return "picked";
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError" ? "cancelled" : null;
  }
}

/** Gives a file to the browser, which does not tell what becomes of it. */
export function offerDownload(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const element = document.createElement("a");
  element.href = address;
  element.download = name;
  document.body.append(element);
  element.click();
  element.remove();
  // Some take the content over only a little later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** What the user is told. */
export function savedNotice(saved: Saved, name: string, { saving, work }: Strings): Notice {
  switch (saved) {
    case "picked":
      return { kind: "success", text: saving.picked(name) };
    case "cancelled":
      return { kind: "info", text: work.cancelled };
    case "linked":
      return { kind: "success", text: saving.linked(name) };
    case "opened":
      return { kind: "info", text: saving.opened(name) };
    case "none":
      return { kind: "warning", text: saving.none(name) };
  }
}
