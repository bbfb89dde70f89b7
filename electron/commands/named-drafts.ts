import { refuse, type Refusal } from '#contract/refusal.ts';
import { id as idSchema, longText } from '#contract/schemas/post.ts';
import type { Draft, Revision } from '#domain/draft.ts';
import { emptyContent } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { moved } from '#domain/review.ts';
import { z } from 'zod';
import type { Store } from '../services/ports/store.ts';
import type { Clock, Digest, Ids } from '../services/ports/system.ts';

/** Who a draft belongs to before anybody took a seat in the profile: the app shows it to whoever does. */
const LOCAL = 'local';
/** Names that are no draft ids stand in documents of this collection, by the id made for them. */
const NAMES = 'names';
/** Draft ids made from a name: `u-` and the SHA-256 of the name as JSON. */
const MADE = /^u-[0-9a-f]{64}$/;

const name = z.strictObject({ name: z.string() });

export interface NamedDraft {
  /** As the caller gave it. */
  readonly name: string;
  readonly draft: Draft;
}

/** Drafts under names of any characters, as administrators bring them from elsewhere. */
export class NamedDrafts {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #digest: Digest;

  constructor(store: Store, clock: Clock, ids: Ids, digest: Digest) {
    this.#store = store;
    this.#clock = clock;
    this.#ids = ids;
    this.#digest = digest;
  }

  /**
   * Keeps `text` under a name: a new draft, or a new revision of the one there. The same text again is the same
   * revision. Durable when it answers `ok`. Refused with `not-writing` while a reviewer has the draft.
   */
  async put(called: string, text: string): Promise<Result<Draft, Refusal>> {
    if (!longText.safeParse(text).success) return fail(refuse('text-too-long'));
    const named = await this.#draftId(called);
    if (!named.ok) return named;
    const present = await this.#store.drafts.read(named.value);
    return present === null ? this.#create(named.value, text) : this.#update(present, text);
  }

  /** Every draft that opens, oldest first. */
  async all(): Promise<readonly NamedDraft[]> {
    const summaries = await this.#store.drafts.summaries();
    const found: NamedDraft[] = [];
    for (const { id } of summaries.toSorted((a, b) => (a.savedAt < b.savedAt ? -1 : 1))) {
      const draft = await this.#store.drafts.read(id);
      if (draft !== null) found.push({ name: await this.#nameOf(id), draft });
    }
    return found;
  }

  async #create(id: string, text: string): Promise<Result<Draft, Refusal>> {
    const at = this.#clock.now();
    const draft: Draft = {
      id,
      office: LOCAL,
      author: LOCAL,
      createdAt: at,
      savedAt: at,
      state: 'writing',
      edition: 0,
      revision: this.#ids.next(),
      content: { ...emptyContent, base: text },
      overrides: [],
      submissions: [],
      decisions: [],
      recalls: [],
      conflict: [],
    };
    return this.#store.drafts.create(draft, revisionOf(draft, []));
  }

  async #update(present: Draft, text: string): Promise<Result<Draft, Refusal>> {
    if (present.content.base === text) return ok(present);
    const writing = moved(present, 'edit');
    if (!writing.ok) return fail(refuse(writing.error.code));
    const draft: Draft = {
      ...writing.value,
      savedAt: this.#clock.now(),
      edition: present.edition + 1,
      revision: this.#ids.next(),
      content: { ...present.content, base: text },
    };
    return this.#store.drafts.write(draft, revisionOf(draft, [present.revision]));
  }

  /** The draft's id: the name itself where it can be one. The name is durable before the draft that needs it. */
  async #draftId(called: string): Promise<Result<string, Refusal>> {
    if (idSchema.safeParse(called).success && !MADE.test(called)) return ok(called);
    // JSON escapes lone surrogates, which UTF-8 can't tell apart.
    const made = `u-${this.#digest(JSON.stringify(called))}`;
    const document = `${NAMES}/${made}`;
    if ((await this.#store.documents.get(document, name)) !== null) return ok(made);
    const kept = await this.#store.documents.put(document, name, { name: called });
    return kept.ok ? ok(made) : kept;
  }

  async #nameOf(id: string): Promise<string> {
    if (!MADE.test(id)) return id;
    return (await this.#store.documents.get(`${NAMES}/${id}`, name))?.name ?? id;
  }
}

const revisionOf = (draft: Draft, parents: readonly string[]): Revision => ({
  id: draft.revision,
  draft: draft.id,
  parents,
  at: draft.savedAt,
  by: draft.author,
  content: draft.content,
});
