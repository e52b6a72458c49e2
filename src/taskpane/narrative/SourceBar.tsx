import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { toA1 } from "../../workbook/address";
import { useSession } from "../shell/pane-context";
import type { ChosenSpan } from "./narrative-state";

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    maxHeight: "35%",
    overflowY: "auto",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `2px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  entry: {
    paddingLeft: 0,
    paddingRight: 0,
    textAlign: "left",
    justifyContent: "flex-start",
    color: tokens.colorBrandForegroundLink,
  },
});

/** The cells that a figure of the text came from; a rate has two. */
export function SourceBar({ chosen }: { readonly chosen: ChosenSpan }) {
  const styles = useStyles();
  const { strings, jumpToCell } = useSession();
  return (
    <div className={styles.bar} role="region" aria-live="polite" aria-label={strings.narrate.sourceCells}>
      <Text size={200} weight="semibold">
        {chosen.text}
      </Text>
      <ul className={styles.list}>
        {chosen.sources.map(({ key, label, cell }) => (
          <li key={key}>
            {cell ? (
              <Button
                appearance="transparent"
                size="small"
                className={styles.entry}
                aria-label={strings.narrate.go(label)}
                onClick={() => void jumpToCell(cell)}
              >
                {label}（{cell.sheet} {toA1(cell.row, cell.column)}）
              </Button>
            ) : (
              <Text size={200}>{label}</Text>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
