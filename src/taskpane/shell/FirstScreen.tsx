import { Button, Text, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons";
import { BeginButtons } from "./BeginButtons";
import { usePane, useSession } from "./pane-context";
import { isBusy } from "../state";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    overflowY: "auto",
    flexGrow: 1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0 },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, lineHeight: tokens.lineHeightBase400 },
  privacy: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
});

/** What will happen, before anything happens. */
export function FirstScreen() {
  const styles = useStyles();
  const { strings, check, showHelp } = useSession();
  const isWorking = usePane(isBusy);
  const { first } = strings;
  return (
    <div className={styles.page}>
      <Title3 as="h1" className={styles.title}>
        {first.title}
      </Title3>
      <Text>{first.what}</Text>
      <ol className={styles.steps}>
        {first.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button appearance="primary" size="large" disabled={isWorking} onClick={() => void check()}>
        {first.start}
      </Button>
      <Text size={200} className={styles.privacy}>
        <LockClosedRegular aria-hidden />
        {first.privacy}
      </Text>
      <BeginButtons />
      <Button appearance="subtle" onClick={() => showHelp(null)}>
        {strings.help.title}
      </Button>
    </div>
  );
}
