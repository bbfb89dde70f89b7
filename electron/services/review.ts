import type { QueueEntry } from '#contract/review.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Draft } from '#domain/draft.ts';
import { textOf } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { decided, lastSubmission, moved, nextState, submitted, waitsFor } from '#domain/review.ts';
import type { Comment, Decision, Submission } from '#domain/submission.ts';
import { contentHash } from './approved.ts';
import { type Assessment, assess } from './assessment.ts';
import { type Drafts, readDraft } from './drafts.ts';
import type { Store } from './ports.ts';
import type { SettingsService } from './settings.ts';
import type { Present, Workplace } from './workplace.ts';

export interface DecisionOrder {
  readonly command: string;
  readonly submission: string;
  readonly contentHash: string;
  readonly kind: Decision['kind'];
  readonly comments: readonly Comment[];
  readonly note: string;
}

/** A draft's way through the office's review. */
export class Review {
  readonly #place: Workplace;
  readonly #drafts: Drafts;
  readonly #settings: SettingsService;
  /** Submission id → draft id, of those met so far. */
  readonly #drafted = new Map<string, string>();

  constructor(place: Workplace, drafts: Drafts, settings: SettingsService) {
    this.#place = place;
    this.#drafts = drafts;
    this.#settings = settings;
  }

  /** Submissions that wait for a decision, the oldest first. */
  async queue(): Promise<Result<readonly QueueEntry[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const waiting = (await store.value.drafts.summaries()).filter(({ state }) => state === 'submitted');
    const drafts = await Promise.all(waiting.map(({ id }) => store.value.drafts.read(id)));
    const entries = drafts.filter((draft) => draft !== null).flatMap((draft) => this.#entry(draft));
    return ok(entries.toSorted((a, b) => (a.submission.at < b.submission.at ? -1 : 1)));
  }

  /** Freezes the draft as it is at `edition`. `command` becomes the submission's id. */
  async submit(id: string, command: string, edition: number): Promise<Result<Draft, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { store } = here.value;
    return this.#drafts.change(id, async (draft) => {
      if (draft.submissions.some((one) => one.id === command)) return ok(draft);
      const next = nextState(draft.state, 'submit');
      if (!next.ok) return fail(refuse(next.error.code));
      if (draft.edition !== edition) return fail(refuse('edition-moved', { edition: draft.edition }));
      const at = this.#place.tools.clock.now();
      const assessed = await assess(draft, here.value, this.#place.tools.pack, at, this.#settings.get().language);
      if (!assessed.ok) return assessed;
      const folded = await this.#drafts.fold(store, draft);
      if (!folded.ok) return folded;
      const frozen = this.#freeze(command, folded.value, here.value, assessed.value, at);
      this.#drafted.set(command, id);
      return coded(submitted(folded.value, frozen));
    });
  }

  /** Takes a submission back before it was decided. */
  async recall(id: string): Promise<Result<Draft, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    return this.#drafts.change(id, (draft) => {
      const last = lastSubmission(draft);
      const undecided = last !== null && !draft.decisions.some((one) => one.submission === last.id);
      return draft.state === 'writing' && undecided ? ok(draft) : coded(moved(draft, 'recall'));
    });
  }

  /** Decides on a submission, bound to the content the reviewer saw. `command` becomes the decision's id. */
  async decide(order: DecisionOrder): Promise<Result<Draft, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { store, member } = here.value;
    const id = await this.#draftOf(store, order.submission);
    if (id === null) return fail(refuse('not-submitted'));
    const { command, ...rest } = order;
    const decision: Decision = { id: command, ...rest, by: member.id, at: this.#place.tools.clock.now() };
    const result = await this.#drafts.change(id, (draft) => {
      if (draft.decisions.some((one) => one.id === command)) return ok(draft);
      const last = lastSubmission(draft);
      if (last !== null && !order.comments.every((comment) => within(comment, last))) {
        return fail(refuse('content-changed'));
      }
      return coded(decided(draft, decision, member));
    });
    if (result.ok && order.kind === 'approve') this.#place.tools.events.send({ type: 'approved' });
    return result;
  }

  /** Back to writing; an approval falls. */
  async revise(id: string): Promise<Result<Draft, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    let fell = false;
    const result = await this.#drafts.change(id, (draft) => {
      fell = draft.state === 'approved';
      return draft.state === 'writing' ? ok(draft) : coded(moved(draft, 'revise'));
    });
    if (result.ok && fell) this.#place.tools.events.send({ type: 'approved' });
    return result;
  }

  #entry(draft: Draft): readonly QueueEntry[] {
    const submission = lastSubmission(draft);
    if (submission === null) return [];
    this.#drafted.set(submission.id, draft.id);
    const previous = draft.submissions.at(-2) ?? null;
    const level = waitsFor(draft);
    return level === null
      ? []
      : [{ submission, waitsFor: level, previous, lastDecision: draft.decisions.at(-1) ?? null }];
  }

  #freeze(id: string, draft: Draft, { pack, office, member }: Present, assessed: Assessment, at: string): Submission {
    return {
      id,
      draft: draft.id,
      revision: draft.revision,
      office: office.id,
      by: member.id,
      at,
      content: draft.content,
      contentHash: contentHash(draft.content, this.#place.tools.digest),
      ...assessed,
      pack: { id: pack.id, version: pack.version },
    };
  }

  /** The draft a submission is of; the first question after a start reads every draft that went through review. */
  async #draftOf(store: Store, submission: string): Promise<string | null> {
    const known = this.#drafted.get(submission);
    if (known !== undefined) return known;
    for (const { id, state } of await store.drafts.summaries()) {
      if (state === 'writing') continue;
      const draft = await readDraft(store, id);
      if (draft.ok) for (const one of draft.value.submissions) this.#drafted.set(one.id, id);
    }
    return this.#drafted.get(submission) ?? null;
  }
}

const within = ({ version, start, end }: Comment, { content }: Submission): boolean =>
  start <= end && end <= textOf(content, version).length;

const coded = <T>(result: Result<T, { readonly code: Refusal['code'] }>): Result<T, Refusal> =>
  result.ok ? result : fail(refuse(result.error.code));
