/** The catalogue of editions; where two fit a workbook alike, the earlier one is taken. */
import type { Edition } from "./edition";
import { national } from "./national";
import { shanghai2024 } from "./shanghai-2024";
import { xining2024 } from "./xining-2024";

export const EDITIONS: readonly Edition[] = [xining2024, shanghai2024, national];
