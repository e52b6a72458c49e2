/** Required before the program itself (`node --require`): the plan comes with the environment. */
import { inject, type Plan } from "./inject";

const given = process.env["FAULT_PLAN"];
if (given) inject(JSON.parse(given) as Plan);
