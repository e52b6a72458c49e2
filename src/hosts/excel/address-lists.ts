/** Excel takes no longer list of addresses for one `RangeAreas`. */
const LIMIT = 8192;

/** Joins addresses with commas, into as few lists as Excel takes. */
export function addressLists(addresses: readonly string[]): string[] {
  const lists: string[] = [];
  for (const address of addresses) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + 1 + address.length <= LIMIT) {
      lists[lists.length - 1] = `${last},${address}`;
    } else {
      lists.push(address);
    }
  }
  return lists;
}
