/** How far a batch is, for whoever waits before a terminal. */
import { say } from "../command";

export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

/** On a terminal only; a log gets the closing line. */
export async function startBar(total: number): Promise<Progress> {
  const { SingleBar } = await import("cli-progress");
  const format = say(
    "{bar} {value}/{total} | {percentage}% | 已用 {duration_formatted} | 剩余 {eta_formatted} | {speed} 个/秒",
    "{bar} {value}/{total} | {percentage}% | {duration_formatted} | {eta_formatted} left | {speed}/s",
  );
  const bar = new SingleBar({
    format,
    stream: process.stderr,
    noTTYOutput: false,
    etaBuffer: 50,
  });
  const start = performance.now();
  bar.start(total, 0, { speed: "0.0" });
  return {
    update: (done) => {
      const seconds = (performance.now() - start) / 1000;
      bar.update(done, { speed: (done / Math.max(seconds, 0.001)).toFixed(1) });
    },
    stop: () => {
      bar.stop();
    },
  };
}
