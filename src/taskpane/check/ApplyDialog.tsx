import type { CellPlace } from "../../hosts/host";
import { AskDialog } from "../shell/AskDialog";
import { useSession } from "../shell/pane-context";

export interface ApplyDialogProps {
  readonly place: CellPlace;
  /** The proposed value as printed. */
  readonly to: string;
  readonly onClose: () => void;
}

export function ApplyDialog({ place, to, onClose }: ApplyDialogProps) {
  const { strings, apply, present } = useSession();
  const cell = present(place);
  const from = cell?.value === null || cell === undefined ? strings.check.blankCell : String(cell.value);
  return (
    <AskDialog
      open
      title={strings.check.applyTitle}
      text={[
        strings.check.applyText(`${place.sheet} ${place.address}`, from, to),
        ...(cell?.formula === undefined ? [] : [strings.check.applyFormula(cell.formula)]),
      ]}
      confirm={strings.check.apply}
      onClose={onClose}
      onConfirm={() => void apply({ sheet: place.sheet, address: place.address }, to)}
    />
  );
}
