import type { Refused } from '#contract/exchange.ts';
import { type Refusal, refusal, refuse } from '#contract/refusal.ts';
import type { MailHead, MailPage } from '#contract/schemas/head.ts';
import { LARGEST_PARCEL, type ParcelBodies } from '#contract/schemas/parcel.ts';
import { id, instant } from '#contract/schemas/post.ts';
import {
  entriesAfter,
  headKey,
  type MailAddress,
  type MailEntry,
  objectKey,
  pageKey,
  pagesMissing,
} from '#domain/mail.ts';
import type { ParcelHead, ParcelKind } from '#domain/parcel.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Remote } from './ports/remote.ts';
import type { DocumentStore } from './ports/store.ts';
import type { MailBox, OpenedParcel, Parcels } from './ports/trust.ts';
import { readWhole } from './whole.ts';
import type { Workplace } from './workplace.ts';
import { allIn } from './collection.ts';

/** What is done with parcels of each kind; twice is once. A refusal is noted, and the next parcel is read. */
export type Handlers = {
  readonly [K in ParcelKind]?: (head: ParcelHead, body: ParcelBodies[K]) => Promise<Result<void, Refusal>>;
};

const known = z.strictObject({ count: z.int().min(0) });
const note = z.strictObject({ at: instant, from: z.strictObject({ office: id, device: id }), refusal });

/** Heads and pages are small: more is no head of ours. Bytes. */
const LARGEST_HEAD = 256 * 1024;

/** What other devices send us: read in order, verified, admitted once, counted durably. */
export class Inbox {
  readonly #place: Workplace;
  readonly #parcels: Parcels;
  readonly #handlers: Handlers;
  /** The instant by which parcels are judged. */
  readonly #now: () => string;

  constructor(place: Workplace, parcels: Parcels, handlers: Handlers, now: () => string) {
    this.#place = place;
    this.#parcels = parcels;
    this.#handlers = handlers;
    this.#now = now;
  }

  /** How many parcels of each device of `office` we have: what our own head tells them. */
  async received(office: string): Promise<Readonly<Record<string, number>>> {
    const store = this.#place.store();
    if (!store.ok) return {};
    const { documents } = store.value;
    const names = (await documents.names('known')).filter((name) => name.startsWith(`${office}.`));
    const counts = await Promise.all(names.map((name) => documents.get(`known/${name}`, known)));
    return Object.fromEntries(names.map((name, at) => [name.slice(office.length + 1), counts[at]?.count ?? 0]));
  }

  /** Offices whose devices' parcels we have. */
  async offices(): Promise<readonly string[]> {
    const store = this.#place.store();
    const names = store.ok ? await store.value.documents.names('known') : [];
    return [...new Set(names.map((name) => name.slice(0, name.indexOf('.'))))];
  }

  /** What came and was not taken in, newest first. */
  async refused(): Promise<readonly Refused[]> {
    const store = this.#place.store();
    if (!store.ok) return [];
    const notes = await allIn(store.value.documents, 'refused', note);
    return Array.from(notes, ([id, one]) => ({ id, ...one })).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  }

  /**
   * Reads what is new in one device's log for us, as far as the remote has it. Answers the head, null where there is
   * none. A refusal of the remote, or of our own disk, ends it: the rest is read next time.
   */
  async read(remote: Remote, address: MailAddress, signal?: AbortSignal): Promise<Result<MailHead | null, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { documents } = store.value;
    const head = await this.#head(remote, address, signal);
    if (!head.ok || head.value === null) return head;
    const name = `known/${address.from.office}.${address.from.device}`;
    const before = (await documents.get(name, known))?.count ?? 0;
    const entries = await this.#entries(remote, head.value, before, signal);
    if (!entries.ok) return entries;
    for (const entry of entries.value) {
      const taken = await this.#take(documents, remote, address, entry, signal);
      if (!taken.ok) return taken;
      const counted = await documents.put(name, known, { count: entry.seq + 1 });
      if (!counted.ok) return counted;
    }
    if (entries.value.length > 0) this.#place.tools.events.send({ type: 'exchange' });
    return head;
  }

  async #head(remote: Remote, address: MailAddress, signal?: AbortSignal): Promise<Result<MailHead | null, Refusal>> {
    const bytes = await readWhole(remote, headKey(address), LARGEST_HEAD, signal);
    if (!bytes.ok) return bytes.error.code === 'remote-not-found' ? ok(null) : bytes;
    return this.#parcels.readHead(bytes.value, boxOf(address), this.#now());
  }

  async #entries(
    remote: Remote,
    head: MailHead,
    before: number,
    signal?: AbortSignal,
  ): Promise<Result<readonly MailEntry[], Refusal>> {
    const pages: MailPage[] = [];
    for (const number of pagesMissing(head, before)) {
      const key = pageKey(head, number);
      const bytes = await readWhole(remote, key, LARGEST_HEAD, signal);
      if (!bytes.ok) return bytes;
      const page = await this.#parcels.readPage(bytes.value, boxOf(head), this.#now());
      if (!page.ok) return page;
      if (page.value.number !== number) return fail(refuse('mail-broken', { key }));
      pages.push(page.value);
    }
    const entries = entriesAfter(before, head, pages);
    if (entries.ok) return entries;
    // A stick that was written earlier is no attack: there is nothing new on it.
    return entries.error === 'mail-rolled-back' ? ok([]) : fail(refuse(entries.error, { key: headKey(head) }));
  }

  /** Fetches, opens and hands on one parcel. Only what may be better next time is answered as a refusal. */
  async #take(
    documents: DocumentStore,
    remote: Remote,
    { from }: MailAddress,
    { sha256, size }: MailEntry,
    signal?: AbortSignal,
  ): Promise<Result<void, Refusal>> {
    const key = objectKey(sha256);
    const sealed = await readWhole(remote, key, Math.min(size, LARGEST_PARCEL), signal);
    if (!sealed.ok) return sealed;
    if (this.#place.tools.digest(sealed.value) !== sha256) return fail(refuse('object-damaged', { object: sha256 }));
    const done = await this.#admit(sealed.value, from);
    if (done.ok || isPassing(done.error)) return done;
    this.#place.tools.log.error('parcel refused', { ...from, sha256, ...done.error });
    return documents.put(`refused/${sha256}`, note, {
      at: this.#place.tools.clock.now(),
      from: { ...from },
      refusal: { code: done.error.code, params: { ...done.error.params } },
    });
  }

  async #admit(sealed: Uint8Array, from: MailAddress['from']): Promise<Result<void, Refusal>> {
    const opened = await this.#parcels.open(sealed, this.#now());
    if (!opened.ok) return opened;
    const parcel = opened.value;
    if (parcel.from.office !== from.office || parcel.from.device !== from.device) return fail(refuse('parcel-forged'));
    return parcel.known ? this.#handle(parcel) : fail(refuse('parcel-newer', { kind: parcel.kind }));
  }

  async #handle({ kind, body, ...head }: OpenedParcel & { readonly known: true }): Promise<Result<void, Refusal>> {
    const handler = this.#handlers[kind] as
      | ((head: ParcelHead, body: unknown) => Promise<Result<void, Refusal>>)
      | undefined;
    return handler === undefined ? fail(refuse('parcel-misplaced', { kind })) : handler({ ...head, kind }, body);
  }
}

const boxOf = ({ from, to }: Pick<MailAddress, 'from' | 'to'>): MailBox => ({ ...from, to });

/**
 * Refusals of our own disk, and of a profile that is just being replaced: the parcel itself is not to blame. A device
 * that no release names yet may be named by the next one.
 */
const isPassing = ({ code }: Refusal): boolean =>
  code.startsWith('disk-') || code === 'not-open' || code === 'no-space';
