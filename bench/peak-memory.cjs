/** Preloaded into a measured program (`node --require`): its peak memory, threads included, as the last line on stderr. */
const { writeSync } = require("node:fs");
const process = require("node:process");
const { isMainThread } = require("node:worker_threads");

if (isMainThread) process.once("exit", () => writeSync(2, `\n${String(process.resourceUsage().maxRSS)}`));
