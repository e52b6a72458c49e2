/**
 * A page that plays Excel: a spreadsheet grid over the test host's workbook, and beside it the unmodified pane in a
 * frame, which talks to the host through office.js. Address parameters: `language`, `workbook`, `pane`, `width`.
 */
import "@fortune-sheet/react/dist/index.css";
import "./page.css";
import { connectFrame } from "../../test/excel-host/browser-frame";
import { ExcelHost } from "../../test/excel-host/host";
import { openXlsx } from "../../test/excel-host/xlsx-file";
import { showGrid } from "./grid";

declare global {
  interface Window {
    /** The host, for tests that play the user. */
    tryHost: ExcelHost;
  }
}

const parameters = new URLSearchParams(location.search);
const parameter = (name: string, otherwise: string) => parameters.get(name) ?? otherwise;

const environment = { language: parameter("language", "zh-CN"), excelApi: parameter("excelApi", "1.15") };
const pane = new URL(parameter("pane", "pane/taskpane.html"), location.href);

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no ${id} in the page`);
  return found;
}

const message = element("message", HTMLSpanElement);
let closeWorkbook: (() => void) | null = null;

async function openWorkbook(bytes: Uint8Array, name: string): Promise<void> {
  const host = new ExcelHost(await openXlsx(bytes, name));
  closeWorkbook?.();
  window.tryHost = host;
  element("name", HTMLElement).textContent = name;
  const grid = showGrid(host, element("grid", HTMLDivElement), (text) => (message.textContent = text));
  const frame = connectFrame(host, element("addin", HTMLDivElement), pane, environment);
  frame.frame.title = "决算公开助手";
  closeWorkbook = () => {
    frame.disconnect();
    grid.close();
  };
}

async function openFile(file: File): Promise<void> {
  try {
    await openWorkbook(new Uint8Array(await file.arrayBuffer()), file.name);
    message.textContent = "";
  } catch (error) {
    message.textContent = `无法打开 ${file.name}：${error instanceof Error ? error.message : String(error)}`;
  }
}

function listen(): void {
  const input = element("file", HTMLInputElement);
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void openFile(file);
  });
  const editing = element("editing", HTMLInputElement);
  editing.addEventListener("change", () => (window.tryHost.isEditingCell = editing.checked));
  const shield = element("protected", HTMLInputElement);
  shield.addEventListener("change", () => {
    window.tryHost.userProtectsSheet(window.tryHost.active.name, shield.checked);
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  document.addEventListener("dragleave", () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("dropping");
    const file = event.dataTransfer?.files[0];
    if (file) void openFile(file);
  });
}

async function start(): Promise<void> {
  document.documentElement.style.setProperty("--pane-width", `${parameter("width", "350")}px`);
  listen();
  const address = parameter("workbook", "sample.xlsx");
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  await openWorkbook(new Uint8Array(await response.arrayBuffer()), address.split("/").pop() ?? address);
}

void start();
