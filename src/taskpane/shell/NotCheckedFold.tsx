import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { useState } from "react";

const useStyles = makeStyles({
  fold: { justifyContent: "flex-start", textAlign: "left", fontWeight: tokens.fontWeightRegular },
  entries: {
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalXXL}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

export interface NotCheckedFoldProps {
  readonly title: string;
  readonly entries: readonly { readonly what: string; readonly why: string }[];
  readonly tabIndex: 0 | -1;
}

/** What was not checked, and why: folded, but never left out. */
export function NotCheckedFold({ title, entries, tabIndex }: NotCheckedFoldProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        appearance="transparent"
        size="small"
        className={styles.fold}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={isOpen}
        tabIndex={tabIndex}
        onClick={() => setOpen(!isOpen)}
      >
        {title}
      </Button>
      {isOpen && (
        <ul className={styles.entries}>
          {entries.map(({ what, why }, index) => (
            <li key={index}>
              <Text size={200}>
                {what}：{why}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
