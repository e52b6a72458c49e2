/** Starts the pane inside Excel. */
import { createRoot } from "react-dom/client";
import { createExcelHost } from "../hosts/excel/excel-host";
import { isOfficeDark, whenOfficeIsReady } from "../hosts/excel/office";
import { createWorkerAnalyst } from "./analyst/worker-analyst";
import "./page.css";
import { createSession } from "./session/session";
import { App } from "./shell/App";
import { en } from "./strings/en";
import { zh } from "./strings/zh";

/** Where the pane was told to take office.js from. */
function officeHost(): string {
  const sources = [...document.scripts].map(({ src }) => src);
  const office = sources.find((address) => address.endsWith("/office.js"));
  return office === undefined ? "office.js" : new URL(office).host;
}

async function start(container: HTMLElement): Promise<void> {
  const place = await whenOfficeIsReady();
  const prefersChinese = navigator.language.toLowerCase().startsWith("zh");
  if (place !== "excel") {
    const { errors } = prefersChinese ? zh : en;
    const texts = {
      outdated: errors.outdated,
      silent: errors.silent(officeHost()),
      elsewhere: errors.noHost,
    };
    container.textContent = texts[place];
    return;
  }
  const host = createExcelHost();
  const strings = host.language === "zh-CN" ? zh : en;
  document.documentElement.lang = host.language;
  document.title = strings.product;

  const session = createSession({ host, analyst: createWorkerAnalyst(), strings });
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const root = createRoot(container);
  const render = () => root.render(<App session={session} isDark={isOfficeDark() ?? system.matches} />);
  system.addEventListener("change", render);
  // Excel tells nobody of a new theme; whoever chose one comes back to the pane.
  window.addEventListener("focus", render);
  document.addEventListener("visibilitychange", render);
  render();
  await session.start();
}

const container = document.getElementById("pane");
if (container) void start(container);
