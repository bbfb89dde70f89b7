import type { QueueEntry } from '#contract/review.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { ParcelBodies } from '#contract/schemas/parcel.ts';
import { decision as decisionSchema, submission as submissionSchema } from '#contract/schemas/draft.ts';
import { instant } from '#contract/schemas/post.ts';
import { misplaced } from '#domain/comment.ts';
import { DESK } from '#domain/directory.ts';
import type { ParcelHead } from '#domain/parcel.ts';
import { isReviewer } from '#domain/office.ts';
import { nameOf } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Decision } from '#domain/submission.ts';
import { z } from 'zod';
import { contentHash } from './approved.ts';
import { Lanes } from './lanes.ts';
import type { Outbox } from './outbox.ts';
import type { Store } from './ports/store.ts';
import type { DecisionOrder } from './review.ts';
import type { Workplace } from './workplace.ts';
import { allIn } from './collection.ts';

/** `submissions/<id>`: an office's post as the desk received it, and what became of it. */
const received = z.strictObject({
  submission: submissionSchema,
  /** Of the office's lead, where the office approves as well. */
  approval: decisionSchema.nullable(),
  receivedAt: instant,
  recalled: z.boolean(),
  decision: decisionSchema.nullable(),
});
export type Received = z.infer<typeof received>;

/** What offices sent to the central desk, and the desk's decisions on it. */
export class Desk {
  readonly #place: Workplace;
  readonly #outbox: Outbox;
  readonly #lanes = new Lanes();

  constructor(place: Workplace, outbox: Outbox) {
    this.#place = place;
    this.#outbox = outbox;
  }

  /** Everything received, the oldest first. */
  async list(): Promise<Result<readonly Received[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const all = await allIn(store.value.documents, 'submissions', received);
    return ok(Array.from(all.values()).toSorted((a, b) => (a.submission.at < b.submission.at ? -1 : 1)));
  }

  /** Submissions that wait for the desk, the oldest first, each with the one of the same draft before it. */
  async queue(): Promise<Result<readonly QueueEntry[], Refusal>> {
    const all = await this.list();
    if (!all.ok) return all;
    return ok(all.value.filter(waits).map((one) => entryOf(one, all.value)));
  }

  /** Decides on a submission for the desk. `command` becomes the decision's id; the office hears of it by mail. */
  async decide(order: DecisionOrder): Promise<Result<Received, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { member, store } = here.value;
    const { command, ...rest } = order;
    const decision: Decision = { id: command, ...rest, by: member.id, at: this.#place.tools.clock.now() };
    const decided = await this.#change(store, order.submission, (one) => {
      if (one.decision?.id === command) return ok(one);
      const objection = objectionTo(one, decision);
      if (!isReviewer(member)) return fail(refuse('may-not-decide'));
      return objection === null ? ok({ ...one, decision }) : fail(refuse(objection));
    });
    if (!decided.ok) return decided;
    const sent = await this.#tell(decided.value);
    return sent.ok ? decided : sent;
  }

  /** Sends what a crash kept from being sent: before each sync. */
  async reconcile(): Promise<Result<void, Refusal>> {
    const all = await this.list();
    if (!all.ok) return all;
    for (const one of all.value) {
      if (one.decision === null || !(await this.#isOwn(one.decision))) continue;
      const sent = await this.#tell(one);
      if (!sent.ok) return sent;
    }
    return ok(undefined);
  }

  async submissionCame(
    { from }: ParcelHead,
    { submission, approval }: ParcelBodies['submission'],
  ): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const isSound =
      submission.office === from.office &&
      contentHash(submission.content, this.#place.tools.digest) === submission.contentHash;
    if (!isSound) return fail(refuse('parcel-forged'));
    const kept = await this.#lanes.run(submission.id, async () => {
      const name = `submissions/${submission.id}`;
      const before = await store.value.documents.get(name, received);
      const receivedAt = this.#place.tools.clock.now();
      const fresh: Received = { submission, approval, receivedAt, recalled: false, decision: null };
      return store.value.documents.put(name, received, before === null ? fresh : { ...before, approval });
    });
    if (kept.ok) this.#place.tools.events.send({ type: 'review' });
    return kept;
  }

  async recallCame({ from }: ParcelHead, { submission }: ParcelBodies['recall']): Promise<Result<void, Refusal>> {
    return this.#note(submission, (one) =>
      one.submission.office === from.office ? ok({ ...one, recalled: true }) : fail(refuse('parcel-forged')),
    );
  }

  /** Another reviewer's decision, taken at another device of the desk: the first one stands. */
  async decisionCame({ from }: ParcelHead, { decision }: ParcelBodies['decision']): Promise<Result<void, Refusal>> {
    if (decision.by !== from.member) return fail(refuse('may-not-decide'));
    return this.#note(decision.submission, (one) => {
      const off = misplaced(decision.comments, one.submission.content);
      if (off !== null) return fail(refuse(off));
      return one.decision === null || decision.at < one.decision.at ? ok({ ...one, decision }) : ok(one);
    });
  }

  async #note(id: string, change: (one: Received) => Result<Received, Refusal>): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const changed = await this.#change(store.value, id, change);
    // A word about what never came here: nothing to note.
    if (!changed.ok) return changed.error.code === 'not-submitted' ? ok(undefined) : changed;
    return ok(undefined);
  }

  #change(
    store: Store,
    id: string,
    change: (one: Received) => Result<Received, Refusal>,
  ): Promise<Result<Received, Refusal>> {
    return this.#lanes.run(id, async () => {
      const before = await store.documents.get(`submissions/${id}`, received);
      if (before === null) return fail(refuse('not-submitted'));
      const after = change(before);
      if (!after.ok || after.value === before) return after;
      const kept = await store.documents.put(`submissions/${id}`, received, after.value);
      if (!kept.ok) return kept;
      this.#place.tools.events.send({ type: 'review' });
      return after;
    });
  }

  async #isOwn(decision: Decision): Promise<boolean> {
    const here = await this.#place.present();
    return here.ok && here.value.office.members.some(({ id }) => id === decision.by);
  }

  /** To the office, and to the desk's other devices. */
  #tell({ submission, decision }: Received): Promise<Result<void, Refusal>> {
    if (decision === null) return Promise.resolve(ok(undefined));
    return this.#outbox.send({
      id: decision.id,
      kind: 'decision',
      to: submission.office,
      alsoIn: [DESK],
      body: { decision },
      urgency: 'urgent',
      about: submission.id,
      subject: nameOf(submission.content),
    });
  }
}

/** Whether a post is approved: by the desk, or by its office where that is enough. */
export const stands = ({ submission, recalled, decision, approval }: Received): boolean =>
  !recalled &&
  (decision === null ? submission.reviewAt === 'office' && approval !== null : decision.kind === 'approve');

/** Whether the desk has to decide: what an office approves by itself it only hears of. */
const waits = ({ submission, approval, recalled, decision }: Received): boolean =>
  !recalled &&
  decision === null &&
  submission.reviewAt !== 'office' &&
  (submission.reviewAt === 'desk' || approval !== null);

function entryOf({ submission, approval }: Received, all: readonly Received[]): QueueEntry {
  const earlier = all.filter((one) => one.submission.draft === submission.draft && one.submission.at < submission.at);
  const before = earlier.at(-1) ?? null;
  return {
    submission,
    waitsFor: 'desk',
    previous: before?.submission ?? null,
    lastDecision: approval ?? before?.decision ?? null,
  };
}

function objectionTo({ submission, recalled, decision: taken }: Received, decision: Decision): Refusal['code'] | null {
  const said = decision.note.trim() !== '';
  if (taken !== null) return 'not-submitted';
  if (recalled) return 'not-submitted';
  if (submission.by === decision.by) return 'own-submission';
  if (submission.contentHash !== decision.contentHash) return 'content-changed';
  if (decision.kind === 'return' && decision.comments.length === 0 && !said) return 'no-comments';
  if (decision.kind === 'decline' && !said) return 'needs-note';
  return misplaced(decision.comments, submission.content);
}
