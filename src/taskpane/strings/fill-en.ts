/** Texts about filling in 补充资料 from the pane, in English. */
import type { fillZh } from "./fill-zh";

export const fillEn: typeof fillZh = {
  fill: {
    form: "Entries of 补充资料",
    write: "Fill in",
    group: (name, count) => `${name} (${count})`,
    inText: "Show in the text",
    earlier: (text) => `Last year's narrative said: ${text}`,
    take: "Use these words",
    done: (count) =>
      `${count} ${count === 1 ? "entry was" : "entries were"} filled into 补充资料, and the text follows.`,
    wrong: (label, why) => `“${label}” was not filled in: ${why}`,
    noPlace: "The sheet 补充资料 has no place for this entry; nothing was filled in.",
    why: (labels) => `Filled in from the pane: ${labels}`,
    reasons: "Take reasons from last year's narrative to look at…",
    reasonsRead: (name, count) =>
      count > 0
        ? `${count} ${count === 1 ? "reason" : "reasons"} of last year read from ${name}: shown beside what is asked, never filled in unasked.`
        : `${name} gives no reason for what is asked this year.`,
  },
};
