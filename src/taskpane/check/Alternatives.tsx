import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import type { Culprit } from "../../engine/finding";
import type { CellPlace } from "../../hosts/host";
import { useSession } from "../shell/pane-context";
import { expectedText } from "./expected-text";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  cell: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalXS },
  place: { paddingLeft: 0, paddingRight: 0, minWidth: 0, color: tokens.colorBrandForegroundLink },
});

export interface AlternativesProps {
  readonly culprit: Culprit;
  readonly tabIndex: 0 | -1;
  readonly onJump: (place: CellPlace) => void;
}

/** Other cells that would explain the same; several in one line are wrong together. */
export function Alternatives({ culprit, tabIndex, onJump }: AlternativesProps) {
  const styles = useStyles();
  const { strings } = useSession();
  return (
    <div>
      <Text size={200} weight="semibold">
        {strings.check.alternatives(culprit.alternatives.length)}
      </Text>
      <ul className={styles.list}>
        {culprit.alternatives.map((cells, index) => (
          <li key={index}>
            {cells.map((suspect) => {
              const { sheet, address } = suspect;
              return (
                <div key={`${sheet}!${address}`} className={styles.cell}>
                  <Button
                    size="small"
                    appearance="transparent"
                    className={styles.place}
                    tabIndex={tabIndex}
                    aria-label={strings.check.jump(`${sheet} ${address}`)}
                    onClick={() => onJump({ sheet, address })}
                  >
                    {sheet} {address}
                  </Button>
                  <Text size={200}>{expectedText(strings, suspect)}</Text>
                </div>
              );
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
