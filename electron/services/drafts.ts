import { longText } from '#contract/schemas/post.ts';
import type { RevisionSummary, Saved } from '#contract/drafts.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { canonical } from '#domain/canonical.ts';
import type { Draft, DraftSummary, Revision } from '#domain/draft.ts';
import { applyEdits, type Edit } from '#domain/edit.ts';
import type { PostContent } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { json, moved } from '#domain/review.ts';
import { Lanes } from './lanes.ts';
import { PendingFolds } from './pending-folds.ts';
import type { Store } from './ports/store.ts';
import { readDraft } from './read-draft.ts';
import { SubmittedDrafts } from './submitted-drafts.ts';
import type { Workplace } from './workplace.ts';

type Undo = { readonly edition: number; readonly history: string };

/** One text out of two that went apart, as a person made it on `edition`. */
export interface JoinOrder {
  readonly id: string;
  readonly command: string;
  readonly edition: number;
  /** Revision of the other one. */
  readonly rival: string;
  readonly content: PostContent;
}

/** Drafts of this profile: each command is durable before it answers, and doing it twice is doing it once. */
export class Drafts {
  readonly #place: Workplace;
  readonly #lanes = new Lanes();
  readonly #folds: PendingFolds;
  /** Drafts known to be in writing: a keystroke need not read the document to know that it may be written. */
  readonly #writing = new Set<string>();

  readonly #submitted = new SubmittedDrafts();

  constructor(place: Workplace) {
    this.#place = place;
    this.#folds = new PendingFolds(place, (id) => this.settle(id));
  }

  async list(): Promise<Result<readonly DraftSummary[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const summaries = await store.value.drafts.summaries();
    return ok(
      summaries.toSorted((a, b) => (a.savedAt === b.savedAt ? order(b.id, a.id) : order(b.savedAt, a.savedAt))),
    );
  }

  /** The draft as it is. What another member left in the journal becomes a revision of theirs first. */
  async open(id: string): Promise<Result<Draft, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const by = this.#folds.byWhom(id);
    if (by !== undefined && by !== here.value.member.id) return this.settle(id);
    const { store } = here.value;
    const known = store.notices().length;
    const draft = await readDraft(store, id);
    // A damaged file was met: the person is told what opened instead.
    if (store.notices().length > known) this.#place.tools.events.send({ type: 'profile' });
    return draft;
  }

  async create(command: string, content: PostContent): Promise<Result<Draft, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { store, office, member } = here.value;
    const at = this.#place.tools.clock.now();
    const first = this.#place.tools.ids.next();
    const revision: Revision = { id: first, draft: command, parents: [], at, by: member.id, content };
    const draft: Draft = {
      id: command,
      office: office.id,
      author: member.id,
      createdAt: at,
      savedAt: at,
      state: 'writing',
      edition: 0,
      revision: revision.id,
      content,
      overrides: [],
      submissions: [],
      decisions: [],
      recalls: [],
      conflict: [],
    };
    return this.#told(await this.#lanes.run(command, () => store.drafts.create(draft, revision)), true);
  }

  /** Appends edits to the journal. An edit of a returned or approved draft takes it back to writing first. */
  async edit(id: string, command: string, edition: number, edits: readonly Edit[]): Promise<Result<Saved, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    if (!edits.every(fits)) return fail(refuse('text-too-long'));
    const { store, member } = here.value;
    const at = this.#place.tools.clock.now();
    const entry = { command, edition, at, edits: edits.map((edit) => signed(edit, member.id, at)) };
    return this.#lanes.run(id, async () => {
      const reopened = await this.#takeBack(store, id, edition, entry.edits);
      if (!reopened.ok) return reopened;
      const saved = await store.drafts.append(id, entry);
      if (!saved.ok) return saved;
      this.#folds.afterPause(id, member.id);
      this.#place.tools.events.send({ type: 'draft', id, edition: saved.value.edition });
      return saved;
    });
  }

  /** Folds the journal into the document; a revision is made when the content is another than the newest one's. */
  async settle(id: string): Promise<Result<Draft, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    return this.#lanes.run(id, async () => {
      const draft = await readDraft(store.value, id);
      return draft.ok ? this.fold(store.value, draft.value) : draft;
    });
  }

  /** Settles every draft that has something unsettled; the first refusal, after all were tried. */
  async settleAll(): Promise<Result<void, Refusal>> {
    let outcome: Result<void, Refusal> = ok(undefined);
    for (const id of this.#folds.ids()) {
      const settled = await this.settle(id);
      if (!settled.ok && settled.error.code !== 'no-such-draft' && outcome.ok) outcome = settled;
    }
    return outcome;
  }

  /**
   * Runs `change` on the folded draft, alone, and writes what it answers: how review moves a draft. The same object
   * back means that there was nothing to do.
   */
  async change(
    id: string,
    change: (draft: Draft) => Result<Draft, Refusal> | Promise<Result<Draft, Refusal>>,
  ): Promise<Result<Draft, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    return this.#lanes.run(id, async () => {
      const draft = await readDraft(store.value, id);
      if (!draft.ok) return draft;
      const next = await change(draft.value);
      if (!next.ok || next.value === draft.value) return next;
      return this.#told(await store.value.drafts.write(next.value), false);
    });
  }

  /**
   * Takes in a revision of another device: kept for ever, whatever `change` makes of the folded draft. What was typed
   * here and not folded yet becomes a revision first.
   */
  async receive(
    id: string,
    revision: Revision,
    change: (draft: Draft) => Promise<Result<Draft, Refusal>>,
  ): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    return this.#lanes.run(id, async () => {
      const draft = await readDraft(store.value, id);
      if (!draft.ok) return draft;
      const folded = await this.fold(store.value, draft.value);
      if (!folded.ok) return folded;
      const next = await change(folded.value);
      if (!next.ok) return next;
      const known = await store.value.drafts.revision(id, revision.id);
      const written = await store.value.drafts.write(next.value, ...(known === null ? [revision] : []));
      if (!written.ok) return written;
      this.#told(written, false);
      if (draft.value.state === 'approved' || written.value.state === 'approved') {
        this.#place.tools.events.send({ type: 'approved' });
      }
      return ok(undefined);
    });
  }

  /** Makes one revision of this one and a rival; `command` is its id. Doing it twice is doing it once. */
  async join({ id, command, edition, rival, content }: JoinOrder): Promise<Result<Draft, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { store, member } = here.value;
    return this.#lanes.run(id, async () => {
      const draft = await readDraft(store, id);
      if (!draft.ok || draft.value.revision === command) return draft;
      const { conflict } = draft.value;
      if (draft.value.edition !== edition || !conflict.includes(rival)) {
        return fail(refuse('edition-moved', { edition: draft.value.edition }));
      }
      const folded = await this.fold(store, draft.value);
      if (!folded.ok) return folded;
      const back = moved(folded.value, 'edit');
      if (!back.ok) return fail(refuse(back.error.code));
      const at = this.#place.tools.clock.now();
      const parents = [folded.value.revision, rival];
      const revision: Revision = { id: command, draft: id, parents, at, by: member.id, content };
      const left = conflict.filter((one) => one !== rival);
      const joined = { ...back.value, content, revision: command, edition: edition + 1, savedAt: at, conflict: left };
      return this.#told(await store.drafts.write(joined, revision), false);
    });
  }

  /** As `settle`, for one who holds the draft's lane already. */
  async fold(store: Store, draft: Draft): Promise<Result<Draft, Refusal>> {
    const typedBy = this.#folds.byWhom(draft.id);
    // After a crash nobody remembers who typed what the journal kept: it stands in its author's name.
    const by = typedBy ?? draft.author;
    const newest = await store.drafts.revision(draft.id, draft.revision);
    const unchanged = newest !== null && canonical(json(newest.content)) === canonical(json(draft.content));
    if (unchanged && typedBy === undefined) return ok(draft);
    // Whatever goes wrong below, another try is arranged.
    this.#folds.again(draft.id, by);
    const written = unchanged ? await store.drafts.write(draft) : await this.#keepRevision(store, draft, by);
    if (written.ok) this.#folds.done(draft.id);
    return written;
  }

  #keepRevision(store: Store, draft: Draft, by: string): Promise<Result<Draft, Refusal>> {
    const { clock, ids } = this.#place.tools;
    const { id, content } = draft;
    const revision: Revision = { id: ids.next(), draft: id, parents: [draft.revision], at: clock.now(), by, content };
    return store.drafts.write({ ...draft, revision: revision.id }, revision);
  }

  /** The draft a submission is of, or null. The first question after a start reads the drafts. */
  async ofSubmission(submission: string): Promise<string | null> {
    const store = this.#place.store();
    if (!store.ok) return null;
    return this.#submitted.draftOf(submission, store.value);
  }

  async remove(id: string): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    return this.#lanes.run(id, async () => {
      const draft = await readDraft(store.value, id);
      if (!draft.ok) return draft;
      if (draft.value.state === 'submitted') return fail(refuse('not-writing'));
      const folded = await this.fold(store.value, draft.value);
      if (!folded.ok) return folded;
      const removed = await store.value.drafts.remove(id);
      if (!removed.ok) return removed;
      this.#writing.delete(id);
      this.#place.tools.events.send({ type: 'drafts' });
      if (draft.value.state === 'approved') this.#place.tools.events.send({ type: 'approved' });
      return removed;
    });
  }

  async unremove(id: string): Promise<Result<Draft, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    return this.#told(await this.#lanes.run(id, () => store.value.drafts.restore(id)), true);
  }

  async revisions(id: string): Promise<Result<readonly RevisionSummary[], Refusal>> {
    const store = this.#place.store();
    return store.ok ? ok(await store.value.drafts.revisions(id)) : store;
  }

  async revision(id: string, revision: string): Promise<Result<Revision, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const found = await store.value.drafts.revision(id, revision);
    return found === null ? fail(refuse('no-such-draft')) : ok(found);
  }

  async undo(id: string): Promise<Result<Undo | null, Refusal>> {
    const store = this.#place.store();
    return store.ok ? ok(await store.value.drafts.undo(id)) : store;
  }

  async keepUndo(id: string, undo: Undo): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    return store.ok ? ok(await store.value.drafts.keepUndo(id, undo)) : store;
  }

  /** Lets go of everything known of a store that is being replaced. */
  async forgetAll(): Promise<void> {
    await this.#lanes.idle();
    this.#folds.clear();
    this.#writing.clear();
    this.#submitted.clear();
  }

  /** Before an edit: refused while frozen or declined; from returned or approved back to writing, durably. */
  async #takeBack(store: Store, id: string, edition: number, edits: readonly Edit[]): Promise<Result<void, Refusal>> {
    if (this.#writing.has(id)) return ok(undefined);
    const draft = await readDraft(store, id);
    if (!draft.ok) return draft;
    const back = moved(draft.value, 'edit');
    if (!back.ok) return fail(refuse(back.error.code));
    if (draft.value.state !== 'writing') {
      // An edit that would not go through must not cost the approval.
      if (edition !== draft.value.edition) return fail(refuse('edition-moved', { edition: draft.value.edition }));
      const applied = applyEdits(draft.value, edits);
      if (!applied.ok) return fail(refuse('edit-does-not-fit', { length: applied.error.length }));
      const written = this.#told(await store.drafts.write(back.value), false);
      if (!written.ok) return written;
      if (draft.value.state === 'approved') this.#place.tools.events.send({ type: 'approved' });
    }
    this.#writing.add(id);
    return ok(undefined);
  }

  #told(result: Result<Draft, Refusal>, listed: boolean): Result<Draft, Refusal> {
    if (!result.ok) return result;
    const { id, edition, state } = result.value;
    if (state === 'writing') this.#writing.add(id);
    else this.#writing.delete(id);
    this.#place.tools.events.send(listed ? { type: 'drafts' } : { type: 'draft', id, edition });
    return result;
  }
}

/** A reason is its giver's and of its time, whatever the interface says. */
const signed = (edit: Edit, by: string, at: string): Edit =>
  edit.kind === 'override' ? { ...edit, override: { ...edit.override, by, at } } : edit;

/** A text that outgrows its schema could not be read back. */
const fits = (edit: Edit): boolean =>
  edit.kind !== 'splice' ||
  edit.length - (edit.to - edit.from) + edit.insert.length <= (longText.maxLength ?? Number.POSITIVE_INFINITY);

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
