/** axe-core inside the pane. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Frame } from "playwright-core";
import type { Actor } from "./browser";

const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Where Fluent's focus trap catches the Tab key: it takes the focus only to pass it on at once. */
const SENTINELS = "[data-tabster-dummy]";

/** What turns for ever, or stands still, is not waited for. */
const MOVING_ENDED = `Promise.all(
  document.getAnimations()
    .filter((each) => each.playState === "running" && each.effect.getComputedTiming().endTime !== Infinity)
    .map((each) => each.finished.catch(() => null))
).then(() => null)`;

/** No violation of WCAG 2.1 A and AA, nor of axe's best practices. */
export async function expectAccessible({ page }: Actor): Promise<void> {
  const frame = page.frames().find((candidate) => candidate.parentFrame() !== null);
  assert.ok(frame, "the pane is not there");
  await expectFrameAccessible(frame);
}

export async function expectFrameAccessible(frame: Frame): Promise<void> {
  // A colour on its way from one to another is neither.
  await frame.evaluate(MOVING_ENDED);
  // Through the debugger, past the page's own policy.
  await frame.evaluate(SOURCE);
  const { violations } = await frame.evaluate<AxeResults>(`axe.run({ exclude: ["${SENTINELS}"] })`);
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html.slice(0, 300)}\n  ${failureSummary ?? ""}`).join("\n")}`,
  );
  assert.equal(told.length, 0, told.join("\n"));
}
