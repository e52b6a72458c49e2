/** The catalogue of editions. */
import type { Edition } from "./edition";
import { national } from "./national";
import { shanghai2024 } from "./shanghai-2024";
import { xining2024 } from "./xining-2024";

/** Where nobody chose an edition and no workbook tells one: the tables that all regions publish. */
export const DEFAULT_EDITION: Edition = national;

/** Where two fit a workbook alike, the earlier one is taken. */
export const EDITIONS: readonly Edition[] = [xining2024, shanghai2024, national];
