/** The desk's answers about single entries of 补充资料: what is asked, what last year's text said there, what is typed. */
import { contentAt, type ProposedCell } from "../../check/repairs/propose";
import { draftOf, refusalOfBase } from "../../check/draft";
import { supplementBlocks } from "../../narrative";
import { entryField, typedEntry, type EntryField } from "../../narrative/supplement/field";
import { textOf } from "../../review/received-text";
import { toA1 } from "../../workbook/address";
import { UserError } from "../user-error";
import type { BaseFile } from "./draft-answers";
import { checkedOf, type Held } from "./held";
import { readReceivedFile } from "./review-answers";

/** An entry that the text or the document waits for. */
export interface AskedField extends EntryField {
  /** What last year's narrative gave as the reason: to be looked at, never taken unasked. */
  readonly earlier: string | null;
}

export interface FilledField {
  readonly key: string;
  readonly label: string;
  readonly typed: string;
}

/** `unplaced`: the sheet has no cell for one of the entries yet, and is to be completed first. */
export type FilledCells =
  | { readonly status: "cells"; readonly cells: readonly ProposedCell[] }
  | { readonly status: "unplaced" }
  | { readonly status: "wrong"; readonly wrong: readonly { readonly label: string; readonly why: string }[] };

export function askedFields(
  held: Held,
  missing: readonly { readonly key: string; readonly label: string }[],
): AskedField[] {
  const blocks = supplementBlocks(checkedOf(held).edition);
  return missing.flatMap((one): AskedField[] => {
    const field = entryField(blocks, one);
    return field ? [{ ...field, earlier: held.oldReasons.get(field.key) ?? null }] : [];
  });
}

export function entryAnswers(held: Held) {
  return {
    /** The cells of 补充资料 that hold what was typed. */
    entryCells(filled: readonly FilledField[]): FilledCells {
      const { edition, supplement, workbook } = checkedOf(held);
      const blocks = supplementBlocks(edition);
      const read = filled.map((one) => {
        const field = entryField(blocks, one);
        return {
          ...one,
          entry: field ? typedEntry(one.typed, field.kind) : null,
          place: field ? supplement.supplement.places.get(field.key) : undefined,
        };
      });
      const wrong = read.flatMap(({ label, entry }) =>
        entry?.status === "wrong" ? [{ label, why: entry.why }] : [],
      );
      if (wrong.length > 0) return { status: "wrong", wrong };
      if (read.some(({ place }) => place === undefined)) return { status: "unplaced" };
      const cells = read.flatMap(({ entry, place, typed }): ProposedCell[] => {
        if (!place || entry?.status !== "entry") return [];
        const at = { sheet: place.sheet, address: toA1(place.row, place.column) };
        const content = contentAt(workbook, at);
        if (!content) return [];
        const shownFrom = String(content.from.value ?? "");
        return [{ ...at, ...content, to: entry.value, shownFrom, shownTo: typed }];
      });
      return { status: "cells", cells };
    },

    /** Remembers what last year's narrative gave as reasons; how many this year asks for, too. */
    async openReasons({ name, bytes }: BaseFile): Promise<number> {
      const text = textOf(await readReceivedFile(bytes, name));
      const refusal = refusalOfBase(text);
      if (refusal) {
        throw new UserError({ "zh-CN": `${name}：${refusal[0]}`, "en-US": `${name}: ${refusal[1]}` });
      }
      held.oldReasons = draftOf(checkedOf(held), text).oldReasons;
      return held.oldReasons.size;
    },
  };
}
