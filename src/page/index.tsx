/** Starts the page. */
import "./without-eval";
import { createRoot } from "react-dom/client";
import type { HostLanguage } from "../hosts/host-error";
import "../taskpane/page.css";
import "./page.css";
import { PageApp } from "./PageApp";
import { createWorkplace, type Workplace } from "./workplace";

declare global {
  interface Window {
    /** For tests that look at what is open. */
    finalAccounts?: Workplace;
  }
}

function languageOf(): HostLanguage {
  const wanted = new URLSearchParams(location.search).get("language") ?? navigator.language;
  return wanted.toLowerCase().startsWith("zh") ? "zh-CN" : "en-US";
}

function start(container: HTMLElement): void {
  const workplace = createWorkplace(languageOf());
  window.finalAccounts = workplace;
  document.documentElement.lang = workplace.language;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const root = createRoot(container);
  const render = () => root.render(<PageApp workplace={workplace} isDark={system.matches} />);
  system.addEventListener("change", render);
  window.addEventListener("beforeunload", (event) => {
    if (workplace.store.get().open?.book.isSaved === false) event.preventDefault();
  });
  render();
  // Once the first screen is drawn; a failure is told when a file is opened.
  requestAnimationFrame(() => setTimeout(() => void workplace.prepare().catch(() => undefined)));
}

const container = document.getElementById("page");
if (container) start(container);
