/** A page of the development build: runs the contract cases inside real Excel and shows where Excel differs. */
import { observe, type Observation } from "./case";
import { contractCases } from "./index";

const [run, copy] = [element("run", HTMLButtonElement), element("copy", HTMLButtonElement)];
const status = element("status", HTMLElement);
const results = element("results", HTMLTableSectionElement);

/** Tab-separated, with the version of Excel above it. */
let table = "";

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}

async function runAll(): Promise<void> {
  run.disabled = true;
  results.replaceChildren();
  const { version, platform } = Office.context.diagnostics;
  const lines = [`Excel ${version}, ${platform}, ${Office.context.displayLanguage}`, "case\texpected\tExcel"];
  let different = 0;
  for (const [at, one] of contractCases.entries()) {
    status.textContent = `${at + 1} of ${contractCases.length}: ${one.name}`;
    const observation = await observe(one).catch((error: unknown) => ({
      name: one.name,
      expected: one.expected,
      observed: { failed: String(error) },
    }));
    const [expected, observed] = [inOneForm(observation.expected), inOneForm(observation.observed)];
    if (expected === observed) continue;
    different += 1;
    lines.push([observation.name, expected, observed].join("\t"));
    results.append(rowOf(observation));
  }
  table = lines.join("\n");
  status.textContent = `${contractCases.length} cases, ${different} differ.`;
  run.disabled = false;
  copy.disabled = false;
}

function rowOf({ name, expected, observed }: Observation): HTMLTableRowElement {
  const row = document.createElement("tr");
  for (const text of [name, inOneForm(expected), inOneForm(observed)]) {
    const cell = document.createElement("td");
    cell.textContent = text;
    row.append(cell);
  }
  return row;
}

/** JSON with the members of every object in one order, so that equal answers read alike. */
function inOneForm(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b)))
      : part,
  );
}

run.addEventListener("click", () => void runAll());
copy.addEventListener("click", () => void navigator.clipboard.writeText(table));
void Office.onReady(({ host }) => {
  if (host === Office.HostType.Excel) run.disabled = false;
  else status.textContent = "Open this page as an add-in inside Excel.";
});
