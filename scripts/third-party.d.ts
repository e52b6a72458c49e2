/** The texts of the licences of all packages that these files belong to. */
export function licencesOf(files: readonly string[]): string;
