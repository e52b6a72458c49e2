/** Texts about repairs, their record, and explanations, in English. */
import type { repairZh } from "./repair-zh";

const plural = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

export const repairEn: typeof repairZh = {
  repair: {
    one: (value) => `Set to ${value}`,
    cells: (count) => `Correct ${plural(count, "cell")} together`,
    unitLabel: (to) => `Change the unit: ${to}`,
    rescale: (count) => `Convert ${plural(count, "amount")}`,
    allButton: "Apply all",
    titleOne: "Change the cell?",
    title: (count) => `Change ${plural(count, "cell")}?`,
    place: "Cell",
    item: "Item",
    from: "From",
    to: "To",
    outcome: (gained, failing) =>
      `${plural(gained, "relation")} will hold that failed; ${failing === 0 ? "none fails" : `${failing} still ${failing === 1 ? "fails" : "fail"}`} then.`,
    open: (count) =>
      `What ${plural(count, "further cell")} should hold, only the books tell; they are not among these.`,
    rowsByHand:
      "Inserting or deleting a row moves formulas, merged cells and print areas, so that is left to you: do it in the sheet, then check again.",
    kept: "Each change is kept on the sheet 修改记录 and can be taken back at any time.",
    confirm: "Correct",
    allTitle: "Apply every certain correction?",
    allHint: "Only those that are unique, certain and overwrite no formula.",
    nothingCertain: "There is nothing to apply together: the others want a decision each.",
    done: (count, place) =>
      count === 1 ? `${place} was changed.` : `${count} cells were changed (${place}, …).`,
    remaining: (errors) => (errors === 0 ? "No errors are left." : `${plural(errors, "error")} left.`),
    notLogged:
      "The record could not be written, as the workbook's structure is protected: this change can be taken back only until the pane is closed.",
    takenBack: (count, place) =>
      count === 1 ? `${place} was restored.` : `${count} cells were restored (${place}, …).`,
    cannotTakeBack: (place) =>
      `${place} was changed again or is no longer where it was, so nothing was taken back. The sheet 修改记录 says what it held.`,
    stale: "The workbook has changed, so nothing was written. Check it again first.",
    log: (count) => `Changes made (${count})`,
    logTitle: "Changes made",
    logEmpty: "No cell has been changed through this tool.",
    undo: "Undo",
    undone: (time) => `Taken back ${time}`,
    step: (number) => `Undo step ${number}`,
    clearLog: "Clear the record",
    logCleared: "The record was cleared.",
  },
  explain: {
    open: "Explain",
    change: "Change the explanation",
    title: "Say why this stands",
    hint: "Kept on the sheet 核对说明. It lapses when a figure of it changes. An explained error is still an error; an explained warning counts no more.",
    reason: "Reason",
    reasons: [
      "Opening balance adjusted with approval",
      "Last digit adjusted",
      "As the ministry's instructions say",
      "Particular to this entity; the books agree",
    ],
    name: "Name",
    save: "Save",
    remove: "Withdraw",
    saved: "Kept on the sheet 核对说明.",
    removed: "The explanation was withdrawn.",
    explained: "Explained",
    explainedCount: (count) => `${count} explained`,
    said: (reason, name, date) => `${reason} (${name}, ${date})`,
    earlier: (said) => `Said of other figures or last year; to be said again: ${said}`,
  },
};
