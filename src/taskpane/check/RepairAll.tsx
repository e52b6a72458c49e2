import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { CertainRepair } from "../analyst/repair-answers";
import { usePane, useSession } from "../shell/pane-context";
import { countBySeverity, isBusy } from "../state";
import { AskDialog } from "../shell/AskDialog";
import { useShown } from "../shell/use-shown";
import { RepairDialog } from "./RepairDialog";

/** 全部采用: only what is certain, seen before anything is written. */
export function RepairAll() {
  const { strings, askCertainRepairs, repairAll } = useSession();
  const isWorking = usePane(isBusy);
  const errors = usePane(({ report }) => countBySeverity(report?.findings ?? []).error);
  const [repairs, setRepairs] = useState<readonly CertainRepair[] | null>(null);
  const shown = useShown(repairs) ?? [];
  const close = () => setRepairs(null);
  return (
    <>
      {errors > 1 && (
        <Button
          size="small"
          disabled={isWorking}
          onClick={() => void askCertainRepairs().then(setRepairs, close)}
        >
          {strings.repair.allButton}
        </Button>
      )}
      <RepairDialog
        open={repairs !== null && repairs.length > 0}
        title={strings.repair.allTitle}
        hint={strings.repair.allHint}
        proposals={shown.map(({ proposal }) => proposal)}
        onClose={close}
        onConfirm={() => void repairAll(shown)}
      />
      <AskDialog
        open={repairs?.length === 0}
        title={strings.repair.allButton}
        text={[strings.repair.nothingCertain]}
        confirm={strings.common.yes}
        onClose={close}
        onConfirm={close}
      />
    </>
  );
}
