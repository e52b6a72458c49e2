import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { usePane, useSession } from "./pane-context";

/** Says that the workbook is no longer what the results speak of. */
export function StaleBar() {
  const { strings, check } = useSession();
  const freshness = usePane((state) => state.freshness);
  const isWorking = usePane((state) => state.work !== null);
  if (freshness === "fresh" || isWorking) return null;
  return (
    <MessageBar intent="warning" layout="multiline" data-testid="stale">
      <MessageBarBody>{freshness === "pending" ? strings.stale.pending : strings.stale.text}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => void check()}>
          {strings.stale.recheck}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
