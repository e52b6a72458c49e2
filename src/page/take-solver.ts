/** The solver's binary arrives with the first message, packed; it is unpacked only when the solver is needed. */
import { supplyHighs } from "../solver/load-highs";
import { unpackText } from "./packed";

export interface SolverMessage {
  readonly solver: string;
}

self.addEventListener(
  "message",
  (event: MessageEvent<SolverMessage>) => {
    event.stopImmediatePropagation();
    const { solver } = event.data;
    supplyHighs(() => unpackText(solver));
  },
  { once: true },
);
