import { Button, DialogActions, DialogContent, Text, makeStyles, tokens } from "@fluentui/react-components";
import type { ChangeStep, LoggedChange } from "../../workbook/change-log";
import { PaneDialog } from "../shell/PaneDialog";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    maxHeight: "60vh",
    overflowY: "auto",
  },
  step: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalS,
    overflowWrap: "anywhere",
  },
  words: { display: "flex", flexDirection: "column", minWidth: 0 },
  note: { color: tokens.colorNeutralForeground2 },
});

export interface ChangeLogDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What was changed on request, the last first; any step can be taken back, after the pane was closed too. */
export function ChangeLogDialog({ open, onClose }: ChangeLogDialogProps) {
  const styles = useStyles();
  const { strings, takeBack, clearLog } = useSession();
  const { repair } = strings;
  const steps = usePane((state) => state.steps);
  const isWorking = usePane(isBusy);
  return (
    <PaneDialog open={open} title={repair.logTitle} onClose={onClose}>
      <DialogContent>
        {steps.length === 0 && <Text>{repair.logEmpty}</Text>}
        <ol className={styles.list} tabIndex={0} aria-label={repair.logTitle}>
          {[...steps].reverse().map((step) => (
            <li key={step.number} className={styles.step}>
              <StepWords step={step} />
              {step.takenBack === null && (
                <Button
                  size="small"
                  disabled={isWorking}
                  aria-label={repair.step(step.number)}
                  onClick={() => {
                    onClose();
                    void takeBack([step.number]);
                  }}
                >
                  {repair.undo}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </DialogContent>
      <DialogActions>
        {steps.length > 0 && (
          <Button
            disabled={isWorking}
            onClick={() => {
              onClose();
              void clearLog();
            }}
          >
            {repair.clearLog}
          </Button>
        )}
        <Button appearance="primary" onClick={onClose}>
          {strings.common.close}
        </Button>
      </DialogActions>
    </PaneDialog>
  );
}

/** Cells of a step that are named one by one. */
const NAMED = 4;

function StepWords({ step }: { readonly step: ChangeStep }) {
  const styles = useStyles();
  const { strings } = useSession();
  const { number, time, why, takenBack, changes } = step;
  return (
    <div className={styles.words}>
      <Text size={200} weight="semibold">
        {number}. {time}
      </Text>
      {changes.slice(0, NAMED).map((change) => (
        <Text key={`${change.sheet}!${change.address}`} size={200}>
          {changeText(change, strings.check.blankCell)}
        </Text>
      ))}
      {changes.length > NAMED && <Text size={200}>… {strings.repair.cells(changes.length)}</Text>}
      <Text size={100} className={styles.note}>
        {takenBack === null ? why : strings.repair.undone(takenBack)}
      </Text>
    </div>
  );
}

function changeText({ sheet, address, from, to }: LoggedChange, blank: string): string {
  const show = ({ value, formula }: LoggedChange["from"]): string => formula ?? String(value ?? blank);
  return `${sheet} ${address}：${show(from)} → ${show(to)}`;
}
