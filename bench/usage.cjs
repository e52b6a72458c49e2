/** Preloaded into a measured program (`node --require`): what it used, threads included, as the last line on stderr. */
const { writeSync } = require("node:fs");
const process = require("node:process");
const { isMainThread } = require("node:worker_threads");

/** Peak memory in kilobytes, then processor time in microseconds. */
function printUsage() {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(2, `\n${String(maxRSS)} ${String(userCPUTime + systemCPUTime)}`);
}

if (isMainThread) process.once("exit", printUsage);
