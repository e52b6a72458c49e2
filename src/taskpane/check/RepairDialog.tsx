import { Text, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Proposal, ProposedCell } from "../../check/repairs/propose";
import { AskDialog } from "../shell/AskDialog";
import { useStrings } from "../shell/pane-context";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  scroller: { maxHeight: "50vh", overflow: "auto" },
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  cell: {
    textAlign: "left",
    verticalAlign: "top",
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  figure: { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

export interface RepairDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly proposals: readonly Proposal[];
  readonly hint?: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** All that one click will change, cell by cell, before anything is written. */
export function RepairDialog({ open, title, proposals, hint, onClose, onConfirm }: RepairDialogProps) {
  const styles = useStyles();
  const { repair } = useStrings();
  const cells = proposals.flatMap((proposal) => proposal.cells);
  const [only] = proposals;
  return (
    <AskDialog open={open} title={title} confirm={repair.confirm} onClose={onClose} onConfirm={onConfirm}>
      <div className={styles.content}>
        {hint && <Text size={200}>{hint}</Text>}
        <div className={styles.scroller} tabIndex={0} role="region" aria-label={title}>
          <CellTable cells={cells} />
        </div>
        {only && proposals.length === 1 && <Consequences proposal={only} />}
        <Text size={200}>{repair.kept}</Text>
      </div>
    </AskDialog>
  );
}

function Consequences({ proposal: { open, gained, stillFailing } }: { readonly proposal: Proposal }) {
  const { repair } = useStrings();
  const lines = [repair.outcome(gained, stillFailing), ...(open > 0 ? [repair.open(open)] : [])];
  return lines.map((line): ReactNode => (
    <Text key={line} size={200}>
      {line}
    </Text>
  ));
}

function CellTable({ cells }: { readonly cells: readonly ProposedCell[] }) {
  const styles = useStyles();
  const { repair } = useStrings();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {[repair.place, repair.item, repair.from, repair.to].map((heading) => (
            <th key={heading} scope="col" className={styles.cell}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map(({ sheet, address, item, shownFrom, shownTo }) => (
          <tr key={`${sheet}!${address}`}>
            <td className={styles.cell}>
              {sheet} {address}
            </td>
            <td className={styles.cell}>{item}</td>
            <td className={`${styles.cell} ${styles.figure}`}>{shownFrom}</td>
            <td className={`${styles.cell} ${styles.figure}`}>{shownTo}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
