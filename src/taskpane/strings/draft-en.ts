/** Texts about a draft from a document, in English. */
import type { draftZh } from "./draft-zh";

export const draftEn: typeof draftZh = {
  draft: {
    open: "From a document…",
    hint: "Choose last year's narrative (Word or text) or the bureau's form: it becomes this year's.",
    other: "Another document…",
    close: "Back",
    renew: "Apply again",
    save: "Save",
    saveRevised: "Word document with revisions",
    savePlain: "Word document",
    saveText: "Text (.txt)",
    saveMarkdown: "Markdown (.md)",
    unmark: "Remove our shades from a Word document…",
    unmarked: (name) => `The shades are removed: ${name}.`,
    text: "Draft",
    written: (count, proved) =>
      `${count} written, ${proved} of them proved by last year's figures or the text`,
    kept: (count) => `${count} not understood and left as they were`,
    added: (cloned, edition) =>
      `${cloned} paragraphs after the document's pattern, ${edition} in the edition's words`,
    toCheck: (count) => `${count} to be looked at`,
    toFill: (count) => `${count} to be filled in`,
    baseErrors: (count) => `${count} wrong in the document already`,
    same: "The document is of this year: no year was moved.",
    mended: "A table slid or is in another unit: its figures are taken as they should stand.",
    otherEntity: (named, own) => `The document is of “${named}”, the workbook of “${own}”.`,
    tables: (count) => `${count} tables of the document (and its charts) were left as they are.`,
    stale: (count) =>
      `Cells quoted by ${count} paragraphs have changed: apply again; what you wrote is kept.`,
    staleParagraph: "The figures quoted have changed",
    lost: (count) => `${count} texts of yours whose paragraphs are not there any more`,
    edit: (paragraph) => `Edit paragraph ${paragraph}`,
    keep: "OK",
    edited: "Edited by hand",
    toParagraph: (paragraph) => `Paragraph ${paragraph}`,
  },
};
