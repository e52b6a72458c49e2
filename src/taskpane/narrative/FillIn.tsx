import { Button, Field, Input, Select, Text, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { AskedField } from "../analyst/entry-answers";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalXS} 0`,
    padding: tokens.spacingHorizontalS,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    textIndent: 0,
  },
  earlier: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  write: { alignSelf: "flex-start" },
});

interface FillInProps {
  readonly fields: readonly AskedField[];
  /** Called once something was written. */
  readonly onWritten?: () => void;
}

/** Entries of 补充资料, filled in here and written to their cells; what is left blank stays asked. */
export function FillIn({ fields, onWritten }: FillInProps) {
  const styles = useStyles();
  const { strings, fillEntries } = useSession();
  const isWorking = usePane(isBusy);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const filled = fields.flatMap(({ key, label }) => {
    const text = typed[key] ?? "";
    return text.trim() === "" ? [] : [{ key, label, typed: text }];
  });
  const write = async () => {
    if (await fillEntries(filled)) onWritten?.();
  };
  return (
    <form
      className={styles.form}
      aria-label={strings.fill.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (filled.length > 0 && !isWorking) void write();
      }}
    >
      {fields.map((field) => (
        <div key={field.key}>
          <Field label={field.label} hint={field.note}>
            <EntryInput
              field={field}
              value={typed[field.key] ?? ""}
              onChange={(value) => setTyped({ ...typed, [field.key]: value })}
            />
          </Field>
          {field.earlier !== null && (
            <Earlier text={field.earlier} onTake={(text) => setTyped({ ...typed, [field.key]: text })} />
          )}
        </div>
      ))}
      <Button
        type="submit"
        size="small"
        appearance="primary"
        className={styles.write}
        disabled={isWorking || filled.length === 0}
      >
        {strings.fill.write}
      </Button>
    </form>
  );
}

interface EntryInputProps {
  readonly field: AskedField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The control for the kind; everything else comes from the field around it. */
function EntryInput({ field: { kind, choices }, value, onChange, ...labelled }: EntryInputProps) {
  if (choices.length > 0) {
    return (
      <Select {...labelled} value={value} onChange={(_, data) => onChange(data.value)}>
        {["", ...choices].map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </Select>
    );
  }
  if (kind === "text" || kind === "longText") {
    return (
      <Textarea
        {...labelled}
        value={value}
        rows={kind === "longText" ? 6 : 2}
        resize="vertical"
        onChange={(_, data) => onChange(data.value)}
      />
    );
  }
  const inputMode = kind === "count" || kind === "year" ? "numeric" : "decimal";
  return (
    <Input
      {...labelled}
      value={value}
      inputMode={inputMode}
      autoComplete="off"
      onChange={(_, data) => onChange(data.value)}
    />
  );
}

function Earlier({ text, onTake }: { readonly text: string; readonly onTake: (text: string) => void }) {
  const styles = useStyles();
  const { strings } = useSession();
  return (
    <div className={styles.earlier}>
      <Text size={200}>{strings.fill.earlier(text)}</Text>
      <Button size="small" appearance="subtle" onClick={() => onTake(text)}>
        {strings.fill.take}
      </Button>
    </div>
  );
}
