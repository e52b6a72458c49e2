/** Texts of help and settings, in English. */
import type { helpZh } from "./help-zh";

export const helpEn: typeof helpZh = {
  help: {
    title: "Help and settings",
    basis: "Basis",
    what: "Recognizes the disclosure tables by their content, checks every relation within and between them, names the cell that is most likely wrong, and writes and reviews the narrative.",
    read: "Read: values, formulas and number formats of all sheets of this workbook, and the files that you open in the pane.",
    written:
      "Written, and only when you click for it: marks, comments, corrected figures and sheets of this tool. Every changed cell stands on the sheet 修改记录 and can be taken back.",
    leaves:
      "Never sent: tables, texts and files are processed on this computer. The pane loads its program from where it was installed and from the address of Office.js, and sends nothing.",
    settings: "Settings",
    rounding: "List rounding differences and adjusted last digits",
    off: "Checks switched off",
    noneOff:
      "None. A check can be switched off below, with a reason, which stands on the sheet 核对说明; every report then lists it as not checked.",
    switchOff: "Switch off…",
    switchOffOf: (title) => `Switch off: ${title}`,
    switchOn: "Switch on",
    switchOnOf: (title) => `Switch on: ${title}`,
    offHint:
      "What is switched off is not checked and does not pass: without a relation that must hold, the result is “partly not checked”.",
    confirmOff: "Switch this check off",
    switchedOff: "Switched off; the reason stands on the sheet 核对说明.",
    switchedOn: "Switched on again.",
    kinds: "Kinds of findings and what they rest on",
    search: "Find a check",
    kind: (count) => `${count} ${count === 1 ? "check" : "checks"}`,
    none: "There is no such check.",
    severities: {
      error: "Error: a relation that must hold does not; correct it or explain it.",
      warning: "Warning: what usually holds does not; look at it.",
      info: "Note: rounding and the like, no error.",
    },
    about: "About",
    version: (version) => `Version ${version}`,
    contact: "Ask for help",
    noContact: "For help, ask whoever installed this tool.",
  },
};
