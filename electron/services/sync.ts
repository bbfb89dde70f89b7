import type { Sending, SyncEvent, SyncOutcome } from '#contract/exchange.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { id as idSchema, instant } from '#contract/schemas/post.ts';
import { canonical, type Json } from '#domain/canonical.ts';
import { DESK, devicesOf } from '#domain/directory.ts';
import { headKey, type MailAddress, mediaKey, objectKey, PAGE, pageKey } from '#domain/mail.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Desk } from './desk.ts';
import type { Enrolments } from './enrolments.ts';
import type { Forwarding } from './forwarding.ts';
import type { Inbox } from './inbox.ts';
import type { Media, Wish } from './media.ts';
import type { Outbox } from './outbox.ts';
import type { Remote } from './ports/remote.ts';
import type { DocumentStore } from './ports/store.ts';
import type { Membership, Parcels, Releases } from './ports/trust.ts';
import type { Relay } from './relay.ts';
import type { Sharing } from './sharing.ts';
import { sourceOf } from './whole.ts';
import type { Workplace } from './workplace.ts';

const count = z.int().min(0);
/** `remotes/<id>`: what of our logs is on a remote, and the receipts our heads there give. */
const standing = z.strictObject({
  published: z.record(idSchema, count),
  publishedAt: z.record(idSchema, instant),
  receipts: z.record(idSchema, z.record(idSchema, count)),
});
type Standing = z.infer<typeof standing>;
const nothing: Standing = { published: {}, publishedAt: {}, receipts: {} };

/** Parcels that nobody confirmed for this long are put again, whatever the remote says it has. Milliseconds: a day. */
const OVERDUE = 86_400_000;
/** After so many files of the library that are not at the remote the others that nobody asked for wait for another time. */
const MISSES = 8;

/** Where a sync goes. */
export interface Route {
  /** Names the remote among those of this profile. */
  readonly id: string;
  readonly remote: Remote;
  /** A stick takes everything its addressees have not confirmed: what another stick got may never arrive. */
  readonly isStick: boolean;
  /** A sealed bundle is only read, a new one only written. */
  readonly way: 'both' | 'in' | 'out';
  /** Most bytes of media to fetch; 0 for none. */
  readonly mediaBytes: number;
  /** A person's word that an expired release may be admitted: on a stick, after being told. */
  readonly acceptExpired: boolean;
}

type Steps = AsyncGenerator<SyncEvent, Result<SyncOutcome, Refusal>>;

/**
 * Exchanges with one remote until both sides have what is for them: the release first, then what others say, then what
 * we say, then media. The same for the network and for a stick. Every step is durable when it is done, and doing it
 * again does nothing; a step that is refused does not stop the ones after it unless they need it.
 */
export class Sync {
  readonly #place: Workplace;
  readonly #parcels: Parcels;
  readonly #self: () => Promise<Membership | null>;
  readonly #releases: Releases;
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;
  readonly #media: Media;
  readonly #desk: Desk;
  readonly #forwarding: Forwarding;
  readonly #sharing: Sharing;
  readonly #relay: Relay;
  readonly #enrolments: Enrolments;

  constructor(
    place: Workplace,
    parts: {
      readonly parcels: Parcels;
      readonly self: () => Promise<Membership | null>;
      readonly releases: Releases;
      readonly outbox: Outbox;
      readonly inbox: Inbox;
      readonly media: Media;
      readonly desk: Desk;
      readonly forwarding: Forwarding;
      readonly sharing: Sharing;
      readonly relay: Relay;
      readonly enrolments: Enrolments;
    },
  ) {
    this.#place = place;
    this.#parcels = parts.parcels;
    this.#self = parts.self;
    this.#releases = parts.releases;
    this.#outbox = parts.outbox;
    this.#inbox = parts.inbox;
    this.#media = parts.media;
    this.#desk = parts.desk;
    this.#forwarding = parts.forwarding;
    this.#sharing = parts.sharing;
    this.#relay = parts.relay;
    this.#enrolments = parts.enrolments;
  }

  /** The first refusal met, after everything was tried; else what was done. */
  async *run(route: Route, signal?: AbortSignal): Steps {
    const self = await this.#self();
    const store = this.#place.store();
    if (self === null) return fail(refuse('not-enrolled'));
    if (!store.ok) return store;
    const done = { release: null as string | null, received: 0, sent: 0, files: 0, bytes: 0 };
    const refusals: Refusal[] = [];
    const note = (result: Result<unknown, Refusal>): void => {
      if (!result.ok) refusals.push(result.error);
    };
    if (route.way !== 'out') {
      yield { type: 'step', step: 'release' };
      const admitted = await this.#releases.admit(route.remote, { acceptExpired: route.acceptExpired, signal });
      if (admitted.ok) done.release = admitted.value.changed ? admitted.value.version : null;
      // A stick of an office brings mail and no release.
      else if (!(route.isStick && admitted.error.code === 'release-missing')) note(admitted);
      // Without the remote there is nothing more to do.
      if (!admitted.ok && admitted.error.code.startsWith('remote-')) return admitted;
      if (route.isStick) note(await this.#enrolments.take(route.remote, signal));
      yield { type: 'step', step: 'inbox' };
      for (const from of await this.#writers(self, note)) {
        const read = await this.#read(route, self, from, signal);
        note(read);
        if (read.ok) done.received += read.value;
      }
    }
    if (route.way !== 'in') {
      yield { type: 'step', step: 'outbox' };
      note(await this.#enrolments.give(route.remote, signal));
      note(await this.#outbox.recover());
      note(await this.#outbox.renew());
      note(await this.#forwarding.reconcile());
      note(await this.#sharing.reconcile());
      note(await this.#desk.reconcile());
      for (const to of await this.#addressees()) {
        const sent = await this.#publish(route, self, to, store.value.documents, signal);
        note(sent);
        if (sent.ok) done.sent += sent.value;
      }
    }
    if (route.way !== 'out') {
      yield { type: 'step', step: 'media' };
      if (route.mediaBytes > 0) note(await this.#fetchRenditions(route, signal));
      note(yield* this.#fetchMedia(route, done, signal));
    }
    if (!route.isStick) note(await this.#relay.give(route.remote, signal, route.id));
    const [first] = refusals;
    return first === undefined ? ok(done) : fail(first);
  }

  /** What we send, newest first; `sent` means that it is at the remote by this id. Null: there is no remote. */
  async sendings(remote: string | null): Promise<Result<readonly Sending[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const known = remote === null ? null : await store.value.documents.get(`remotes/${remote}`, standing);
    const { published } = known ?? nothing;
    return this.#outbox.list((to) => published[to] ?? 0);
  }

  /** Devices whose logs for us are to be read: the desk's and our office's others; at the desk every office's. */
  async #writers(
    self: Membership,
    note: (result: Result<unknown, Refusal>) => void,
  ): Promise<readonly MailAddress['from'][]> {
    const directory = await this.#releases.directory();
    note(directory);
    if (!directory.ok) return [];
    return devicesOf(directory.value)
      .filter(
        ({ id, office }) => id !== self.device && (self.office === DESK || office === DESK || office === self.office),
      )
      .map(({ id, office }) => ({ office, device: id }));
  }

  /** Answers how many parcels came. What the writer's head says it has of us is the receipt of what we sent. */
  async #read(
    { remote }: Route,
    self: Membership,
    from: MailAddress['from'],
    signal?: AbortSignal,
  ): Promise<Result<number, Refusal>> {
    const before = (await this.#inbox.received(from.office))[from.device] ?? 0;
    const address = { campaign: self.campaign, from, to: self.office };
    const head = await this.#inbox.read(remote, address, signal);
    if (!head.ok) return head;
    const confirmed = head.value?.seen[self.device];
    if (confirmed !== undefined) {
      const noted = await this.#outbox.confirm(from.office, from.device, confirmed, this.#place.tools.clock.now());
      if (!noted.ok) return noted;
    }
    return ok(((await this.#inbox.received(from.office))[from.device] ?? 0) - before);
  }

  /** Those we have a log for, and those we owe a receipt. */
  async #addressees(): Promise<readonly string[]> {
    return [...new Set([...(await this.#outbox.addressees()), ...(await this.#inbox.offices())])];
  }

  /** Objects first, then pages, the head last: a reader never finds a head that speaks of what is not there. */
  async #publish(
    route: Route,
    self: Membership,
    to: string,
    documents: DocumentStore,
    signal?: AbortSignal,
  ): Promise<Result<number, Refusal>> {
    const before = (await documents.get(`remotes/${route.id}`, standing)) ?? nothing;
    const log = await this.#outbox.log(to);
    const seen = await this.#inbox.received(to);
    const at = this.#place.tools.clock.now();
    const anew = route.isStick || (await this.#isOverdue(before, to, at));
    const from = anew ? 0 : (before.published[to] ?? 0);
    const isTold = sameCounts(before.receipts[to] ?? {}, seen);
    if (log.count === (before.published[to] ?? 0) && isTold && !anew) return ok(0);
    if (log.count === 0 && Object.keys(seen).length === 0) return ok(0);
    const sent = await this.#putParcels(route, to, from, log.count, signal);
    if (!sent.ok) return sent;
    const address: MailAddress = { campaign: self.campaign, from: { office: self.office, device: self.device }, to };
    const pages = await this.#putPages(route, address, from, log.count, signal);
    if (!pages.ok) return pages;
    const { count: total, recent } = log;
    const head = await this.#parcels.signHead({ to, at, count: total, recent: [...recent], seen: { ...seen } });
    if (!head.ok) return head;
    const put = await route.remote.putPointer(headKey(address), encoded(head.value), signal);
    if (!put.ok) return put;
    const kept = await documents.put(`remotes/${route.id}`, standing, {
      published: { ...before.published, [to]: log.count },
      publishedAt: { ...before.publishedAt, [to]: at },
      receipts: { ...before.receipts, [to]: { ...seen } },
    });
    if (!kept.ok) return kept;
    this.#place.tools.events.send({ type: 'exchange' });
    return ok(sent.value);
  }

  /** What was sent and not confirmed may have been lost at the remote. */
  async #isOverdue({ publishedAt }: Standing, to: string, at: string): Promise<boolean> {
    const last = publishedAt[to];
    if (last === undefined || Date.parse(at) - Date.parse(last) < OVERDUE) return false;
    return this.#outbox.isUnconfirmed(to);
  }

  async #putParcels(
    { remote }: Route,
    to: string,
    from: number,
    until: number,
    signal?: AbortSignal,
  ): Promise<Result<number, Refusal>> {
    let sent = 0;
    for await (const { entry, sealed } of this.#outbox.parcels(to, from)) {
      if (sealed === null || entry.seq >= until) continue;
      const put = await remote.putImmutable(objectKey(entry.sha256), sourceOf(sealed), signal);
      if (!put.ok) return put;
      sent += 1;
    }
    return ok(sent);
  }

  async #putPages(
    { remote }: Route,
    address: MailAddress,
    from: number,
    until: number,
    signal?: AbortSignal,
  ): Promise<Result<void, Refusal>> {
    for (let number = Math.floor(from / PAGE); (number + 1) * PAGE <= until; number += 1) {
      const entries = await this.#outbox.page(address.to, number);
      if (!entries.ok) return entries;
      const page = await this.#parcels.signPage({ to: address.to, number, entries: [...entries.value.entries] });
      if (!page.ok) return page;
      const put = await remote.putImmutable(pageKey(address, number), sourceOf(encoded(page.value)), signal);
      if (!put.ok) return put;
    }
    return ok(undefined);
  }

  /** What the library's pictures come in: the larger part of its index, needed before any picture is fetched. */
  async #fetchRenditions({ remote, isStick }: Route, signal?: AbortSignal): Promise<Result<unknown, Refusal>> {
    const completed = await this.#releases.complete(remote, { signal });
    // A stick that brings mail, or texts only.
    const isLeftOut = !completed.ok && isStick && completed.error.code === 'release-incomplete';
    return isLeftOut ? ok(undefined) : completed;
  }

  async *#fetchMedia(
    route: Route,
    done: { files: number; bytes: number },
    signal?: AbortSignal,
  ): AsyncGenerator<SyncEvent, Result<void, Refusal>> {
    const wanted = await this.#wishes(route, signal);
    const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
    let left = route.mediaBytes;
    let misses = 0;
    let first: Result<void, Refusal> = ok(undefined);
    for (const wish of wanted) {
      if (wish.bytes > left || (misses >= MISSES && !wish.asked)) continue;
      const fetched = yield* this.#fetchOne(
        route,
        wish,
        (have) => ({
          type: 'media',
          files: done.files,
          filesTotal: wanted.length,
          bytes: done.bytes + have,
          bytesTotal: total,
        }),
        signal,
      );
      left -= wish.bytes;
      if (fetched.ok) {
        done.files += 1;
        done.bytes += wish.bytes;
      } else if (fetched.error.code !== 'remote-not-found') return fetched;
      else if (!wish.asked) misses += 1;
      else if (first.ok && !route.isStick) first = fetched;
    }
    return first;
  }

  /** What is to come by this route: a stick costs nothing, so it gives whatever of the library it has. */
  async #wishes({ isStick, remote }: Route, signal?: AbortSignal): Promise<readonly Wish[]> {
    if (!isStick) return this.#media.wanted();
    const there = new Set<string>();
    for await (const entry of remote.list('media', signal)) if (entry.ok) there.add(entry.value.key);
    return there.size === 0 ? [] : (await this.#media.wanted('all')).filter(({ hash }) => there.has(mediaKey(hash)));
  }

  async *#fetchOne(
    { remote }: Route,
    wish: Wish,
    told: (have: number) => SyncEvent,
    signal?: AbortSignal,
  ): AsyncGenerator<SyncEvent, Result<void, Refusal>> {
    const steps = this.#media.fetch(remote, wish, signal);
    let step = await steps.next();
    for (; step.done !== true; step = await steps.next()) yield told(step.value);
    return step.value;
  }
}

function sameCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key]);
}

/** One text for one value, so that an immutable file put twice is the same. */
const encoded = (value: object): Uint8Array => Buffer.from(canonical(value as unknown as Json));
