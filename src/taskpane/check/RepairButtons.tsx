import { Button } from "@fluentui/react-components";
import { useEffect } from "react";
import type { Finding } from "../../engine/finding";
import type { Proposal } from "../../check/repairs/propose";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";
import type { Strings } from "../strings/zh";

export interface RepairButtonsProps {
  readonly finding: Finding;
  readonly tabIndex: 0 | -1;
  readonly onChoose: (proposal: Proposal) => void;
}

/** What the finding proposes, each with its preview; nothing where every proposal would only move the error. */
export function RepairButtons({ finding, tabIndex, onChoose }: RepairButtonsProps) {
  const { strings, askProposals } = useSession();
  const proposals = usePane((state) => state.proposals.get(finding.id));
  const isWorking = usePane(isBusy);
  useEffect(() => {
    if (proposals === undefined) void askProposals(finding);
  }, [askProposals, finding, proposals]);
  return proposals?.map((proposal, index) => (
    <Button
      key={index}
      size="small"
      appearance="outline"
      tabIndex={tabIndex}
      disabled={isWorking}
      aria-label={`${placesText(proposal)} ${actionText(strings, proposal)}`}
      onClick={() => onChoose(proposal)}
    >
      {proposals.length > 1 && proposal.kind === "cells" && `${proposal.cells[0]?.address ?? ""} `}
      {actionText(strings, proposal)}
    </Button>
  ));
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
