import { useSession } from "../shell/pane-context";
import { useShown } from "../shell/use-shown";
import { ExplainDialog } from "./ExplainDialog";
import type { AskedFinding } from "./FindingCard";
import { RepairDialog } from "./RepairDialog";

export interface FindingDialogsProps {
  readonly asked: AskedFinding | null;
  readonly onClose: () => void;
}

/** What a card asks stands beside the list: a card goes when its finding does, and a dialog has to outlive it. */
export function FindingDialogs({ asked, onClose }: FindingDialogsProps) {
  const { strings, repair } = useSession();
  const repairing = useShown(asked?.proposal ? asked : null);
  const proposals = repairing?.proposal ? [repairing.proposal] : [];
  const count = proposals[0]?.cells.length ?? 0;
  return (
    <>
      <ExplainDialog finding={asked && !asked.proposal ? asked.finding : null} onClose={onClose} />
      <RepairDialog
        open={asked !== null && asked.proposal !== null}
        title={count === 1 ? strings.repair.titleOne : strings.repair.title(count)}
        proposals={proposals}
        onClose={onClose}
        onConfirm={() => repairing?.proposal && void repair(repairing.finding, repairing.proposal)}
      />
    </>
  );
}
