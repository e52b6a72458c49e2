import type { SuspectCell } from "../../engine/finding";
import { printedValue } from "../../engine/printed";
import { AskDialog } from "../shell/AskDialog";
import { useSession } from "../shell/pane-context";

export interface ApplyDialogProps {
  /** Its expected value is what is proposed. */
  readonly suspect: SuspectCell;
  readonly onClose: () => void;
}

export function ApplyDialog({ suspect, onClose }: ApplyDialogProps) {
  const { strings, apply, present } = useSession();
  const cell = present(suspect);
  const from = cell?.value === null || cell === undefined ? strings.check.blankCell : String(cell.value);
  const { value } = suspect.expected;
  if (value === null) return null;
  const place = `${suspect.sheet} ${suspect.address}`;
  return (
    <AskDialog
      open
      title={strings.check.applyTitle}
      text={[
        strings.check.applyText(place, from, printedValue(suspect, value)),
        ...(cell?.formula === undefined ? [] : [strings.check.applyFormula(cell.formula)]),
      ]}
      confirm={strings.check.apply}
      onClose={onClose}
      onConfirm={() => void apply(suspect, value)}
    />
  );
}
