import type { RefObject } from "react";

interface FileInputProps {
  /** Clicked, it asks for the file. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly accept: string;
  readonly testId?: string;
  readonly label?: string;
  readonly onChoose: (file: File) => void;
}

/** The same file can be chosen twice. */
export function FileInput({ input, accept, testId, label, onChoose }: FileInputProps) {
  return (
    <input
      ref={input}
      type="file"
      accept={accept}
      hidden
      data-testid={testId}
      aria-label={label}
      onChange={({ target }) => {
        const chosen = target.files?.[0];
        target.value = "";
        if (chosen) onChoose(chosen);
      }}
    />
  );
}
