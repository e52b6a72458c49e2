/** Reviewing a received narrative against the workbook. */
import type { Received } from "../analyst/review-answers";
import { noReview } from "../review/review-state";
import { checkAgain } from "./check-actions";
import { runJob, type SessionContext } from "./context";

export function createReviewActions(context: SessionContext) {
  const { analyst, store, strings } = context;

  function review(received: Received): Promise<boolean> {
    return runJob(context, {
      label: strings.work.reviewing,
      run: async (signal, progress) => {
        const document = await analyst.ask("readReceived", [received], signal);
        await checkAgain(context, signal, progress, document.text);
        progress(strings.work.reviewing);
        const outcome = await analyst.ask("review", [document], signal);
        store.update({ review: { received, outcome, selected: null } });
        return outcome.isNarrative ? null : { kind: "warning", text: strings.review.notNarrative };
      },
    });
  }

  async function reviewFile(file: File): Promise<boolean> {
    return review({ kind: "file", name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }

  function selectInText(id: string): void {
    store.update((state) => ({ review: { ...state.review, selected: id } }));
  }

  return { review, reviewFile, selectInText, forgetReview: () => store.update({ review: noReview }) };
}
