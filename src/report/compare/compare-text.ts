/** A comparison of two submissions as text for a terminal. */
import { SEVERITY_NAMES } from "../severity-names";
import { visible } from "../visible";
import type { ChangedFigure, Comparison, Standing } from "./compare";

export const STANDING_NAMES: Readonly<Record<Standing, string>> = {
  new: "新出现",
  still: "未整改",
  open: "未能复核",
  mended: "已整改",
};

export function compareText({ findings, figures }: Comparison, title: string): string {
  const count = (wanted: Standing): number => findings.filter(({ standing }) => standing === wanted).length;
  const [asked, others] = [figures.filter(isAskedFor), figures.filter((figure) => !isAskedFor(figure))];
  return [
    title,
    `复核：已整改 ${String(count("mended"))}，未整改 ${String(count("still"))}，新出现 ${String(count("new"))}，未能复核 ${String(count("open"))}；` +
      `数字变动 ${String(figures.length)} 处，其中上次没有指出的 ${String(others.length)} 处`,
    ...findings.map(
      ({ standing, finding }) =>
        `  【${STANDING_NAMES[standing]}】${SEVERITY_NAMES[finding.severity]}：${finding.message}`,
    ),
    ...part("上次没有指出而改动的数：", others),
    ...part("上次指出并已改动的数：", asked),
  ]
    .map(visible)
    .join("\n");
}

const isAskedFor = (figure: ChangedFigure): boolean => figure.isAskedFor;

function part(title: string, figures: readonly ChangedFigure[]): string[] {
  return figures.length === 0 ? [] : [title, ...figures.map(figureText)];
}

export function figureText({ name, place, before, now }: ChangedFigure): string {
  return `  ${name}（${place}）：${before ?? "没有这一行"} → ${now ?? "没有这一行"}`;
}
