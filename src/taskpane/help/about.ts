/** What the build has written into the page that holds the pane. */

export interface About {
  readonly version: string | null;
  /** Where users ask for help: an https address, or none was given. */
  readonly support: string | null;
}

export function about(): About {
  const said = (name: string): string | null =>
    document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content.trim() || null;
  const support = said("support");
  return { version: said("version"), support: support?.startsWith("https://") ? support : null };
}
