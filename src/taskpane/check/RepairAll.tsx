import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { CertainRepair } from "../analyst/repair-answers";
import { usePane, useSession } from "../shell/pane-context";
import { countBySeverity, isBusy } from "../state";
import { AskDialog } from "../shell/AskDialog";
import { RepairDialog } from "./RepairDialog";

/** 全部采用: only what is certain, seen before anything is written. */
export function RepairAll() {
  const { strings, askCertainRepairs, repairAll } = useSession();
  const isWorking = usePane(isBusy);
  const errors = usePane(({ report }) => countBySeverity(report?.findings ?? []).error);
  const [repairs, setRepairs] = useState<readonly CertainRepair[] | null>(null);
  if (errors < 2) return null;
  const close = () => setRepairs(null);
  return (
    <>
      <Button
        size="small"
        disabled={isWorking}
        onClick={() => void askCertainRepairs().then(setRepairs, close)}
      >
        {strings.repair.allButton}
      </Button>
      {repairs && repairs.length > 0 && (
        <RepairDialog
          title={strings.repair.allTitle}
          hint={strings.repair.allHint}
          proposals={repairs.map(({ proposal }) => proposal)}
          onClose={close}
          onConfirm={() => void repairAll(repairs)}
        />
      )}
      {repairs?.length === 0 && (
        <AskDialog
          open
          title={strings.repair.allButton}
          text={[strings.repair.nothingCertain]}
          confirm={strings.common.yes}
          onClose={close}
          onConfirm={close}
        />
      )}
    </>
  );
}
