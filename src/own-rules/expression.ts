/** A side of a rule as a tree, whichever way it was written: by names, or as a formula made by clicking. */
import type { Unit } from "../workbook/amount";
import type { Area } from "../workbook/formula/parse";
import type { Fraction } from "./fraction";

/** A constant's unit: of money, or of things that are counted. */
export type ConstantUnit = Unit | "count";

/** `03表[2010301,基本支出]` as written. */
export interface NamedFigure {
  readonly isPrior: boolean;
  readonly table: string;
  readonly item: string;
  /** `null`: left out, for a table with one column. */
  readonly column: string | null;
}

export type Expression =
  | { readonly kind: "number"; readonly value: Fraction; readonly unit: ConstantUnit | null }
  | { readonly kind: "named"; readonly figure: NamedFigure }
  | { readonly kind: "area"; readonly area: Area }
  | { readonly kind: "negative"; readonly of: Expression }
  | {
      readonly kind: "operation";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "sum"; readonly of: readonly Expression[] };
