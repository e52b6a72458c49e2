import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";

/** Opens the file of a shared rule book, from the next check on. */
export function ChooseRuleBook() {
  const { strings, chooseRuleBook } = useSession();
  const isWorking = usePane(isBusy);
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" disabled={isWorking} onClick={() => file.current?.click()}>
        {strings.ownRules.choose}
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        accept=".xlsx,.xlsm,.xls"
        data-testid="rule-book-file"
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          target.value = "";
          if (chosen)
            void chosen.arrayBuffer().then((content) => chooseRuleBook(new Uint8Array(content), chosen.name));
        }}
      />
    </>
  );
}
