import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Finding } from "../../engine/finding";
import type { Proposal } from "../../check/repairs/propose";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";
import type { Strings } from "../strings/zh";
import { RepairDialog } from "./RepairDialog";

export interface RepairButtonsProps {
  readonly finding: Finding;
  readonly tabIndex: 0 | -1;
}

/** What the finding proposes, each with its preview; nothing where every proposal would only move the error. */
export function RepairButtons({ finding, tabIndex }: RepairButtonsProps) {
  const { strings, askProposals, repair } = useSession();
  const proposals = usePane((state) => state.proposals.get(finding.id));
  const isWorking = usePane(isBusy);
  const [asked, setAsked] = useState<Proposal | null>(null);
  useEffect(() => {
    if (proposals === undefined) void askProposals(finding);
  }, [askProposals, finding, proposals]);
  return (
    <>
      {proposals?.map((proposal, index) => (
        <Button
          key={index}
          size="small"
          appearance="outline"
          tabIndex={tabIndex}
          disabled={isWorking}
          aria-label={`${placesText(proposal)} ${actionText(strings, proposal)}`}
          onClick={() => setAsked(proposal)}
        >
          {proposals.length > 1 && proposal.kind === "cells" && `${proposal.cells[0]?.address ?? ""} `}
          {actionText(strings, proposal)}
        </Button>
      ))}
      {asked && (
        <RepairDialog
          title={titleOf(strings, asked.cells.length)}
          proposals={[asked]}
          onClose={() => setAsked(null)}
          onConfirm={() => void repair(finding, asked)}
        />
      )}
    </>
  );
}

export function titleOf({ repair }: Strings, count: number): string {
  return count === 1 ? repair.titleOne : repair.title(count);
}

function actionText({ repair }: Strings, { kind, cells }: Proposal): string {
  const [first] = cells;
  if (kind === "unit-label") return repair.unitLabel(first?.shownTo ?? "");
  if (kind === "rescale") return repair.rescale(cells.length);
  return first && cells.length === 1 ? repair.one(first.shownTo) : repair.cells(cells.length);
}

function placesText({ cells: [first] }: Proposal): string {
  return first ? `${first.sheet} ${first.address}` : "";
}
