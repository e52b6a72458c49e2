import { Button, Text, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Tie } from "../../report/ties";
import type { PaneReport } from "../analyst/desk";
import { usePane, useSession } from "../shell/pane-context";
import { FoldButton } from "../shell/FoldButton";

/** Of the line of a tie, and of the border of a table. */
const ofColour = (colour: string) => ({ stroke: colour, ...shorthands.borderColor(colour) });

const useStyles = makeStyles({
  fold: { justifyContent: "flex-start", paddingLeft: 0, alignSelf: "flex-start" },
  map: { position: "relative", width: "100%", maxWidth: "320px", aspectRatio: "1", margin: "0 auto" },
  lines: { position: "absolute", inset: 0, width: "100%", height: "100%" },
  table: {
    position: "absolute",
    transform: "translate(-50%, -50%)",
    minWidth: "36px",
    whiteSpace: "nowrap",
    paddingLeft: tokens.spacingHorizontalXXS,
    paddingRight: tokens.spacingHorizontalXXS,
    ...shorthands.borderWidth("2px"),
  },
  chosen: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "1px" },
  good: ofColour(tokens.colorPaletteGreenBorderActive),
  open: ofColour(tokens.colorPaletteMarigoldBorderActive),
  bad: ofColour(tokens.colorPaletteRedBorderActive),
  ties: { margin: 0, padding: 0, listStyleType: "none" },
  tie: { justifyContent: "flex-start", textAlign: "left", paddingLeft: 0 },
});

type Look = "good" | "open" | "bad";

const lookOf = ({ failing, open }: Pick<Tie, "failing" | "open">): Look =>
  failing > 0 ? "bad" : open > 0 ? "open" : "good";

/** 勾稽关系图: the tables and whether what ties them holds; a click shows the findings about it. */
export function TieMap({ report }: { readonly report: PaneReport }) {
  const styles = useStyles();
  const { strings } = useSession();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <FoldButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)} className={styles.fold}>
        {strings.find.map}
      </FoldButton>
      {isOpen && <Drawn report={report} />}
    </>
  );
}

/** Of the square, in hundredths: room for the names is left around. */
const RADIUS = 41;

function Drawn({ report: { tables, ties } }: { readonly report: PaneReport }) {
  const styles = useStyles();
  const { strings, setFilter } = useSession();
  const chosen = usePane((state) => state.filter.tables);
  const tied = tables.filter(({ table }) => ties.some(({ from, to }) => from === table || to === table));
  const names = new Map(tied.map(({ table, code, title }) => [table, shortName(code, title)]));
  const places = new Map(
    tied.map(({ table }, index) => {
      const angle = (2 * Math.PI * index) / tied.length - Math.PI / 2;
      return [table, { x: 50 + RADIUS * Math.cos(angle), y: 50 + RADIUS * Math.sin(angle) }];
    }),
  );
  const choose = (wanted: readonly string[]) =>
    setFilter({ tables: wanted.join() === chosen.join() ? [] : [...new Set(wanted)] });
  const isChosen = (wanted: readonly string[]) => [...new Set(wanted)].join() === chosen.join();
  return (
    <div>
      <div className={styles.map} role="group" aria-label={strings.find.map}>
        <svg className={styles.lines} viewBox="0 0 100 100" aria-hidden>
          {ties.map((tie) => {
            const [from, to] = [places.get(tie.from), places.get(tie.to)];
            if (!from || !to || tie.from === tie.to) return null;
            const look = lookOf(tie);
            return (
              <line
                key={`${tie.from} ${tie.to}`}
                className={styles[look]}
                strokeWidth={look === "bad" ? 1.4 : 0.5}
                strokeDasharray={look === "open" ? "2 1" : undefined}
                x1={from.x}
                y1={from.y}
                x2={to.x}
                y2={to.y}
              />
            );
          })}
        </svg>
        {tied.map(({ table, title }) => {
          const own = ties.filter(({ from, to }) => from === table || to === table);
          const [failing, open] = [sum(own, "failing"), sum(own, "open")];
          const place = places.get(table);
          const shown = `${names.get(table) ?? ""}${failing > 0 ? ` ×${String(failing)}` : ""}`;
          return (
            <Button
              key={table}
              size="small"
              className={mergeClasses(
                styles.table,
                styles[lookOf({ failing, open })],
                isChosen([table]) && styles.chosen,
              )}
              style={{ left: `${String(place?.x ?? 50)}%`, top: `${String(place?.y ?? 50)}%` }}
              aria-pressed={isChosen([table])}
              aria-label={`${shown} ${strings.find.table(title, failing, open)}`}
              title={title}
              onClick={() => choose([table])}
            >
              {shown}
            </Button>
          );
        })}
      </div>
      <Text size={200}>{strings.find.mapHint}</Text>
      <ul className={styles.ties}>
        {ties
          .filter((tie) => lookOf(tie) !== "good")
          .map((tie) => (
            <li key={`${tie.from} ${tie.to}`}>
              <Button
                appearance="transparent"
                size="small"
                className={styles.tie}
                aria-pressed={isChosen([tie.from, tie.to])}
                onClick={() => choose([tie.from, tie.to])}
              >
                {strings.find.tie(names.get(tie.from) ?? tie.from, names.get(tie.to) ?? tie.to)}：
                {strings.find.counts(tie.holding, tie.failing, tie.open)}
              </Button>
            </li>
          ))}
      </ul>
    </div>
  );
}

function sum(ties: readonly Tie[], what: "failing" | "open"): number {
  return ties.reduce((total, tie) => total + tie[what], 0);
}

/** `公开03表` → 03; a table without a number by the beginning of its title. */
function shortName(code: string | null, title: string): string {
  return /\d+(?:-\d+)?/u.exec(code ?? "")?.[0] ?? title.slice(0, 4);
}
