import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { ChangeLogDialog } from "./ChangeLogDialog";
import { OwnRulesDialog } from "../own-rules/OwnRulesDialog";
import { AskDialog } from "../shell/AskDialog";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";

/** What is written into the workbook only now and then. */
export function MarkMenu() {
  const session = useSession();
  const { strings } = session;
  const isWorking = usePane(isBusy);
  const live = usePane((state) => state.live);
  const steps = usePane((state) => state.steps);
  const [isShowingLog, setShowingLog] = useState(false);
  const [isShowingRules, setShowingRules] = useState(false);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Menu
        checkedValues={{ live: live ? ["live"] : [] }}
        onCheckedValueChange={(_, { checkedItems }) => session.setLive(checkedItems.length > 0)}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            icon={<MoreHorizontalRegular />}
            aria-label={strings.common.more}
            disabled={isWorking}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => void session.clearMarks()}>{strings.marks.clear}</MenuItem>
            <MenuItem onClick={() => void session.writeFindings()}>{strings.marks.findingsSheet}</MenuItem>
            <MenuItem onClick={() => void session.saveOpinion()}>{strings.marks.opinion}</MenuItem>
            <MenuItem onClick={() => void session.comment()}>{strings.marks.comment}</MenuItem>
            <MenuItem onClick={() => void session.clearComments()}>{strings.marks.clearComments}</MenuItem>
            <MenuItem onClick={() => setShowingLog(true)}>{strings.repair.log(steps.length)}</MenuItem>
            <MenuItem onClick={() => setShowingRules(true)}>{strings.ownRules.menu}</MenuItem>
            <MenuDivider />
            <MenuItemCheckbox name="live" value="live">
              {strings.check.live}
            </MenuItemCheckbox>
            <MenuDivider />
            <MenuItem onClick={() => setAsking(true)}>{strings.marks.clearTraces}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ChangeLogDialog open={isShowingLog} onClose={() => setShowingLog(false)} />
      <OwnRulesDialog open={isShowingRules} onClose={() => setShowingRules(false)} />
      <AskDialog
        open={isAsking}
        title={strings.marks.clearTracesTitle}
        text={[strings.marks.clearTracesText]}
        confirm={strings.marks.clearTraces}
        onClose={() => setAsking(false)}
        onConfirm={() => void session.clearTraces()}
      />
    </>
  );
}
