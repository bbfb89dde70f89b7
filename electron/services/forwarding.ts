import { refuse, type Refusal } from '#contract/refusal.ts';
import type { ParcelBodies } from '#contract/schemas/parcel.ts';
import type { Draft } from '#domain/draft.ts';
import { DESK } from '#domain/directory.ts';
import type { ParcelHead } from '#domain/parcel.ts';
import { nameOf } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { decided, lastSubmission, waitsFor } from '#domain/review.ts';
import type { Decision, Submission } from '#domain/submission.ts';
import type { Drafts } from './drafts.ts';
import type { Order, Outbox } from './outbox.ts';
import type { Workplace } from './workplace.ts';

/** An office's posts on their way to the desk, and the desk's decisions on their way back. */
export class Forwarding {
  readonly #place: Workplace;
  readonly #drafts: Drafts;
  readonly #outbox: Outbox;

  constructor(place: Workplace, drafts: Drafts, outbox: Outbox) {
    this.#place = place;
    this.#drafts = drafts;
    this.#outbox = outbox;
  }

  /** Sends what the draft's state calls for, and takes back what no longer stands. Doing it twice is doing it once. */
  async forward(draft: Draft): Promise<Result<void, Refusal>> {
    const order = parcelOf(draft);
    const sent = order === null ? ok(undefined) : await this.#outbox.send(order);
    if (!sent.ok) return sent;
    for (const submission of draft.submissions.filter((one) => !stands(draft, one))) {
      const recalled = await this.#recall(submission);
      if (!recalled.ok) return recalled;
    }
    return ok(undefined);
  }

  /** Sends what a crash, or an edit of an approved post, left to be sent: before each sync. */
  async reconcile(): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const sent = new Set(await this.#outbox.subjects('submission'));
    for (const { id, state } of await store.value.drafts.summaries()) {
      const draft = state === 'writing' && sent.size === 0 ? null : await store.value.drafts.read(id);
      const told = draft === null ? ok(undefined) : await this.forward(draft);
      if (!told.ok) return told;
    }
    return ok(undefined);
  }

  /** Tells the desk that a submission it was sent no longer stands. */
  async #recall({ id, content }: Submission): Promise<Result<void, Refusal>> {
    if (!(await this.#outbox.subjects('submission')).includes(id)) return ok(undefined);
    return this.#outbox.send({
      id: `recall-${id}`,
      kind: 'recall',
      to: DESK,
      body: { submission: id },
      urgency: 'urgent',
      about: id,
      subject: nameOf(content),
    });
  }

  /** A decision of the desk, or of a lead at another device of this office. */
  async decisionCame({ from }: ParcelHead, { decision }: ParcelBodies['decision']): Promise<Result<void, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const office = here.value.pack.offices.find((one) => one.id === from.office);
    const member = office?.members.find((one) => one.id === decision.by);
    if (member === undefined || decision.by !== from.member) return fail(refuse('may-not-decide'));
    const id = await this.#drafts.ofSubmission(decision.submission);
    // Another device of this office holds the draft.
    if (id === null) return ok(undefined);
    let approved = false;
    const changed = await this.#drafts.change(id, (draft) => {
      const next = applied(draft, decision, member);
      approved = next.ok && next.value.state === 'approved';
      return next;
    });
    if (changed.ok && approved) this.#place.tools.events.send({ type: 'approved' });
    return changed.ok ? ok(undefined) : changed;
  }
}

/** The decision on the draft it is about; refused when the draft went on since. */
function applied(draft: Draft, decision: Decision, member: Parameters<typeof decided>[2]): Result<Draft, Refusal> {
  if (draft.decisions.some((one) => one.id === decision.id)) return ok(draft);
  const last = lastSubmission(draft);
  if (draft.state !== 'submitted' || last?.id !== decision.submission) return fail(refuse('decision-stale'));
  const result = decided(draft, decision, member);
  return result.ok ? result : fail(refuse(result.error.code));
}

/** Whether what the desk was told of a submission still holds: it is the newest and unedited, or it was decided against. */
function stands(draft: Draft, { id }: Submission): boolean {
  const decision = draft.decisions.findLast((one) => one.submission === id);
  if (decision !== undefined && decision.kind !== 'approve') return true;
  return lastSubmission(draft)?.id === id && draft.state !== 'writing';
}

/** What the desk is to hear of a draft; null when nothing (yet). The id is that of the act which made it so. */
function parcelOf(draft: Draft): Order<'submission'> | null {
  const submission = lastSubmission(draft);
  if (submission === null) return null;
  const approval = draft.decisions.find((one) => one.submission === submission.id && one.kind === 'approve') ?? null;
  const isKnown = draft.state === 'approved' && submission.reviewAt === 'office';
  if (waitsFor(draft) !== 'desk' && !isKnown) return null;
  return {
    id: approval?.id ?? submission.id,
    kind: 'submission',
    to: DESK,
    body: { submission, approval },
    urgency: 'normal',
    about: submission.id,
    subject: nameOf(submission.content),
  };
}
