/** The worker of `batch` with the faults of the run that it belongs to. */
import run from "../../src/cli/batch-worker";
import { inject, type Plan } from "./inject";

const given = process.env["FAULT_PLAN"];
if (given) inject(JSON.parse(given) as Plan);

export default run;
