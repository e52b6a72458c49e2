/**
 * What is to be put away when the program is told to end (TERM, INT, HUP) or cannot go on: half-written files, locks,
 * threads. Signals are listened to only while there is something to put away, so that they end a program at once that
 * has nothing, even in the middle of a computation.
 */

type CleanUp = () => void | Promise<void>;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const cleanUps = new Set<CleanUp>();
let ending = false;

/** Whether the program is putting things away: nothing new is to be begun. */
export function isEnding(): boolean {
  return ending;
}

/** Resolves as `work` does; where the program ends before that, `cleanUp` runs first. Nothing is begun after that. */
export async function withCleanUp<T>(cleanUp: CleanUp, work: () => Promise<T>): Promise<T> {
  if (ending) throw new Error("the program is ending");
  // An object of its own, so that the same function given twice is kept twice.
  const own: CleanUp = () => cleanUp();
  if (cleanUps.size === 0) for (const signal of SIGNALS) process.on(signal, endBySignal);
  cleanUps.add(own);
  try {
    return await work();
  } finally {
    cleanUps.delete(own);
    if (cleanUps.size === 0 && !isEnding()) stopListening();
  }
}

/** Puts everything away, the last begun first; what cannot be put away does not keep the rest. */
export async function cleanUpAll(): Promise<void> {
  ending = true;
  for (const cleanUp of [...cleanUps].reverse()) {
    try {
      await cleanUp();
    } catch {
      // The next run clears what is left.
    }
  }
}

/** Ends as the signal ends any program, so that a shell or a scheduler sees what happened. */
function endBySignal(signal: NodeJS.Signals): void {
  stopListening();
  void cleanUpAll().finally(() => {
    process.kill(process.pid, signal);
  });
}

function stopListening(): void {
  for (const signal of SIGNALS) process.removeListener(signal, endBySignal);
}
