import type { ContractCase } from "./case";
import { eventCases } from "./events";
import { formatCases } from "./formats";
import { objectCases } from "./objects";
import { protectionCases } from "./protection";
import { valueCases } from "./values";

/** Every claim of the test host about Excel. */
export const contractCases: readonly ContractCase[] = [
  ...valueCases,
  ...objectCases,
  ...formatCases,
  ...protectionCases,
  ...eventCases,
];
