/** What every slot is written from. */
import type { Phrase } from "../engine/compose/define-paragraph";
import type { SupplementKey } from "../narrative/supplement/block";
import type { Claim, Statement } from "../review/read/claims";
import type { Base, BaseBlock } from "./base";
import type { Books } from "./books";
import type { Key } from "./key";
import type { Certainty } from "./slot";
import type { Style } from "./style";

/** The edition's own narrative of this year, read as the base is: it says what is due, the base how it is said. */
export interface House extends Base {
  readonly spansOf: (block: BaseBlock) => Phrase;
}

export interface Drafting {
  readonly base: Base;
  readonly house: House;
  readonly books: Books;
  readonly style: Style;
  /** As last year's workbook names the entity; `null` where there is none. */
  readonly oldEntity: string | null;
  /** `same`: the base is of the workbook's own year; `form`: a bureau's form with blanks. */
  readonly mode: "next" | "same" | "form";
  /** A form whose lists name every kind, those of 0 as well. */
  readonly listsAll: boolean;
  readonly keyOf: (statement: Statement) => Key | null;
  readonly houseKeyOf: (statement: Statement) => Key | null;
  /** What the base gave as reasons, by the entry of 补充资料 that asks for this year's; filled while it is written. */
  readonly oldReasons: Map<SupplementKey, string>;
  readonly certaintyOf: (claim: Claim) => Certainty;
}
