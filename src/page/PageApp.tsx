import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button, FluentProvider, Text, Title2, makeStyles, tokens } from "@fluentui/react-components";
import {
  ArrowUndoRegular,
  DocumentAddRegular,
  FolderOpenRegular,
  FolderRegular,
  HighlightRegular,
  SaveRegular,
} from "@fluentui/react-icons";
import { Pane } from "../taskpane/shell/App";
import { FileInput } from "../taskpane/shell/FileInput";
import { SessionContext } from "../taskpane/shell/pane-context";
import { paneTheme } from "../taskpane/theme";
import { folderOfEntry, folderOfList } from "./folder/folder-files";
import { FolderView } from "./folder/FolderView";
import { SheetView } from "./SheetView";
import type { PageState } from "./page-context";
import type { Workplace } from "./workplace";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: {
    marginRight: tokens.spacingHorizontalM,
    overflowWrap: "anywhere",
    margin: 0,
    fontSize: tokens.fontSizeBase400,
  },
  message: { flexBasis: "100%", minHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  error: { color: tokens.colorPaletteRedForeground1 },
  work: { display: "flex", flexGrow: 1, minHeight: 0 },
  pane: {
    flexBasis: "380px",
    flexShrink: 0,
    minWidth: "320px",
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    "@media (max-width: 720px)": { flexBasis: "100%" },
  },
  sheet: { flexGrow: 1, minWidth: 0, "@media (max-width: 720px)": { display: "none" } },
  welcome: {
    flexGrow: 1,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingVerticalL,
    margin: tokens.spacingHorizontalXXL,
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    textAlign: "center",
    padding: tokens.spacingHorizontalL,
  },
  dropping: { backgroundColor: tokens.colorBrandBackground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, justifyContent: "center" },
});

export function usePage<Part>({ store }: Workplace, pick: (state: PageState) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => pick(store.get()));
}

export function PageApp({ workplace, isDark }: { readonly workplace: Workplace; readonly isDark: boolean }) {
  const styles = useStyles();
  const open = usePage(workplace, (state) => state.open);
  const folder = usePage(workplace, (state) => state.folder);
  const isDropping = useDrop(workplace);
  return (
    // By style: a class would be laid over dialogs and menus as well, and hide the sheet behind them.
    <FluentProvider theme={paneTheme(isDark)} style={{ height: "100%" }}>
      <div className={styles.page}>
        <Bar workplace={workplace} />
        {open ? (
          <div className={styles.work}>
            <section className={styles.sheet} aria-label={workplace.texts.sheets}>
              <SheetView key={keyOf(open.book)} workplace={workplace} book={open.book} />
            </section>
            <div className={styles.pane}>
              <SessionContext.Provider value={open.session}>
                <Pane />
              </SessionContext.Provider>
            </div>
          </div>
        ) : folder ? (
          <FolderView workplace={workplace} desk={folder} />
        ) : (
          <Welcome workplace={workplace} isDropping={isDropping} />
        )}
      </div>
    </FluentProvider>
  );
}

const keys = new WeakMap<object, number>();
let lastKey = 0;

/** Another book is another view, even under the same name. */
function keyOf(book: object): number {
  const known = keys.get(book) ?? (lastKey += 1);
  keys.set(book, known);
  return known;
}

/** A file may be dropped anywhere on the page. */
function useDrop(workplace: Workplace): boolean {
  const [isDropping, setDropping] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault();
      setDropping(true);
    };
    const leave = () => setDropping(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDropping(false);
      const file = event.dataTransfer?.files[0];
      const entry = event.dataTransfer?.items[0]?.webkitGetAsEntry();
      if (!file || !mayLeave(workplace)) return;
      if (entry?.isDirectory)
        void folderOfEntry(entry).then(
          (folder) => (folder ? workplace.openFolder(folder) : undefined),
          workplace.fail,
        );
      else void workplace.openFile(file);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
    };
  }, [workplace]);
  return isDropping;
}

function mayLeave({ store, texts }: Workplace): boolean {
  const { open } = store.get();
  return open === null || open.book.isSaved || window.confirm(texts.leave);
}

function Bar({ workplace }: { readonly workplace: Workplace }) {
  const styles = useStyles();
  const { texts, language } = workplace;
  const open = usePage(workplace, (state) => state.open);
  const folder = usePage(workplace, (state) => state.folder);
  const message = usePage(workplace, (state) => state.message);
  const isSaved = usePage(workplace, (state) => state.open?.book.isSaved ?? true);
  const canUndo = usePage(workplace, (state) => state.open?.book.canUndo ?? false);
  const product = language === "zh-CN" ? "决算公开助手" : "Final accounts assistant";
  return (
    <header className={styles.bar}>
      <h1 className={styles.name}>
        {open ? open.book.name : product}
        {isSaved ? "" : " •"}
      </h1>
      <FileButton workplace={workplace} text={texts.open} />
      <FolderButton workplace={workplace} />
      {open && folder && (
        <Button onClick={() => mayLeave(workplace) && workplace.backToFolder()}>{texts.folder.back}</Button>
      )}
      {open && (
        <>
          <Button
            icon={<SaveRegular />}
            appearance={isSaved ? "secondary" : "primary"}
            title={isSaved ? undefined : texts.unsaved}
            onClick={() => void workplace.save()}
          >
            {texts.save}
          </Button>
          <Button icon={<HighlightRegular />} onClick={() => void workplace.saveMarked()}>
            {texts.saveMarked}
          </Button>
          <Button icon={<ArrowUndoRegular />} disabled={!canUndo} onClick={() => open.book.undo()}>
            {texts.undo}
          </Button>
        </>
      )}
      <Text
        size={200}
        role="status"
        data-testid="message"
        className={`${styles.message}${message?.kind === "error" ? ` ${styles.error}` : ""}`}
      >
        {message?.text ?? ""}
      </Text>
    </header>
  );
}

function FileButton({
  workplace,
  text,
  isPrimary = false,
}: {
  readonly workplace: Workplace;
  readonly text: string;
  readonly isPrimary?: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={<FolderOpenRegular />}
        appearance={isPrimary ? "primary" : "secondary"}
        size={isPrimary ? "large" : "medium"}
        onClick={() => input.current?.click()}
      >
        {text}
      </Button>
      <FileInput
        input={input}
        label={text}
        accept=".xlsx,.xlsm,.xltx,.xltm,.xls,.xml,.htm,.html,.docx,.docm,.pdf,.zip"
        onChoose={(file) => {
          if (mayLeave(workplace)) void workplace.openFile(file);
        }}
      />
    </>
  );
}

function FolderButton({ workplace }: { readonly workplace: Workplace }) {
  const input = useRef<HTMLInputElement>(null);
  const { choose } = workplace.texts.folder;
  return (
    <>
      <Button icon={<FolderRegular />} onClick={() => input.current?.click()}>
        {choose}
      </Button>
      <input
        ref={(field) => {
          // No attribute of React's types, though every browser has it.
          field?.setAttribute("webkitdirectory", "");
          input.current = field;
        }}
        type="file"
        hidden
        aria-label={choose}
        onChange={({ target }) => {
          if (target.files && target.files.length > 0 && mayLeave(workplace)) {
            void workplace.openFolder(folderOfList(target.files));
          }
          target.value = "";
        }}
      />
    </>
  );
}

function Welcome({ workplace, isDropping }: { readonly workplace: Workplace; readonly isDropping: boolean }) {
  const styles = useStyles();
  const { texts } = workplace;
  return (
    <main className={`${styles.welcome}${isDropping ? ` ${styles.dropping}` : ""}`}>
      <Title2 as="h2">{texts.welcome}</Title2>
      <Text>{texts.welcomeHint}</Text>
      <div className={styles.buttons}>
        <FileButton workplace={workplace} text={texts.choose} isPrimary />
        <Button size="large" onClick={() => void workplace.openSample()}>
          {texts.sample}
        </Button>
        <Button size="large" icon={<DocumentAddRegular />} onClick={() => void workplace.openBlank()}>
          {texts.blank}
        </Button>
      </div>
      <Button appearance="transparent" size="small" onClick={() => workplace.saveLicences()}>
        {texts.licences}
      </Button>
    </main>
  );
}
