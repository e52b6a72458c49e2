import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { ArrowSyncRegular, MoreHorizontalRegular, SaveRegular } from "@fluentui/react-icons";
import { useRef } from "react";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";
import { FileInput } from "../shell/FileInput";
import { BASES } from "./OpenBase";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** What can be done with the draft shown. */
export function DraftActions({ isDocument }: { readonly isDocument: boolean }) {
  const styles = useStyles();
  const { strings, renewDraft, saveDraft, closeDraft, openBase, unmarkFile } = useSession();
  const isWorking = usePane(isBusy);
  const words = strings.draft;
  const base = useRef<HTMLInputElement>(null);
  const marked = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.bar}>
      <Button size="small" icon={<ArrowSyncRegular />} disabled={isWorking} onClick={() => void renewDraft()}>
        {words.renew}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" icon={<SaveRegular />} disabled={isWorking}>
            {words.save}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {isDocument && <MenuItem onClick={() => void saveDraft("revised")}>{words.saveRevised}</MenuItem>}
            <MenuItem onClick={() => void saveDraft("plain")}>{words.savePlain}</MenuItem>
            <MenuItem onClick={() => void saveDraft("txt")}>{words.saveText}</MenuItem>
            <MenuItem onClick={() => void saveDraft("md")}>{words.saveMarkdown}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Menu>
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
            <MenuItem onClick={() => base.current?.click()}>{words.other}</MenuItem>
            <MenuItem onClick={() => marked.current?.click()}>{words.unmark}</MenuItem>
            <MenuDivider />
            <MenuItem onClick={closeDraft}>{words.close}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <FileInput input={base} accept={BASES} testId="base-file" onChoose={(file) => void openBase(file)} />
      <FileInput
        input={marked}
        accept=".docx,.docm"
        testId="unmark-file"
        onChoose={(file) => void unmarkFile(file)}
      />
    </div>
  );
}
