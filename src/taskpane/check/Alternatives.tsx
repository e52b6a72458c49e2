import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Culprit } from "../../engine/finding";
import type { CellPlace } from "../../hosts/host";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";
import { ApplyDialog } from "./ApplyDialog";
import { expectedText } from "./FindingCard";

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
  const isWorking = usePane(isBusy);
  const [asked, setAsked] = useState<{ place: CellPlace; to: string } | null>(null);
  return (
    <div>
      <Text size={200} weight="semibold">
        {strings.check.alternatives(culprit.alternatives.length)}
      </Text>
      <ul className={styles.list}>
        {culprit.alternatives.map((cells, index) => (
          <li key={index}>
            {cells.map(({ sheet, address, expected }) => {
              const place = { sheet, address };
              const { value } = expected;
              return (
                <div key={`${sheet}!${address}`} className={styles.cell}>
                  <Button
                    size="small"
                    appearance="transparent"
                    className={styles.place}
                    tabIndex={tabIndex}
                    aria-label={strings.check.jump(`${sheet} ${address}`)}
                    onClick={() => onJump(place)}
                  >
                    {sheet} {address}
                  </Button>
                  <Text size={200}>{expectedText(strings, expected)}</Text>
                  {value !== null && cells.length === 1 && (
                    <Button
                      size="small"
                      appearance="subtle"
                      tabIndex={tabIndex}
                      disabled={isWorking}
                      aria-label={strings.check.applyTo(`${sheet} ${address}`, value)}
                      onClick={() => setAsked({ place, to: value })}
                    >
                      {strings.check.apply}
                    </Button>
                  )}
                </div>
              );
            })}
          </li>
        ))}
      </ul>
      {asked && <ApplyDialog place={asked.place} to={asked.to} onClose={() => setAsked(null)} />}
    </div>
  );
}
