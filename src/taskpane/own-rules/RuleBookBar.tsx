import { MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { usePane, useSession } from "../shell/pane-context";
import { ChooseRuleBook } from "./ChooseRuleBook";

/** Asks for the shared rule book that the workbook remembers: a page cannot open it by itself. */
export function RuleBookBar() {
  const { strings } = useSession();
  const book = usePane((state) => state.ruleBook);
  const hasReport = usePane((state) => state.report !== null);
  if (!book || book.isOpen || !hasReport) return null;
  return (
    <MessageBar intent="warning" layout="multiline" data-testid="rule-book-away">
      <MessageBarBody>{strings.ownRules.bookAway(book.name)}</MessageBarBody>
      <MessageBarActions>
        <ChooseRuleBook />
      </MessageBarActions>
    </MessageBar>
  );
}
