/** The code by which the system says why it refused something (`ENOENT`, `ENOSPC`); `undefined` for other errors. */
export function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
