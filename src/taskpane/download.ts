/** Hands a file to the user, as a browser does; nothing is sent anywhere. */

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const TEXT = "text/plain;charset=utf-8";

export function download(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(
    new Blob([bytes.slice()], { type: /\.(?:txt|md)$/u.test(name) ? TEXT : DOCX }),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the content over once this turn has ended.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
