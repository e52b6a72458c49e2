/** Writes `docs/checks.md` from the catalogues; run after a check was added or changed. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { checksPage } from "../src/report/checks-page";

writeFileSync(join(__dirname, "..", "docs", "checks.md"), checksPage());
