/** Hands a file to the user as a download; nothing is sent anywhere. */

export function saveFile(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes.slice()], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers take the content over only a little later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
