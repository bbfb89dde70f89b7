import type { BundleEvent } from '#contract/bundles.ts';
import type { libraryReaches, StickEvent, SyncOutcome } from '#contract/exchange.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Exchange } from './exchange.ts';
import type { OpenRemote, Remote } from './ports/remote.ts';
import type { Membership, Releases } from './ports/trust.ts';
import type { Route } from './sync.ts';
import type { Workplace } from './workplace.ts';

type Steps = AsyncGenerator<StickEvent, Result<void, Refusal>>;
type Reach = (typeof libraryReaches)[number];

/** Every exchange can be carried by hand: the same release, mail and media, in a sync bundle on a stick. */
export class Sticks {
  readonly #place: Workplace;
  readonly #exchange: Exchange;
  readonly #self: () => Promise<Membership | null>;
  readonly #releases: Releases;
  readonly #openRemote: OpenRemote;

  constructor(
    place: Workplace,
    exchange: Exchange,
    parts: {
      readonly self: () => Promise<Membership | null>;
      readonly releases: Releases;
      readonly openRemote: OpenRemote;
    },
  ) {
    this.#place = place;
    this.#exchange = exchange;
    this.#self = parts.self;
    this.#releases = parts.releases;
    this.#openRemote = parts.openRemote;
  }

  /**
   * Writes a sync bundle under `to`: what we have for others and what we carry for them, and with `release` the guidelines
   * and `media` the library's files that are here, for an office without a connection. `finished` comes only when the stick may be removed.
   */
  async *prepare(
    { to, release, media }: { readonly to: string; readonly release: boolean; readonly media: Reach },
    signal?: AbortSignal,
  ): Steps {
    const self = await this.#self();
    if (self === null) return fail(refuse('not-enrolled'));
    const { digest, clock, ids, bundles } = this.#place.tools;
    const id = digest(`${self.device} ${ids.next()}`);
    const begun = await bundles.begin({ id, campaign: self.campaign, office: self.office, to, at: clock.now() });
    if (!begun.ok) return begun;
    const remote = this.#folder(begun.value.data);
    const put = yield* this.#fill(remote, { release, media }, signal);
    if (!put.ok) return put;
    return yield* bundles.seal(begun.value.folder, signal);
  }

  /**
   * Verifies a sync bundle whole, then takes in what is for us and keeps what is for others, to be carried on. So with a
   * folder into which a release was published: it has no list of its own, and each thing in it proves itself.
   */
  async *admit(folder: string, acceptExpired: boolean, signal?: AbortSignal): Steps {
    const self = await this.#self();
    if (self === null) return fail(refuse('not-enrolled'));
    const found = await this.#place.tools.bundles.find(folder);
    if (found.some((one) => one.folder === folder && one.kind === 'release')) {
      const taken = yield* this.#takeIn(folder, self, acceptExpired, signal);
      if (!taken.ok) return taken;
      const { files, bytes } = taken.value;
      yield { type: 'finished', folder, posts: 0, files, bytes, resumed: false };
      return ok(undefined);
    }
    let finished: BundleEvent | null = null;
    const steps = this.#place.tools.bundles.unseal(folder, self.campaign, signal);
    let step = await steps.next();
    for (; step.done !== true; step = await steps.next()) {
      if (step.value.type === 'finished') finished = step.value;
      else yield step.value;
    }
    if (!step.value.ok) return step.value;
    const taken = yield* this.#takeIn(step.value.value.data, self, acceptExpired, signal);
    if (!taken.ok) return taken;
    if (finished !== null) yield finished;
    return ok(undefined);
  }

  async *#takeIn(
    folder: string,
    self: Membership,
    acceptExpired: boolean,
    signal?: AbortSignal,
  ): AsyncGenerator<StickEvent, Result<SyncOutcome, Refusal>> {
    const remote = this.#folder(folder);
    const outcome = yield* this.#exchange.sync.run({ ...stick(remote), way: 'in', acceptExpired }, signal);
    if (!outcome.ok) return outcome;
    const relayed = await this.#exchange.relay.take(remote, self, signal);
    if (!relayed.ok) return relayed;
    yield { type: 'synced', outcome: outcome.value };
    return outcome;
  }

  async *#fill(
    remote: Remote,
    { release, media }: { readonly release: boolean; readonly media: Reach },
    signal?: AbortSignal,
  ): AsyncGenerator<StickEvent, Result<void, Refusal>> {
    if (release) {
      yield { type: 'step', step: 'release' };
      const offered = await this.#releases.offer(remote, signal);
      if (!offered.ok) return offered;
    }
    const outcome = yield* this.#exchange.sync.run({ ...stick(remote), way: 'out', acceptExpired: false }, signal);
    if (!outcome.ok) return outcome;
    const relayed = await this.#exchange.relay.give(remote, signal);
    if (!relayed.ok) return relayed;
    return yield* this.#exchange.media.offer(remote, media, signal);
  }

  #folder(path: string): Remote {
    return this.#openRemote({ kind: 'folder', path }, '', () => undefined);
  }
}

const stick = (remote: Remote): Pick<Route, 'id' | 'remote' | 'isStick' | 'mediaBytes'> => ({
  id: 'stick',
  remote,
  isStick: true,
  mediaBytes: Number.POSITIVE_INFINITY,
});
