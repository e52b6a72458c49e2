import {
  Button,
  Field,
  Input,
  SearchBox,
  Text,
  Textarea,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { HelpCheck, HelpGroup } from "../analyst/repair-answers";
import { FoldButton } from "../shell/FoldButton";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalS,
    listStyleType: "none",
    overflowWrap: "anywhere",
  },
  entry: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXXS,
    paddingBottom: tokens.spacingVerticalS,
  },
  fold: { justifyContent: "flex-start", paddingLeft: 0 },
  form: {
    alignSelf: "stretch",
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    borderLeft: `4px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
});

interface CheckCatalogueProps {
  /** The one that was asked about; `null`: all of them. */
  readonly asked: string | null;
  /** A check is switched off for the workbook that was checked. */
  readonly canSwitch: boolean;
}

/** Every kind of finding: what must hold, and what that rests on. */
export function CheckCatalogue({ asked, canSwitch }: CheckCatalogueProps) {
  const styles = useStyles();
  const { strings } = useSession();
  const groups = useCatalogue();
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  const wanted = query.trim().toLowerCase();
  const isWanted = ({ id, title, says, basis }: HelpCheck): boolean =>
    asked === null ? `${id} ${title} ${says} ${basis}`.toLowerCase().includes(wanted) : id === asked;
  const found = groups.flatMap(({ title, checks }) => {
    const own = checks.filter(isWanted);
    return own.length > 0 ? [{ title, checks: own }] : [];
  });
  const isOpen = (title: string): boolean => asked !== null || wanted !== "" || open === title;
  return (
    <>
      {asked === null && (
        <SearchBox
          size="small"
          aria-label={strings.help.search}
          placeholder={strings.help.search}
          value={query}
          onChange={(_, { value }) => setQuery(value)}
        />
      )}
      {groups.length > 0 && found.length === 0 && <Text role="status">{strings.help.none}</Text>}
      <ul className={styles.list}>
        {found.map(({ title, checks }) => (
          <li key={title}>
            <FoldButton
              isOpen={isOpen(title)}
              onToggle={() => setOpen(open === title ? null : title)}
              className={styles.fold}
            >
              {`${title}（${strings.help.kind(checks.length)}）`}
            </FoldButton>
            {isOpen(title) && (
              <ul className={styles.list}>
                {checks.map((check) => (
                  <CheckEntry key={check.id} check={check} canSwitch={canSwitch} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function useCatalogue(): readonly HelpGroup[] {
  const { checks } = useSession();
  const [groups, setGroups] = useState<readonly HelpGroup[]>([]);
  useEffect(() => {
    let isShown = true;
    void checks().then((value) => {
      if (isShown) setGroups(value);
    });
    return () => {
      isShown = false;
    };
  }, [checks]);
  return groups;
}

function CheckEntry({ check, canSwitch }: { readonly check: HelpCheck; readonly canSwitch: boolean }) {
  const styles = useStyles();
  const { strings } = useSession();
  const isOff = usePane((state) => state.report?.switchedOff.some(({ id }) => id === check.id) ?? false);
  const [isSwitching, setSwitching] = useState(false);
  return (
    <li className={styles.entry}>
      <Text weight="semibold">
        {check.title}（{strings.severities[check.severity]}）
      </Text>
      <Text size={200}>{check.says}</Text>
      <Text size={200}>
        {strings.help.basis}：{check.basis}
      </Text>
      {canSwitch && !isOff && !isSwitching && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={strings.help.switchOffOf(check.title)}
          onClick={() => setSwitching(true)}
        >
          {strings.help.switchOff}
        </Button>
      )}
      {isSwitching && !isOff && <SwitchOffForm check={check} onDone={() => setSwitching(false)} />}
    </li>
  );
}

/** A reason and a name, as for an explanation. */
function SwitchOffForm({ check, onDone }: { readonly check: HelpCheck; readonly onDone: () => void }) {
  const styles = useStyles();
  const { strings, switchOff } = useSession();
  const explainer = usePane((state) => state.explainer);
  const isWorking = usePane(isBusy);
  const [reason, setReason] = useState("");
  const [name, setName] = useState(explainer);
  const isComplete = reason.trim() !== "" && name.trim() !== "";
  return (
    <form
      className={styles.form}
      aria-label={strings.help.switchOffOf(check.title)}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) void switchOff(check.id, reason.trim(), name.trim()).then(onDone);
      }}
    >
      <Text size={200}>{strings.help.offHint}</Text>
      <Field label={strings.explain.reason} required>
        <Textarea value={reason} resize="vertical" onChange={(_, { value }) => setReason(value)} />
      </Field>
      <Field label={strings.explain.name} required>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Button type="submit" size="small" appearance="primary" disabled={!isComplete || isWorking}>
        {strings.help.confirmOff}
      </Button>
    </form>
  );
}
