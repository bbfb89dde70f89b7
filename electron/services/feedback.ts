import type { Acknowledgement, Feedback, FeedbackKind } from '#contract/feedback.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { parcelBodies, type ParcelBodies } from '#contract/schemas/parcel.ts';
import { id, instant } from '#contract/schemas/post.ts';
import { DESK } from '#domain/directory.ts';
import type { ParcelHead } from '#domain/parcel.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import { Lanes } from './lanes.ts';
import type { Outbox } from './outbox.ts';
import type { Store } from './ports/store.ts';
import type { Workplace } from './workplace.ts';
import { allIn } from './collection.ts';

const answered = z.strictObject({
  outcome: parcelBodies.answer.shape.outcome,
  text: parcelBodies.answer.shape.text,
  by: id,
  at: instant,
});
const common = {
  id,
  office: id,
  by: id,
  at: instant,
  answer: answered.nullable(),
  retracted: instant.exactOptional(),
};
/** `feedback/<id>`, in the office that said it and at the desk. */
const feedback: z.ZodType<Feedback> = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('proposal'), body: parcelBodies.proposal }),
  z.strictObject({ ...common, kind: z.literal('request'), body: parcelBodies.request }),
  z.strictObject({ ...common, kind: z.literal('false-alarm'), body: parcelBodies['false-alarm'] }),
]);
/** `acknowledged/<alert or guideline>`, at the desk. */
const acknowledged = z.array(z.strictObject({ about: id, office: id, member: id, at: instant }));

/** `answers-read/<member>`: what was answered → instant of the answer this member read. */
const answersRead = z.record(id, instant);

/** What an office says: its kind with its body. */
export type Said = {
  readonly [K in FeedbackKind]: { readonly command: string; readonly kind: K; readonly body: ParcelBodies[K] };
}[FeedbackKind];

export interface AnswerOrder {
  readonly command: string;
  readonly to: string;
  readonly outcome: ParcelBodies['answer']['outcome'];
  readonly text: string;
}

/** What offices tell the committee: ideas, wishes, false alarms; and what it answers. */
export class FeedbackService {
  readonly #place: Workplace;
  readonly #outbox: Outbox;
  readonly #lanes = new Lanes();

  constructor(place: Workplace, outbox: Outbox) {
    this.#place = place;
    this.#outbox = outbox;
  }

  /** Newest first. */
  async list(): Promise<Result<readonly Feedback[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const all = await allIn(store.value.documents, 'feedback', feedback);
    const standing = Array.from(all.values()).filter(({ retracted }) => retracted === undefined);
    return ok(standing.toSorted((a, b) => (a.at < b.at ? 1 : -1)));
  }

  /** Keeps it here and sends it to the desk. */
  async send({ command, kind, body }: Said): Promise<Result<Feedback, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { office, member, store } = here.value;
    const at = this.#place.tools.clock.now();
    const said = { id: command, kind, office: office.id, by: member.id, at, body, answer: null } as Feedback;
    const kept = await this.#keep(store, said);
    if (!kept.ok) return kept;
    const sent = await this.#outbox.send({
      id: command,
      kind,
      to: DESK,
      body,
      urgency: 'bulk',
      about: command,
      subject: subjectOf(said),
    });
    return sent.ok ? kept : sent;
  }

  /** Takes back what was said here: false once the desk has answered. Doing it twice is doing it once. */
  async retract(command: string, about: string): Promise<Result<boolean, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const at = this.#place.tools.clock.now();
    const taken = await this.#takeBack(here.value.store, about, at);
    if (!taken.ok) return taken;
    if (taken.value.retracted === undefined) return ok(false);
    const order = { id: command, kind: 'retraction', to: DESK, body: { about }, urgency: 'bulk', about } as const;
    const sent = await this.#outbox.send({ ...order, subject: subjectOf(taken.value) });
    return sent.ok ? ok(true) : sent;
  }

  /** The desk's answer. */
  async answer({ command, to, outcome, text }: AnswerOrder): Promise<Result<Feedback, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { office, member, store } = here.value;
    if (office.id !== DESK) return fail(refuse('may-not-decide'));
    const at = this.#place.tools.clock.now();
    const noted = await this.#note(store, to, { outcome, text, by: member.id, at });
    if (!noted.ok) return noted;
    const sent = await this.#outbox.send({
      id: command,
      kind: 'answer',
      to: noted.value.office,
      alsoIn: [DESK],
      body: { to, outcome, text },
      urgency: 'normal',
      about: to,
      subject: subjectOf(noted.value),
    });
    return sent.ok ? noted : sent;
  }

  /** What was answered since this member last read its answer, newest first. The desk's own answers are no news to it. */
  async unread(): Promise<Result<readonly string[], Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { office, member, store } = here.value;
    if (office.id === DESK) return ok([]);
    const all = await this.list();
    if (!all.ok) return all;
    const read = (await store.documents.get(`answers-read/${member.id}`, answersRead)) ?? {};
    return ok(
      all.value.filter(({ id: said, answer }) => answer !== null && read[said] !== answer.at).map((one) => one.id),
    );
  }

  /** This member has read the answers to these. A newer answer is unread again. */
  async read(ids: readonly string[]): Promise<Result<readonly string[], Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { member, store } = here.value;
    const all = await this.list();
    if (!all.ok) return all;
    const name = `answers-read/${member.id}`;
    const news = all.value.flatMap(({ id: said, answer }) =>
      answer !== null && ids.includes(said) ? [[said, answer.at] as const] : [],
    );
    const kept = await this.#lanes.run(name, async () => {
      const before = (await store.documents.get(name, answersRead)) ?? {};
      return store.documents.put(name, answersRead, { ...before, ...Object.fromEntries(news) });
    });
    if (!kept.ok) return kept;
    this.#place.tools.events.send({ type: 'feedback' });
    return this.unread();
  }

  /** At the desk: who confirmed what, by alert or guideline. */
  async acknowledgements(): Promise<Result<readonly Acknowledgement[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const all = await allIn(store.value.documents, 'acknowledged', acknowledged);
    return ok(Array.from(all.values()).flat());
  }

  /** A member confirmed an alert or a guideline: the desk is told. */
  acknowledge(about: string, member: string): Promise<Result<void, Refusal>> {
    return this.#outbox.send({
      id: `acknowledged-${member}-${about}`.slice(0, 80),
      kind: 'acknowledgement',
      to: DESK,
      body: { about },
      urgency: 'bulk',
      about,
      subject: about,
    });
  }

  async feedbackCame(
    { id: said, kind, from, at }: ParcelHead,
    body: ParcelBodies[FeedbackKind],
  ): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const came = feedback.safeParse({ id: said, kind, office: from.office, by: from.member, at, body, answer: null });
    if (!came.success) return fail(refuse('parcel-damaged'));
    const kept = await this.#keep(store.value, came.data);
    return kept.ok ? ok(undefined) : kept;
  }

  /** Only its own office takes a word back; one that never came here, or is answered, is left. */
  async retractionCame(
    { from, at }: ParcelHead,
    { about }: ParcelBodies['retraction'],
  ): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const said = await store.value.documents.get(`feedback/${about}`, feedback);
    if (said === null || said.office !== from.office) return ok(undefined);
    const taken = await this.#takeBack(store.value, about, at);
    return taken.ok ? ok(undefined) : taken;
  }

  async answerCame({ from, at }: ParcelHead, body: ParcelBodies['answer']): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { to, outcome, text } = body;
    const noted = await this.#note(store.value, to, { outcome, text, by: from.member, at });
    // What was asked stands at another device of this office: it hears of the answer itself.
    return noted.ok || noted.error.code === 'no-such-feedback' ? ok(undefined) : noted;
  }

  async acknowledgementCame({ from, at }: ParcelHead, { about }: ParcelBodies['acknowledgement']) {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { documents } = store.value;
    return this.#lanes.run(about, async () => {
      const before = (await documents.get(`acknowledged/${about}`, acknowledged)) ?? [];
      if (before.some((one) => one.office === from.office && one.member === from.member)) return ok(undefined);
      const after = [...before, { about, office: from.office, member: from.member, at }];
      const kept = await documents.put(`acknowledged/${about}`, acknowledged, after);
      if (kept.ok) this.#place.tools.events.send({ type: 'feedback' });
      return kept;
    });
  }

  /** The first word by an id stands. */
  #keep(store: Store, said: Feedback): Promise<Result<Feedback, Refusal>> {
    return this.#lanes.run(said.id, async () => {
      const before = await store.documents.get(`feedback/${said.id}`, feedback);
      if (before !== null) return ok(before);
      const kept = await store.documents.put(`feedback/${said.id}`, feedback, said);
      if (!kept.ok) return kept;
      this.#place.tools.events.send({ type: 'feedback' });
      return ok(said);
    });
  }

  /** An answer stands, and so does the first taking back. */
  #takeBack(store: Store, about: string, at: string): Promise<Result<Feedback, Refusal>> {
    return this.#change(store, about, (said) =>
      said.answer !== null || said.retracted !== undefined ? said : { ...said, retracted: at },
    );
  }

  /** The newest answer stands. */
  #note(store: Store, to: string, answer: NonNullable<Feedback['answer']>): Promise<Result<Feedback, Refusal>> {
    return this.#change(store, to, (said) =>
      said.answer !== null && said.answer.at >= answer.at ? said : { ...said, answer },
    );
  }

  /** Changes what was said, alone; the same object back means that there was nothing to do. */
  #change(store: Store, id: string, change: (said: Feedback) => Feedback): Promise<Result<Feedback, Refusal>> {
    return this.#lanes.run(id, async () => {
      const before = await store.documents.get(`feedback/${id}`, feedback);
      if (before === null) return fail(refuse('no-such-feedback'));
      const after = change(before);
      if (after === before) return ok(before);
      const kept = await store.documents.put(`feedback/${id}`, feedback, after);
      if (!kept.ok) return kept;
      this.#place.tools.events.send({ type: 'feedback' });
      return ok(after);
    });
  }
}

/** The first words: what a list calls it. */
function subjectOf(said: Feedback): string {
  const words = said.kind === 'false-alarm' ? said.body.words : said.body.text;
  const title = said.kind === 'proposal' && said.body.title.trim() !== '' ? said.body.title : words;
  return Array.from(title.trim()).slice(0, 80).join('');
}
