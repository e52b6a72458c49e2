import { Button } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";

export interface FoldButtonProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Its place and weight: those of the list that it opens. */
  readonly className: string;
  readonly tabIndex?: 0 | -1;
  readonly children: string;
}

/** Opens and closes what stands under it. */
export function FoldButton({ isOpen, onToggle, className, tabIndex, children }: FoldButtonProps) {
  return (
    <Button
      appearance="transparent"
      size="small"
      className={className}
      icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
      aria-expanded={isOpen}
      tabIndex={tabIndex}
      onClick={onToggle}
    >
      {children}
    </Button>
  );
}
