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
  },
};
