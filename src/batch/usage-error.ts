/** What a user asked for cannot be done (bad arguments, an output that exists, files that are no disclosure): one line. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly english: string,
  ) {
    super(message);
  }
}
