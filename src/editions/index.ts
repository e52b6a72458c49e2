/** The catalogue of editions. */
import type { Edition } from "./edition";
import { xining2024 } from "./xining-2024";

export const EDITIONS: readonly Edition[] = [xining2024];
