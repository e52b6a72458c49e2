import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

/** Checks that a person has switched off for this workbook, each to be switched on again. */
export function SwitchedOffList() {
  const styles = useStyles();
  const { strings, switchOn } = useSession();
  const off = usePane((state) => state.report?.switchedOff);
  const isWorking = usePane(isBusy);
  if (!off || off.length === 0) return <Text size={200}>{strings.help.noneOff}</Text>;
  return (
    <>
      <Text weight="semibold">{strings.help.off}</Text>
      <ul className={styles.list}>
        {off.map(({ id, title, explanation: { reason, name, date } }) => (
          <li key={id}>
            {title}：{strings.explain.said(reason, name, date)}{" "}
            <Button
              size="small"
              disabled={isWorking}
              aria-label={strings.help.switchOnOf(title)}
              onClick={() => void switchOn(id)}
            >
              {strings.help.switchOn}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
