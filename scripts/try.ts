/** `npm run try`: the pane beside a spreadsheet grid, on this machine, without Excel. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { serveTryPage } from "./try/server";

const ROOT = join(__dirname, "..");
const PORT = Number(process.env["PORT"] ?? 3001);

async function main(): Promise<void> {
  const build = spawnSync(
    process.execPath,
    [
      join(ROOT, "node_modules/webpack/bin/webpack.js"),
      "--mode=development",
      "--config-name=taskpane",
      "--config-name=try",
    ],
    { cwd: ROOT, stdio: "inherit" },
  );
  if (build.status !== 0) {
    process.exitCode = 1;
    return;
  }
  const { address } = await serveTryPage(join(ROOT, "dist/taskpane-dev"), PORT);
  console.log(`\nOpen ${address} (the certificate is this machine's own: let the browser go on).`);
  console.log(`In English: ${address}?language=en-US    Ctrl+C ends.`);
}

void main();
