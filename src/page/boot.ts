/** The only script that stands in the page unpacked: it unpacks and starts the program, or says what is missing. */
import { unpack } from "./packed";

const NEEDED = ["WebAssembly", "structuredClone", "BigInt", "Worker", "Blob", "DecompressionStream"];

async function start(): Promise<void> {
  const place = document.getElementById("page");
  if (!NEEDED.every((name) => name in globalThis)) {
    if (place) {
      place.textContent =
        "这个浏览器太旧，不能运行决算公开助手。请用 2023 年以后的 Chrome、Edge、Firefox、Safari 或 360、WPS 浏览器打开。 " +
        "This browser is too old; please use one of 2023 or later.";
    }
    return;
  }
  // Inline, as a script with an address would be fetched and would wait for the rest of the page.
  const script = document.createElement("script");
  script.textContent = new TextDecoder().decode(await unpack("main"));
  document.body.append(script);
}

void start();
