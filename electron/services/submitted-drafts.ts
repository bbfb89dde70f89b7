import type { DraftSummary } from '#domain/draft.ts';
import type { Store } from './ports/store.ts';
import { readDraft } from './read-draft.ts';

/** Which draft a submission is of, as far as it was asked. */
export class SubmittedDrafts {
  readonly #known = new Map<string, string>();

  /** The draft's id, or null. The first question after a start reads the drafts. */
  async draftOf(submission: string, store: Store): Promise<string | null> {
    const known = this.#known.get(submission);
    if (known !== undefined) return known;
    const all = await store.drafts.summaries();
    // Those that went on since it was sent come last: it is seldom of one of them.
    for (const { id } of [...all.filter(isFrozen), ...all.filter((one) => !isFrozen(one))]) {
      const draft = await readDraft(store, id);
      if (draft.ok) for (const one of draft.value.submissions) this.#known.set(one.id, id);
      if (this.#known.has(submission)) break;
    }
    return this.#known.get(submission) ?? null;
  }

  clear(): void {
    this.#known.clear();
  }
}

const isFrozen = ({ state }: DraftSummary): boolean => state !== 'writing';
