import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { ArrowSyncRegular, CopyRegular, MoreHorizontalRegular } from "@fluentui/react-icons";
import { useRef, useState } from "react";
import { FileInput } from "../shell/FileInput";
import { BASES } from "../draft/OpenBase";
import { AskDialog } from "../shell/AskDialog";
import { useShown } from "../shell/use-shown";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";
import { openPoints } from "./open-points";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  column: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** Documents that hold last year's narrative. */
const TEXTS = ".docx,.docm,.pdf,.txt,.md";

/** What leaves the pane on request, each after asking where something is open. */
type Leaving = "narrative" | "disclosure" | "sheet";

export function NarrativeActions() {
  const styles = useStyles();
  const session = useSession();
  const { strings } = session;
  const { narrative, prior } = usePane((state) => state.narrative);
  const isWorking = usePane(isBusy);
  const [asked, setAsked] = useState<{ readonly what: Leaving; readonly points: readonly string[] } | null>(
    null,
  );
  const shown = useShown(asked);
  /** What has open points is only handed out after asking. */
  const ask = (what: Leaving) => {
    const points = openPoints(session.store.get(), strings, what === "disclosure" ? "document" : "text");
    if (points.length > 0) setAsked({ what, points });
    else void handOut(what);
  };
  const handOut = (what: Leaving): Promise<unknown> =>
    what === "sheet" ? session.insertNarrative() : session.saveDocument(what);
  const file = useRef<HTMLInputElement>(null);
  const base = useRef<HTMLInputElement>(null);
  const reasons = useRef<HTMLInputElement>(null);
  const choosePrior = () => file.current?.click();
  const priorInput = (
    <FileInput
      input={file}
      accept=".xlsx,.xlsm,.xls"
      testId="prior-file"
      onChoose={(chosen) => void session.openPrior(chosen)}
    />
  );
  if (!narrative) {
    return (
      <div className={styles.column}>
        <Button disabled={isWorking} onClick={() => void session.writeSupplement()}>
          {strings.narrate.supplement}
        </Button>
        <Button disabled={isWorking} onClick={choosePrior}>
          {strings.narrate.prior}
        </Button>
        {prior && (
          <Text size={200} className={styles.hint}>
            {strings.narrate.priorRead(prior.name, prior.matched)}
          </Text>
        )}
        {priorInput}
      </div>
    );
  }
  return (
    <div className={styles.bar}>
      <Button
        size="small"
        icon={<ArrowSyncRegular />}
        disabled={isWorking}
        onClick={() => void session.writeNarrative()}
      >
        {strings.narrate.again}
      </Button>
      <Button size="small" icon={<CopyRegular />} onClick={() => void session.copyNarrative("rich")}>
        {strings.narrate.copyRich}
      </Button>
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
            <MenuItem onClick={() => ask("sheet")}>{strings.narrate.insert}</MenuItem>
            <MenuItem onClick={() => void session.copyNarrative("plain")}>
              {strings.narrate.copyPlain}
            </MenuItem>
            <MenuItem onClick={() => ask("narrative")}>{strings.narrate.save}</MenuItem>
            <MenuItem onClick={() => ask("disclosure")}>{strings.narrate.disclose}</MenuItem>
            <MenuItem onClick={() => void session.insertCharts()}>{strings.narrate.charts}</MenuItem>
            <MenuDivider />
            <MenuItem onClick={() => void session.writeSupplement()}>{strings.narrate.supplement}</MenuItem>
            <MenuItem onClick={choosePrior}>{strings.narrate.prior}</MenuItem>
            <MenuItem onClick={() => reasons.current?.click()}>{strings.fill.reasons}</MenuItem>
            <MenuItem onClick={() => base.current?.click()}>{strings.draft.open}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <FileInput
        input={base}
        accept={BASES}
        testId="base-file"
        onChoose={(chosen) => void session.openBase(chosen)}
      />
      <FileInput
        input={reasons}
        accept={TEXTS}
        testId="reasons-file"
        onChoose={(chosen) => void session.openReasons(chosen)}
      />
      {priorInput}
      <AskDialog
        open={asked !== null}
        title={strings.publish.title}
        text={[...(shown?.points ?? []), strings.publish.kept]}
        confirm={strings.publish.anyway}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && void handOut(asked.what)}
      />
    </div>
  );
}
