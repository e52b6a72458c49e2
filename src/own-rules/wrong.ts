/** What is wrong with a rule as it was written, in words for the one who wrote it. Caught where a row is read. */
export class Wrong extends Error {
  constructor(
    message: string,
    /** The side that it is told at, where the one who catches it cannot know. */
    readonly side?: "left" | "right",
  ) {
    super(message);
  }
}

/** Whatever is wrong in what `read` reads is told at this side. */
export function atSide<T>(side: "left" | "right", read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Wrong ? new Wrong(error.message, error.side ?? side) : error;
  }
}

/** A rule that is in order and says nothing here: its table is not of this edition, or not of this workbook. */
export class NotHere extends Error {
  constructor(
    message: string,
    /** Expected, and not to be had: it was not checked, which is another thing than not applicable. */
    readonly isOpen: boolean,
  ) {
    super(message);
  }
}
