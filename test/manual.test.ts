/** 使用手册: one file that asks for nothing, with a picture wherever it speaks of one, and a way to each chapter. */
import { manual } from "../scripts/manual/pages";

const html = manual("1.2.3");

test("every chapter of the contents is there, and none is left out", () => {
  const named = [...html.matchAll(/<a href="#(\w+)">([^<]+)</gu)].map(([, id, title]) => `${id} ${title}`);
  const there = [...html.matchAll(/<h2 id="(\w+)">\d+\. ([^<]+)</gu)].map(
    ([, id, title]) => `${id} ${title}`,
  );
  expect(named.length).toBeGreaterThan(8);
  expect(there).toEqual(named);
});

test("pictures stand in it as PNG with their words, and nothing is loaded from elsewhere", () => {
  const pictures = [...html.matchAll(/<img src="data:image\/png;base64,(iVBORw0KGgo[^"]+)" alt="([^"]+)"/gu)];
  expect(pictures.length).toBe(html.split("<img").length - 1);
  expect(pictures.length).toBeGreaterThan(6);
  expect(html).not.toMatch(/(?:src|href)="(?!data:|#)/u);
});
