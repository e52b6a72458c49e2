/**
 * A table kind as data: how its title, columns and lines are called, wherever it stands. Nothing here knows a sheet's
 * name or a column's position; `recognize` and `extract` are the only readers of these definitions.
 */
import type { ColumnId, LineId, Measure, TableId } from "./fact";

export interface ColumnDefinition {
  readonly id: ColumnId;
  readonly label: string;
  /**
   * Header texts that mean this column, as `own` or `parent>own`. Spaces, width of brackets and quotes do not matter.
   * A header with a parent wins over one without.
   */
  readonly headers: readonly string[];
  /** Where the header names the line as well (公开09表: 公务用车购置费, 决算数). */
  readonly line?: LineId;
  readonly measure?: Measure;
  readonly signed?: boolean;
  /** The table cannot be read without it. */
  readonly required?: boolean;
}

export interface LineDefinition {
  readonly id: LineId;
  /** As the form prints it, without ordinals such as `一、`. */
  readonly label: string;
  readonly aliases?: readonly string[];
  readonly measure?: Measure;
  readonly signed?: boolean;
  /** Every form prints it; where a table with figures has no such line, that is said. */
  readonly required?: boolean;
  /** Both sides of the table end in it, so that one is often taken over from the other. */
  readonly grandTotal?: true;
  /** Class code, where the line is a functional class in a fixed form. */
  readonly code?: string;
}

/** What stands left of the figures: fixed labels, functional or economic codes, or nothing at all. */
export type Stub = "labels" | "functional" | "economic" | "none";

/** Columns that are read together; most tables have one block, forms have two or three side by side. */
export interface BlockDefinition {
  readonly id: string;
  readonly stub: Stub;
  readonly columns: readonly ColumnDefinition[];
  /** Fixed rows; for code blocks the totals. */
  readonly lines: readonly LineDefinition[];
}

export interface TableDefinition {
  readonly id: TableId;
  readonly title: string;
  /** Other titles of the same table, with the same figures. */
  readonly aliases: readonly string[];
  readonly blocks: readonly BlockDefinition[];
  /** The same figures under one another, where some forms print in rows what `blocks` have side by side. */
  readonly upright?: readonly BlockDefinition[];
  /** Label and value pairs under the table (相关统计数). */
  readonly statistics?: readonly LineDefinition[];
  readonly examples: {
    /** Title cells that are this table, and near misses that are not. */
    readonly accept: readonly string[];
    readonly reject: readonly string[];
  };
}

/** Keeps the ids as literals, so that whoever names a line or a column of the table is held to them by the types. */
export function defineTable<const T extends TableDefinition>(definition: T): T {
  return definition;
}

/** Every line that the definition names, over all blocks and statistics. */
export function definedLines(definition: TableDefinition): LineDefinition[] {
  return [...definition.blocks.flatMap((block) => block.lines), ...(definition.statistics ?? [])];
}

/** Columns and lines whose value may be below zero are marked, so that nobody wonders at their sign. */
export function definedColumns(definition: TableDefinition): ColumnDefinition[] {
  return definition.blocks.flatMap((block) => block.columns);
}
