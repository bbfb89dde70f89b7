import type { Sending } from '#contract/exchange.ts';
import type { Refusal } from '#contract/refusal.ts';
import { mailEntries, mailEntry, mailLog } from '#contract/schemas/head.ts';
import type { ParcelBodies } from '#contract/schemas/parcel.ts';
import { id as idSchema, instant, sha256 as sha256Schema } from '#contract/schemas/post.ts';
import { emptyLog, grown, type MailEntry, type MailLog, type MailPage, PAGE, type Urgency } from '#domain/mail.ts';
import { type ParcelKind, parcelKinds } from '#domain/parcel.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { refuse } from '#contract/refusal.ts';
import { z } from 'zod';
import { Lanes } from './lanes.ts';
import type { DocumentStore } from './ports/store.ts';
import type { Membership, Parcels, SealedParcel } from './ports/trust.ts';
import type { Workplace } from './workplace.ts';
import { allIn } from './collection.ts';

/** What is to be said, and to whom. `id` is the command's: sent twice it is sent once. */
export interface Order<K extends ParcelKind> {
  readonly id: string;
  readonly kind: K;
  /** Office id, or `desk`. */
  readonly to: string;
  /** Further logs it stands in, for readers that it is sealed to as well. */
  readonly alsoIn?: readonly string[];
  readonly body: ParcelBodies[K];
  readonly urgency: Urgency;
  /** What it is about: a submission's id, a message's. */
  readonly about: string;
  /** What a person calls it. */
  readonly subject: string;
}

/** `outbox/<id>`: a parcel, sealed once, so that sending it again is the same act. */
const item = z.strictObject({
  id: idSchema,
  kind: z.enum(parcelKinds),
  /** The logs it stands in; the first is its addressee's. */
  to: z.array(idSchema).min(1),
  about: idSchema,
  subject: z.string(),
  at: instant,
  urgency: mailEntry.shape.urgency,
  sha256: sha256Schema,
  size: z.int(),
  /** The sealed bytes in base64; '' once every addressee has them. */
  sealed: z.base64(),
  /** Its place in each addressee's log. */
  places: z.record(idSchema, z.int().min(0)),
  /** Addressees that say they have it, and when we heard. */
  received: z.record(idSchema, instant),
  /** Devices it is sealed to. */
  readers: z.array(idSchema),
  /** Who said it, and what: it is sealed again when an addressee has a new device. Null once every addressee has it. */
  said: z.strictObject({ member: idSchema, body: z.json() }).nullable(),
  /** How it was sealed before: logs that are out name those bytes. */
  former: z.array(z.strictObject({ sha256: sha256Schema, sealed: z.base64() })),
});
export type OutboxItem = z.infer<typeof item>;

/** What this device sends: one log for each addressee, kept whole until the addressee has it. */
export class Outbox {
  readonly #place: Workplace;
  readonly #parcels: Parcels;
  readonly #self: () => Promise<Membership | null>;
  readonly #lanes = new Lanes();
  readonly #listeners: (() => void)[] = [];
  readonly #read = new WeakMap<DocumentStore, Promise<Map<string, OutboxItem>>>();

  constructor(place: Workplace, parcels: Parcels, self: () => Promise<Membership | null>) {
    this.#place = place;
    this.#parcels = parcels;
    this.#self = self;
  }

  /** Seals and queues; durable before it answers. In a profile without a campaign card there is nobody to send to. */
  async send<K extends ParcelKind>(order: Order<K>): Promise<Result<void, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    if ((await this.#self()) === null) return ok(undefined);
    const { documents } = here.value.store;
    return this.#lanes.run('send', async () => {
      const known = (await this.#known(documents)).get(order.id);
      const queued = known === undefined ? await this.#queue(documents, order, here.value.member.id) : ok(known);
      if (!queued.ok) return queued;
      const placed = await this.#enter(documents, queued.value);
      if (placed.ok) this.#told();
      return placed;
    });
  }

  /** Calls `listener` whenever something new waits. */
  onQueued(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #told(): void {
    this.#place.tools.events.send({ type: 'exchange' });
    for (const listener of this.#listeners) listener();
  }

  /** What a crash left between queueing and logging is logged now. Once after opening. */
  async recover(): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    return this.#lanes.run('send', async () => {
      for (const one of await this.#items(store.value.documents)) {
        const placed = await this.#enter(store.value.documents, one);
        if (!placed.ok) return placed;
      }
      return ok(undefined);
    });
  }

  /** Newest first. */
  async list(published: (to: string) => number): Promise<Result<readonly Sending[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const items = await this.#items(store.value.documents);
    return ok(items.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map((one) => sendingOf(one, published)));
  }

  /** Addressees with a log of ours. */
  async addressees(): Promise<readonly string[]> {
    const store = this.#place.store();
    return store.ok ? store.value.documents.names('log') : [];
  }

  async log(to: string): Promise<MailLog> {
    const store = this.#place.store();
    return store.ok ? readLog(store.value.documents, to) : emptyLog;
  }

  /** A whole page of a log. */
  async page(to: string, number: number): Promise<Result<Pick<MailPage, 'number' | 'entries'>, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const entries = await store.value.documents.get(pageName(to, number), mailEntries);
    return entries === null ? fail(refuse('outbox-damaged', { page: number })) : ok({ number, entries });
  }

  /** The entries of a log from `from` on, with their sealed bytes; null where the addressee has them already. */
  async *parcels(
    to: string,
    from: number,
  ): AsyncGenerator<{ readonly entry: MailEntry; readonly sealed: Uint8Array | null }> {
    const store = this.#place.store();
    if (!store.ok) return;
    const items = await this.#items(store.value.documents);
    const bySha = new Map(items.flatMap((one) => [one, ...one.former]).map((one) => [one.sha256, one]));
    const log = await this.log(to);
    for (let number = Math.floor(from / PAGE); number * PAGE < log.count; number += 1) {
      const entries = (await store.value.documents.get(pageName(to, number), mailEntries)) ?? log.recent;
      for (const entry of entries) {
        if (entry.seq < from) continue;
        const sealed = bySha.get(entry.sha256)?.sealed ?? '';
        yield { entry, sealed: sealed === '' ? null : fromBase64(sealed) };
      }
    }
  }

  /** What was sent of this kind: the ids of what it is about. */
  async subjects(kind: ParcelKind): Promise<readonly string[]> {
    const store = this.#place.store();
    if (!store.ok) return [];
    return (await this.#items(store.value.documents)).filter((one) => one.kind === kind).map(({ about }) => about);
  }

  /** Whether an addressee has not yet said of some parcel that it has it. */
  async isUnconfirmed(to: string): Promise<boolean> {
    const store = this.#place.store();
    if (!store.ok) return false;
    const items = await this.#items(store.value.documents);
    return items.some((one) => one.places[to] !== undefined && one.received[to] === undefined);
  }

  /**
   * Seals what nobody confirmed anew where an addressee has a device that it was not sealed to: a laptop that came later, or
   * in a lost one's place. It is the same parcel, and stands in the logs once more.
   */
  async renew(): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { documents } = store.value;
    return this.#lanes.run('send', async () => {
      for (const one of await this.#items(documents)) {
        const renewed = await this.#renewed(one);
        if (!renewed.ok) return renewed;
        if (renewed.value === one) continue;
        const kept = await this.#keep(documents, renewed.value);
        const placed = kept.ok ? await this.#enter(documents, renewed.value) : kept;
        if (!placed.ok) return placed;
      }
      return ok(undefined);
    });
  }

  async #renewed(one: OutboxItem): Promise<Result<OutboxItem, Refusal>> {
    const { id, kind, to, at, said, former, sha256, sealed, received } = one;
    if (said === null || Object.keys(received).length > 0) return ok(one);
    const [first = '', ...alsoTo] = to;
    const now = await this.#parcels.readers(to);
    if (!now.ok) return now;
    if (now.value.every((device) => one.readers.includes(device))) return ok(one);
    const anew = await this.#parcels.seal({ id, kind, to: first, at, member: said.member }, said.body as never, alsoTo);
    if (!anew.ok) return anew;
    return ok({ ...one, ...this.#sealedAs(anew.value), places: {}, former: [...former, { sha256, sealed }] });
  }

  #sealedAs({ bytes, readers }: SealedParcel): Pick<OutboxItem, 'sha256' | 'size' | 'sealed' | 'readers'> {
    const sha256 = this.#place.tools.digest(bytes);
    return { sha256, size: bytes.length, sealed: toBase64(bytes), readers: [...readers] };
  }

  /** A device of `to` says that it has the first `count` parcels of its log. What it can't open it does not have. */
  async confirm(to: string, device: string, count: number, at: string): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { documents } = store.value;
    return this.#lanes.run('send', async () => {
      for (const one of await this.#items(documents)) {
        const place = one.places[to];
        if (place === undefined || place >= count || one.received[to] !== undefined) continue;
        if (!one.readers.includes(device)) continue;
        const received = { ...one.received, [to]: at };
        const isDone = one.to.every((each) => received[each] !== undefined);
        const kept = await this.#keep(documents, isDone ? { ...one, received, ...delivered() } : { ...one, received });
        if (!kept.ok) return kept;
        this.#place.tools.events.send({ type: 'exchange' });
      }
      return ok(undefined);
    });
  }

  async #queue<K extends ParcelKind>(
    documents: DocumentStore,
    order: Order<K>,
    member: string,
  ): Promise<Result<OutboxItem, Refusal>> {
    const { id, kind, to, alsoIn = [], urgency, about, subject } = order;
    const at = this.#place.tools.clock.now();
    const sealed = await this.#parcels.seal({ id, kind, to, at, member }, order.body, alsoIn);
    if (!sealed.ok) return sealed;
    // As the parcel says it: without what JSON has no word for.
    const body: unknown = JSON.parse(JSON.stringify(order.body));
    const one: OutboxItem = {
      id,
      kind,
      to: [to, ...alsoIn],
      about,
      subject,
      at,
      urgency,
      ...this.#sealedAs(sealed.value),
      places: {},
      received: {},
      said: { member, body: z.json().parse(body) },
      former: [],
    };
    const kept = await this.#keep(documents, one);
    return kept.ok ? ok(one) : kept;
  }

  /** Gives the parcel its place in each log it has none in yet: page first, log next, the parcel's own note last. */
  async #enter(documents: DocumentStore, one: OutboxItem): Promise<Result<void, Refusal>> {
    const missing = one.to.filter((to) => one.places[to] === undefined);
    if (missing.length === 0) return ok(undefined);
    const places = { ...one.places };
    for (const to of missing) {
      const log = await readLog(documents, to);
      const there = await placeIn(documents, to, log, one.sha256);
      if (there === null) {
        const logged = await append(documents, to, log, one);
        if (!logged.ok) return logged;
      }
      places[to] = there ?? log.count;
    }
    return this.#keep(documents, { ...one, places });
  }

  async #items(documents: DocumentStore): Promise<readonly OutboxItem[]> {
    return [...(await this.#known(documents)).values()];
  }

  /** Every item of a store, read once: what is kept afterwards is put there too. */
  #known(documents: DocumentStore): Promise<Map<string, OutboxItem>> {
    const known = this.#read.get(documents) ?? readItems(documents);
    this.#read.set(documents, known);
    return known;
  }

  async #keep(documents: DocumentStore, one: OutboxItem): Promise<Result<void, Refusal>> {
    const kept = await documents.put(`outbox/${one.id}`, item, one);
    if (kept.ok) (await this.#known(documents)).set(one.id, one);
    return kept;
  }
}

async function readItems(documents: DocumentStore): Promise<Map<string, OutboxItem>> {
  const items = await allIn(documents, 'outbox', item);
  return new Map(Array.from(items.values(), (one) => [one.id, one]));
}

/** What every addressee has need not be kept. */
const delivered = (): Pick<OutboxItem, 'sealed' | 'said' | 'former'> => ({ sealed: '', said: null, former: [] });

const pageName = (to: string, number: number): string => `pages/${to}.${number}`;

const readLog = async (documents: DocumentStore, to: string): Promise<MailLog> =>
  (await documents.get(`log/${to}`, mailLog)) ?? emptyLog;

/** Where a parcel stands in the newest part of a log: only the last one can have been logged without being noted. */
async function placeIn(documents: DocumentStore, to: string, log: MailLog, sha256: string): Promise<number | null> {
  const last =
    log.recent.length > 0 ? log.recent : await documents.get(pageName(to, log.count / PAGE - 1), mailEntries);
  return last?.find((entry) => entry.sha256 === sha256)?.seq ?? null;
}

async function append(
  documents: DocumentStore,
  to: string,
  log: MailLog,
  { sha256, size, urgency }: OutboxItem,
): Promise<Result<void, Refusal>> {
  const next = grown(log, { sha256, size, urgency });
  if (next.page !== null) {
    const kept = await documents.put(pageName(to, next.page.number), mailEntries, [...next.page.entries]);
    if (!kept.ok) return kept;
  }
  return documents.put(`log/${to}`, mailLog, { count: next.log.count, recent: [...next.log.recent] });
}

function sendingOf(one: OutboxItem, published: (to: string) => number): Sending {
  const { id, kind, to, subject, at, size } = one;
  const receivedAt = to.map((each) => one.received[each]).find((each) => each !== undefined) ?? null;
  const isSent = to.every((each) => (one.places[each] ?? Number.POSITIVE_INFINITY) < published(each));
  return { id, kind, to, subject, at, size, state: receivedAt ? 'received' : isSent ? 'sent' : 'waiting', receivedAt };
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64');
