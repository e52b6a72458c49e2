/** An edition: the template of one region and year. */
import type { KnownTable } from "../tables/ids";

export interface EditionTable {
  readonly table: KnownTable;
  /** 公开NN表; null where the edition does not number its tables. */
  readonly code: string | null;
  /** Some publish this one in its place. */
  readonly or?: KnownTable;
}

export interface Edition {
  readonly id: string;
  readonly name: string;
  /** A word of the region that entities of the edition carry in their names; null where it is anybody's. */
  readonly region: string | null;
  /** Tables in the order of the template; all are expected. */
  readonly tables: readonly EditionTable[];
  /** What the edition does not have, said: whoever would need it leaves it out and tells the user. */
  readonly without: {
    /** Tables whose printed form is not described. */
    readonly forms: readonly KnownTable[];
    /** Nobody has worded a narrative for it. */
    readonly narrative: boolean;
  };
}
