/** Dates are numbers to a spreadsheet; only their format tells them from amounts. */

/** Whether a number shown in this format is a date or a time. */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined || /^general$/i.test(format)) return false;
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[ymdhs]/i.test(bare);
}

const DAY = 86_400_000;
/** Serial number of 1970-01-01. */
const EPOCH = 25_569;

/** `45413` → `2024-05-01`. */
export function dateOfSerial(serial: number): string {
  const date = new Date((Math.floor(serial) - EPOCH) * DAY);
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10);
}
