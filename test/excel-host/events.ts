/** Numbers by which the client knows Excel's events. */
export const EVENT = {
  changed: 10,
  activated: 11,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  protectionChanged: 24,
} as const;

export type EventEntry = readonly [65536, number, string, string, number];
