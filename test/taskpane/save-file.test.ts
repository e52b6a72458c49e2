/** @jest-environment jsdom */
/** The ways in which a file leaves the pane, in their order, and what the user is told of each. */
import { saveFile, savedNotice, type Saved } from "../../src/taskpane/save-file";
import { zh } from "../../src/taskpane/strings/zh";

const NAME = "决算情况说明.docx";
const BYTES = new Uint8Array([80, 75, 3, 4]);

interface Place {
  readonly picker?: "works" | "refused" | "cancelled";
  readonly isActive?: boolean;
  readonly ignoresLinks?: boolean;
  readonly opens?: boolean;
}

/** Where the pane may run, with what it can do there. */
async function saveIn({ picker, isActive = true, ignoresLinks = false, opens = false }: Place) {
  const done = { written: 0, clicked: 0, opened: [] as string[] };
  Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: () => undefined });
  Object.defineProperty(navigator, "userActivation", { value: { isActive }, configurable: true });
  HTMLAnchorElement.prototype.click = () => {
    done.clicked += 1;
  };
  Reflect.deleteProperty(window, "showSaveFilePicker");
  if (picker)
    Object.assign(window, {
      showSaveFilePicker: () => {
        if (picker === "cancelled") return Promise.reject(new DOMException("", "AbortError"));
        if (picker === "refused") return Promise.reject(new DOMException("", "SecurityError"));
        const write = (): Promise<void> => {
          done.written += 1;
          return Promise.resolve();
        };
        return Promise.resolve({
          createWritable: () => Promise.resolve({ write, close: () => Promise.resolve() }),
        });
      },
    });
  const openInBrowser = opens ? (address: string) => void done.opened.push(address) : null;
  const saved = await saveFile(NAME, BYTES, { ignoresLinks, openInBrowser });
  return { saved, ...done };
}

test.each<[string, Place, Saved]>([
  ["a dialog of the system, where there is one", { picker: "works" }, "picked"],
  ["nothing, where the user closes that dialog", { picker: "cancelled" }, "cancelled"],
  ["a link, where the frame may not ask", { picker: "refused" }, "linked"],
  ["a link, where the click was too long ago", { picker: "works", isActive: false }, "linked"],
  ["a link, in browsers without the dialog", {}, "linked"],
  ["a page of our own, where links do nothing", { ignoresLinks: true, opens: true }, "opened"],
  ["no way, where not even that can be opened", { ignoresLinks: true }, "none"],
])("%s", async (_what, place, expected) => {
  const { saved, written, clicked, opened } = await saveIn(place);
  expect(saved).toBe(expected);
  expect({ written, clicked, opened: opened.length }).toEqual({
    written: expected === "picked" ? 1 : 0,
    clicked: expected === "linked" ? 1 : 0,
    opened: expected === "opened" ? 1 : 0,
  });
});

test("the page of our own is given the file behind the # of its address, which no server sees", async () => {
  const { opened } = await saveIn({ ignoresLinks: true, opens: true });
  const address = new URL(opened[0] ?? "");
  expect([address.pathname, address.search]).toEqual(["/save.html", ""]);
  const [name = "", data] = address.hash.slice(1).split("/");
  expect(decodeURIComponent(name)).toBe(NAME);
  expect(data).toBe("UEsDBA==");
});

test("only what is known to be saved is called saved", () => {
  const told = (saved: Saved) => savedNotice(saved, NAME, zh);
  expect(told("picked")).toMatchObject({ kind: "success", text: `已保存 ${NAME}。` });
  expect(told("linked").text).toContain("以浏览器为准");
  expect(told("none")).toMatchObject({ kind: "warning" });
});
