import { Button, ProgressBar, Text, makeStyles, tokens } from "@fluentui/react-components";
import { usePane, useStrings } from "./pane-context";

const useStyles = makeStyles({
  bar: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  progress: { gridColumn: "1 / -1" },
});

/** Progress of the job under way, with the way to stop it. */
export function WorkBar() {
  const styles = useStyles();
  const strings = useStrings();
  const work = usePane((state) => state.work);
  if (!work) return null;
  const value = work.total && work.done !== undefined ? work.done / work.total : undefined;
  return (
    <div className={styles.bar} data-testid="work">
      <Text size={200}>{work.label}</Text>
      {work.cancel && (
        <Button size="small" onClick={work.cancel}>
          {strings.common.cancel}
        </Button>
      )}
      <ProgressBar
        className={styles.progress}
        aria-label={work.label}
        {...(value === undefined ? {} : { value })}
      />
    </div>
  );
}
