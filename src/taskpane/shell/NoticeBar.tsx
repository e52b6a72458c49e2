import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { usePane, useSession } from "./pane-context";

const useStyles = makeStyles({
  // The list gives way, never the notice: taking back must not be below the edge.
  bar: { flexShrink: 0, maxHeight: "40vh", overflowY: "auto" },
});

/** The outcome of the last action, with the way on: try again, take back. */
export function NoticeBar() {
  const { strings, dismissNotice } = useSession();
  const notice = usePane((state) => state.notice);
  const styles = useStyles();
  if (!notice) return null;
  return (
    <MessageBar intent={notice.kind} layout="multiline" className={styles.bar} data-testid="notice">
      <MessageBarBody>{notice.text}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            icon={<DismissRegular />}
            aria-label={strings.common.close}
            onClick={dismissNotice}
          />
        }
      >
        {notice.action && (
          <Button size="small" onClick={notice.action.run}>
            {notice.action.label}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
