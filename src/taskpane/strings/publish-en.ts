/** Texts about what leaves the pane: what is open before it does, and how a file was saved, in English. */
import type { publishZh } from "./publish-zh";

export const publishEn: typeof publishZh = {
  publish: {
    title: "Some things are still open. Go on?",
    errors: (count) => `${count} errors in the tables, not corrected`,
    problems: (count) => `${count} errors in figures that the text quotes`,
    missing: (count, labels) => `${count} to be filled in 【待填】: ${labels}`,
    tables: (count, titles) => `${count} tables missing: ${titles}`,
    unsure: (count, cells) => `${count} figures that cannot be told 【待核】: ${cells}`,
    stale: "The workbook has changed since it was last checked",
    more: (shown) => `${shown} …`,
    kept: "They are marked in the text as 【待填】 and 【待核】; nothing is invented.",
    anyway: "Go on anyway",
  },
  saving: {
    picked: (name) => `${name} is saved.`,
    linked: (name) =>
      `${name} was handed to the browser as a download; only the browser knows whether it was saved. If you see none, copy with formatting and paste into Word.`,
    opened: (name) =>
      `Files cannot be saved from here: a page for it is open in your browser, click ${name} there.`,
    none: (name) =>
      `Files cannot be saved from here, ${name} was not saved. Copy with formatting and paste into Word.`,
  },
};
