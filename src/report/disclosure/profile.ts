/** 部门概况: what the first part of the document says, from 补充资料. */
import type { MissingInput } from "../../engine/compose/define-paragraph";
import type { SupplementKey } from "../../narrative/supplement/block";
import { missingEntry, type Supplement } from "../../narrative/supplement/supplement";

export interface ProfileField {
  readonly label: string;
  /** `null`: still to be filled in. */
  readonly text: string | null;
  readonly missing: MissingInput;
}

export function profile(supplement: Supplement): ProfileField[] {
  return (
    [
      { id: "duties", label: "部门职责" },
      { id: "organization", label: "机构设置情况" },
    ] as const
  ).map(({ id, label }) => {
    const key: SupplementKey = `profile/${id}/value`;
    const entry = supplement.entries.get(key);
    const text = entry?.kind === "text" ? entry.text : null;
    return { label, text, missing: missingEntry(supplement, key, label) };
  });
}
