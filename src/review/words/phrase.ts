/** What a word around a figure can say of it. */
export type Role = "final" | "initial" | "full" | "budget" | "before";
export type Direction = 1 | -1;
/** What a change or a comparison is made with; `other`: with something that no table and no sentence states. */
export type Against = "prior" | "budget" | "other";

export type Meaning =
  /** Which figure of its subject follows. */
  | { readonly kind: "role"; readonly role: Exclude<Role, "before"> }
  /** What the text speaks of is last year's until the clause ends. */
  | { readonly kind: "lastYear" }
  | { readonly kind: "verb"; readonly direction: Direction; readonly figure: "amount" | "rate" | "either" }
  /** The figure that follows is the new one: 降至. */
  | { readonly kind: "becomes"; readonly direction: Direction }
  | { readonly kind: "against"; readonly what: Against; readonly role?: Role }
  | {
      readonly kind: "comparison";
      readonly sign: Direction | 0;
      readonly base: Role;
      readonly loose?: boolean;
    }
  | { readonly kind: "equal"; readonly against: "prior" | null; readonly loose?: boolean }
  | { readonly kind: "share" }
  | { readonly kind: "completion"; readonly base: Role }
  | { readonly kind: "noBudget" | "noFinal" | "whole" | "following" | "reason" | "purpose" | "list" | "each" }
  /** 预决算差异率: the difference to the budget over the budget, with its sign. */
  | { readonly kind: "deviation" }
  /** A price that tells things apart, no figure of the department. */
  | { readonly kind: "price" }
  /** Looks like a name, and is none. */
  | { readonly kind: "aside" };

export interface Phrase {
  readonly says: Meaning;
  readonly patterns: readonly string[];
  /** So short that it is one only with its figure at once behind it. */
  readonly isBeforeDigit?: true;
  readonly examples: readonly string[];
  readonly not?: readonly string[];
}
