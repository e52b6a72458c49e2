/** A comparison of two submissions as text for a terminal. */
import { SEVERITY_NAMES } from "../severity-names";
import { visible } from "../visible";
import type { Comparison } from "./compare";
import type { Change } from "./content";
import { STANDING_NAMES, type Standing } from "./standing";

export function compareText({ findings, figures, texts }: Comparison, title: string): string {
  const count = (wanted: Standing): number => findings.filter(({ standing }) => standing === wanted).length;
  const changed = (what: string, changes: readonly Change[], unit: string): string =>
    `${what} ${String(changes.length)} ${unit}，其中上次没有指出的 ${String(changes.filter((change) => !change.isAskedFor).length)} ${unit}`;
  const all = [...figures, ...texts];
  return [
    title,
    `复核：已整改 ${String(count("mended"))}，未整改 ${String(count("still"))}，新出现 ${String(count("new"))}，未能复核 ${String(count("open"))}；` +
      `${changed("数字变动", figures, "处")}；${changed("情况说明改动", texts, "段")}`,
    ...findings.map(
      ({ standing, finding }) =>
        `  【${STANDING_NAMES[standing]}】${SEVERITY_NAMES[finding.severity]}：${finding.message}`,
    ),
    ...part(
      "上次没有指出而改动的：",
      all.filter(({ isAskedFor }) => !isAskedFor),
    ),
    ...part(
      "上次指出并已改动的：",
      all.filter(({ isAskedFor }) => isAskedFor),
    ),
  ]
    .map(visible)
    .join("\n");
}

function part(title: string, changes: readonly Change[]): string[] {
  return changes.length === 0 ? [] : [title, ...changes.map(changeText)];
}

function changeText({ name, place, before, now }: Change): string {
  return `  ${name}（${place}）：${before ?? "（原来没有）"} → ${now ?? "（现在没有）"}`;
}
