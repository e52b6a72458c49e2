import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import { FileInput } from "../shell/FileInput";
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
      <FileInput
        input={file}
        accept=".xlsx,.xlsm,.xls"
        testId="rule-book-file"
        onChoose={(chosen) =>
          void chosen.arrayBuffer().then((content) => chooseRuleBook(new Uint8Array(content), chosen.name))
        }
      />
    </>
  );
}
