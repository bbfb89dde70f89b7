import type { QueueEntry } from '#contract/review.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Comment } from '#domain/comment.ts';
import type { Draft } from '#domain/draft.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { decided, lastSubmission, moved, nextState, submitted, waitsFor } from '#domain/review.ts';
import type { Decision, Submission } from '#domain/submission.ts';
import { contentHash } from './approved.ts';
import { type Assessment, assess } from './assessment.ts';
import type { Desk } from './desk.ts';
import type { Drafts } from './drafts.ts';
import type { Forwarding } from './forwarding.ts';
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
  readonly #forwarding: Forwarding;
  readonly #desk: Desk;

  constructor(place: Workplace, drafts: Drafts, settings: SettingsService, forwarding: Forwarding, desk: Desk) {
    this.#place = place;
    this.#drafts = drafts;
    this.#settings = settings;
    this.#forwarding = forwarding;
    this.#desk = desk;
  }

  /** Submissions that wait for a decision, the oldest first: this office's own, and at the desk those of every office. */
  async queue(): Promise<Result<readonly QueueEntry[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const received = await this.#desk.queue();
    if (!received.ok) return received;
    const waiting = (await store.value.drafts.summaries()).filter(({ state }) => state === 'submitted');
    const drafts = await Promise.all(waiting.map(({ id }) => store.value.drafts.read(id)));
    const own = drafts.filter((draft) => draft !== null).flatMap((draft) => this.#entry(draft));
    return ok([...own, ...received.value].toSorted((a, b) => (a.submission.at < b.submission.at ? -1 : 1)));
  }

  /** Freezes the draft as it is at `edition`. `command` becomes the submission's id. */
  async submit(id: string, command: string, edition: number): Promise<Result<Draft, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { store } = here.value;
    const frozen = await this.#drafts.change(id, async (draft) => {
      if (draft.submissions.some((one) => one.id === command)) return ok(draft);
      const next = nextState(draft.state, 'submit');
      if (!next.ok) return fail(refuse(next.error.code));
      if (draft.edition !== edition) return fail(refuse('edition-moved', { edition: draft.edition }));
      const at = this.#place.tools.clock.now();
      const assessed = await assess(draft, here.value, this.#place.tools.pack, at, this.#settings.get().language);
      if (!assessed.ok) return assessed;
      const folded = await this.#drafts.fold(store, draft);
      if (!folded.ok) return folded;
      return coded(submitted(folded.value, this.#freeze(command, folded.value, here.value, assessed.value, at)));
    });
    return this.#forwarded(frozen);
  }

  /** Takes a submission back before it was decided. */
  async recall(id: string): Promise<Result<Draft, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const recalled = await this.#drafts.change(id, (draft) => {
      const last = lastSubmission(draft);
      const undecided = last !== null && !draft.decisions.some((one) => one.submission === last.id);
      return draft.state === 'writing' && undecided ? ok(draft) : coded(moved(draft, 'recall'));
    });
    return this.#forwarded(recalled);
  }

  /** Decides on a submission, bound to the content the reviewer saw. `command` becomes the decision's id. Null: another office's. */
  async decide(order: DecisionOrder): Promise<Result<Draft | null, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { member } = here.value;
    const id = await this.#drafts.ofSubmission(order.submission);
    if (id === null) return mapped(await this.#desk.decide(order), () => null);
    const { command, ...rest } = order;
    const decision: Decision = { id: command, ...rest, by: member.id, at: this.#place.tools.clock.now() };
    const result = await this.#drafts.change(id, (draft) => {
      if (draft.decisions.some((one) => one.id === command)) return ok(draft);
      return coded(decided(draft, decision, member));
    });
    if (result.ok && order.kind === 'approve') this.#place.tools.events.send({ type: 'approved' });
    return this.#forwarded(result);
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
    return this.#forwarded(result);
  }

  /** Tells the desk what concerns it. Where that can't be kept now the next sync makes up for it: the draft is safe. */
  async #forwarded(result: Result<Draft, Refusal>): Promise<Result<Draft, Refusal>> {
    const told = result.ok ? await this.#forwarding.forward(result.value) : result;
    if (result.ok && !told.ok) this.#place.tools.log.error('desk not told', { ...told.error });
    return result;
  }

  #entry(draft: Draft): readonly QueueEntry[] {
    const submission = lastSubmission(draft);
    if (submission === null) return [];
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
}

const mapped = <A, B>(result: Result<A, Refusal>, map: (value: A) => B): Result<B, Refusal> =>
  result.ok ? ok(map(result.value)) : result;

const coded = <T>(result: Result<T, { readonly code: Refusal['code'] }>): Result<T, Refusal> =>
  result.ok ? result : fail(refuse(result.error.code));
