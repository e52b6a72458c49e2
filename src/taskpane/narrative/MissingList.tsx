import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { AskedField } from "../analyst/entry-answers";
import { FoldButton } from "../shell/FoldButton";
import { usePane, useSession } from "../shell/pane-context";
import { FillIn } from "./FillIn";

const useStyles = makeStyles({
  box: {
    margin: `${tokens.spacingVerticalS} 0`,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  fold: { justifyContent: "flex-start", paddingLeft: 0, fontWeight: tokens.fontWeightSemibold },
  groups: { margin: 0, paddingLeft: tokens.spacingHorizontalS, listStyleType: "none" },
});

/** What the text and the document wait for, by the parts of 补充资料, each to be filled in where it stands. */
export function MissingList({ others }: { readonly others: readonly string[] }) {
  const styles = useStyles();
  const { strings, writeSupplement } = useSession();
  const fields = usePane((state) => state.narrative.fields);
  const [isOpen, setOpen] = useState(false);
  const [group, setGroup] = useState<string | null>(null);
  const count = fields.length + others.length;
  if (count === 0) return null;
  const groups = groupsOf(fields);
  return (
    <div className={styles.box}>
      <FoldButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)} className={styles.fold}>
        {strings.narrate.missing(count)}
      </FoldButton>
      {isOpen && (
        <ul className={styles.groups}>
          {groups.map(([name, asked]) => (
            <li key={name}>
              <FoldButton
                isOpen={group === name}
                onToggle={() => setGroup(group === name ? null : name)}
                className={styles.fold}
              >
                {strings.fill.group(name, asked.length)}
              </FoldButton>
              {group === name && <FillIn fields={asked} />}
            </li>
          ))}
          {others.map((label) => (
            <li key={label}>{label}</li>
          ))}
          <li>
            <Button size="small" onClick={() => void writeSupplement()}>
              {strings.narrate.supplement}
            </Button>
          </li>
        </ul>
      )}
    </div>
  );
}

function groupsOf(fields: readonly AskedField[]): [string, AskedField[]][] {
  const groups = new Map<string, AskedField[]>();
  for (const field of fields) groups.set(field.group, [...(groups.get(field.group) ?? []), field]);
  return [...groups];
}
