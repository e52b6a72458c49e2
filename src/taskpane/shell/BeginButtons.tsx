import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { usePane, useSession } from "./pane-context";
import { isBusy } from "../state";

const useStyles = makeStyles({
  other: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalM,
  },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** For a workbook without disclosure tables, before it was checked and after: the sample, or empty forms. */
export function BeginButtons() {
  const styles = useStyles();
  const {
    strings: { first },
    insertSample,
    insertBlank,
  } = useSession();
  const isWorking = usePane(isBusy);
  return (
    <div className={styles.other}>
      <Button disabled={isWorking} onClick={() => void insertSample()}>
        {first.sample}
      </Button>
      <Text size={200} className={styles.hint}>
        {first.sampleHint}
      </Text>
      <Button disabled={isWorking} onClick={() => void insertBlank()}>
        {first.blank}
      </Button>
      <Text size={200} className={styles.hint}>
        {first.blankHint}
      </Text>
    </div>
  );
}
