import { Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { FoldButton } from "./FoldButton";

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
      <FoldButton
        isOpen={isOpen}
        onToggle={() => setOpen(!isOpen)}
        className={styles.fold}
        tabIndex={tabIndex}
      >
        {title}
      </FoldButton>
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
