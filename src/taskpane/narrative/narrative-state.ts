/** What the tab 说明 shows. */
export interface NarrativeState {
  readonly placeholder: null;
}

export const noNarrative: NarrativeState = { placeholder: null };
