import { Button, Field, Input, Select, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  side: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "flex-end" },
  grow: { flexGrow: 1, minWidth: 0 },
});

const RELATIONS = ["＝", "≤", "≥", "同时为空"] as const;
const LEVELS = ["错误", "提醒"] as const;
const EMPTY = { name: "", left: "", relation: "＝", right: "", level: "错误" };

/** A rule from two ranges: each side takes over what is selected in the workbook, or is written by names. */
export function NewRuleForm() {
  const styles = useStyles();
  const { strings, addRule } = useSession();
  const isWorking = usePane(isBusy);
  const [rule, setRule] = useState(EMPTY);
  const texts = strings.ownRules;
  const set = (change: Partial<typeof EMPTY>): void => setRule((before) => ({ ...before, ...change }));
  const isReady = rule.name.trim() !== "" && rule.left.trim() !== "" && rule.right.trim() !== "";
  return (
    <div className={styles.form} data-testid="new-rule">
      <Text weight="semibold">{texts.newRule}</Text>
      <Field label={texts.name}>
        <Input size="small" value={rule.name} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <SideField label={texts.left} value={rule.left} onChange={(left) => set({ left })} />
      <div className={styles.side}>
        <Select
          size="small"
          aria-label={texts.relation}
          value={rule.relation}
          onChange={(_, { value }) => set({ relation: value })}
        >
          {RELATIONS.map((relation) => (
            <option key={relation}>{relation}</option>
          ))}
        </Select>
        <Select
          size="small"
          aria-label={texts.level}
          value={rule.level}
          onChange={(_, { value }) => set({ level: value })}
        >
          {LEVELS.map((level) => (
            <option key={level}>{level}</option>
          ))}
        </Select>
      </div>
      <SideField label={texts.right} value={rule.right} onChange={(right) => set({ right })} />
      <Button
        size="small"
        appearance="primary"
        disabled={isWorking || !isReady}
        onClick={() => void addRule(rule).then((isDone) => isDone && setRule(EMPTY))}
      >
        {texts.add}
      </Button>
    </div>
  );
}

interface SideFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function SideField({ label, value, onChange }: SideFieldProps) {
  const styles = useStyles();
  const { strings, selectedFormula } = useSession();
  return (
    <div className={styles.side}>
      <Field label={label} className={styles.grow}>
        <Input
          size="small"
          value={value}
          placeholder="03表[合计,基本支出]"
          onChange={(_, { value: typed }) => onChange(typed)}
        />
      </Field>
      <Button
        size="small"
        aria-label={strings.ownRules.takeSelectionFor(label)}
        onClick={() => void selectedFormula().then((formula) => formula !== null && onChange(formula))}
      >
        {strings.ownRules.takeSelection}
      </Button>
    </div>
  );
}
