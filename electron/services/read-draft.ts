import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Draft } from '#domain/draft.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Store } from './ports/store.ts';

/** The draft as the store has it; refused with `no-such-draft`. */
export async function readDraft(store: Store, id: string): Promise<Result<Draft, Refusal>> {
  const draft = await store.drafts.read(id);
  return draft === null ? fail(refuse('no-such-draft')) : ok(draft);
}
