import type { Sending, SyncEvent, SyncOutcome } from '#contract/exchange.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { DESK, devicesOf } from '#domain/directory.ts';
import { type MailAddress, mediaKey } from '#domain/mail.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Desk } from './desk.ts';
import type { Enrolments } from './enrolments.ts';
import type { Forwarding } from './forwarding.ts';
import type { Inbox } from './inbox.ts';
import type { Media, Wish } from './media.ts';
import type { Outbox } from './outbox.ts';
import type { Remote } from './ports/remote.ts';
import type { Membership, Parcels, Releases } from './ports/trust.ts';
import { Posting } from './posting.ts';
import type { Relay } from './relay.ts';
import type { Sharing } from './sharing.ts';
import type { Workplace } from './workplace.ts';

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
  readonly #posting: Posting;
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
    this.#posting = new Posting(place, parts);
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
    const done = { release: null as string | null, received: 0, sent: 0, devices: 0, files: 0, bytes: 0 };
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
      if (route.isStick) {
        const asking = await this.#enrolments.take(route.remote, signal);
        note(asking);
        if (asking.ok) done.devices = asking.value;
      }
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
        const sent = await this.#posting.post(route, self, to, store.value.documents, signal);
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
    const published = remote === null ? {} : await this.#posting.published(store.value.documents, remote);
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
