/** What the pane needs of Office before and beside the workbook: readiness, versions, the theme. */

/** Where Office.js runs: inside Excel, or in some other page. `outdated`: an Excel without what we need; `silent`: it did not load, or does not answer. */
export type OfficePlace = "excel" | "outdated" | "elsewhere" | "silent";

/** After which an office.js that was refused or does not answer is told of, in milliseconds. */
const PATIENCE = 10_000;

/** The requirement set of the manifest. */
const NEEDED = "1.9";

export async function whenOfficeIsReady(): Promise<OfficePlace> {
  if (!("Office" in globalThis)) return "silent";
  const ready = await Promise.race([Office.onReady(), afterPatience()]);
  if (ready === null) return "silent";
  const { host } = ready;
  // The host's name, as the enumeration itself is there only inside Office.
  if (String(host) !== "Excel") return "elsewhere";
  return Office.context.requirements.isSetSupported("ExcelApi", NEEDED) ? "excel" : "outdated";
}

function afterPatience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE));
}

/** Excel's own theme; `null` where this version does not tell, and the page may follow the system. */
export function isOfficeDark(): boolean | null {
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
  const background = theme?.bodyBackgroundColor;
  return background ? isDarkColour(background) : null;
}

/** A colour as RRGGBB, with or without `#`: dark where white text reads better on it. */
export function isDarkColour(colour: string): boolean {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (!parts) return false;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

/** A ribbon command that shows nothing; Excel waits until its work is done. */
export function addCommand(name: string, work: () => Promise<void>): void {
  Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
    void work().finally(() => event.completed());
  });
}

/** Excel for Mac and iPad show the pane in a view of the system that takes no download (office-js #3385). */
export function ignoresLinks(): boolean {
  const platform = Office.context.platform as Office.PlatformType | undefined;
  return ["Mac", "iOS"].includes(String(platform));
}

export function browserOpener(): ((address: string) => void) | null {
  if (!Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) return null;
  return (address) => Office.context.ui.openBrowserWindow(address);
}
