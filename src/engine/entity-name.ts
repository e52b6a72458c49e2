/** Names of departments, as far as prints of one name differ. */

/** The width of signs and spaces set it apart from no other. */
export function plainEntity(name: string): string {
  return name.normalize("NFKC").replace(/\s/gu, "");
}

/** Without the （本级） of who is told of alone. */
export function withoutScope(name: string): string {
  return name.replace(/\((?:本级|机关|汇总)\)$/u, "");
}
