import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { MissingLine } from "../../engine/compose/compose";
import { useSession } from "../shell/pane-context";
import { FoldButton } from "../shell/FoldButton";

const useStyles = makeStyles({
  box: {
    margin: `${tokens.spacingVerticalS} 0`,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  fold: { justifyContent: "flex-start", paddingLeft: 0, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  entry: {
    paddingLeft: 0,
    minWidth: 0,
    textAlign: "left",
    justifyContent: "flex-start",
    color: tokens.colorBrandForegroundLink,
  },
});

/** What the text waits for, each leading to the cell that would hold it. */
export function MissingList({ missing }: { readonly missing: readonly MissingLine[] }) {
  const styles = useStyles();
  const { strings, jumpToCell, writeSupplement } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (missing.length === 0) return null;
  const hasSheet = missing.some(({ cell }) => cell !== null);
  return (
    <div className={styles.box}>
      <FoldButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)} className={styles.fold}>
        {strings.narrate.missing(missing.length)}
      </FoldButton>
      {!hasSheet && (
        <Button size="small" onClick={() => void writeSupplement()}>
          {strings.narrate.supplement}
        </Button>
      )}
      {isOpen && (
        <>
          {hasSheet && <Text size={200}>{strings.narrate.missingHint}</Text>}
          <ul className={styles.list}>
            {missing.map(({ key, label, cell }) => (
              <li key={key}>
                {cell ? (
                  <Button
                    appearance="transparent"
                    size="small"
                    className={styles.entry}
                    onClick={() => void jumpToCell(cell)}
                  >
                    {label}
                  </Button>
                ) : (
                  <Text size={200}>{label}</Text>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
