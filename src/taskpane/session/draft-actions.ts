/** A draft from a document: choosing it, making it anew, writing into it by hand, and saving it. */
import { keysOf, withHandEdits, type HandEdits } from "../../draft/by-hand";
import { paragraphText } from "../../draft/paragraph";
import type { BaseFile, DraftFormat, MadeDraft } from "../analyst/draft-answers";
import { saveFile, savedNotice } from "../save-file";
import type { ShownDraft } from "../draft/draft-state";
import type { ChosenSpan } from "../narrative/narrative-state";
import { checkAgain, jumpToSource } from "./check-actions";
import { runJob, type SessionContext } from "./context";

/** A Word base is written as what it is: with macros it has another extension. */
function extensionOf({ made, base }: ShownDraft, format: DraftFormat): string {
  if (format === "txt" || format === "md") return format;
  return made.isDocument ? (base.name.split(".").at(-1) ?? "docx") : "docx";
}

export function createDraftActions(context: SessionContext) {
  const { analyst, host, store, strings } = context;

  function show(base: BaseFile, made: MadeDraft, edits: HandEdits): void {
    const shown = { ...withHandEdits(made.paragraphs, edits), stale: new Set<number>() };
    store.update({ draft: { base, made, edits, chosen: null, looksAt: null, ...shown } });
  }

  /** From the workbook as it is now; what was written by hand is kept. */
  function make(base: BaseFile, edits: HandEdits): Promise<boolean> {
    return runJob(context, {
      label: strings.work.composing,
      run: async (signal, progress) => {
        await checkAgain(context, signal, progress);
        progress(strings.work.composing);
        show(base, await analyst.ask("draft", [base], signal), edits);
        return null;
      },
    });
  }

  async function openBase(file: File): Promise<boolean> {
    return make(await baseOf(file), new Map());
  }

  async function renewDraft(): Promise<void> {
    const { draft } = store.get();
    if (draft) await make(draft.base, draft.edits);
  }

  /** `text`: what the user made of the paragraph. */
  function editDraft(position: number, text: string): void {
    const { draft } = store.get();
    const made = draft?.made.paragraphs[position];
    if (!draft || !made) return;
    const key = keysOf(draft.made.paragraphs)[position] ?? "";
    const from = paragraphText(made);
    const others = [...draft.edits].filter(([other]) => other !== key);
    const edits = new Map(from === text ? others : [...others, [key, { from, to: text }] as const]);
    update({ edits, ...withHandEdits(draft.made.paragraphs, edits) });
  }

  function update(change: Partial<ShownDraft>): void {
    store.update(({ draft }) => ({ draft: draft && { ...draft, ...change } }));
  }

  /** Shows where a figure comes from, and goes to its first cell. */
  async function chooseInDraft(chosen: ChosenSpan): Promise<void> {
    update({ chosen });
    await jumpToSource(context, chosen);
  }

  function saveDraft(format: DraftFormat): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal) => {
        const { draft } = store.get();
        if (!draft) return null;
        const bytes = await analyst.ask("draftFile", [draft.base, draft.paragraphs, format], signal);
        const name = `${draft.made.fileName}.${extensionOf(draft, format)}`;
        return savedNotice(await saveFile(name, bytes, host), name, strings);
      },
    });
  }

  /** A copy of a Word document without our shades. */
  function unmarkFile(file: File): Promise<boolean> {
    return runJob(context, {
      label: strings.work.opening,
      run: async (signal) => {
        const base = await baseOf(file);
        const bytes = await analyst.ask("unmarkedFile", [base], signal);
        const saved = savedNotice(await saveFile(base.name, bytes, host), base.name, strings);
        return { ...saved, text: `${strings.draft.unmarked(base.name)} ${saved.text}` };
      },
    });
  }

  return {
    openBase,
    renewDraft,
    editDraft,
    chooseInDraft,
    saveDraft,
    unmarkFile,
    lookAt: (position: number) => update({ looksAt: position }),
    closeDraft: () => store.update({ draft: null }),
  };
}

async function baseOf(file: File): Promise<BaseFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
