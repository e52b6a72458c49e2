import { makeStyles, tokens } from "@fluentui/react-components";
import { SourceBar } from "../narrative/SourceBar";
import { DraftActions } from "./DraftActions";
import { DraftReport } from "./DraftReport";
import type { ShownDraft } from "./draft-state";
import { DraftText } from "./DraftText";

const useStyles = makeStyles({
  page: {
    flexGrow: 1,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** A document as this year's narrative. */
export function DraftPage({ draft }: { readonly draft: ShownDraft }) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <DraftActions isDocument={draft.made.isDocument} />
      <DraftReport draft={draft} />
      <DraftText draft={draft} />
      {draft.chosen && <SourceBar chosen={draft.chosen} />}
    </div>
  );
}
