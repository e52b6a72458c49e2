/** Texts for finding one's way among findings, in English. */
import type { findZh } from "./find-zh";

export const findEn: typeof findZh = {
  find: {
    grouping: "Group",
    groupings: { none: "Not grouped", severity: "By severity", sheet: "By worksheet", cause: "By cause" },
    causes: {
      structure: "Whole rows, columns or tables",
      undecided: "Cause not decided",
      other: "No single cell",
    },
    noSheet: "On no one sheet",
    group: (name, count) => `${name} (${count})`,
    previous: "Previous finding",
    next: "Next finding",
    position: (at, count) => (at > 0 ? `${at} of ${count}` : `${count} in all`),
    legend: "Colours of the marks",
    map: "Map of the tables",
    mapHint:
      "Green: all hold; amber: some undecided; red: some fail. Click a table or a tie to see its findings.",
    table: (title, failing, open) =>
      `${title}: ${failing > 0 ? `${failing} failed` : open > 0 ? `${open} undecided` : "holds"}`,
    tie: (from, to) => (from === to ? `within ${from}` : `${from} and ${to}`),
    counts: (holding, failing, open) =>
      [`${holding} hold`, failing > 0 ? `${failing} fail` : "", open > 0 ? `${open} undecided` : ""]
        .filter((part) => part !== "")
        .join(", "),
  },
};
